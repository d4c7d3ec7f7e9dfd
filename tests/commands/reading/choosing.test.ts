import { describe, expect, it } from 'vitest'
import { readTopics } from '../../../src/commands/reading/read-topics.ts'
import { defaultTopics } from '../../../src/topics/defaults.ts'
import { draftOf, item } from '../../fakes/drafts.ts'
import { buttonOf, buttonsOf, newsdesk, wordsOf } from '../../fakes/newsdesk.ts'

async function reader(...lines: string[]) {
  const room = newsdesk()
  await room.room.desk.publish(
    draftOf(
      item(1, 'Rates fall', 'finance'),
      item(2, 'Bitcoin soars', 'crypto'),
      item(3, 'Alipay pays by face', 'payments'),
      item(4, 'Shops unite', 'retail'),
    ),
  )
  const cyd = room.as('Cyd')
  for (const line of lines) await cyd.gives(line)
  const subscription = () => room.store.subscription(cyd.target)
  return { ...room, cyd, subscription }
}

describe('topics in words', () => {
  it.each([
    ['payments, retail', ['payments', 'retail']],
    ['payments and retail', ['payments', 'retail']],
    ['payments retail', ['payments', 'retail']],
    ['支付、零售', ['payments', 'retail']],
    ['支付和零售', ['payments', 'retail']],
    ['支付 零售', ['payments', 'retail']],
    ['cross border payments', ['cross-border', 'payments']],
    ['Everything', []],
    ['所有话题', []],
  ])('reads “%s”', (written, slugs) => {
    expect(readTopics(written, defaultTopics)).toEqual({ slugs })
  })
})

describe('/subscribe with a topic', () => {
  it('gives a newcomer that topic, and adds to what was chosen before', async () => {
    const { cyd, subscription } = await reader('subscribe payments')
    const doc = await cyd.gives('subscribe retail')
    expect(wordsOf(doc)).toContain('You get items about Payments, Retail.')
    expect(await subscription()).toMatchObject({ topics: ['payments', 'retail'] })
    await cyd.presses(doc, 'Only Retail')
    expect(await subscription()).toMatchObject({ topics: ['retail'] })
    await cyd.presses(await cyd.gives('subscribe finance'), 'Everything')
    expect(await subscription()).toMatchObject({ topics: [] })
  })

  it('takes nothing away from whoever gets everything', async () => {
    const { cyd, subscription } = await reader('subscribe')
    const doc = await cyd.gives('subscribe retail')
    expect(wordsOf(doc)).toContain('You get everything already, and Retail with it.')
    expect(await subscription()).toMatchObject({ topics: [] })
    await cyd.presses(doc, 'Only Retail')
    expect(await subscription()).toMatchObject({ topics: ['retail'] })
  })

  it('starts anew after a goodbye, and speaks Chinese', async () => {
    const { cyd, subscription } = await reader('subscribe payments', 'settings language zh', 'unsubscribe')
    expect(wordsOf(await cyd.gives('subscribe 零售'))).toContain('关于零售的条目')
    expect(await subscription()).toMatchObject({ topics: ['retail'], state: 'active' })
  })
})

