import { describe, expect, it } from 'vitest'
import type { Doc } from '../../src/doc.ts'
import { buttonsOf, newsdesk, wordsOf } from '../fakes/newsdesk.ts'

const desk = () => {
  const news = newsdesk()
  const [ann, bob, cleo] = [news.as('Ann'), news.as('Bob', { language: 'zh' }), news.as('Cleo')]
  const slugs = async () => (await news.store.topics()).map(({ slug }) => slug)
  const topic = async (slug: string) => (await news.store.topics()).find((each) => each.slug === slug)
  return { ...news, ann, bob, cleo, slugs, topic }
}
const labels = (doc: Doc): readonly string[] => buttonsOf(doc).map(({ label }) => label)
/** Readers of the next issue, and what they would get of it. */
const publish = async ({ ann, store }: ReturnType<typeof desk>) => {
  const { version } = await store.draft()
  await ann.presses(await ann.gives('publish'), 'Publish')
  expect((await store.draft()).version).toBeGreaterThan(version)
}

const actor = { person: 'cli', name: null, from: null }
const audit = { at: 0, actor, action: 'renamed', subject: 'topic pay', detail: {} } as const

describe('an editor', () => {
  it('makes a topic in both languages, whose names give it away at once', async () => {
    const { ann, bob, topic } = desk()
    const made = await ann.gives('topics new Gardening / 园艺')
    expect(wordsOf(made)).toContain('Gardening is a topic now.')
    expect(wordsOf(made)).toContain('Gardening / 园艺  #gardening · 0 items, 0 readers')
    expect(await topic('gardening')).toEqual({
      slug: 'gardening',
      title: { en: 'Gardening', zh: '园艺' },
      words: ['Gardening', '园艺'],
    })
    expect(wordsOf(await bob.gives('topics show 园艺'))).toContain('判断用的 2 个词')
    expect(wordsOf(await bob.writes('园艺展开幕，游人如织\n（晚报）'))).toContain('#gardening')
  })

  it('names a topic in every language, and each reader sees their own', async () => {
    const { ann, as, topic } = desk()
    const [eva, bo] = [as('Eva', { language: 'es' }), as('Bo', { language: 'zh' })]
    await ann.gives('editors add console:eva')
    const made = await ann.gives('topics new Gardening / Jardinería / 园艺')
    expect(wordsOf(made)).toContain('Gardening / Jardinería / 园艺  #gardening')
    expect((await topic('gardening'))?.title).toEqual({ en: 'Gardening', es: 'Jardinería', zh: '园艺' })
    expect(wordsOf(await eva.gives('subscribe jardineria'))).toContain('Jardinería')
    expect(wordsOf(await bo.gives('subscribe gardening'))).toContain('园艺')
    // One that is written alone is in the language of whoever writes it, and what a form shows is read as the same.
    await ann.gives('topics rename gardening es: Huerto')
    expect((await topic('gardening'))?.title).toEqual({ es: 'Huerto' })
    await ann.gives('topics rename gardening 园艺 / es: Huerto')
    expect(wordsOf(await ann.gives('topics show gardening'))).toContain('es: Huerto / 园艺  #gardening')
    expect(wordsOf(await bo.gives('settings'))).toContain('园艺')
    expect(wordsOf(await as('Cleo').gives('subscribe huerto'))).toContain('Huerto')
  })

  it('is asked for what a button does not say', async () => {
    const { ann, bob, topic } = desk()
    const asked = await ann.presses(await ann.gives('topics'), 'New topic')
    expect(wordsOf(asked)).toContain('Gardening / Jardinería / 园艺')
    expect(wordsOf(await ann.writes('Bees / 蜜蜂'))).toContain('Bees is a topic now.')
    const words = await bob.presses(await bob.gives('topics show bees'), '词')
    expect(wordsOf(words)).toContain('菜鸟 -程序员')
    expect(wordsOf(await bob.writes('蜂蜜，hive -music，queen?'))).toContain('新增 3 个词')
    expect((await topic('bees'))?.words).toEqual(['Bees', '蜜蜂', '蜂蜜', 'hive -music', 'queen?'])
    expect(wordsOf(await ann.gives('topics words bees honey, -hive'))).toContain('1 word added, 1 taken away.')
    expect((await topic('bees'))?.words).toEqual(['Bees', '蜜蜂', '蜂蜜', 'queen?', 'honey'])
    expect(wordsOf(await ann.gives('topics all bees honey, wax'))).toContain('1 word added, 4 taken away.')
    expect(wordsOf(await ann.gives('topics words bees ???'))).toContain('I find no word in “???”.')
  })

  it('gives it other titles, and another tag that takes readers, items and drafts along', async () => {
    const all = desk()
    const { ann, bob, cleo, store } = all
    await ann.gives('topics new Gardening')
    await cleo.gives('subscribe gardening')
    await ann.writes('Compost week begins\nThree bins. (Post)\n#gardening')
    await publish(all)
    await ann.writes('Mulch week follows\nStraw. (Post)\n#gardening')
    expect(wordsOf(await ann.gives('topics rename gardening Gardens / 花园'))).toContain('It is called Gardens now.')
    expect(wordsOf(await bob.gives('topics tag gardening garden'))).toContain('标签改为 #garden')
    expect(wordsOf(await cleo.gives('settings'))).toContain('items about Gardens')
    expect(wordsOf(await cleo.gives('topic gardening'))).toContain('Compost week begins')
    expect(wordsOf(await ann.gives('draft'))).toContain('#garden')
    expect((await store.subscription(cleo.target))?.topics).toEqual(['garden'])
    await publish(all)
    expect((await store.deliveries(2, 0, 9)).length).toBe(1)
  })

  it('merges two, after one question', async () => {
    const { ann, cleo, slugs, topic, store } = desk()
    await ann.gives('topics new Plants')
    await ann.gives('topics new Gardening')
    await cleo.gives('subscribe plants')
    const question = await ann.presses(await ann.gives('topics merge plants'), 'Gardening')
    expect(wordsOf(question)).toContain('Make Plants a part of Gardening? 0 items and 1 reader come along')
    expect(wordsOf(await ann.presses(question, 'Merge'))).toContain('Plants is a part of Gardening now.')
    expect(await slugs()).not.toContain('plants')
    expect(await topic('gardening')).toMatchObject({ words: ['Gardening', 'Plants'], also: ['plants'] })
    expect((await store.subscription(cleo.target))?.topics).toEqual(['gardening'])
  })

  it('is asked whether to merge when a new name is taken', async () => {
    const { ann, topic } = desk()
    await ann.gives('topics new Plants')
    for (const line of ['topics tag plants payments', 'topics rename plants Payments']) {
      const doc = await ann.gives(line)
      expect(wordsOf(doc)).toContain('Payments is a topic already:')
      expect(labels(doc)).toEqual(['Merge', 'Back'])
    }
    expect(wordsOf(await ann.gives('topics new 支付'))).toContain('Payments is a topic already:')
    expect((await topic('plants'))?.title.en).toBe('Plants')
  })

  it('removes one, but none that a reader follows alone', async () => {
    const { ann, cleo, slugs, store } = desk()
    await ann.gives('topics new Plants')
    await cleo.gives('subscribe plants')
    const question = await ann.presses(await ann.gives('topics show plants'), 'Remove')
    const refused = await ann.presses(question, 'Remove')
    expect(wordsOf(refused)).toContain('1 reader follows nothing but Plants and would get everything.')
    expect(labels(refused)).toContain('Payments')
    await cleo.gives('subscribe plants, payments')
    expect(wordsOf(await ann.presses(question, 'Remove'))).toContain('Plants is no topic any more.')
    expect(await slugs()).not.toContain('plants')
    expect((await store.subscription(cleo.target))?.topics).toEqual(['payments'])
  })

  it('adds a starter set', async () => {
    const { bob, slugs } = desk()
    const sets = await bob.presses(await bob.gives('topics'), '现成的话题组')
    expect(labels(sets)).toEqual(['商业', '科技', '人工智能', '财经', '科学', '本地新闻', '全部话题'])
    expect(wordsOf(await bob.presses(sets, '科学'))).toContain('科学：新增 11 个话题。')
    expect(await slugs()).toContain('space')
  })

  it('sees what a headline would get, and why', async () => {
    const { ann, bob } = desk()
    const doc = wordsOf(await ann.gives('topics try Alipay opens a wallet for judges'))
    expect(doc).toContain('Payments: Alipay, wallet?')
    expect(doc).toContain('Regulation, not quite: judge?')
    expect(wordsOf(await bob.gives('topics try 菜鸟程序员'))).toContain('没有话题。')
  })

  it('finds all of it in the history', async () => {
    const { ann, bob, auditLines } = desk()
    await ann.gives('topics new Plants')
    await ann.gives('topics words plants fern')
    await ann.gives('topics rename plants Ferns')
    await ann.gives('topics merge plants retail yes')
    await ann.gives('topics remove health yes')
    await ann.gives('topics sets ai')
    expect(await auditLines()).toEqual([
      'console:ann created topic plants',
      'console:ann edited topic plants',
      'console:ann renamed topic plants',
      'console:ann merged topic plants',
      'console:ann removed topic health',
      'console:ann imported topics',
    ])
    expect(wordsOf(await ann.gives('history'))).toContain('made the topic plants a part of retail')
    expect(wordsOf(await bob.gives('history'))).toContain('合并了话题“plants”与“retail”')
  })

  it.each([
    ['topics frobnicate plants', 'I do not know what “frobnicate” means'],
    ['topics show paymnets', 'Did you mean:'],
    ['topics show', 'I know no topic “”.'],
    ['topics merge payments payments', 'Into which topic shall Payments go?'],
    ['topics undo 99', 'That was taken back before.'],
    ['topics tag payments ¡¿', '“¡¿” cannot be a tag'],
    ['topics new ¡¿', 'cannot be a tag'],
    ['topics page 99', 'page 2 of 2'],
  ])('is helped on from %s', async (line, words) => {
    const { ann, slugs } = desk()
    const before = await slugs()
    expect(wordsOf(await ann.gives(line))).toContain(words)
    expect(await slugs()).toEqual(before)
  })
})

