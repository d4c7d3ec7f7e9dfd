import { beforeEach, describe, expect, it } from 'vitest'
import { createMorningNotes } from '../../src/background/desk/morning-notes.ts'
import { createLog } from '../../src/log.ts'
import { newsdesk, wordsOf } from '../fakes/newsdesk.ts'
import { createTalker, type Talker } from '../fakes/talker.ts'

const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
const [minute, hour] = [60_000, 3_600_000]

let talker: Talker
let desk: ReturnType<typeof newsdesk>
let ann: ReturnType<typeof desk.as>
let bob: ReturnType<typeof desk.as>

beforeEach(() => {
  talker = createTalker()
  desk = newsdesk({ messenger: talker })
  ann = desk.as('Ann')
  bob = desk.as('Bob')
})

const mornings = () => {
  const { brief, desk: editors, review } = desk.room
  return createMorningNotes({ store: desk.store, desk: editors, brief, messenger: talker, review, now: desk.now, log })
}

describe('/notify', () => {
  it('shows and changes what an editor is told, by words and by buttons, in both languages', async () => {
    const panel = await ann.gives('notify')
    expect(wordsOf(panel)).toContain('How far a broadcast is: only of those you publishNo morning note')
    const all = await ann.presses(panel, 'All broadcasts')
    expect(wordsOf(all)).toContain('How far each broadcast is, whoever publishes it')
    expect(wordsOf(await ann.presses(all, 'Morning note…'))).toContain('When shall the morning note come?')
    expect(wordsOf(await ann.writes('at 7:30'))).toContain('A morning note at 07:30 (Asia/Shanghai)')
    expect(wordsOf(await ann.gives('notify morning soon'))).toContain('I cannot read “soon”')
    expect(wordsOf(await ann.gives('notify morning off'))).toContain('No morning note')
    const ming = desk.as('Ann', { language: 'zh' })
    expect(wordsOf(await ming.gives('notify 晨间提醒 早上7点'))).toContain('每天 07:00 的晨间提醒（Asia/Shanghai）')
    expect(wordsOf(await ming.gives('notify 进度 关'))).toContain('只限你自己发布的')
    expect(wordsOf(await ann.gives('history'))).toContain('arranged what they are told by themselves')
    expect(wordsOf(await desk.as('Eve').gives('notify'))).toContain('for the editors')
  })
})

describe('the progress message', () => {
  it('goes to every editor who wants it, each human once, whoever publishes', async () => {
    await bob.gives('notify progress on')
    await ann.gives('notify progress on')
    await ann.writes('Wallets open at the harbour\nAt last. (Quay Post) #payments')
    await desk.store.subscribe({ ...ann.target, chat: 'r1' }, {}, 0)
    await ann.presses(await ann.gives('publish'), 'Publish')
    for (const editor of [ann, bob])
      expect(talker.at(editor.target).filter((words) => words.includes('0 of 1 delivered'))).toHaveLength(1)
    expect(await desk.store.progressMessages()).toHaveLength(2)
  })

  it('goes to nobody who is no longer at the desk, nor to whoever does not want it', async () => {
    await bob.gives('notify progress on')
    await bob.gives('notify progress off')
    await ann.writes('Wallets open at the harbour\nAt last. (Quay Post) #payments')
    await ann.presses(await ann.gives('publish'), 'Publish')
    expect(talker.at(bob.target)).toEqual([])
  })
})

describe('the morning note', () => {
  // It is 10:12 in Shanghai when a test begins.
  it('comes at its time, once, before an issue goes out, with what there is', async () => {
    await ann.gives('notify morning 11:00')
    await ann.gives('schedule daily 12:00 min 3')
    await ann.writes('Wallets open at the harbour\nAt last. #payments')
    await desk.room.desk.propose({
      item: { headline: 'A ship', body: [], source: null, topics: [] },
      section: null,
      person: 'slack:U2',
      name: null,
      from: ann.target,
    })
    const [one, two] = [mornings(), mornings()]
    await one.poll()
    expect(talker.said).toEqual([])
    desk.pass(49 * minute)
    await Promise.all([one.poll(), two.poll()])
    await one.poll()
    expect(talker.at(ann.target)).toEqual([
      'Good morning. The next issue has 1 item, 1 proposal by readers waits, and it goes out at 12:00.\nWith fewer than 3 items it does not go out.\n1 thing worth a look: /draft check\n/draft  /proposals  /publish',
    ])
    expect(talker.at(bob.target)).toEqual([])
    desk.pass(24 * hour)
    await one.poll()
    expect(talker.at(ann.target)).toHaveLength(2)
  })

  it('does not come where nothing goes out, nor an hour late', async () => {
    await ann.gives('notify morning 11:00')
    const notes = mornings()
    desk.pass(49 * minute)
    await notes.poll()
    await ann.gives('schedule daily 12:00')
    desk.pass(24 * hour + hour)
    await notes.poll()
    await ann.gives('schedule wednesday 12:00')
    desk.pass(23 * hour)
    await notes.poll()
    expect(talker.said).toEqual([])
    desk.pass(72 * hour)
    await notes.poll()
    expect(talker.said).toHaveLength(1)
  })

  it('speaks the language of its place', async () => {
    await desk.store.subscribe(ann.target, { language: 'zh' }, 0)
    await ann.gives('notify morning 11:00')
    await ann.gives('publish at 12:30')
    desk.pass(50 * minute)
    await mornings().poll()
    expect(talker.at(ann.target)[0]).toContain('早上好。下一期有 0 条，将于 12:30 发布。')
  })
})
