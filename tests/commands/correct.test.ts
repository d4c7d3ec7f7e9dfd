import { describe, expect, it } from 'vitest'
import { buttonOf, newsdesk, wordsOf } from '../fakes/newsdesk.ts'
import { createTalker } from '../fakes/talker.ts'

const reader = { platform: 'console', account: 'local', chat: 'reader', thread: null }
const lanes = [{ platform: 'console', account: 'local', intervalMs: 0, slots: 9 }]

/** Issue 1 of two items is out, and one reader has it as the message `message`. */
async function out() {
  const messenger = createTalker()
  const desk = newsdesk({ messenger: messenger })
  const { store, now } = desk
  const [ann, bob] = [desk.as('Ann'), desk.as('Bob')]
  await store.subscribe(reader, {}, 0)
  await ann.gives('post Wallets open at the harbour\nShops take mobile payment. (The Paper)\n#payments')
  await ann.gives('post The bakery sells bread\nAt six in the morning. #none')
  await ann.presses(await ann.gives('publish'), 'Publish')
  const tick = { now: now(), worker: 'w', leaseUntil: now() + 1e6, lanes }
  const { claims } = await store.tick({ ...tick, marks: [] })
  const marks = claims.map(({ delivery, part, attempt }) => ({
    delivery,
    part,
    attempt,
    verdict: { kind: 'sent', id: 'message', parts: 1, nextAt: 0 } as const,
  }))
  await store.tick({ ...tick, marks, lanes: [] })
  const item = async (number: number) => (await store.issue(1))?.sections[0]?.items[number - 1]
  return { ...desk, messenger, ann, bob, item }
}

