import { describe, expect, it } from 'vitest'
import { createScheduler } from '../../src/background/scheduler.ts'
import { createDesk } from '../../src/desk/desk.ts'
import type { Target } from '../../src/model.ts'
import { emptyStore } from '../fakes/empty-store.ts'
import { createLines } from '../fakes/log.ts'
import { buttonOf, newsdesk, wordsOf } from '../fakes/newsdesk.ts'
import { createTalker } from '../fakes/talker.ts'

const brief = { title: 'Morning brief', timeZone: 'UTC', language: 'en' } as const
const reader = { platform: 'console', account: 'local', chat: 'reader', thread: null }
const minute = 60_000

/** A desk of the owner Ann and the editors Bob and Cyd, in which editors publish only what somebody else has approved. */
async function ready(alone = 'owners') {
  const messenger = createTalker()
  const store = emptyStore()
  const time = { now: Date.parse('2026-11-20T07:00:00Z') }
  const now = (): number => time.now
  const desk = createDesk({ store, brief, now, owners: ['console:ann'] })
  const room = newsdesk({ brief, now, desk, messenger }, store)
  const [ann, bob, cyd] = [room.as('Ann'), room.as('Bob'), room.as('Cyd')]
  for (const other of [bob, cyd]) {
    const code = /\/(join \S+)/.exec(wordsOf(await ann.gives('editors invite')))?.[1] ?? ''
    await other.gives(code)
  }
  await ann.gives(`desk alone ${alone}`)
  await store.subscribe(reader, {}, 0)
  await bob.gives('post Wallets open at the harbour\nShops take mobile payment. #none')
  messenger.said.length = 0
  const clock = createScheduler({ store, desk, brief, messenger, now, log: createLines().log })
  const last = ({ target }: { readonly target: Target }): string => messenger.at(target).at(-1) ?? ''
  return { ...room, store, time, desk, messenger, clock, ann, bob, cyd, last }
}

type Ready = Awaited<ReturnType<typeof ready>>

/** The button that the request of the newest message carries. */
const approveLine = async ({ store, desk }: Ready): Promise<string> => {
  const open = await desk.approvals.open()
  return `publish approve ${open?.version ?? (await store.draft()).version}`
}

/** Bob asks. */
async function asked(room: Ready) {
  const answer = await room.bob.presses(await room.bob.gives('publish'), 'Ask for approval')
  return { answer, line: await approveLine(room) }
}

