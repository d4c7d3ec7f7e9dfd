import { beforeEach, describe, expect, it } from 'vitest'
import { readAnswer, readWords } from '../../src/commands/words/read-words.ts'
import { languages } from '../../src/model.ts'
import { phrasesIn } from '../../src/phrases/index.ts'
import { buttonsOf, newsdesk, wordsOf } from '../fakes/newsdesk.ts'
import { fourItems } from './samples.ts'

const clock = { now: Date.parse('2026-11-20T02:12:00Z'), timeZone: 'Asia/Shanghai' }
const said = (text: string) => readWords(text, clock)?.line ?? null
const answered = (text: string) => readAnswer(text, 'k9', clock)

describe('short forms', () => {
  it.each([
    ['move 7 2', '移动7到2', 'draft move 7 2'],
    ['Move item 7 to no. 2, please', '请把第7条移到第2条前面', 'draft move 7 2'],
    ['move 7 down', '下移 7', 'draft down 7'],
    ['top 7', '置顶第7条', 'draft move 7 1'],
    ['move 7 to the end', '把7放到最后', 'draft move 7 9999'],
    ['section 7 Payments', '栏目 7 Payments', 'draft section 7 Payments'],
    ['Move 7 to the Payments section', '把第7条移到“Payments”栏目', 'draft section 7 Payments'],
    [
      'source 7 Harbour Post https://harbour.example/a',
      '来源 7 Harbour Post https://harbour.example/a',
      'draft source 7 Harbour Post https://harbour.example/a',
    ],
    ['source 7: Harbour Post', '把第7条的来源改为Harbour Post', 'draft source 7 Harbour Post'],
    ['headline 7 Is it over!', '标题7：Is it over!', 'draft head 7 Is it over!'],
    ['Headline 7: is it over?', '第7条标题改成 is it over?', 'draft head 7 is it over?'],
    ['topics 7 +ai -retail', '话题 7 +ai -retail', 'draft topics 7 +ai -retail'],
    ['tags 7: ai, retail', '标签7：ai, retail', 'draft topics 7 ai, retail'],
    ['7: Wllets → Wallets', '7：Wllets→Wallets', 'draft replace 7 Wllets → Wallets'],
    ['#7: a b -> c d.', '第7条：a b 改成 c d.', 'draft replace 7 a b → c d.'],
    ['7: very =>', '第7条 very →', 'draft replace 7 very → '],
    ['129.3: Wllets → Wallets', '更正 129.3：Wllets → Wallets', 'correct 129.3 Wllets → Wallets'],
    ['del 7', '删掉第7条', 'draft remove 7'],
    ['later 7', '第7条下期再发', 'draft later 7'],
    ['history of 7', '第7条的历史', 'draft history 7'],
    ['undo', '撤销', 'draft undo'],
    ['correct', '更正', 'correct'],
  ])('%s, %s', (english, chinese, line) => {
    expect(said(english)).toBe(line)
    expect(said(chinese)).toBe(line)
  })

  it.each([
    ['move to 2', '移到第2条', 'draft move k9 2'],
    ['to 2', '到 2', 'draft move k9 2'],
    ['up', '上移', 'draft up k9'],
    ['section: Payments', '栏目：Payments', 'draft section k9 Payments'],
    ['move it to Payments', '移到Payments栏目', 'draft section k9 Payments'],
    [
      'source Harbour Post https://harbour.example/a',
      '来源 Harbour Post https://harbour.example/a',
      'draft source k9 Harbour Post https://harbour.example/a',
    ],
    ['headline Wallets merge', '标题改为Wallets merge', 'draft head k9 Wallets merge'],
    ['topics +ai -retail', '话题 +ai -retail', 'draft topics k9 +ai -retail'],
    ['Wllets → Wallets', 'Wllets 改成 Wallets', 'draft replace k9 Wllets → Wallets'],
    ['del', '删', 'draft remove k9'],
    ['Delete it, please.', '这条不要了', 'draft remove k9'],
    ['later', '以后再发', 'draft later k9'],
    ['keep it for later', '下期再发', 'draft later k9'],
    ['history', '历史', 'draft history k9'],
  ])('in an answer to an item: %s, %s', (english, chinese, line) => {
    expect(answered(english)).toBe(line)
    expect(answered(chinese)).toBe(line)
  })

  it.each([
    ['mover 7 a 2', 'draft move 7 2'],
    ['Mueve la noticia 7 al puesto 2, por favor', 'draft move 7 2'],
    ['mover 7 al final', 'draft move 7 9999'],
    ['sección 7 Pagos', 'draft section 7 Pagos'],
    ['mover 7 a la sección Pagos', 'draft section 7 Pagos'],
    ['fuente 7: El Diario https://diario.example/a', 'draft source 7 El Diario https://diario.example/a'],
    ['título 7 ¿Se acabó?', 'draft head 7 ¿Se acabó?'],
    ['temas 7 +ai -retail', 'draft topics 7 +ai -retail'],
    ['7: Wllets → Wallets', 'draft replace 7 Wllets → Wallets'],
    ['corregir 129.3: Wllets → Wallets', 'correct 129.3 Wllets → Wallets'],
    ['quitar 7', 'draft remove 7'],
    ['deshacer', 'draft undo'],
    ['publicar mañana a las 8', 'publish mañana a las 8'],
    ['programar días laborables a las 8', 'schedule días laborables a las 8'],
    ['saltar 24 de diciembre', 'schedule skip 24 de diciembre'],
    ['urgente 7', 'urgent 7'],
    ['Quitar 7 aplicaciones, pide el regulador', null],
    ['título 7 es muy largo', null],
  ])('in Spanish: %s', (spanish, line) => {
    expect(said(spanish)).toBe(line)
  })

  it.each([
    'Move 7 people to safety',
    'Delete 7 apps now, says the watchdog',
    'Top 7 wallets of the year',
    'headline 7 is too long',
    'headline is too long',
    'source?',
    'the source is missing',
    '标题 太长了',
    '来源呢？',
    '删除7个应用',
  ])('not: %s', (text) => {
    expect([said(text), answered(text)]).toEqual([null, null])
  })

  it.each(languages)('are all in /help, as they can be written (%s)', async (language) => {
    const { lines } = phrasesIn(language).shortForms
    for (const [line] of lines) expect(said(line.replaceAll('…', 'x')), line).not.toBeNull()
    const help = wordsOf(await newsdesk().as('Ann', { language }).gives('help'))
    for (const [line] of lines) expect(help).toContain(line)
  })

  it('not: what a headline says of months', () => {
    expect(said('12月1日起，手续费改为 2 元')).toBeNull()
  })
})

