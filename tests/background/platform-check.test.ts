import { expect, it } from 'vitest'
import { createPlatformCheck } from '../../src/background/platform-check.ts'
import type { Trouble } from '../../src/delivery/send-log.ts'
import { DeliveryError, type DeliveryFailure } from '../../src/errors.ts'
import { createLog } from '../../src/log.ts'
import { emptyStore } from '../fakes/empty-store.ts'
import { createRecorder } from '../fakes/recorder.ts'

const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
const refused = { kind: 'unauthorized', reason: 'token revoked' } as const
const silent = { kind: 'unavailable', reason: 'no way there' } as const

/** A platform with these accounts, which answers for each as it is told; a look every second. */
function platform(...accounts: readonly string[]) {
  const store = emptyStore()
  const answers = new Map<string, DeliveryFailure>()
  const asked: string[] = []
  const troubles: string[] = []
  let at = 0
  let opened = 0
  const adapter = {
    ...createRecorder({ perSecond: 1, chatMs: 0 }),
    accounts: () => accounts,
    async check(account: string) {
      asked.push(account)
      const failure = answers.get(account)
      if (failure !== undefined) throw new DeliveryError(failure)
    },
  }
  const check = createPlatformCheck({
    store,
    adapters: [adapter],
    elapsed: () => at,
    log,
    everyMs: 1_000,
    onTrouble: (trouble: Trouble) =>
      void troubles.push(`${trouble.kind} ${'account' in trouble ? trouble.account : ''}`),
    onOpen: () => void opened++,
  })
  return {
    store,
    answers,
    troubles,
    check,
    opened: () => opened,
    /** Who was asked for while so many seconds passed. */
    async pass(seconds: number): Promise<readonly string[]> {
      asked.length = 0
      for (let second = 0; second < seconds; second++) {
        await check.poll()
        at += 1_000
      }
      return [...asked]
    },
    async closeLane(account: string) {
      const lane = { platform: 'recorder', account }
      await store.subscribe({ ...lane, chat: 'c', thread: null }, {}, 0)
      await store.publish({
        draft: { title: 't', date: '2026-01-01', footer: [], sections: [{ title: null, items: [] }] },
        fingerprint: `${at} ${account}`,
        at: 0,
        dueAt: () => 0,
        draftVersion: null,
      })
      await close(account)
    },
    close,
  }

  async function close(account: string): Promise<void> {
    const lane = { platform: 'recorder', account, intervalMs: 0, slots: 1 }
    const beat = { now: 1, worker: 'w', leaseUntil: 1e9, lanes: [lane] }
    const [claim] = (await store.tick({ ...beat, marks: [] })).claims
    if (claim === undefined) throw new Error('nothing to close the lane with')
    const { delivery, part, attempt } = claim
    const verdict = { kind: 'closed', reason: 'missing scope' } as const
    await store.tick({ ...beat, marks: [{ delivery, part, attempt, verdict }] })
  }
}

it('asks for one account at a time, by turns', async () => {
  const { pass, check } = platform('a', 'b', 'c')
  expect(await pass(4)).toEqual(['a', 'b', 'c', 'a'])
  expect(check.faults()).toEqual([])
})

it('asks for a refused account less and less often, at least every ten minutes, and for the others as ever', async () => {
  const { pass, answers, check, troubles } = platform('a', 'b')
  answers.set('a', refused)
  const asked = await pass(63)
  expect(asked.filter((account) => account === 'a')).toHaveLength(6)
  expect(asked.filter((account) => account === 'b').length).toBeGreaterThan(55)
  expect(check.faults()).toEqual([{ platform: 'recorder', account: 'a', reason: 'token revoked' }])
  await pass(3_000)
  expect((await pass(1_200)).filter((account) => account === 'a')).toHaveLength(2)
  expect(troubles).toEqual(['closed a'])
  answers.delete('a')
  await pass(600)
  expect(check.faults()).toEqual([])
  expect(troubles).toEqual(['closed a', 'opened a'])
})

it('opens a lane that was closed as soon as the account is accepted', async () => {
  const { store, pass, answers, closeLane, opened } = platform('a')
  await closeLane('a')
  answers.set('a', refused)
  await pass(1)
  expect(await store.lanes()).toMatchObject([{ standing: 'closed' }])
  answers.delete('a')
  await pass(2)
  expect(await store.lanes()).toMatchObject([{ standing: 'open' }])
  expect(opened()).toBe(1)
})

it('lets a lane that closes again and again rest longer each time, and tells of that once', async () => {
  const { store, pass, closeLane, close, opened, troubles } = platform('a')
  await closeLane('a')
  for (let second = 0; second < 300; second++) {
    await pass(1)
    const [lane] = await store.lanes()
    if (lane?.standing === 'open') await close('a')
  }
  expect(opened()).toBeLessThan(10)
  expect(opened()).toBeGreaterThan(5)
  expect(troubles).toEqual(['opened a'])
})

it('calls a platform out of reach when it did not answer twice in a row', async () => {
  const { pass, answers, check } = platform('a', 'b')
  answers.set('a', silent)
  await pass(2)
  expect(check.faults()).toEqual([])
  answers.set('b', silent)
  await pass(2)
  expect(check.faults()).toEqual([{ platform: 'recorder', account: null, reason: 'no way there' }])
  answers.clear()
  await pass(1)
  expect(check.faults()).toEqual([])
})
