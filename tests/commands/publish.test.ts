import { describe, expect, it } from 'vitest'
import { createDesk } from '../../src/desk/desk.ts'
import type { Doc } from '../../src/doc.ts'
import { draftOf, item } from '../fakes/drafts.ts'
import { emptyStore } from '../fakes/empty-store.ts'
import { buttonOf, newsdesk, wordsOf } from '../fakes/newsdesk.ts'
import { createTalker } from '../fakes/talker.ts'

const reader = (chat: string) => ({ platform: 'console', account: 'local', chat, thread: null })

/** A desk with three readers, one of whom only wants other things, and a draft of two items. */
async function ready() {
  const messenger = createTalker()
  const desk = newsdesk({ messenger: messenger })
  await desk.store.subscribe(reader('r1'), {}, 0)
  await desk.store.subscribe(reader('r2'), { topics: ['payments'] }, 0)
  await desk.store.subscribe(reader('r3'), { topics: ['health'] }, 0)
  const ann = desk.as('Ann')
  await ann.gives('post Wallets open at the harbour\nShops take mobile payment. #payments')
  await ann.gives('post The bakery sells bread\nAt six in the morning. #none')
  return { ...desk, messenger, ann, bob: desk.as('Bob') }
}

describe('/publish', () => {
  it('asks once, says how many will get it, and publishes with the press', async () => {
    const { ann, store, auditLines, messenger } = await ready()
    const asked = await ann.gives('publish')
    expect(wordsOf(asked)).toContain('Issue 1, 2 items, to 2 readers: publish?')
    expect(await store.latest()).toBeNull()
    expect(wordsOf(await ann.presses(asked, 'Publish'))).toContain('Issue 1 is on its way to 2 readers.')
    expect((await store.latest())?.number).toBe(1)
    expect(await auditLines()).toContain('console:ann published issue 1')
    expect(messenger.at(ann.target)).toEqual([expect.stringContaining('0 of 2 delivered')])
    expect(await store.progressMessages()).toMatchObject([{ issue: 1, target: ann.target }])
  })

  it('leaves everything as it is when told not yet', async () => {
    const { ann, store, items } = await ready()
    expect(wordsOf(await ann.presses(await ann.gives('publish'), 'Not yet'))).toContain('nothing was published')
    expect(await store.latest()).toBeNull()
    expect(await items()).toHaveLength(2)
  })

  it('happens once, whoever presses, however often, from wherever', async () => {
    const { ann, bob, store, pass } = await ready()
    const asked = await ann.gives('publish')
    const askedToo = await bob.gives('publish')
    const both = await Promise.all([ann.presses(asked, 'Publish'), bob.presses(askedToo, 'Publish')])
    const said = both.map(wordsOf).join('\n')
    expect(said).toContain('is on its way')
    expect(said).toMatch(/Issue 1 is out already \(published by (Ann|Bob) at 10:12\)/)
    expect((await store.latest())?.number).toBe(1)
    pass(3_600_000)
    expect(wordsOf(await bob.presses(asked, 'Publish'))).toMatch(/Issue 1 is out already \(published by .* at 10:12\)/)
    expect((await store.latest())?.number).toBe(1)
    const progress = await store.progress(1)
    expect(progress.pending).toBe(2)
  })

  it('happens once when it is pressed on two platforms at the same moment, and each reader gets it once', async () => {
    const store = emptyStore()
    const now = (): number => Date.parse('2026-11-20T02:12:00Z')
    const brief = { title: 'Morning brief', timeZone: 'UTC', language: 'en' } as const
    const desk = createDesk({ store, brief, now, owners: ['telegram:1', 'slack:U1'] })
    const { host } = newsdesk({ brief, now, desk, messenger: createTalker() }, store)
    for (const platform of ['telegram', 'slack'])
      await store.subscribe({ platform, account: 'a', chat: 'reader', thread: null }, {}, 0)
    await desk.add(draftOf(item(1, 'Rates fall')))
    const give = async (platform: string, id: string, args: string): Promise<Doc> => {
      const target = { platform, account: 'a', chat: id, thread: null }
      const person = { id, name: null }
      const query = {
        target,
        about: target,
        chat: 'private',
        person,
        command: 'publish',
        args,
        language: null,
      } as const
      const doc = await host.answer({ ...query, mayManage: async () => true })
      if (!doc) throw new Error('no answer')
      return doc
    }
    const lines = [await give('telegram', '1', ''), await give('slack', 'U1', '')].map((doc) =>
      buttonOf(doc, 'Publish').command.replace('publish ', ''),
    )
    const said = await Promise.all([give('telegram', '1', lines[0] ?? ''), give('slack', 'U1', lines[1] ?? '')])
    expect(said.filter((doc) => wordsOf(doc).includes('is on its way to 2 readers'))).toHaveLength(1)
    expect(said.filter((doc) => wordsOf(doc).includes('is out already'))).toHaveLength(1)
    expect((await store.latest())?.number).toBe(1)
    expect((await store.deliveries(1, 0, 9)).map(({ target }) => target.platform).sort()).toEqual(['slack', 'telegram'])
  })

  it('keeps what is kept for later out of an old press', async () => {
    const { ann, bob, store } = await ready()
    await ann.gives('draft later 2')
    const asked = await ann.gives('publish')
    await ann.presses(asked, 'Publish')
    expect(wordsOf(await bob.presses(asked, 'Publish'))).toContain('is out already')
    expect((await store.latest())?.number).toBe(1)
  })

  it('shows what changed since it asked, and asks again', async () => {
    const { ann, bob, store } = await ready()
    const asked = await ann.gives('publish')
    await bob.gives('post Trains run late\nBecause of snow. #none')
    const again = await ann.presses(asked, 'Publish')
    expect(wordsOf(again)).toContain('was changed after I asked')
    expect(wordsOf(again)).toMatch(/Bob \(console\) posted “Trains run late”/)
    expect(wordsOf(again)).toContain('Issue 1, 3 items')
    expect(await store.latest()).toBeNull()
    await ann.presses(again, 'Publish')
    expect((await store.latest())?.number).toBe(1)
  })

  it('has nothing to ask while there are no items', async () => {
    expect(wordsOf(await newsdesk().as('Ann').gives('publish'))).toContain('no items')
  })
})