describe('/correct', () => {
  it('shows before and after, asks once, and corrects; what the text does not name stays', async () => {
    const { ann, item, store, auditLines, messenger } = await out()
    const asked = await ann.gives('correct 1.1 Wallets open at the station\nShops take mobile payment there.')
    expect(wordsOf(asked)).toMatch(/Before\n1\. Wallets open at the harbour .*\nAfter\n1\. Wallets open at the station/)
    expect(wordsOf(asked)).toContain('Correct it in 1 copy?')
    expect((await store.latest())?.revision).toBe(1)
    expect(wordsOf(await ann.presses(asked, 'Correct'))).toContain('I am changing 1 copy now')
    expect(await item(1)).toMatchObject({
      headline: 'Wallets open at the station',
      body: ['Shops take mobile payment there.'],
      source: { name: 'The Paper' },
      topics: ['payments'],
      amended: { kind: 'corrected', time: '2026-11-20T10:12', reason: null },
    })
    expect(await auditLines()).toContain('console:ann corrected issue 1.1')
    await ann.gives('deliveries 1')
    expect(messenger.at(ann.target).at(-1)).toContain('Correction: 0 of 1 copy')
    expect(wordsOf(await ann.gives('issue 1'))).toMatch(/Issue 1 · .* · corrected/)
    expect(wordsOf(await ann.presses(asked, 'Correct'))).toContain('done already')
    expect((await store.latest())?.revision).toBe(2)
  })

  it('asks for the text where none was given, and takes what is written next', async () => {
    const { ann, item } = await out()
    const asked = await ann.gives('correct 1.2')
    expect(buttonOf(asked, 'New text')).toMatchObject({
      command: 'correct 1.2',
      form: { value: expect.stringContaining('The bakery sells bread\nAt six in the morning.') },
    })
    const sure = await ann.writes('The bakery sells cake\nAt seven in the morning.')
    await ann.presses(sure, 'Correct')
    expect(await item(2)).toMatchObject({ headline: 'The bakery sells cake', topics: [] })
  })

  it('finds the item by its number or headline in an answer to the message, else asks which', async () => {
    const { ann, bob, store } = await out()
    await store.subscribe(ann.target, {}, 0)
    const byNumber = await ann.gives('correct 1 2. Bread is sold out\nSince six.')
    expect(wordsOf(byNumber)).toContain('Before\n2. The bakery')
    const byHeadline = await bob.gives('correct 1 Wallets open at the old harbour\nShops do.')
    expect(wordsOf(byHeadline)).toContain('Before\n1. Wallets open at the harbour')
    const which = await bob.gives('correct 1 Something else\nAltogether.')
    expect(wordsOf(which)).toContain('Which item of issue 1')
    const sure = await bob.presses(which, /^2\. The bakery/)
    expect(wordsOf(sure)).toContain('After\n2. Something else')
    const chat = await bob.gives('correct 1 Well done, everybody')
    expect(wordsOf(await bob.presses(chat, 'Leave it'))).toContain('nothing was changed')
    expect(wordsOf(await bob.presses(chat, /^2\. The bakery/))).toContain('done already')
  })

  it('asks for the text in words of the item, and has nothing to correct before an issue is out', async () => {
    const { ann } = await out()
    const asked = await ann.gives('correct 1.2')
    const form = { title: 'Item 2 of issue 1', value: 'The bakery sells bread\nAt six in the morning.', asked: true }
    expect(buttonOf(asked, 'New text').form).toEqual(form)
    const nothing = newsdesk().as('Ann')
    expect(wordsOf(await nothing.gives('correct 1.2'))).toContain('No issue is out yet')
  })

  it('is followed by one message in each place, not by one for each change', async () => {
    const { ann, bob, store } = await out()
    await ann.presses(await ann.gives('correct 1.1 Wallets close\nAll of them.'), 'Correct')
    expect(await store.progressMessages()).toHaveLength(1)
    await bob.presses(await bob.gives('correct 1.2 Bread for all\nAt noon.'), 'Correct')
    await bob.presses(await bob.gives('retract 1.2 no flour'), 'Retract')
    expect((await store.progressMessages()).map(({ target }) => target)).toEqual([ann.target, bob.target])
  })

  it('leaves it when told so, and says when nothing changed or no headline is there', async () => {
    const { ann, store } = await out()
    const asked = await ann.gives('correct 1.1 Other words\nAnd more of them.')
    expect(wordsOf(await ann.presses(asked, 'Leave it'))).toContain('nothing was changed')
    expect(wordsOf(await ann.presses(asked, 'Correct'))).toContain('done already')
    const same = 'correct 1.1 Wallets open at the harbour\nShops take mobile payment. (The Paper)'
    expect(wordsOf(await ann.gives(same))).toContain('what it says already')
    expect(wordsOf(await ann.gives('correct 1.1 #payments'))).toContain('no headline')
    expect(wordsOf(await ann.gives('correct 1.7 Words'))).toContain('has no item 7')
    expect(wordsOf(await ann.gives('correct whatever'))).toContain('Say which item')
    expect(wordsOf(await ann.gives('correct 7.1 Words'))).toContain('There is no issue 7; the newest is 1')
    expect(wordsOf(await ann.gives('retract 7.1'))).toContain('There is no issue 7; the newest is 1')
    expect((await store.latest())?.revision).toBe(1)
  })

  it('shows what another editor did meanwhile, and asks again; other items do not matter', async () => {
    const { ann, bob, item, store } = await out()
    const first = await ann.gives('correct 1.1 Wallets close\nAll of them.')
    const other = await bob.gives('correct 1.2 Bread for all\nAt noon.')
    const rival = await bob.gives('correct 1.1 Wallets move\nTo the north.')
    await bob.presses(other, 'Correct')
    await bob.presses(rival, 'Correct')
    const again = await ann.presses(first, 'Correct')
    expect(wordsOf(again)).toContain('Somebody else changed this item meanwhile')
    expect(wordsOf(again)).toMatch(/Before\n1\. Wallets move[\s\S]*After\n1\. Wallets close/)
    expect((await store.latest())?.revision).toBe(3)
    await ann.presses(again, 'Correct')
    expect((await store.latest())?.revision).toBe(4)
    expect([(await item(1))?.headline, (await item(2))?.headline]).toEqual(['Wallets close', 'Bread for all'])
  })

  it('does the same change once when two press at the same moment', async () => {
    const { ann, store } = await out()
    const asked = await ann.gives('correct 1.1 Wallets close\nAll of them.')
    await Promise.all([ann.presses(asked, 'Correct'), ann.presses(asked, 'Correct')])
    expect((await store.latest())?.revision).toBe(2)
  })
})