describe('an issue that somebody else has to approve', () => {
  it('is asked of all others, on their platforms, and goes out with one press of any of them', async () => {
    const room = await ready()
    const { ann, bob, cyd, store, last, auditLines } = room
    const { answer, line } = await asked(room)
    expect(wordsOf(answer)).toContain('I have asked 2 other editors')
    expect(await store.latest()).toBeNull()
    for (const other of [ann, cyd]) {
      expect(last(other)).toContain('Bob asks for your approval: issue 1, 1 item, to 1 reader.')
      expect(last(other)).toContain('1. Wallets open at the harbour')
      expect(last(other)).toContain('[Approve and publish] [Not yet…]')
    }
    expect(last(bob)).toBe('')
    expect(wordsOf(await cyd.gives(line))).toContain('Issue 1 is on its way to 1 reader')
    expect(await store.latest()).toMatchObject({ number: 1 })
    expect(last(bob)).toContain('Cyd approved issue 1; it is on its way.')
    expect(wordsOf(await ann.gives(line))).toContain('Issue 1 is out already (published by Cyd')
    expect(await auditLines()).toEqual(
      expect.arrayContaining(['console:bob requested draft', 'console:cyd published issue 1']),
    )
  })

  it('is never approved by whoever asks, nor sent past the others by an old button, a word, or the same human elsewhere', async () => {
    const room = await ready()
    const { bob, store, as } = room
    const { line } = await asked(room)
    expect(wordsOf(await bob.gives(line))).toContain('Somebody else has to approve this')
    expect(wordsOf(await bob.gives(`publish now ${(await store.draft()).version} 0`))).toContain('I have asked')
    const link = /\/(join \S+)/.exec(wordsOf(await bob.gives('link')))?.[1] ?? ''
    const twin = as('Robert')
    await twin.gives(link)
    expect(wordsOf(await twin.gives(line))).toContain('Somebody else has to approve this')
    expect(await store.latest()).toBeNull()
  })

  it('is asked about again where it was changed since, and by another where the change was their own', async () => {
    const room = await ready()
    const { ann, bob, cyd, store, last } = room
    const { line } = await asked(room)
    await ann.gives('draft edit 1 Wallets open at the old harbour\nSince noon.')
    const again = await cyd.gives(line)
    expect(wordsOf(again)).toMatch(/changed since the approval was asked for[\s\S]*Ann .*edited/)
    expect(await store.latest()).toBeNull()
    const [newer] = [buttonOf(again, 'Approve and publish').command]
    await cyd.gives('draft edit 1 Wallets open at the oldest harbour\nSince noon.')
    const own = await cyd.gives(newer)
    expect(wordsOf(own)).toContain('You changed it yourself')
    expect(last(bob)).toContain('Cyd asks for your approval')
    await bob.gives(await approveLine(room))
    expect((await store.latest())?.sections[0]?.items[0]?.headline).toBe('Wallets open at the oldest harbour')
  })

  it('stays where it is when it is declined, with the reason for whoever asked', async () => {
    const room = await ready()
    const { ann, bob, store, last } = room
    const { line } = await asked(room)
    const why = await ann.gives(line.replace('approve', 'decline'))
    expect(wordsOf(why)).toContain('What is missing?')
    expect(wordsOf(await ann.writes('the source of item 1'))).toContain('I have told Bob')
    expect(last(bob)).toContain('Ann did not approve the next issue: the source of item 1')
    expect(wordsOf(await room.cyd.gives(line))).toContain('Nothing waits for an approval')
    expect(await store.latest()).toBeNull()
  })

  it('goes out at once where whoever may publishes it, and nothing waits then', async () => {
    const room = await ready()
    const { ann, store, cyd } = room
    const { line } = await asked(room)
    expect(wordsOf(await ann.gives('draft'))).toContain('Bob has asked for an approval of the next issue')
    await ann.gives(`publish now ${(await store.draft()).version} 0`)
    expect((await store.latest())?.number).toBe(1)
    await cyd.gives('post Trains run late\nBecause of snow. #none')
    expect(wordsOf(await cyd.gives('draft'))).not.toContain('asked for an approval')
    expect(wordsOf(await cyd.gives(line))).toContain('out already')
  })

  it('is everybody’s, named people’s or nobody’s to publish alone, as owners say', async () => {
    const { ann, bob, desk } = await ready()
    expect(wordsOf(await bob.gives('desk'))).toContain('Owners may publish alone')
    expect(wordsOf(await bob.gives('desk alone everybody'))).toContain('Only owners change')
    const rules = await ann.gives('desk')
    await ann.presses(rules, 'Bob alone: no')
    expect(await desk.rules.mayAlone('console:bob')).toBe(true)
    expect(await desk.rules.mayAlone('console:cyd')).toBe(false)
    await ann.presses(await ann.gives('desk'), 'Bob alone: yes')
    expect(await desk.rules.mayAlone('console:bob')).toBe(false)
    await ann.presses(await ann.gives('desk'), 'Nobody alone')
    expect(await desk.rules.mayAlone('console:ann')).toBe(false)
    await ann.presses(await ann.gives('desk'), 'Everybody alone')
    expect(await desk.rules.mayAlone('console:cyd')).toBe(true)
  })

  it('says who is missing where there is nobody else', async () => {
    const store = emptyStore()
    const now = () => Date.parse('2026-11-20T07:00:00Z')
    const desk = createDesk({ store, brief, now, owners: ['console:ann'] })
    const ann = newsdesk({ brief, now, desk, messenger: createTalker() }, store).as('Ann')
    expect(wordsOf(await ann.gives('desk alone nobody'))).toContain('nobody could approve what you publish')
    await ann.gives('post Rates fall\nBy a little. #none')
    expect(wordsOf(await ann.presses(await ann.gives('publish'), 'Ask for approval'))).toContain('nobody else here')
    expect(await store.latest()).toBeNull()
  })
})