describe('/unsubscribe with a topic', () => {
  it('drops that topic and no other, and a press brings it back', async () => {
    const { cyd, subscription } = await reader('subscribe payments, retail, finance')
    const doc = await cyd.gives('unsubscribe payments')
    expect(wordsOf(doc)).toContain('no more items about Payments. You get items about')
    expect(await subscription()).toMatchObject({ topics: ['retail', 'finance'], state: 'active' })
    await cyd.presses(doc, 'Payments again')
    expect((await subscription())?.topics.toSorted()).toEqual(['finance', 'payments', 'retail'])
  })

  it.each([
    ['Everything', { topics: [], state: 'active' }],
    ['Nothing', { topics: ['payments'], state: 'ended' }],
    ['Leave it as it is', { topics: ['payments'], state: 'active' }],
  ])('asks where it is the last one, and does what is pressed: %s', async (label, after) => {
    const { cyd, subscription } = await reader('subscribe payments')
    const doc = await cyd.gives('unsubscribe payments')
    expect(wordsOf(doc)).toContain('Payments is all that you get.')
    expect(await subscription()).toMatchObject({ topics: ['payments'], state: 'active' })
    await cyd.presses(doc, label)
    expect(await subscription()).toMatchObject(after)
  })

  it('changes nothing at a topic that is not there, or not theirs, or where all come', async () => {
    const { cyd, subscription } = await reader('subscribe payments, retail')
    expect(wordsOf(await cyd.gives('unsubscribe finance'))).toContain('Finance was not among what you get')
    const doc = await cyd.gives('unsubscribe retial')
    expect(buttonOf(doc, 'Retail').command).toBe('unsubscribe retail')
    expect(await subscription()).toMatchObject({ topics: ['payments', 'retail'], state: 'active' })
    await cyd.gives('subscribe all')
    await cyd.gives('unsubscribe')
    expect(await subscription()).toMatchObject({ state: 'ended' })
    expect(wordsOf(await cyd.gives('unsubscribe payments'))).toContain('You are not subscribed')
  })
})

it('leaves a topic out for whoever gets everything, and takes it in again', async () => {
  const { cyd, subscription } = await reader('subscribe')
  const doc = await cyd.gives('unsubscribe payments')
  expect(wordsOf(doc)).toContain('Done: no more items about Payments. You get everything but Payments.')
  expect(await subscription()).toMatchObject({ topics: [], except: ['payments'], state: 'active' })
  expect(wordsOf(await cyd.gives('unsubscribe payments'))).toContain('was not among what you get')
  await cyd.presses(doc, 'Payments again')
  expect(await subscription()).toMatchObject({ topics: [], except: [] })
})

it('offers a misspelt list whole', async () => {
  const { cyd, subscription } = await reader('subscribe')
  const doc = await cyd.gives('settings topics payments, retial, finance')
  expect(await subscription()).toMatchObject({ topics: [] })
  await cyd.presses(doc, 'Payments, Retail, Finance')
  expect(await subscription()).toMatchObject({ topics: ['payments', 'retail', 'finance'] })
})

describe('/start by a link', () => {
  const linked = { linked: true }

  it.each([
    ['start issue_1', '4. Shops unite', []],
    ['start item_1_3', '3. Alipay pays by face', []],
    ['start topic_payments_retail', '3. Alipay pays by face', ['payments', 'retail']],
    ['start utm_spring', '/latest', []],
    ['start issue_99', '/latest', []],
    ['start topic_nothing', '/latest', []],
  ])('"%s" welcomes a newcomer and opens what it names', async (line, words, topics) => {
    const { cyd, subscription } = await reader()
    const doc = await cyd.gives(line, linked)
    expect(wordsOf(doc)).toMatch(/^Welcome! You are subscribed\./)
    expect(wordsOf(doc)).toContain(words)
    expect(await subscription()).toMatchObject({ topics, state: 'active' })
  })

  it('changes nothing for whoever is subscribed, and offers', async () => {
    const { cyd, subscription } = await reader('subscribe payments')
    const doc = await cyd.gives('start topic_retail', linked)
    expect(wordsOf(doc)).toContain('4. Shops unite')
    expect(await subscription()).toMatchObject({ topics: ['payments'] })
    await cyd.presses(doc, 'Get Retail too')
    expect(await subscription()).toMatchObject({ topics: ['payments', 'retail'] })
    await cyd.gives('unsubscribe')
    expect(wordsOf(await cyd.gives('start item_1_3', linked))).toContain('To get each issue: /subscribe')
    expect(await subscription()).toMatchObject({ state: 'ended' })
    expect(wordsOf(await cyd.gives('start'))).toContain('Welcome back')
  })

  it('tells a member of a group who can subscribe it, and how', async () => {
    const { cyd, subscription } = await reader()
    const doc = await cyd.gives('start', { chat: 'group', mayManage: async () => false })
    expect(wordsOf(doc)).toContain('for this whole group one of its administrators sends here: /subscribe')
    const page = await cyd.gives('start item_1_3', { ...linked, chat: 'group', mayManage: async () => false })
    expect(wordsOf(page)).toContain('3. Alipay pays by face')
    expect(await subscription()).toBeNull()
  })
})