describe('a correction that says what it changes', () => {
  it('is done at once, with Undo, by number and by the answer to a question', async () => {
    const { ann, bob, item, store } = await out()
    const done = await ann.gives('correct 1.1: harbour → station')
    expect(wordsOf(done)).toMatch(/Item 1 of issue 1 is corrected[\s\S]*open at the station/)
    expect(await item(1)).toMatchObject({ headline: 'Wallets open at the station', source: { name: 'The Paper' } })
    const undone = await ann.presses(done, 'Undo')
    expect((await item(1))?.headline).toBe('Wallets open at the harbour')
    expect(wordsOf(await ann.presses(done, 'Undo'))).toContain('taken back before')
    await ann.presses(undone, 'Undo')
    expect((await item(1))?.headline).toBe('Wallets open at the station')
    await ann.writes('1.1：station -> airport')
    expect((await item(1))?.headline).toBe('Wallets open at the airport')
    expect(wordsOf(await bob.presses(done, 'Undo'))).toContain('Somebody else changed this item')
    const asked = await ann.presses(await ann.gives('correct'), /^2\. /)
    expect(wordsOf(asked)).toContain('Send me the whole new text')
    await ann.writes('bread → cakes')
    expect((await item(2))?.headline).toBe('The bakery sells cakes')
    expect(wordsOf(await ann.gives('correct 1.2 bred → bread'))).toContain('does not say “bred”')
    const twice = await ann.gives('correct 1.1: o → 0')
    await ann.presses(twice, /^In all/)
    expect((await item(1))?.headline).toBe('Wallets 0pen at the airp0rt')
    expect((await store.latest())?.revision).toBe(7)
  })

  it('may be a whole text in which a slip was put right; any other is asked about', async () => {
    const { ann, item } = await out()
    const { command, form } = buttonOf(await ann.gives('correct'), /^1\. /)
    const value = form?.value ?? ''
    expect(value).toContain('Wallets open at the harbour')
    await ann.gives(`${command} ${value.replace('harbour', 'harbor')}`)
    expect((await item(1))?.headline).toBe('Wallets open at the harbor')
    for (const text of ['Wallets are no more\nNone is left.', value.replace('harbour', 'harbor ✅')])
      expect(wordsOf(await ann.gives(`${command} ${text}`))).toContain('Correct it in 1 copy?')
    expect((await item(1))?.headline).toBe('Wallets open at the harbor')
  })

  it('is never made by changing the message that became the item: people add signs to those', async () => {
    const { ann, store } = await out()
    const edit = await ann.gives('correct ask 1.1 Wallets open at the harbor\nShops take mobile payment.')
    expect(wordsOf(edit)).toContain('Correct it in 1 copy?')
    expect((await store.latest())?.revision).toBe(1)
  })

  it('finds the item that says the old words in an answer to the issue, and asks where several do', async () => {
    const { ann, item } = await out()
    await ann.gives('correct 1 harbour → station')
    expect((await item(1))?.headline).toBe('Wallets open at the station')
    await ann.gives('correct 1 2: bread → cakes')
    expect((await item(2))?.headline).toBe('The bakery sells cakes')
    expect(wordsOf(await ann.gives('correct 1 the → a'))).toContain('Which item of issue 1 is that about?')
  })
})