describe('/publish at', () => {
  it('answers with the exact moment, and can be taken back', async () => {
    const { ann, room, store, auditLines } = await ready()
    const planned = await ann.gives('publish tomorrow 8am')
    expect(wordsOf(planned)).toContain('Saturday, 21 November 2026, 08:00 (Asia/Shanghai, UTC+8)')
    expect(await room.desk.schedule.once()).toMatchObject({ at: Date.parse('2026-11-21T00:00:00Z'), by: 'console:ann' })
    expect(wordsOf(await ann.presses(planned, 'Unschedule'))).toContain('nothing goes out on Saturday')
    expect(await room.desk.schedule.once()).toBeNull()
    expect(wordsOf(await ann.gives('unschedule'))).toContain('No single publication')
    expect(await store.latest()).toBeNull()
    expect(await auditLines()).toEqual(
      expect.arrayContaining(['console:ann scheduled draft', 'console:ann unscheduled draft']),
    )
  })

  it('takes back what the button stood under, never what was planned since', async () => {
    const { ann, bob, room } = await ready()
    const early = await ann.gives('publish tomorrow 8am')
    await bob.gives('publish tomorrow 9am')
    const said = await ann.presses(early, 'Unschedule')
    expect(wordsOf(said)).toMatch(/settled before.*09:00/s)
    expect(await room.desk.schedule.once()).toMatchObject({ by: 'console:bob' })
    expect(wordsOf(await ann.presses(said, 'Unschedule'))).toContain('nothing goes out')
    expect(await room.desk.schedule.once()).toBeNull()
  })

  it('tells what it takes the place of, and counts the sections that readers see', async () => {
    const { ann, bob, room } = await ready()
    await ann.gives('publish tomorrow 8am')
    expect(wordsOf(await bob.gives('publish tomorrow 9am'))).toMatch(
      /takes the place of Saturday.* 08:00 .*, which Ann/,
    )
    expect(await room.desk.schedule.once()).toMatchObject({ at: Date.parse('2026-11-21T01:00:00Z'), by: 'console:bob' })
    await ann.gives('draft new 1 Money')
    await ann.gives('sections add Empty')
    expect(wordsOf(await ann.gives('publish'))).toContain('2 items, 1 section, to')
    expect(wordsOf(await ann.gives('draft'))).toContain('2 items in 1 section.')
  })

  it('tells when it cannot read a time, and when that has passed', async () => {
    const { ann, room } = await ready()
    expect(wordsOf(await ann.gives('publish soonish'))).toContain('“soonish”')
    expect(wordsOf(await ann.gives('publish 2026-11-19 08:00'))).toContain('has passed already: Thursday, 19 November')
    expect(await room.desk.schedule.once()).toBeNull()
  })

  it('asks which day was meant, offers the week after, and says that clocks skip an hour', async () => {
    const { ann } = await ready()
    const either = await ann.gives('publish next saturday at 8')
    expect(wordsOf(either)).toContain('Which of these days')
    const set = await ann.presses(either, /28 November/)
    expect(wordsOf(set)).toContain('Saturday, 28 November 2026, 08:00')
    const past = await ann.gives('publish 本周五8点')
    expect(wordsOf(past)).toContain('has passed already')
    expect(wordsOf(await ann.presses(past, /27 November/))).toContain('Friday, 27 November 2026, 08:00')
  })

  it('says that there was an issue today already', async () => {
    const { ann } = await ready()
    await ann.presses(await ann.gives('publish'), 'Publish')
    await ann.gives('post Another one\nWith text. #trade')
    expect(wordsOf(await ann.gives('publish tonight at 9'))).toContain('Issue 1 came out today already')
    const standing = wordsOf(await ann.gives('schedule daily 20:00'))
    expect(standing).toContain('Today’s issue, 1, is out already.')
    expect(standing).not.toContain('20 November 2026, 20:00')
    expect(wordsOf(await ann.gives('schedule daily 8:00 remind 9:00'))).toContain('would come after the issue')
    expect(wordsOf(await ann.gives('schedule daily 8:00 remind 20:00 the day before'))).toContain('20:00')
    expect(wordsOf(await ann.gives('schedule 每天8点 提醒 前一天20:00'))).toContain('20:00')
  })

  it('says that clocks skip an hour that night', async () => {
    const desk = newsdesk()
    const berlin = newsdesk({ brief: { title: 'Brief', timeZone: 'Europe/Berlin', language: 'en' } }, desk.store)
    const told = wordsOf(await berlin.as('Ann').gives('publish 2027-03-28 02:30'))
    expect(told).toContain('02:30 does not exist that night: 03:00.')
  })

  it('says so when somebody publishes before, and ends with that', async () => {
    const { ann, bob, room } = await ready()
    await ann.gives('publish at 18:00')
    const asked = await bob.gives('publish')
    expect(wordsOf(asked)).toContain('by Ann. Publishing now takes that away')
    await bob.presses(asked, 'Publish')
    expect(await room.desk.schedule.once()).toBeNull()
  })
})

