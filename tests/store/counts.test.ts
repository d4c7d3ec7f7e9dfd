import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/port.ts'
import { draftOf, item } from '../fakes/drafts.ts'
import { emptyStore } from '../fakes/empty-store.ts'

const lane = { platform: 'console', account: 'local' }
const topics = ['payments', 'health', 'retail'] as const
const hourMs = 3_600_000

const publish = (store: Store, slugs: readonly string[], at = 0) =>
  store.publish({
    draft: draftOf(item(1, 'Rates fall', ...slugs)),
    fingerprint: slugs.join(),
    at,
    dueAt: ({ hour }) => at + (hour ?? 0) * hourMs,
    draftVersion: null,
  })

describe('what editors are told of readers', () => {
  it('is how many an issue goes to, before it does', async () => {
    const wanted = fc.array(fc.uniqueArray(fc.constantFrom(...topics)), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(wanted, fc.uniqueArray(fc.constantFrom(...topics)), async (readers, slugs) => {
        const store = emptyStore()
        for (const [at, topics] of readers.entries())
          await store.subscribe({ ...lane, chat: `r${at}`, thread: null }, { topics, hour: at % 3 === 0 ? 8 : null }, 0)
        if (readers.length > 1) await store.unsubscribe({ ...lane, chat: 'r1', thread: null }, 0)
        const count = await store.readersOf(draftOf(item(1, 'Rates fall', ...slugs)))
        expect(await publish(store, slugs)).toMatchObject({ deliveries: count })
        await store.close()
      }),
      { numRuns: 25 },
    )
  })

  it('is how many wait for an hour of their own, and how many are lost', async () => {
    const store = emptyStore()
    const hours = [null, null, null, 8, 23]
    for (const [at, hour] of hours.entries())
      await store.subscribe({ ...lane, chat: `r${at}`, thread: null }, { hour }, 0)
    await publish(store, [])
    expect(await store.dueAfter(1, 5_000)).toEqual({ count: 2, last: 23 * hourMs })
    expect(await store.dueAfter(1, 9 * hourMs)).toEqual({ count: 1, last: 23 * hourMs })
    expect(await store.dueAfter(2, 0)).toEqual({ count: 0, last: null })
    const tick = { now: 10, worker: 'w', leaseUntil: 1e6 }
    const { claims } = await store.tick({ ...tick, marks: [], lanes: [{ ...lane, intervalMs: 0, slots: 9 }] })
    const verdicts = [
      { kind: 'lost', reason: 'blocked' },
      { kind: 'failed', reason: 'too long' },
      { kind: 'sent', id: '1', parts: 1, nextAt: 0 },
    ] as const
    const marks = claims.flatMap(({ delivery, part, attempt }, at) => {
      const verdict = verdicts[at]
      return verdict ? { delivery, part, attempt, verdict } : []
    })
    await store.tick({ ...tick, marks, lanes: [] })
    expect(await store.lost(1)).toBe(1)
    expect(await store.lost(2)).toBe(0)
  })
})