describe('/retract', () => {
  it('takes an item back with its reason, after asking once', async () => {
    const { ann, item, auditLines } = await out()
    expect(wordsOf(await ann.gives('retract 1.1'))).toContain('Why is item 1 of issue 1 taken back?')
    const sure = await ann.writes('the shop does not exist')
    expect(wordsOf(sure)).toContain('Retracted 10:12: the shop does not exist')
    expect(wordsOf(await ann.presses(sure, 'Retract'))).toContain('is retracted')
    expect(await item(1)).toMatchObject({ amended: { kind: 'retracted', reason: 'the shop does not exist' } })
    expect(await auditLines()).toContain('console:ann retracted issue 1.1')
    expect(wordsOf(await ann.gives('retract 1.1 again'))).toContain('retracted already')
    expect(wordsOf(await ann.gives('history'))).toContain(
      'Ann (console) retracted item 1 of issue 1: the shop does not exist',
    )
  })
})

describe('why', () => {
  it('may be said of a correction: in a last line, or when it is asked about', async () => {
    const { ann, item } = await out()
    await ann.gives('correct 1.1: harbour → station\nReason: we had the wrong place')
    expect(await item(1)).toMatchObject({
      headline: 'Wallets open at the station',
      body: ['Shops take mobile payment.'],
      amended: { kind: 'corrected', reason: 'we had the wrong place' },
    })
    expect(wordsOf(await ann.gives('issue 1'))).toContain('Corrected 10:12: we had the wrong place')
    const asked = await ann.gives('correct 1.2 Bread for all\nAt noon.')
    expect(wordsOf(await ann.presses(asked, 'Add a reason'))).toContain('readers will see the reason')
    const shown = await ann.writes('面包店改了时间')
    expect(wordsOf(shown)).toMatch(/After\n2\. Bread for all[\s\S]*面包店改了时间/)
    await ann.presses(shown, 'Correct')
    expect(await item(2)).toMatchObject({ headline: 'Bread for all', amended: { reason: '面包店改了时间' } })
    const chinese = await ann.gives('correct 1.2 Bread for some\nAt noon, in the square.\n更正原因：数目有误')
    await ann.presses(chinese, 'Correct')
    expect(await item(2)).toMatchObject({ body: ['At noon, in the square.'], amended: { reason: '数目有误' } })
  })

  it('is no reason where the item has such a line of its own', async () => {
    const { ann, item } = await out()
    await ann.presses(await ann.gives('correct 1.2 No bread\nAll of it is sold.'), 'Correct')
    const own = 'correct 1.2 No bread today\nThe bakery is closed for good.\n'
    await ann.presses(await ann.gives(`${own}Cause: no flour`), 'Correct')
    expect(await item(2)).toMatchObject({ body: ['The bakery is closed for good.', 'Cause: no flour'] })
  })
})

describe('a retraction', () => {
  it('keeps the headline or takes it back too, by a button or by words, and Undo brings all of it back', async () => {
    const { ann, bob, item, store } = await out()
    const asked = await ann.gives('retract 1.1 it is libel')
    const done = await ann.presses(asked, 'Retract, headline too')
    expect(await item(1)).toMatchObject({
      headline: 'Retracted item',
      amended: { kind: 'retracted', reason: 'it is libel' },
    })
    const said = wordsOf(await ann.gives('issue 1'))
    expect(said).toMatch(/1\. Retracted item[\s\S]*it is libel/)
    expect(said).not.toContain('harbour')
    await store.subscribe(bob.target, { language: 'zh' }, 0)
    expect(wordsOf(await bob.gives('issue 1'))).toContain('1. 已撤回的条目')
    expect((await store.search('harbour', { offset: 0, limit: 9 })).total).toBe(0)
    await ann.presses(done, 'Undo')
    expect((await item(1))?.headline).toBe('Wallets open at the harbour')
    expect((await item(1))?.translations).toBeUndefined()

    const bare = await ann.gives('retract 1.1 without headline: it is libel')
    expect(wordsOf(bare)).toMatch(/After\n1\. Retracted item/)
    await ann.presses(bare, 'Retract')
    expect(await item(1)).toMatchObject({ headline: 'Retracted item', amended: { reason: 'it is libel' } })
    await ann.presses(await ann.gives('retract 1.2 不留标题：不实'), 'Retract')
    expect(await item(2)).toMatchObject({ headline: 'Retracted item', amended: { reason: '不实' } })
  })
})
