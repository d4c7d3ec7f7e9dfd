import { describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/port.ts'
import type { OpenBench } from '../store.suite.ts'
import {
  auditEntryOf,
  beat,
  changed,
  chat,
  chatsOf,
  claimOf,
  correct,
  edition,
  fixOf,
  item,
  lane,
  mark,
  noon,
  publication,
  publish,
  sent,
  subscribe,
} from './samples.ts'

const hour = 3_600_000
const reason = 'the app was removed'

/** Publishes an issue of one item some hours after noon. */
async function publishAt(store: Store, hours: number, topics: readonly string[] = []): Promise<number> {
  const draft = edition([item(1, { headline: `At ${hours}`, topics })])
  const published = await store.publish(publication(draft, { at: noon + hours * hour, dueAt: () => noon + 20 * hour }))
  if (published.kind !== 'published') throw new Error('not published')
  return published.issue.number
}

/** Everything that is due is delivered; tells issues and chats, and what was told of others. */
async function deliverAll(store: Store, at: number): Promise<readonly string[]> {
  const out: string[] = []
  for (;;) {
    const { claims } = await beat(store, { now: at })
    if (claims.length === 0) return out
    out.push(
      ...claims.map(({ issue, target, part, missed }) =>
        [target.chat, issue, part > 0 ? `part ${part}` : '', missed ? `${missed.count}: ${missed.newest}` : '']
          .filter((piece) => piece !== '')
          .join(' '),
      ),
    )
    await beat(store, { now: at, marks: claims.map((claim) => sent(claim)), lanes: [] })
  }
}

export const departureSuite = (open: OpenBench): void => {
  describe('an account that is gone', () => {
    it('has nothing that waits: what was to go there has failed, and its readers pause', async () => {
      const { store } = await open()
      await subscribe(store, ['a', 'b', 'c'])
      await store.unsubscribe(chat('c'), noon)
      const issue = await publish(store, 'Rates fall')
      const [claim] = (await beat(store, { lanes: [{ slots: 1 }] })).claims
      if (!claim) throw new Error('no claim')
      expect(await store.leave(lane, reason, noon)).toEqual({ readers: 2, deliveries: 1 })
      expect(await store.leave(lane, reason, noon)).toEqual({ readers: 0, deliveries: 0 })
      // What was under way then fails with it, whatever comes of it.
      const again = { kind: 'again', at: noon, laneUntil: noon + hour, reason: 'later' } as const
      await beat(store, { marks: [mark(claim, again)] })
      expect(await store.progress(issue)).toMatchObject({ pending: 0, sending: 0, failed: 2 })
      expect((await store.deliveries(issue, 0, 9)).map((each) => each.reason)).toEqual([reason, reason])
      expect(await store.lanes()).toMatchObject([{ standing: 'gone', reason, pausedUntil: null }])
      expect(await store.subscriptionCounts()).toEqual({ active: 0, paused: 2, ended: 1 })
      expect((await beat(store)).nextAt).toBeNull()
      expect(await store.lost(issue)).toBe(2)
    })

    it('gets no new issues and holds up no corrections', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      const issue = await publish(store, 'Rates fall')
      await deliverAll(store, noon)
      await correct(store, issue)
      await store.leave(lane, reason, noon)
      expect(await store.fixes(issue)).toMatchObject({ pending: 0, failed: 1 })
      await correct(store, issue)
      expect(await store.fixes(issue)).toMatchObject({ pending: 0, failed: 1 })
      const next = await publish(store, 'Rates rise')
      expect(Object.values(await store.progress(next)).every((count) => count === 0)).toBe(true)
    })

    it('stays gone when somebody opens the lanes, or its token is refused', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'Rates fall')
      const claim = claimOf(await beat(store), 'a')
      await store.leave(lane, reason, noon)
      await beat(store, { marks: [mark(claim, { kind: 'closed', reason: 'token revoked' })] })
      await store.openLane(lane)
      expect(await store.lanes()).toMatchObject([{ standing: 'gone', reason }])
    })

    it('comes back with the newest issue for each reader, and what they missed is told with it', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await subscribe(store, ['b'], { topics: ['banks'] })
      await subscribe(store, ['lost'])
      await publishAt(store, 0)
      await deliverAll(store, noon)
      await store.pause(chat('lost'), 'archived', noon)
      await publishAt(store, 1, ['banks'])
      await store.leave(lane, reason, noon + hour)
      for (const hours of [2, 3, 4]) await publishAt(store, hours)
      await publishAt(store, 5, ['banks'])
      await publishAt(store, 6)
      const returned = await store.comeBack(lane, noon + 7 * hour)
      expect(returned.map(({ subscription, newest, others }) => [subscription.target.chat, newest, others])).toEqual([
        ['a', 7, 5],
        ['b', 6, 1],
      ])
      expect(returned[0]?.subscription).toMatchObject({ state: 'active', reason: null })
      expect([...(await deliverAll(store, noon + 7 * hour))].sort()).toEqual(['a 7 5: 4,5,6', 'b 6 1: 2'])
      expect(await store.lanes()).toMatchObject([{ standing: 'open', reason: null }])
      expect(await store.subscription(chat('lost'))).toMatchObject({ state: 'paused', reason: 'archived' })
      expect(await store.comeBack(lane, noon + 8 * hour)).toEqual([])
    })

    it('brings those along who came to it while it was gone', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await store.leave(lane, reason, noon)
      const { subscription } = await store.subscribe(chat('new'), {}, noon + hour)
      expect(subscription).toMatchObject({ state: 'paused', reason })
      await store.subscribe(chat('a'), { topics: ['banks'] }, noon + hour)
      await publishAt(store, 2, ['banks'])
      expect((await store.comeBack(lane, noon + 3 * hour)).map(({ newest }) => newest)).toEqual([1, 1])
      expect([...(await deliverAll(store, noon + 3 * hour))].sort()).toEqual(['a 1', 'new 1'])
    })

    it('puts right then what was corrected while it was gone', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      const issue = await publish(store, 'Rates fall')
      await deliverAll(store, noon)
      await store.leave(lane, reason, noon)
      await correct(store, issue)
      expect((await beat(store)).fixes).toEqual([])
      await store.comeBack(lane, noon + hour)
      const fix = fixOf(await beat(store, { now: noon + hour }), 'a')
      await beat(store, { now: noon + hour, fixMarks: [changed(fix)] })
      expect(await store.fixes(issue)).toMatchObject({ pending: 0, failed: 0, edited: 1 })
    })

    it('opens a lane that was closed, and leaves a pause that the platform asked for', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'Rates fall')
      const claim = claimOf(await beat(store), 'a')
      const until = noon + hour
      await beat(store, { marks: [mark(claim, { kind: 'again', at: until, laneUntil: until, reason: 'too fast' })] })
      expect(await store.comeBack(lane, noon)).toEqual([])
      expect(await store.lanes()).toMatchObject([{ standing: 'open', pausedUntil: until }])
    })
  })

  describe('a reader who comes back', () => {
    it('gets the newest of what was missed, whichever way it was missed', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publishAt(store, 0)
      await publishAt(store, 1)
      // The first send finds the chat gone, the second one is passed over, and a third issue comes out.
      const claim = claimOf(await beat(store, { now: noon + hour }), 'a')
      await beat(store, { now: noon + hour, marks: [mark(claim, { kind: 'lost', reason: 'blocked' })] })
      await publishAt(store, 2)
      expect(await deliverAll(store, noon + 2 * hour)).toEqual([])
      const [returned] = await store.resume(chat('a'), noon + 3 * hour)
      expect(returned).toMatchObject({ newest: 3, others: 2 })
      expect(await deliverAll(store, noon + 3 * hour)).toEqual(['a 3 2: 1,2'])
      expect(await store.progress(1)).toMatchObject({ failed: 1, pending: 0 })
      expect(await store.progress(3)).toMatchObject({ sent: 1 })
    })

    it('gets one issue and not all that still waited', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      for (const hours of [0, 1, 2]) await publishAt(store, hours)
      await store.pause(chat('a'), 'archived', noon + 3 * hour)
      await store.resume(chat('a'), noon + 4 * hour)
      expect(await deliverAll(store, noon + 4 * hour)).toEqual(['a 3 2: 1,2'])
      for (const issue of [1, 2]) expect(await store.progress(issue)).toMatchObject({ skipped: 1, pending: 0 })
    })

    it('goes on with an issue that was begun, from the part that is missing', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publishAt(store, 0)
      const second = claimOf(await beat(store, { marks: [sent(claimOf(await beat(store), 'a'), 2)] }), 'a')
      await beat(store, { marks: [mark(second, { kind: 'lost', reason: 'archived' })] })
      expect(await store.resume(chat('a'), noon + hour)).toMatchObject([{ newest: 1, others: 0 }])
      expect(await deliverAll(store, noon + hour)).toEqual(['a 1 part 1'])
    })

    it('comes back by subscribing too, for an hour that is still to come waits for it, and misses nothing twice', async () => {
      const { store } = await open()
      await subscribe(store, ['a'], { hour: 20 })
      await publishAt(store, 0)
      await store.pause(chat('a'), 'archived', noon + hour)
      await publishAt(store, 2)
      const { outcome } = await store.subscribe(chat('a'), {}, noon + 3 * hour)
      expect(outcome).toBe('back')
      // Issue 2 was missed; issue 1 waits for its hour as it did before.
      expect(await deliverAll(store, noon + 3 * hour)).toEqual(['a 2'])
      expect(await deliverAll(store, noon + 20 * hour)).toEqual(['a 1'])
      await store.pause(chat('a'), 'archived', noon + 21 * hour)
      expect(await store.resume(chat('a'), noon + 22 * hour)).toMatchObject([{ newest: null, others: 0 }])
      expect(await deliverAll(store, noon + 22 * hour)).toEqual([])
    })

    it('hears nothing of issues that were cancelled, that have nothing for them, or from before they went', async () => {
      const { store } = await open()
      await subscribe(store, ['a'], { topics: ['banks'] })
      await subscribe(store, ['b'])
      await publishAt(store, 0, ['banks'])
      await deliverAll(store, noon)
      await store.pause(chat('a'), 'archived', noon + hour)
      await publishAt(store, 2, ['shops'])
      await publishAt(store, 3, ['banks'])
      await store.cancel(3, 'cancelled by Ann', noon + 3 * hour)
      await store.recordAudit(auditEntryOf('cancelled', { subject: 'issue 3' }))
      expect(await store.resume(chat('a'), noon + 4 * hour)).toMatchObject([{ newest: null, others: 0 }])
      expect(chatsOf(await beat(store, { now: noon + 4 * hour }))).toEqual(['b'])
    })

    it('is not brought back by whoever has said goodbye', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await store.unsubscribe(chat('a'), noon)
      await publishAt(store, 1)
      expect(await store.resume(chat('a'), noon + hour)).toEqual([])
      await store.subscribe(chat('a'), {}, noon + 2 * hour)
      expect(await deliverAll(store, noon + 2 * hour)).toEqual([])
    })
  })

  describe('a chat that two accounts share', () => {
    const second = { ...lane, account: 'second' }
    const lanes = [{ sharesChats: true }, { ...second, sharesChats: true }]
    const shared = async (store: Store): Promise<number> => {
      await store.subscribe(chat('shared'), {}, noon)
      await store.subscribe({ ...second, chat: 'shared', thread: null }, {}, noon)
      await store.subscribe({ ...second, chat: 'own', thread: null }, {}, noon)
      return publish(store, 'Rates fall')
    }

    it('gets an issue once, from the account that comes first', async () => {
      const { store } = await open()
      const issue = await shared(store)
      const { claims } = await beat(store, { lanes })
      expect(claims.map(({ target }) => `${target.account} ${target.chat}`)).toEqual(['main shared', 'second own'])
      await beat(store, { now: noon + 500, marks: claims.map((claim) => sent(claim)), lanes: [] })
      expect((await beat(store, { now: noon + 2000, lanes })).claims).toEqual([])
      expect(await store.progress(issue)).toMatchObject({ sent: 2, skipped: 1, pending: 0 })
      expect((await store.deliveries(issue, 0, 9, ['skipped'])).map(({ reason }) => reason)).toEqual([
        'this chat gets it through another account',
      ])
    })

    it('gets it from the other one where the first could not bring it', async () => {
      const { store } = await open()
      const issue = await shared(store)
      const { claims } = await beat(store, { lanes })
      const [lost] = claims
      if (!lost) throw new Error('no claim')
      await beat(store, { marks: [mark(lost, { kind: 'lost', reason: 'not in the channel' })], lanes: [] })
      const next = await beat(store, { now: noon + 2000, lanes })
      expect(next.claims.map(({ target }) => `${target.account} ${target.chat}`)).toEqual(['second shared'])
      await beat(store, { now: noon + 2000, marks: next.claims.map((claim) => sent(claim)), lanes: [] })
      expect(await store.progress(issue)).toMatchObject({ failed: 1, skipped: 0 })
    })

    it('is two chats where accounts share nothing', async () => {
      const { store } = await open()
      await shared(store)
      expect((await beat(store, { lanes: [{}, second] })).claims).toHaveLength(3)
    })
  })
}