describe('at the desk', () => {
  let desk: ReturnType<typeof newsdesk>
  let ann: ReturnType<typeof desk.as>
  beforeEach(async () => {
    desk = newsdesk()
    ann = desk.as('Ann')
    await desk.room.desk.add(fourItems)
  })
  const first = async () => (await desk.items())[0]

  it.each(['swap 6 and 7', 'move 6 to 1', 'delete 9', '交换6和7', 'quitar 7'])(
    'say where nothing stands, and are no news: %s',
    async (order) => {
      const before = await desk.items()
      expect(wordsOf(await ann.writes(order))).toContain('no longer in the draft')
      expect(await desk.items()).toEqual(before)
    },
  )

  it('change one thing each, in one message, and say what stands there now', async () => {
    expect(wordsOf(await ann.writes('source 1 Harbour Post https://harbour.example/a?utm_source=x'))).toContain(
      'Harbour Post',
    )
    expect(await first()).toMatchObject({
      source: { name: 'Harbour Post', url: 'https://harbour.example/a' },
      topics: ['retail'],
    })
    await ann.writes('source 1 https://harbour.example/b')
    expect((await first())?.source).toEqual({ name: 'Harbour Post', url: 'https://harbour.example/b' })
    await ann.writes('来源 1 Harbor Post')
    expect((await first())?.source).toEqual({ name: 'Harbor Post', url: 'https://harbour.example/b' })
    await ann.writes('source 1 The Ledger')
    expect((await first())?.source).toEqual({ name: 'The Ledger', url: null })
    await ann.writes('headline 1 Palm tills are here!')
    expect(await first()).toMatchObject({ headline: 'Palm tills are here!', body: ['They do.'] })
    await ann.writes('topics 1 +ai +cross-border -retail')
    expect((await first())?.topics).toEqual(['ai', 'cross-border'])
    await ann.gives('topics 1 -ai')
    expect((await first())?.topics).toEqual(['cross-border'])
    await ann.writes('1: tills → registers')
    expect((await first())?.headline).toBe('Palm registers are here!')
    await ann.gives('draft 1 registers → tills')
    await ann.gives('draft 1 3')
    expect((await desk.items())[2]?.headline).toBe('Palm tills are here!')
    await ann.gives('move 3 1')
    expect((await first())?.headline).toBe('Palm tills are here!')
  })

  it('ask where the old words stand more than once, and say where they do not', async () => {
    await ann.writes('headline 1 Tills, tills and more tills')
    const asked = await ann.writes('1: tills → registers')
    expect(wordsOf(asked)).toContain('in 2 places')
    await ann.presses(asked, 'In both places')
    expect((await first())?.headline).toBe('Tills, registers and more registers')
    const none = await ann.writes('1: wallets → purses')
    expect(wordsOf(none)).toContain('That reads like a command')
    await ann.presses(none, 'It is an item')
    expect(await desk.items()).toHaveLength(5)
  })

  it('are asked about where they may be news, and are news where they have its marks', async () => {
    for (const text of [
      'Move 2 to safety',
      'Section 2 housing vouchers grow in the north',
      'Source 2 said it would come back next week again',
      'Source 2 says nothing',
      'Topics 2 editors should know about are missing',
    ]) {
      const doc = await ann.writes(text)
      expect(buttonsOf(doc).map(({ label }) => label)).toContain('It is an item')
    }
    expect(wordsOf(await ann.writes('Move 2 people to safety'))).toContain('Is this an item?')
    await ann.writes('2: cash → cards in all shops (The Ledger, https://ledger.example/c) #payments')
    expect(await desk.items()).toHaveLength(5)
  })

  it('work in an answer to what we showed, to what one wrote oneself, and under a colleague’s message after a press', async () => {
    const shown = await ann.writes('Tea sells well\nIn ten villages. #trade', { message: 'w1' })
    await desk.host.bindMessage(shown, ann.target, 'p1', 0)
    await ann.writes('source Green Leaf https://leaf.example/1', { answers: 'p1' })
    expect((await desk.items())[4]?.source).toEqual({ name: 'Green Leaf', url: 'https://leaf.example/1' })
    await ann.writes('ten → twenty', { under: 'w1' })
    expect((await desk.items())[4]?.body).toEqual(['In twenty villages.'])
    await ann.writes('later', { answers: 'p1' })
    expect((await desk.items('later')).map(({ headline }) => headline)).toEqual(['Tea sells well'])
    await ann.writes('删', { under: 'w1' })
    expect(await desk.items('later')).toEqual([])

    const room = desk.as('Ann', { chat: 'group' })
    await room.writes('Rice sells well\nIn ten villages. #trade', { message: 'w2' })
    const bob = desk.as('Bob', { chat: 'group' })
    expect(await bob.sends('nice one', { under: 'w2', forOthers: true })).toBeNull()
    const asked = await bob.writes('later', { under: 'w2', forOthers: true })
    expect(await desk.items('later')).toEqual([])
    await bob.presses(asked, 'later')
    expect(await desk.items('later')).toHaveLength(1)
  })

  it('show the list anew where it stands, and print it where none does', async () => {
    const changed: { readonly messages: unknown; readonly words: string }[] = []
    desk = newsdesk({
      messenger: {
        say: async () => null,
        nameOf: async () => null,
        invitationLinks: async () => [],
        change: async (_, messages, doc) => {
          changed.push({ messages, words: wordsOf(doc) })
          return true
        },
        offer: async () => {},
      },
    })
    ann = desk.as('Ann')
    await desk.room.desk.add(fourItems)
    const list = await ann.writes('move 4 1')
    expect(wordsOf(list)).toContain('The next issue: 4 items')
    await desk.host.bindMessage(list, ann.target, 'l1', 0)
    await desk.host.bindMessage(list, ann.target, 'l2', 1)
    const told = wordsOf(await ann.writes('section 1 Payments'))
    expect(told).toContain('“One form for parcels” is item 4 now, in Payments.')
    expect(told).not.toContain('The next issue')
    expect(changed).toMatchObject([{ messages: ['l1', 'l2'], words: expect.stringContaining('Payments') }])
    await desk.host.bindMessage(await ann.gives('draft 1'), ann.target, 'l1', 0)
    expect(wordsOf(await ann.writes('del 1'))).toContain('The next issue: 3 items')
  })

  it('have a history of each item, in words that say what changed', async () => {
    await ann.writes('headline 1 Palm tills are here')
    await desk.as('Bob').writes('topics 1 +payments')
    await ann.writes('move 1 3')
    const told = wordsOf(await ann.writes('history of 3'))
    expect(told).toContain('Ann (console) moved “Palm tills are here”: Shops → Trade, 1 → 3')
    expect(told).toContain('Bob (console) edited “Palm tills are here”: topics: #retail → #retail #payments')
    expect(told).toContain('headline: Palm tills arrive → Palm tills are here')
    expect(told).toContain('imported 4 items')
    await ann.gives(`publish now ${(await desk.store.draft()).version} 0`)
    const out = wordsOf(await ann.gives('history 1.3'))
    expect(out).toContain('published issue 1')
    expect(out).toContain('headline: Palm tills arrive')
    expect(wordsOf(await ann.gives('history'))).toContain('What was done')
  })
})

