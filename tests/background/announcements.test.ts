import { beforeEach, describe, expect, it } from 'vitest'
import { createAnnouncements } from '../../src/background/announcements.ts'
import { createDesk } from '../../src/desk/desk.ts'
import { setNewsroom } from '../../src/desk/people/newsrooms.ts'
import { createLog } from '../../src/log.ts'
import type { Store } from '../../src/store/port.ts'
import { draftOf, item } from '../fakes/drafts.ts'
import { emptyStore } from '../fakes/empty-store.ts'
import { createTalker } from '../fakes/talker.ts'

const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
const brief = { title: 'Morning brief', timeZone: 'UTC', language: 'en' } as const
const place = (chat: string) => ({ platform: 'console', account: 'local', chat, thread: null })
const ann = { person: 'console:ann', name: 'Ann', from: place('ann') }
const start = Date.parse('2026-11-20T09:00:00Z')
const hour = 3_600_000

let time: number
let store: Store

/** A process over the one store. */
function processOn() {
  const messenger = createTalker()
  const now = (): number => time
  const desk = createDesk({ store, brief, now, owners: ['console:ann'] })
  const lookout = createAnnouncements({ audience: { store, brief, roles: desk.roles, messenger: messenger }, now, log })
  return { desk, messenger, lookout }
}

const propose = (desk: ReturnType<typeof processOn>['desk'], headline: string) => {
  const { number: _, ...idea } = item(1, headline)
  return desk.propose({ item: idea, section: null, person: 'slack:U2', name: 'Cyd', from: place('c') })
}
const newsroom = () =>
  setNewsroom(store, place('news'), true, {
    at: start,
    actor: ann,
    action: 'arranged',
    subject: 'newsroom',
    detail: {},
  })

beforeEach(async () => {
  time = start
  store = emptyStore()
  await store.rememberPrivateChat(ann.person, ann.name, place('ann'))
  for (const chat of ['r1', 'r2']) await store.subscribe(place(chat), {}, start)
})

describe('an issue that was published from the command line', () => {
  it('is told to the owners, once, whichever process sees it', async () => {
    const [one, two] = [processOn(), processOn()]
    await one.desk.publish(draftOf(item(1, 'From before')))
    await one.lookout.poll()
    expect(one.messenger.said).toEqual([])
    await one.desk.publish(draftOf(item(1, 'Rates fall')))
    await Promise.all([one.lookout.poll(), two.lookout.poll()])
    await one.lookout.poll()
    const said = [...one.messenger.said, ...two.messenger.said].map(({ target, words }) => [target.chat, words])
    expect(said).toEqual([['ann', 'Issue 2 was published from the command line, to 2 readers: /deliveries 2']])
    expect(await store.progressMessages()).toEqual([])
  })

  it('is followed in the newsrooms where there are some', async () => {
    await newsroom()
    const { desk, messenger, lookout } = processOn()
    await lookout.poll()
    await desk.publish(draftOf(item(1, 'Rates fall')))
    await lookout.poll()
    await lookout.poll()
    expect(await store.progressMessages()).toMatchObject([{ issue: 1, target: place('news') }])
    expect(messenger.at(place('ann'))).toEqual([])
    expect(messenger.at(place('news'))).toEqual([expect.stringContaining('0 of 2 delivered')])
  })

  it('is told after a restart too, and what people publish at the desk is not', async () => {
    const { desk, lookout } = processOn()
    await lookout.poll()
    await desk.publish(draftOf(item(1, 'Rates fall')), ann)
    await desk.publish(draftOf(item(1, 'Wallets spread')))
    const { messenger, lookout: later } = processOn()
    await later.poll()
    expect(messenger.at(place('ann'))).toEqual([expect.stringContaining('Issue 2 was published')])
  })
})

describe('what readers propose', () => {
  it('is told when it comes, and then once an hour while more comes', async () => {
    const { desk, messenger, lookout } = processOn()
    await lookout.poll()
    await propose(desk, 'A ship comes in')
    for (let turn = 0; turn < 2; turn++) await lookout.poll()
    expect(messenger.at(place('ann'))).toEqual(['A reader has proposed an item: /proposals'])
    await propose(desk, 'Another one')
    time += hour - 1
    await lookout.poll()
    expect(messenger.said).toHaveLength(1)
    time += 1
    await lookout.poll()
    time += hour
    await lookout.poll()
    expect(messenger.at(place('ann')).slice(1)).toEqual(['Readers have proposed 2 items: /proposals'])
  })

  it('is told by one process, and in the newsroom alone where there is one', async () => {
    await newsroom()
    const [one, two] = [processOn(), processOn()]
    await propose(one.desk, 'A ship comes in')
    await Promise.all([one.lookout.poll(), two.lookout.poll()])
    const said = [...one.messenger.said, ...two.messenger.said].map(({ target }) => target.chat)
    expect(said).toEqual(['news'])
  })

  it('is not told when an editor was faster', async () => {
    const { desk, messenger, lookout } = processOn()
    await propose(desk, 'A ship comes in')
    const audit = { at: time, actor: ann, action: 'removed', subject: 'proposal 1', detail: {} } as const
    await store.closeProposal(1, audit)
    await lookout.poll()
    expect(messenger.said).toEqual([])
  })
})

describe('a reader whose proposal is out', () => {
  const out = async (desk: ReturnType<typeof processOn>['desk']) => {
    await propose(desk, 'A ship comes in')
    const { draft, version } = await store.draft()
    const next = { ...draft, sections: [{ title: null, items: [{ ...item(1, 'A ship comes in'), key: 'k1' }] }] }
    const audit = { at: time, actor: ann, action: 'posted', subject: 'draft k1', detail: {} } as const
    await store.saveDraft(next, version, time, { proposal: 1, audit })
    await desk.publishDraft({ actor: ann })
  }

  it('is thanked, once, in private, by whichever process sees it', async () => {
    await store.rememberPrivateChat('slack:U2', 'Cyd', place('cyd'))
    const [one, two] = [processOn(), processOn()]
    await one.lookout.poll()
    await out(one.desk)
    await Promise.all([one.lookout.poll(), two.lookout.poll()])
    await one.lookout.poll()
    expect([...one.messenger.at(place('cyd')), ...two.messenger.at(place('cyd'))]).toEqual([
      'Your proposal is out: “A ship comes in” is item 1 of issue 1. Thank you! Read it: /issue 1.1',
    ])
  })

  it('is not told where others would read it', async () => {
    const { desk, messenger, lookout } = processOn()
    await lookout.poll()
    await out(desk)
    await lookout.poll()
    expect(messenger.at(place('c'))).toEqual([])
  })
})

it('forgets what readers were offered to propose, a week after; and nothing of the editors', async () => {
  const { lookout } = processOn()
  const note = { target: place('r1'), person: 'console:r1', at: time, content: '{}' }
  const offer = await store.keepNote({ ...note, message: 'offer 5' })
  const post = await store.keepNote({ ...note, message: '6' })
  time += 7 * 24 * hour
  await lookout.poll()
  expect(await store.storedNote(offer)).not.toBeNull()
  time += hour
  await lookout.poll()
  expect(await store.storedNote(offer)).toBeNull()
  expect(await store.storedNote(post)).not.toBeNull()
})
