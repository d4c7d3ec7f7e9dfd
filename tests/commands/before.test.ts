import { beforeEach, describe, expect, it } from 'vitest'
import type { Target } from '../../src/model.ts'
import { buttonsOf, newsdesk, wordsOf } from '../fakes/newsdesk.ts'

const labels = (doc: Parameters<typeof buttonsOf>[0]) => buttonsOf(doc).map(({ label }) => label)

describe('/draft test', () => {
  let said: { readonly target: Target; readonly words: string }[] = []
  let refused: string | null = null
  let desk: ReturnType<typeof newsdesk>

  beforeEach(() => {
    said = []
    refused = null
    desk = newsdesk({
      messenger: {
        async say(target, doc, failed) {
          if (refused !== null) failed?.(refused)
          if (refused !== null) return null
          said.push({ target, words: wordsOf(doc) })
          return 'm1'
        },
        nameOf: async () => null,
        invitationLinks: async () => [],
        change: async () => false,
        offer: async () => {},
      },
    })
  })

  it('sends nothing while there is nothing to send', async () => {
    expect(wordsOf(await desk.as('Ann').gives('draft test'))).toContain('There is nothing to publish yet')
    expect(said).toEqual([])
  })

  it('says beforehand, in a message of its own, that it is a test, and offers the other formats and languages', async () => {
    const ann = desk.as('Ann')
    await ann.writes('Wallets open at the harbour\nShops take mobile payment. #none')
    const doc = await ann.presses(await ann.gives('draft'), 'Test copy')
    expect(wordsOf(doc)).toContain('A test copy is with you in Console: Full text · English.')
    expect(said.map(({ target }) => target)).toEqual([ann.target, ann.target])
    expect(said[0]?.words).toContain('Test copy, only for you.')
    expect(said[1]?.words).toMatch(/^Morning brief · Issue 1 · 20 November 2026\n1\. Wallets open/)
    expect(labels(doc)).toEqual([
      'Headlines · English',
      'One line · English',
      'Full text · español',
      'Headlines · español',
      'One line · español',
      'Full text · 中文',
      'Headlines · 中文',
      'One line · 中文',
      'The draft',
    ])
    await ann.presses(doc, 'Headlines · 中文')
    expect(said.at(-1)?.words).toBe('Morning brief · 第 1 期 · 2026年11月20日\n1. Wallets open at the harbour')
    expect(await desk.store.latest()).toBeNull()
  })

  it('is asked for in words, in both languages, also in a newsroom, and comes in private', async () => {
    const ann = desk.as('Ann')
    await ann.writes('Wallets open at the harbour\nShops take mobile payment. #none')
    await ann.writes('send me a test copy')
    expect(said).toHaveLength(2)
    await ann.writes('试发')
    expect(said).toHaveLength(4)
    await desk.as('Ann', { chat: 'group' }).gives('draft test 标题 英文')
    expect(said).toHaveLength(6)
    expect(new Set(said.map(({ target }) => target.chat))).toEqual(new Set(['ann']))
    expect(wordsOf(await ann.gives('draft test purple'))).toContain('I cannot read “purple” as a format or a language')
    expect(wordsOf(await desk.as('Bob', { chat: 'group' }).gives('draft test'))).toContain(
      'Write to me in private once',
    )
  })

  it('says in plain words why it did not get through: what the platform refuses would stop the broadcast too', async () => {
    const ann = desk.as('Ann')
    await ann.writes('Wallets open at the harbour\nShops take mobile payment. #none')
    refused = 'the message could not be rendered'
    expect(wordsOf(await ann.gives('draft test'))).toContain(
      'In Console the test copy did not get through: the platform does not accept the content',
    )
  })

  it('opens headlines of the issue to come for editors, and for nobody else', async () => {
    const ann = desk.as('Ann')
    await ann.writes('Wallets open at the harbour\nShops take mobile payment. #none')
    expect(wordsOf(await ann.gives('issue 1 headlines 1'))).toContain('Shops take mobile payment.')
    expect(wordsOf(await desk.as('Eve').gives('issue 1'))).toContain('There is no issue yet')
    expect(wordsOf(await ann.gives('issue 2'))).toContain('There is no issue 2')
  })
})

describe('what is worth a look', () => {
  it('is shown before publishing and never holds it up; the item is one press away', async () => {
    const desk = newsdesk()
    const ann = desk.as('Ann')
    await ann.writes('Wallets open at the harbour\nShops take mobile payment. #payments')
    const question = await ann.gives('publish')
    expect(wordsOf(question)).toContain('Worth a look before it goes out: /draft check\nNo source: item 1.')
    expect(labels(question)).toContain('Publish')
    const check = await ann.writes('check the draft')
    expect(labels(check)).toEqual(['1. Wallets open at the harb…', 'The draft'])
    expect(wordsOf(await ann.presses(check, /^1\./))).toContain('Item 1.')
    expect(wordsOf(await ann.gives('publish tomorrow 8am'))).toContain('No source: item 1.')
    await ann.presses(question, 'Publish')
    expect(await desk.store.latest()).toMatchObject({ number: 1 })
  })

  it('says that there is nothing, and speaks Chinese', async () => {
    const desk = newsdesk()
    const ann = desk.as('Ann')
    await ann.gives('post Wallets open at the harbour\nShops take it. (Quay Post) #payments')
    expect(wordsOf(await ann.gives('draft check'))).toContain('I looked at 1 item and found nothing to remark.')
    expect(wordsOf(await ann.gives('publish'))).not.toContain('Worth a look')
    await ann.gives('post Trains between the ports are late\nAn hour. #none')
    expect(wordsOf(await desk.as('Bob', { language: 'zh' }).writes('检查一下草稿'))).toContain(
      '没有来源：第 2 条。没有话题，只有订阅全部内容的读者会收到：第 2 条。',
    )
  })
})
