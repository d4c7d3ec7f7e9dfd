import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Topic } from '../../src/model.ts'
import { defaultTopics } from '../../src/topics/defaults.ts'
import { topicsOf, weigh } from '../../src/topics/guess.ts'
import { slugOf } from '../../src/topics/hashtag.ts'
import { findTopic, nearestTopics } from '../../src/topics/match.ts'
import { readWord } from '../../src/topics/word.ts'

const topic = (slug: string, ...words: string[]): Topic => ({ slug, title: { en: slug, zh: slug }, words })
const slugs = (topics: readonly Topic[]): string[] => topics.map(({ slug }) => slug)

describe('words', () => {
  const topics = [
    topic('pay', 'wallet', 'mobile payment', 'e-commerce law', 'Alipay', '支付宝', 'JD.com'),
    topic('food', 'delivery', 'dish', 'box', 'café', '外卖'),
  ]

  it.each([
    ['A new wallet', 'pay'],
    ['WALLETS!', 'pay'],
    ["Alipay's plan", 'pay'],
    ['a mobile-payment app', 'pay'],
    ['mobile payments grow', 'pay'],
    ['the E Commerce Law', 'pay'],
    ['mobile\npayment', 'pay'],
    ['buys at jd.com', 'pay'],
    ['用支付宝付款', 'pay'],
    ['deliveries', 'food'],
    ['two dishes', 'food'],
    ['boxes', 'food'],
    ['Cafés open', 'food'],
    ['叫外卖', 'food'],
  ])('are found in %j', (text, slug) => {
    expect(topicsOf(text, topics)).toEqual([slug])
  })

  it.each([
    ['walletless'],
    ['the payment, mobile'],
    ['mobile, payment'],
    ['mobile. Payment'],
    ['a boxer'],
    ['支付 宝'],
    ['a phone payment'],
    [''],
  ])('are not found in %j', (text) => {
    expect(topicsOf(text, topics)).toEqual([])
  })

  it('give every topic once, in the order of the list', () => {
    expect(topicsOf('外卖 delivery, wallet and Alipay', topics)).toEqual(['pay', 'food'])
  })

  it('are found in the middle of any other text', () => {
    const around = fc.string({ unit: fc.constantFrom(...'ab 。,支付-1') })
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(topicsOf(`${before} wallet ${after}`, topics)).toContain('pay')
        expect(topicsOf(`${before}支付宝${after}`, topics)).toContain('pay')
      }),
    )
  })
})

describe('the default topics', () => {
  it.each([
    ['Survey: Nimbus Payment, a provider, asks online shoppers', ['consumers']],
    ['Face-scanning payment reaches the canteen', ['payments']],
    ['刷脸支付走进食堂', ['payments']],
    ['Tariffs on small parcels', ['cross-border', 'logistics']],
    ['Start-ups meet', []],
    ['The regulator fined a pharmacy', ['regulation', 'health']],
    ['直播带货的主播', ['social-commerce']],
    ['An AI agent for carmakers', ['ai', 'autos']],
    ['A series of gaffes', []],
  ])('%j', (text, expected) => {
    expect(topicsOf(text, defaultTopics)).toEqual(expected)
  })

  it('have slugs, titles and words that name one topic only', () => {
    const names = defaultTopics.flatMap(({ slug, title }) => [slug, title.zh ?? ''])
    expect(new Set(names).size).toBe(names.length)
    for (const { slug, title, words } of defaultTopics) {
      expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/)
      for (const name of [slug, ...Object.values(title)])
        expect([name, findTopic(name, defaultTopics)?.slug]).toEqual([name, slug])
      for (const written of words) {
        const { text = '', beside = [] } = readWord(written) ?? {}
        const evidence = weigh([text, ...beside].join('; '), defaultTopics).find((each) => each.slug === slug)
        expect([written, evidence?.words.length]).toEqual([written, expect.toSatisfy((count) => count > 0)])
      }
    }
  })
})

describe('a name', () => {
  it.each([
    ['payments', 'payments'],
    ['Payment', 'payments'],
    ['支付', 'payments'],
    ['#payments', 'payments'],
    ['cross border', 'cross-border'],
    ['CROSS_BORDER', 'cross-border'],
    ['food deliveries', 'food-delivery'],
    ['Artificial  Intelligence', 'ai'],
  ])('%j is a topic', (name, slug) => {
    expect(findTopic(name, defaultTopics)?.slug).toBe(slug)
  })

  it.each([[''], ['pay'], ['constructor'], ['x'.repeat(1_000_000)]])('is no topic otherwise', (name) => {
    expect(findTopic(name, defaultTopics)).toBeNull()
  })

  it.each([
    ['paymnets', ['payments']],
    ['pay', ['payments']],
    ['crossborder', ['cross-border']],
    ['retial', ['retail']],
    ['支', ['payments']],
    ['Alipay', ['payments']],
    ['支付宝', ['payments']],
    ['robotaxis', ['autos']],
    ['tech', ['consumer-tech']],
    ['xyzzy', []],
    ['', []],
  ])('%j is nearest to', (name, expected) => {
    expect(slugs(nearestTopics(name, defaultTopics, 1))).toEqual(expected)
  })

  it('is near to no more topics than were asked for', () => {
    expect(nearestTopics('a', defaultTopics, 2)).toHaveLength(2)
    expect(nearestTopics('a'.repeat(1_000_000), defaultTopics, 3)).toEqual([])
  })
})

describe('a hashtag', () => {
  it.each([
    ['#Payment', 'payments'],
    ['支付', 'payments'],
    ['tea_time', 'tea-time'],
    ['Tea-Time-', 'tea-time'],
    ['茶叶', '茶叶'],
    ['5G', '5g'],
  ])('%j stands for', (tag, slug) => {
    expect(slugOf(tag, defaultTopics)).toBe(slug)
  })

  it.each([['1'], ['#12'], ['größe'], [''], ['---'], ['a b']])('%j is none', (tag) => {
    expect(slugOf(tag, defaultTopics)).toBeNull()
  })
})