describe('/latest', () => {
  it('keeps to the topics that were chosen, and says so', async () => {
    const { cyd } = await reader('subscribe payments, retail')
    const words = wordsOf(await cyd.gives('latest'))
    expect(words).not.toContain('Rates fall')
    expect(words).toMatch(/2 of 4 items\n[\s\S]*3\. Alipay[\s\S]*4\. Shops[\s\S]*2 more: \/issue 1$/)
    expect(wordsOf(await cyd.gives('latest all'))).toContain('1. Rates fall')
    await cyd.gives('settings topics health')
    expect(wordsOf(await cyd.gives('latest'))).toBe('Issue 1 has nothing in the chosen topics. All of it: /issue 1')
    await cyd.gives('subscribe all')
    expect(wordsOf(await cyd.gives('latest'))).not.toContain('more: /issue')
  })

  it('opens and closes each headline by itself', async () => {
    const { cyd } = await reader('subscribe')
    const press = (doc: Awaited<ReturnType<typeof cyd.gives>>, number: number) => {
      const found = doc.blocks.find((block) => block.kind === 'item' && block.number === number)
      return cyd.gives(found?.kind === 'item' ? (found.open?.command ?? '') : '')
    }
    const opened = (doc: Awaited<ReturnType<typeof cyd.gives>>): number[] =>
      doc.blocks.flatMap((block) => (block.kind === 'item' && block.body.length > 0 ? [block.number] : []))
    let doc = await cyd.gives('latest headlines')
    expect(opened(doc)).toEqual([])
    const after: number[][] = []
    for (const number of [3, 1, 2, 1, 4, 3]) {
      doc = await press(doc, number)
      after.push(opened(doc))
    }
    expect(after).toEqual([[3], [1, 3], [1, 2, 3], [2, 3], [2, 3, 4], [2, 4]])
  })
})

describe('/search', () => {
  it('says that nothing has both words, and shows what has one', async () => {
    const { cyd } = await reader()
    const doc = await cyd.gives('search bitcoin alipay')
    expect(wordsOf(doc)).toMatch(/Nothing has both “(bitcoin|alipay)” and “(bitcoin|alipay)”\. These have “\w+”:/)
    const [other] = buttonsOf(doc)
    expect(wordsOf(doc)).toContain(other?.command === 'search alipay' ? 'Bitcoin soars' : 'Alipay pays')
    expect(wordsOf(await cyd.gives(other?.command ?? ''))).not.toContain('Nothing has')
  })

  it.each([
    ['en', 'search soars -alipay', 'None of these has “alipay”.'],
    ['es', 'search soars sin alipay', 'Ninguna contiene «alipay».'],
    ['zh', 'search soars 不要 alipay', '以下条目都不包含“alipay”。'],
  ] as const)('leaves out what somebody does not want, and says so: %s', async (language, question, said) => {
    const { cyd } = await reader()
    const words = wordsOf(await cyd.gives(question, { language }))
    expect(words).toContain(said)
    expect(words).toContain('Bitcoin soars')
  })

  it('never hides that the Chinese word itself is nowhere', async () => {
    const { cyd, room } = await reader()
    await room.desk.publish(draftOf(item(1, '移动支付走向全球', 'payments')))
    expect(wordsOf(await cyd.gives('search 支付宝'))).toContain('Nothing has “支付宝”. These have “支付”:')
    expect(wordsOf(await cyd.gives('search 支付宝', { language: 'zh' }))).toContain('没有包含“支付宝”的条目。')
    expect(wordsOf(await cyd.gives('search 移动支付'))).not.toContain('Nothing has')
  })
})