describe('a reader', () => {
  it('follows a topic that an editor coined, by every way there is', async () => {
    const all = desk()
    const { ann, cleo, store } = all
    expect(wordsOf(await cleo.gives('subscribe gardening'))).toContain('I know no topic “gardening”')
    await ann.writes('Tomato swap opens\nSixty growers. (Post)\n#gardening')
    expect(wordsOf(await cleo.gives('subscribe gardening'))).toContain('You get items about gardening.')
    expect(wordsOf(await cleo.gives('settings topics payments, gardening'))).toContain('Payments, gardening')
    expect((await store.subscription(cleo.target))?.topics).toEqual(['payments', 'gardening'])
    await publish(all)
    expect(wordsOf(await cleo.gives('topics'))).toContain('/topic gardening')
    expect(wordsOf(await cleo.gives('topic gardening'))).toContain('Tomato swap opens')
  })

  it('is shown how to choose among the topics that there are', async () => {
    const { cleo, store } = desk()
    await cleo.gives('subscribe')
    expect(wordsOf(await cleo.gives('settings'))).toContain('/settings topics payments, retail')
    await store.renameTopic('payments', 'pay', audit)
    expect(wordsOf(await cleo.gives('settings'))).toContain('/settings topics pay, retail')
  })

  it('sees the topics, and changes none', async () => {
    const { cleo, slugs } = desk()
    const before = await slugs()
    for (const line of ['topics new Plants', 'topics remove health yes', 'topics words health x', 'topics sets ai'])
      expect(wordsOf(await cleo.gives(line))).toContain('looked after by the editors')
    expect(await slugs()).toEqual(before)
  })
})

