import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Fix, FixMark } from '../../../src/store/corrections.ts'
import type { Store } from '../../../src/store/port.ts'
import type { OpenBench } from '../store.suite.ts'
import {
  auditEntryOf,
  beat,
  changed,
  chat,
  claimOf,
  correct,
  edition,
  fixMark,
  fixOf,
  item,
  lane,
  mark,
  noon,
  publication,
  publish,
  recorded,
  sent,
  subscribe,
} from './samples.ts'

/** What is counted where there is nothing to put right. */
export const noFixes = { pending: 0, sending: 0, edited: 0, told: 0, uncertain: 0, failed: 0 }

/** Publishes an issue and delivers it whole, in one part, to these chats. */
export const delivered = async (store: Store, ...names: string[]): Promise<void> => {
  await subscribe(store, names)
  await publish(store, 'One')
  const { claims } = await beat(store)
  await beat(store, { marks: claims.map((claim) => sent(claim)), lanes: [] })
}

export const correctionSuite = (open: OpenBench): void => {
  describe('a correction', () => {
    it('is a new revision, found by its new words and topics; the old one is kept, and the entry recorded', async () => {
      const { store } = await open()
      const items = [item(1), item(2, { headline: 'Rates plummet', topics: ['finance'] }), item(3)]
      await store.publish(publication(edition(items)))
      const before = await store.issue(1)
      const amended = { kind: 'corrected', time: '2026-03-10T10:40', reason: 'a slip' } as const
      const now = item(2, { headline: 'Rates soar', body: ['Upwards.'], topics: ['retail'], amended, photos: ['p1'] })
      const audit = auditEntryOf('corrected', { subject: 'issue 1.2' })
      const done = await store.correct({ issue: 1, revision: 1, item: now, at: noon, audit })
      const issue = await store.issue(1)
      expect(done).toEqual({ kind: 'corrected', issue, copies: 0 })
      expect(issue).toEqual({ ...before, revision: 2, sections: [{ title: 'News', items: [items[0], now, items[2]] }] })
      expect(await store.latest()).toEqual(issue)
      expect(await store.issueAt(1, 1)).toEqual(before)
      expect(await store.issueAt(1, 2)).toEqual(issue)
      expect(await store.issueAt(1, 3)).toBeNull()
      expect(await store.issueAt(9, 1)).toBeNull()
      expect((await store.search('soar', { offset: 0, limit: 9 })).entries).toMatchObject([{ item: now }])
      expect(await store.search('plummet', { offset: 0, limit: 9 })).toMatchObject({ total: 0, meant: null })
      expect((await store.byTopic('retail', { offset: 0, limit: 9 })).entries).toMatchObject([{ item: now }])
      expect(await store.byTopic('finance', { offset: 0, limit: 9 })).toEqual({ entries: [], total: 0 })
      expect(await store.topicCounts()).toEqual(new Map([['retail', 1]]))
      expect(await recorded(store)).toEqual(['corrected issue 1.2'])
    })

    it('of what was retracted leaves only the headline to be found', async () => {
      const { store } = await open()
      await store.publish(
        publication(edition([item(1, { headline: 'Wallets merge', body: ['Nonsense about llamas.'] })])),
      )
      await correct(store, 1, {
        headline: 'Wallets merge',
        amended: { kind: 'retracted', time: '2026-03-10T10:40', reason: 'invented' },
      })
      expect((await store.search('llamas', { offset: 0, limit: 9 })).total).toBe(0)
      expect((await store.search('wallets', { offset: 0, limit: 9 })).total).toBe(1)
    })

    it('keeps the order of every list', async () => {
      const { store } = await open()
      await publish(store, 'One', ['retail'])
      await publish(store, 'Two', ['retail'])
      await correct(store, 1)
      const { entries } = await store.byTopic('retail', { offset: 0, limit: 9 })
      expect(entries.map((entry) => entry.item.headline)).toEqual(['Two', 'One, corrected'])
    })

    it('of another revision than there is changes nothing', async () => {
      const { store } = await open()
      await delivered(store, 'a')
      await correct(store, 1)
      const now = await store.issue(1)
      const late = { revision: 1, item: item(1), at: noon, audit: auditEntryOf('corrected') }
      expect(await store.correct({ ...late, issue: 1 })).toEqual({ kind: 'stale' })
      expect(await store.correct({ ...late, issue: 9 })).toEqual({ kind: 'stale' })
      await expect(store.correct({ ...late, issue: 1, revision: 2, item: item(7) })).rejects.toThrow('no item 7')
      expect(await store.issue(1)).toEqual(now)
      expect(await recorded(store)).toHaveLength(1)
    })

    it('gives a fix to each copy that is out, and goes out with what is still to come', async () => {
      const { store, rows } = await open()
      await subscribe(store, ['a', 'b', 'c', 'd'])
      await publish(store, 'One')
      const { claims } = await beat(store, { lanes: [{ slots: 3 }] })
      const [a, b, c] = claims
      if (!a || !b || !c) throw new Error('three claims expected')
      await beat(store, {
        marks: [sent(a), mark(b, { kind: 'uncertain', reason: 'cut' }), mark(c, { kind: 'failed', reason: 'no' })],
        lanes: [],
      })
      expect(await correct(store, 1)).toMatchObject({ copies: 2 })
      expect(await store.fixes(1)).toEqual({ ...noFixes, pending: 2 })
      expect(await store.fixes(9)).toEqual(noFixes)
      const next = await beat(store)
      expect(next.fixes.map((fix) => [fix.target.chat, fix.shown])).toEqual([
        ['a', [{ part: 0, revision: 1, id: 'm1.0', standing: 'there', refused: 0 }]],
        ['b', [{ part: 0, revision: 1, id: null, standing: 'there', refused: 0 }]],
      ])
      expect(next.fixes[0]).toMatchObject({
        issue: 1,
        revision: 2,
        bound: false,
        complete: true,
        telling: false,
        turn: 1,
        attempt: 1,
      })
      expect(next.fixes[1]).toMatchObject({ complete: false })
      expect(claimOf(next, 'd')).toMatchObject({ revision: 2 })
      await beat(store, { marks: [sent(claimOf(next, 'd'))], fixMarks: [changed(fixOf(next, 'a'))], lanes: [] })
      expect(await store.fixes(1)).toEqual({ ...noFixes, edited: 1, sending: 1 })
      expect((await rows.fixes()).map((row) => [row.state, row.shows])).toEqual([
        ['edited', '2'],
        ['sending', '1'],
      ])
    })

    it('finds what was being sent at that very moment', async () => {
      const { store } = await open()
      await subscribe(store, ['a', 'b'])
      await publish(store, 'One')
      const { claims } = await beat(store)
      expect(await correct(store, 1)).toMatchObject({ copies: 0 })
      const [a, b] = claims
      if (!a || !b) throw new Error('two claims expected')
      const next = await beat(store, { marks: [sent(a), mark(b, { kind: 'uncertain', reason: 'cut' })] })
      expect(next.fixes.map((fix) => fix.target.chat)).toEqual(['a', 'b'])
      expect(await store.fixes(1)).toEqual({ ...noFixes, sending: 2 })
    })

    it('in the middle of the parts changes those that are out, and the others go out in it', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      const first = claimOf(await beat(store), 'a')
      await beat(store, { marks: [sent(first, 3, noon + 500)], lanes: [] })
      await correct(store, 1)
      expect((await beat(store)).fixes, 'the chat has its pace').toEqual([])
      const now = noon + 500
      const fixing = await beat(store, { now })
      expect(fixing.claims, 'one thing at a time').toEqual([])
      const fix = fixOf(fixing, 'a')
      expect(fix).toMatchObject({ complete: false, shown: [{ part: 0, revision: 1 }] })
      const waiting = await beat(store, { now, fixMarks: [changed(fix, 0, 'nothing', now + 300)] })
      expect(waiting).toMatchObject({ claims: [], fixes: [], nextAt: now + 300 })
      const second = claimOf(await beat(store, { now: now + 300 }), 'a')
      expect(second).toMatchObject({ part: 1, revision: 2 })
      // The new revision has only one part.
      await beat(store, { now: now + 300, marks: [mark(second, { kind: 'complete', parts: 1 })], lanes: [] })
      expect(await store.progress(1)).toMatchObject({ sent: 1, failed: 0 })
    })

    it('changes what a copy went out as, whatever its reader wants by now', async () => {
      const { store } = await open()
      await store.subscribe(chat('a'), { topics: ['retail'], language: 'zh' }, noon)
      await publish(store, 'One', ['retail'])
      const first = claimOf(await beat(store), 'a')
      await beat(store, { marks: [sent(first, 2)], lanes: [] })
      await store.subscribe(chat('a'), { topics: [], format: 'headlines', language: 'en', hour: 7 }, noon)
      const second = claimOf(await beat(store), 'a')
      expect(second.wants).toMatchObject({ topics: ['retail'], format: 'full', language: 'zh', hour: 7 })
      await beat(store, { marks: [sent(second)], lanes: [] })
      await correct(store, 1)
      expect(fixOf(await beat(store), 'a').wants).toMatchObject({ topics: ['retail'], format: 'full', language: 'zh' })
    })

    it('goes before every broadcast, out of the same allowance, also where the broadcast is stopped', async () => {
      const { store } = await open()
      await delivered(store, 'a', 'b')
      await store.halt(1, 'because')
      await subscribe(store, ['c', 'd'])
      await publish(store, 'Two')
      await correct(store, 1)
      const pace = { intervalMs: 100, slots: 100 }
      const first = await beat(store, { now: noon + 9_000, lanes: [pace] })
      expect([first.fixes.length, first.claims.length]).toEqual([1, 0])
      expect(first.nextAt).toBeGreaterThan(noon + 9_000)
      const second = await beat(store, { now: first.nextAt ?? 0, lanes: [pace] })
      expect([second.fixes.length, second.claims.length]).toEqual([1, 0])
      const third = await beat(store, { now: second.nextAt ?? 0, lanes: [pace] })
      expect([third.fixes.length, third.claims.length]).toEqual([0, 1])
      expect(third.claims[0]?.target.chat).toBe('c')
    })

    it('waits with its lane, and for a chat that gets something else', async () => {
      const { store } = await open()
      await delivered(store, 'a')
      await publish(store, 'Two')
      const claim = claimOf(await beat(store), 'a')
      await correct(store, 1)
      expect(await beat(store)).toMatchObject({ fixes: [], nextAt: noon + 60_000 })
      const rest = await beat(store, {
        marks: [mark(claim, { kind: 'again', at: noon + 9_000, laneUntil: noon + 100, reason: 'too fast' })],
      })
      expect(rest).toMatchObject({ fixes: [], nextAt: noon + 100 })
      const fix = fixOf(await beat(store, { now: noon + 100 }), 'a')
      await beat(store, { now: noon + 100, fixMarks: [fixMark(fix, { kind: 'closed', reason: 'revoked' })] })
      expect(await beat(store, { now: noon + 9_999 })).toMatchObject({ fixes: [], claims: [], nextAt: null })
      await store.openLane(lane)
      expect((await beat(store, { now: noon + 200 })).fixes).toHaveLength(1)
    })

    it('in the middle of another one begins anew, with nothing lost', async () => {
      const { store, rows } = await open()
      await delivered(store, 'a', 'b', 'c', 'd')
      await correct(store, 1)
      const { fixes } = await beat(store)
      const [a, b, c, d] = fixes
      if (!a || !b || !c || !d) throw new Error('four fixes expected')
      await beat(store, {
        fixMarks: [changed(a), fixMark(d, { kind: 'failed', reason: 'blocked' })],
        lanes: [],
      })
      expect(await correct(store, 1)).toMatchObject({ copies: 4 })
      expect(await store.fixes(1)).toEqual({ ...noFixes, pending: 2, sending: 2 })
      const next = await beat(store, {
        fixMarks: [changed(b), fixMark(c, { kind: 'step', message: null, next: 'tell', nextAt: noon })],
      })
      expect(next.fixes.map((fix) => [fix.target.chat, fix.revision, fix.telling, fix.shown[0]?.revision])).toEqual([
        ['a', 3, false, 2],
        ['b', 3, false, 2],
        ['c', 3, false, 1],
        ['d', 3, false, 1],
      ])
      expect((await rows.fixes()).map((row) => row.shows)).toEqual(['2', '2', '1', '1 unsure'])
    })

    it('of many copies is written in pieces: whoever is written for in between gets the newest, and what a process that ended leaves goes on', async () => {
      const { store, other, rows } = await open(2)
      const names = Array.from({ length: 9 }, (_, at) => String(at))
      await subscribe(store, names)
      await publish(store, 'One')
      const { claims } = await beat(store, { lanes: [{ slots: 8 }] })
      // Seven have it, one is being sent to, and one waits.
      await beat(store, { marks: claims.slice(1).map((claim) => sent(claim)), lanes: [] })
      await correct(store, 1)
      const first = await beat(store, { lanes: [{ slots: 5 }] })
      const [late, ...done] = first.fixes.toReversed()
      if (late === undefined) throw new Error('five fixes expected')
      await beat(store, { fixMarks: done.map((fix) => changed(fix)), lanes: [] })

      const mortal = await other()
      const going = correct(mortal, 1)
      while ((await store.issue(1))?.revision !== 3) await setImmediate()
      await mortal.close()
      expect((await store.retire(noon + 1_000_000, 100)).copies).toBe(0)
      // What was to be put right in the older one, and what comes out meanwhile.
      let last = await beat(store, { lanes: [{ slots: 20 }] })
      expect(last.claims.map(({ revision }) => revision)).toEqual([3])
      await going
      const turns = new Map<number, number>()
      // One of them cannot be changed: its reader is told.
      const putRight = (fix: Fix): FixMark => {
        if (fix.target.chat !== '7') return changed(fix)
        if (!fix.telling) return fixMark(fix, { kind: 'step', message: null, next: 'tell', nextAt: noon })
        return fixMark(fix, { kind: 'told', id: 'told', items: [1], nextAt: noon })
      }
      for (let round = 0; round < 20; round++) {
        for (const fix of last.fixes) {
          expect(fix.revision).toBe(3)
          turns.set(fix.delivery, (turns.get(fix.delivery) ?? 0) + 1)
        }
        const grow = { missing: [1], parts: 2 }
        const outdated = { kind: 'step', message: null, grow, next: 'nothing', nextAt: noon } as const
        last = await beat(store, {
          marks: [...last.claims, ...(round === 0 ? claims.slice(0, 1) : [])].map((claim) => sent(claim)),
          fixMarks: [...last.fixes.map(putRight), ...(round === 0 ? [fixMark(late, outdated)] : [])],
        })
      }
      expect([...turns.values()].sort(), 'each is changed once').toEqual([1, 1, 1, 1, 1, 1, 1, 2])
      expect(await store.progress(1), 'nothing more went out').toMatchObject({ sent: 9, pending: 0, sending: 0 })
      const fixes = await rows.fixes()
      expect(fixes.map(({ state, revision, shows }) => `${state} ${revision} ${shows}`).sort()).toEqual([
        ...Array.from({ length: 7 }, () => 'edited 3 3'),
        'told 3 1',
      ])
      expect(await store.fixes(1)).toEqual({ ...noFixes, edited: 7, told: 1 })
      expect(await rows.fixTallies()).toContainEqual({ issue: 1, state: 'edited', count: 7 })
    })
  })
}
