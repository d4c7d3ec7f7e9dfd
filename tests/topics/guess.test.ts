import { describe, expect, it } from 'vitest'
import type { Topic } from '../../src/model.ts'
import { topicsOf, weigh } from '../../src/topics/guess.ts'

const topic = (slug: string, words: readonly string[], more: Partial<Topic> = {}): Topic => ({
  slug,
  title: { en: slug, zh: slug },
  words,
  ...more,
})
const topics = [
  topic('law', ['court -tennis -food court', 'judge?', 'ruling?', '罚款']),
  topic('pay', ['=Stripe -lawn', 'pay?', 'payment?', 'mobile payment', '支付宝'], {
    title: { en: 'Payments', zh: '支付' },
  }),
  topic('trade', ['进口 -车道', '出海', '京东']),
  topic('seeds', ['seed +garden +soil']),
  topic('travel', ['agent?', 'travel agent?']),
]

describe('what stands beside a word', () => {
  it.each([
    ['A court for tennis', []],
    ['The food court opens', []],
    ['The court opens. Tennis is on tomorrow.', ['law']],
    ['Tennis player in court', []],
    ['Two courts agree', ['law']],
    ['Seed round closes', []],
    ['Seeds for the garden', ['seeds']],
    ['Seed round.\nAll about soil.', ['seeds']],
    ['隧道进口车道封闭', []],
    ['进口关税下调', ['trade']],
  ])('decides whether it counts in %j', (text, slugs) => {
    expect(topicsOf(text, topics)).toEqual(slugs)
  })

  it('may be capitals, and a name has no plural', () => {
    for (const [text, slugs] of [
      ["Stripe's fees", ['pay']],
      ['A stripe of paint', []],
      ['Stripes are in fashion', []],
      ['Stripe the lawn', []],
    ] as const)
      expect([text, topicsOf(text, topics)]).toEqual([text, slugs])
  })
})

describe('hints', () => {
  it('need each other, at two places', () => {
    expect(topicsOf('The judge waits', topics)).toEqual([])
    expect(topicsOf('The judge repeats: the judge waits', topics)).toEqual([])
    expect(topicsOf('The judge gives a ruling', topics)).toEqual(['law'])
    expect(topicsOf('A travel agent', topics)).toEqual([])
    expect(topicsOf('A travel agent and an agent', topics)).toEqual(['travel'])
  })
})

describe('Chinese words', () => {
  it.each([
    ['南京东路今晚亮灯', []],
    ['京东开仓', ['trade']],
    ['品牌走出海外', []],
    ['品牌出海', ['trade']],
    ['用支付宝付款', ['pay']],
  ])('are words of their own in %j', (text, slugs) => {
    expect(topicsOf(text, topics)).toEqual(slugs)
  })
})

describe('addresses', () => {
  it.each([
    ['See https://stripe.example/mobile-payment/支付宝'.slice(0, 44)],
    ['www.court.example/judge'],
    ['write to court@law.example'],
    ['at law.example/court?x=judge'],
  ])('say nothing in %j', (text) => {
    expect(topicsOf(text, topics)).toEqual([])
  })

  it('end where Chinese begins', () => {
    expect(topicsOf('见https://x.example/a罚款一万', topics)).toEqual(['law'])
  })
})

describe('the title of the section', () => {
  it('is evidence: all of it when it names the topic, a hint when it has it among other things', () => {
    expect(topicsOf('Ten banks join', topics, 'Payments')).toEqual(['pay'])
    expect(topicsOf('十家银行加入', topics, '支付')).toEqual(['pay'])
    expect(topicsOf('Ten banks join', topics, 'Payments and more')).toEqual([])
    expect(topicsOf('Ten banks pay', topics, 'Payments and more')).toEqual(['pay'])
    expect(topicsOf('十家银行加入', topics, '支付与金融')).toEqual([])
    expect(topicsOf('Ten banks', topics, '')).toEqual([])
  })
})

describe('what corrections taught', () => {
  it('adds to a word, or takes from it', () => {
    const taught = [topic('law', ['court', 'judge?'], { learned: { court: -0.25, 'judge?': 0.5 } })]
    expect(topicsOf('The court waits', taught)).toEqual([])
    expect(topicsOf('The judge waits', taught)).toEqual(['law'])
    expect(weigh('The court and the judge', taught)).toEqual([
      {
        slug: 'law',
        weight: 1.75,
        words: [
          { written: 'court', weight: 0.75 },
          { written: 'judge?', weight: 1 },
        ],
        section: 0,
      },
    ])
    expect(topicsOf('The court', [topic('law', ['court'], { learned: { court: -9 } })])).toEqual([])
  })
})

describe('a text of any length', () => {
  it('is read once, whatever it repeats', () => {
    for (const piece of ['court tennis. ', '南京东', '进口车道。', 'a.b.', 'x@', 'judge '])
      expect(topicsOf(piece.repeat(40_000), topics).length).toBeLessThan(3)
  })
})