describe('a correction', () => {
  const court = 'The supreme court is full\nEverybody came. (Post)'
  const key = async ({ items }: ReturnType<typeof desk>) => (await items())[0]?.key ?? ''

  it('teaches: the words of a topic that is taken away count less, visibly, until that is taken back', async () => {
    const all = desk()
    const { ann, bob, topic, auditLines } = all
    expect(wordsOf(await ann.writes(court))).toContain('#regulation')
    const told = await ann.gives(`draft topics ${await key(all)} -regulation`)
    expect(wordsOf(told)).toContain('Noted: supreme court counts less for Regulation from now on.')
    expect((await topic('regulation'))?.learned).toEqual({ 'supreme court': -0.25 })
    expect(wordsOf(await ann.gives(`topics try ${court}`))).toContain('Regulation, not quite')
    const panel = await bob.gives('topics show regulation')
    expect(wordsOf(panel)).toContain('supreme court（75%）')
    expect(wordsOf(panel)).toContain('supreme court：减弱，Ann，《The supreme court is full》')
    expect(wordsOf(await bob.presses(panel, /^撤销/))).toContain('已撤销。')
    expect((await topic('regulation'))?.learned).toBeUndefined()
    expect(wordsOf(await ann.gives(`topics try ${court}`))).toContain('Regulation: supreme court')
    expect(wordsOf(await ann.presses(told, /^Undo/))).toContain('That was taken back before.')
    expect((await auditLines()).slice(-2)).toEqual([
      'console:ann taught topic regulation',
      'console:bob untaught topic regulation',
    ])
  })

  it('teaches: the hints of a topic that is added count more', async () => {
    const all = desk()
    const { ann, topic } = all
    await ann.writes('A wallet for every pupil\nThe school gives it. (Post)')
    const told = await ann.gives(`draft topics ${await key(all)} +payments`)
    expect(wordsOf(told)).toContain('Noted: wallet? counts more for Payments from now on.')
    expect((await topic('payments'))?.learned).toEqual({ 'wallet?': 0.25 })
    expect(wordsOf(await ann.presses(told, /^Undo/))).toContain('Taken back.')
    expect((await topic('payments'))?.learned).toBeUndefined()
  })

  it('that is taken back itself leaves nothing, and the same one twice counts once', async () => {
    const all = desk()
    const { ann, topic } = all
    await ann.writes(court)
    const it = await key(all)
    await ann.gives(`draft topics ${it} -regulation`)
    expect(wordsOf(await ann.gives(`draft topics ${it} +regulation`))).toContain('is taken back.')
    expect((await topic('regulation'))?.learned).toBeUndefined()
    for (const sign of ['-', '+', '-']) await ann.gives(`draft topics ${it} ${sign}regulation`)
    expect((await topic('regulation'))?.learned).toEqual({ 'supreme court': -0.25 })
  })

  it('of a tag that was not guessed teaches nothing', async () => {
    const all = desk()
    const { ann, topic, auditLines } = all
    await ann.writes('Nothing of note today\nReally. (Post)\n#regulation')
    await ann.gives(`draft topics ${await key(all)} -regulation`)
    await ann.gives(`draft topics ${await key(all)} +health`)
    expect([(await topic('regulation'))?.learned, (await topic('health'))?.learned]).toEqual([undefined, undefined])
    expect((await auditLines()).some((line) => line.includes('taught'))).toBe(false)
  })

  it('teaches also by new words, and when the item is out', async () => {
    const all = desk()
    const { ann, topic } = all
    await ann.writes(court)
    const it = await key(all)
    expect(wordsOf(await ann.gives(`draft edit ${it} ${court}\n#tennis`))).toContain('counts less for Regulation')
    await ann.writes('Alipay in every shop\nAll of them. (Post)')
    await publish(all)
    const asked = await ann.gives('correct 1.2 Alipay in every shop\nAll of them. (Post) #retail')
    expect(wordsOf(await ann.presses(asked, 'Correct'))).toContain('Alipay counts less for Payments')
    expect((await topic('payments'))?.learned).toEqual({ Alipay: -0.25 })
  })
})

describe('words that stand in a topic’s items, and hardly elsewhere', () => {
  it('are offered when somebody changes its words', async () => {
    const all = desk()
    const { ann, topic } = all
    for (const headline of ['Tomatoes under glass', 'Late tomatoes ripen', 'The price of tomatoes'])
      await ann.writes(`${headline}\nMore in June. (Post)\n#gardening`)
    await ann.writes('Trains run late\nMore in June. (Post)\n#none')
    await publish(all)
    const doc = await ann.gives('topics words gardening')
    expect(labels(doc)).toEqual(['+ tomatoes', 'Back'])
    await ann.presses(doc, '+ tomatoes')
    expect((await topic('gardening'))?.words).toEqual(['tomatoes'])
    expect(wordsOf(await ann.writes('Tomatoes in winter\nFrom the cellar. (Post)'))).toContain('#gardening')
  })
})