describe('slips', () => {
  const begin = async () => {
    const desk = newsdesk()
    const ann = desk.as('Ann')
    await desk.room.desk.add(fourItems)
    return { desk, ann }
  }

  it.each([
    ['8 in teh morning', ['publish 8 in the morning', 'settings hour 8 in the morning']],
    ['tomorow 9am', ['publish tomorrow 9am']],
    ['mañna a las 9', ['publish mañana a las 9']],
    ['早上八点办', ['publish 早上八点半', 'settings hour 早上八点半']],
    ['mvoe 4 to 1', ['move 4 1']],
    ['山掉第4条', ['remove 4']],
    ['publish wensday 8am', ['publish wednesday 8am']],
  ])('“%s” is offered put right, beside the item that it may be', async (written, lines) => {
    const { desk, ann } = await begin()
    const doc = await ann.writes(written)
    expect(buttonsOf(doc).map(({ label }) => label)).toEqual(
      expect.arrayContaining([...lines, 'It is an item', 'Discard']),
    )
    expect(await desk.items()).toHaveLength(4)
  })

  it('behind a slash are named with what was meant', async () => {
    const { ann } = await begin()
    const doc = await ann.writes('/mvoe 4 to 1')
    expect(wordsOf(doc)).toContain('I do not know: /mvoe')
    expect(buttonsOf(doc).map(({ command }) => command)).toEqual(['draft move 4 1'])
  })
})

describe('swapping two', () => {
  it.each(['swap 1 and 4', 'intercambia la 1 y la 4', '把第1条和第4条对调', '交换１和４'])('“%s”', async (written) => {
    const desk = newsdesk()
    const ann = desk.as('Ann')
    await desk.room.desk.add(fourItems)
    const before = (await desk.items()).map(({ headline }) => headline)
    const [one, two, three, four] = before
    const doc = await ann.writes(written)
    expect((await desk.items()).map(({ headline }) => headline)).toEqual([four, two, three, one])
    await ann.presses(doc, 'Undo')
    expect((await desk.items()).map(({ headline }) => headline)).toEqual(before)
  })
})