describe('/schedule', () => {
  it('sets a standing time, shows the next moments, and ends', async () => {
    const { ann, room } = await ready()
    expect(wordsOf(await ann.gives('schedule'))).toContain('no standing schedule')
    const set = wordsOf(await ann.gives('schedule weekdays 08:00 min 5 remind 07:30'))
    expect(set).toContain('every weekday at 08:00 (Asia/Shanghai)')
    expect(set).toContain('fewer than 5 items')
    expect(set).toContain('Monday, 23 November 2026, 08:00')
    expect(await room.desk.schedule.recurring()).toMatchObject({ min: 5, remind: { hour: 7, minute: 30 } })
    expect(wordsOf(await ann.gives('schedule whenever'))).toContain('“whenever”')
    expect(wordsOf(await ann.gives('schedule off'))).toContain('has ended')
    expect(await room.desk.schedule.recurring()).toBeNull()
    expect(wordsOf(await ann.gives('schedule off'))).toContain('There was no standing schedule')
  })
})

describe('whoever is no editor', () => {
  const lines = [
    'publish',
    'publish now 2',
    'publish at 08:00',
    'schedule daily 8am',
    'unschedule',
    'deliveries',
    'deliveries 1 pause',
    'correct 1.1 Other words',
    'correct go 1',
    'retract 1.1 wrong',
    'history',
    'editors',
    'editors invite',
    'link',
    'newsroom',
  ]
  it.each(lines)('is refused %s', async (line) => {
    const { as, store, room } = await ready()
    expect(wordsOf(await as('Eve').gives(line))).toMatch(/That is for the (editors|owners) of this brief/)
    expect(await store.latest()).toBeNull()
    expect(await room.desk.schedule.once()).toBeNull()
  })
})