describe('what the schedule sends out', () => {
  it('is asked about half an hour before, and goes out at its moment once it was approved', async () => {
    const room = await ready()
    const { ann, bob, cyd, clock, time, store, last } = room
    expect(wordsOf(await bob.gives('publish at 09:00'))).toContain('once another editor has approved it')
    time.now += 90 * minute
    await clock.look()
    for (const other of [ann, cyd]) expect(last(other)).toContain('goes out on Friday, 20 November 2026, 09:00')
    expect(wordsOf(await cyd.gives(await approveLine(room)))).toContain('Approved. It goes out on Friday')
    expect(await store.latest()).toBeNull()
    time.now += 30 * minute
    await clock.look()
    expect(await store.latest()).toMatchObject({ number: 1, publishedAt: time.now })
  })

  it('waits where nobody has approved it: all are told, and it goes out with the press', async () => {
    const room = await ready()
    const { ann, bob, cyd, clock, time, store, messenger, desk } = room
    await ann.gives('schedule daily 09:00')
    time.now += 120 * minute
    await clock.look()
    await clock.look()
    expect(await store.latest()).toBeNull()
    for (const each of [ann, bob, cyd])
      expect(messenger.at(each.target).filter((words) => words.includes('waits for an approval'))).toHaveLength(1)
    expect(wordsOf(await bob.gives(await approveLine(room)))).toContain('Somebody else has to approve this')
    time.now += 7 * 60 * minute
    await clock.look()
    await cyd.gives(await approveLine(room))
    expect((await store.latest())?.number).toBe(1)
    expect(
      await store.release({ planned: { at: Date.parse('2026-11-20T09:00:00Z'), kind: 'standing' } }),
    ).not.toBeNull()
    expect(await desk.approvals.open()).toBeNull()
  })

  it('is asked about again where it was changed after the approval', async () => {
    const room = await ready()
    const { bob, cyd, clock, time, store, last } = room
    await bob.gives('publish at 07:20')
    expect(last(cyd)).toContain('Bob asks for your approval')
    expect(last(cyd)).toContain('07:20')
    await cyd.gives(await approveLine(room))
    await bob.gives('draft edit 1 Wallets open everywhere\nSince noon.')
    time.now += 20 * minute
    await clock.look()
    expect(await store.latest()).toBeNull()
    expect(last(cyd)).toContain('waits for an approval')
    await cyd.gives(await approveLine(room))
    expect((await store.latest())?.sections[0]?.items[0]?.headline).toBe('Wallets open everywhere')
  })

  it('does not wait for ever: it is taken back by /unschedule; and owners’ plans go out as they did', async () => {
    const late = await ready()
    await late.bob.gives('publish at 07:20')
    late.time.now += 20 * minute
    await late.clock.look()
    expect(wordsOf(await late.bob.gives('unschedule'))).toContain('no longer waits for an approval')
    expect(wordsOf(await late.cyd.gives(`publish approve ${(await late.store.draft()).version}`))).toContain(
      'Nothing waits',
    )
    const own = await ready()
    await own.ann.gives('publish at 07:20')
    own.time.now += 20 * minute
    await own.clock.look()
    expect((await own.store.latest())?.number).toBe(1)
  })
})

describe('what else readers see', () => {
  it('urgent items are approved like issues, of the draft and written at once, and not by a second press', async () => {
    const room = await ready()
    const { bob, cyd, store, last, auditLines } = room
    const askedNow = await bob.presses(await bob.gives('urgent 1'), 'Ask for approval')
    expect(wordsOf(askedNow)).toContain('I have asked 2 other editors')
    expect(last(cyd)).toMatch(/Bob would like to send this out at once[\s\S]*Wallets open[\s\S]*\[Approve and send\]/)
    const [entry] = (await store.auditBefore(null, 9)).filter(({ action }) => action === 'requested')
    expect(wordsOf(await bob.gives(`urgent approve ${entry?.id}`))).toContain('Somebody else has to approve this')
    expect(await store.latest()).toBeNull()
    expect(wordsOf(await cyd.gives(`urgent approve ${entry?.id}`))).toContain('Urgent issue 1 is on its way')
    expect(last(bob)).toContain('Cyd has approved it')
    expect(wordsOf(await cyd.gives(`urgent approve ${entry?.id}`))).toContain('Nothing waits')
    const offer = await bob.writes('urgent: Harbour closed after a fire')
    await bob.presses(offer, 'Ask for approval')
    const [held] = (await store.auditBefore(null, 9)).filter(({ action }) => action === 'requested')
    await cyd.gives(`urgent approve ${held?.id}`)
    expect((await store.latest())?.sections[0]?.items[0]?.headline).toBe('Harbour closed after a fire')
    expect(await auditLines()).toContain('console:cyd published issue 2')
  })

  it('corrections are, where the desk says so, and are declined with a reason', async () => {
    const room = await ready()
    const { ann, bob, cyd, store, last } = room
    await ann.gives(`publish now ${(await store.draft()).version} 0`)
    const shown = await bob.gives('correct 1.1 Wallets open at the old harbour\nSince noon. #none')
    await bob.presses(shown, 'Correct')
    expect((await store.latest())?.revision).toBe(2)
    await ann.presses(await ann.gives('desk'), 'Approve corrections too')
    const again = await bob.gives('correct 1.1 Wallets open at the new harbour\nSince noon. #none')
    expect(wordsOf(await bob.presses(again, 'Correct'))).toContain('I have asked 2')
    expect(last(cyd)).toMatch(/asks for your approval of this correction[\s\S]*old harbour[\s\S]*new harbour/)
    expect((await store.latest())?.revision).toBe(2)
    const request = async () => (await store.auditBefore(null, 9)).find(({ action }) => action === 'requested')?.id
    await cyd.gives(`correct decline ${await request()} it is the old one`)
    expect(last(bob)).toContain('Cyd did not approve it: it is the old one')
    await bob.presses(again, 'Correct')
    await cyd.gives(`correct approve ${await request()}`)
    expect((await store.latest())?.revision).toBe(3)
    expect((await store.latest())?.sections[0]?.items[0]?.headline).toBe('Wallets open at the new harbour')
  })
})
