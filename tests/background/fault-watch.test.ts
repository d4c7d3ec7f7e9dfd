import { expect, it } from 'vitest'
import type { AdapterFault } from '../../src/adapter.ts'
import { createFaultWatch } from '../../src/background/fault-watch.ts'
import type { PlatformFault } from '../../src/background/platform-check.ts'
import type { Cause } from '../../src/errors.ts'
import { createLog } from '../../src/log.ts'
import { newsdesk } from '../fakes/newsdesk.ts'
import { createRecorder } from '../fakes/recorder.ts'
import { createTalker } from '../fakes/talker.ts'

const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
const day = 86_400_000

const explain = (reason: string): Cause | null =>
  reason === 'no key opens it' ? 'token-unusable' : /reached|no way/.test(reason) ? 'unreached' : null

/** A desk whose owner was seen in private, and a platform with these faults. */
async function desk() {
  const messenger = createTalker()
  const { store, room, now, pass, as } = newsdesk({ messenger })
  const ann = as('Ann')
  await ann.gives('history')
  const faults: AdapterFault[] = []
  const checked: PlatformFault[] = []
  const adapters = [{ ...createRecorder({ perSecond: 1, chatMs: 0 }), faults: () => faults, explain }]
  const audience = { store, brief: room.brief, roles: room.desk.roles, messenger }
  const watch = () => createFaultWatch({ audience, adapters, checked: () => checked, now, log })
  return { watch, faults, checked, pass, told: () => messenger.at(ann.target) }
}

it('tells the owners which account cannot be served and why, once a day in whatever process', async () => {
  const { watch, faults, pass, told } = await desk()
  faults.push({ account: 'T2', reason: 'no key opens it' })
  const first = watch()
  await first.poll()
  await first.poll()
  await watch().poll()
  expect(told()).toEqual([
    expect.stringContaining('Recorder T2 cannot be served: its token cannot be read or renewed.'),
  ])
  faults.push({ account: 'T3', reason: 'its token is gone' })
  await first.poll()
  expect(told()).toEqual([
    expect.anything(),
    expect.stringContaining('T3 cannot be served.\nThe platform’s own words are in the log.'),
  ])
  pass(day)
  await first.poll()
  expect(told()).toHaveLength(4)
})

it('tells of a whole platform only what lasts', async () => {
  const { watch, faults, told } = await desk()
  const watching = watch()
  faults.push({ account: null, reason: 'it cannot be reached' })
  await watching.poll()
  expect(told()).toEqual([])
  await watching.poll()
  expect(told()).toEqual([expect.stringContaining('Recorder cannot be served: the platform cannot be reached.')])
})

it('tells of a platform that did not answer, and leaves accounts that it refuses to others', async () => {
  const { watch, faults, checked, told } = await desk()
  const watching = watch()
  faults.push({ account: 'T1', reason: 'the token is refused' })
  checked.push({ platform: 'recorder', account: 'T1', reason: 'token revoked' })
  checked.push({ platform: 'recorder', account: null, reason: 'no way there' })
  await watching.poll()
  await watching.poll()
  expect(told()).toEqual([expect.stringContaining('Recorder cannot be served: the platform cannot be reached.')])
})
