import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createBriefwire } from '../../src/briefwire.ts'
import { createDesk } from '../../src/desk/desk.ts'
import { createLog } from '../../src/log.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { emptyFolder } from '../cli/run.ts'
import { draftOf, item } from '../fakes/drafts.ts'
import { createRecorder } from '../fakes/recorder.ts'

const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
const brief = { title: 'Brief', timeZone: 'UTC', language: 'en' } as const
const place = (chat: string) => ({ platform: 'recorder', account: 'local', chat, thread: null })

it('tells the owner what was published beside a server, and what readers propose', async () => {
  const path = join(emptyFolder(), 'briefwire.db')
  const run = async () => {
    const recorder = createRecorder({ perSecond: 1000, chatMs: 0 })
    const store = openSqlite({ path })
    const admins = ['recorder:ann']
    const briefwire = createBriefwire({ store, adapters: [recorder], brief, admins, onUncertain: 'hold', log })
    onTestFinished(() => briefwire.stop())
    await briefwire.deliver()
    return { ...briefwire, recorder }
  }
  await (await run()).stop()
  const beside = openSqlite({ path })
  await beside.rememberPrivateChat('recorder:ann', 'Ann', place('ann'))
  await beside.subscribe(place('reader'), {}, 0)
  const desk = createDesk({ store: beside, brief, now: Date.now, owners: ['recorder:ann'] })
  await desk.publish(draftOf(item(1, 'Rates fall')))
  const { number: _, ...idea } = item(1, 'A ship comes in')
  await desk.propose({ item: idea, section: null, person: 'recorder:bob', name: 'Bob', from: place('reader') })
  await beside.close()
  const { recorder } = await run()
  const told = () => recorder.sent.flatMap(({ chat, part }) => (chat === 'ann' ? part : []))
  await expect
    .poll(told)
    .toEqual([
      'Issue 1 was published from the command line, to 1 reader: /deliveries 1',
      'A reader has proposed an item: /proposals',
    ])
})
