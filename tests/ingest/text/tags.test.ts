import { describe, expect, it } from 'vitest'
import { defaultTopics } from '../../../src/topics/defaults.ts'
import { items } from '../outline.ts'

const read = (text: string) => items(text, defaultTopics)

describe('hashtags', () => {
  it.each([
    ['on a line of their own', '1. A\nBody.\n#retail #health', '1 A | Body. | #retail | #health'],
    ['behind the headline', '1. A #retail\nBody.', '1 A | Body. | #retail'],
    ['behind the body', '1. A\nBody. #retail', '1 A | Body. | #retail'],
    ['behind the source', '1. A\nBody. (Post) #retail', '1 A | Body. | <Post> | #retail'],
    ['in front of the source', '1. A\nBody. #retail (Post)', '1 A | Body. | <Post> | #retail'],
    ['below the number', '1. #retail\nA', '1 A | #retail'],
    ['by a title in any language', '1. A #Cross-border #零售', '1 A | #cross-border | #retail'],
    ['in the singular', '1. A #Payment', '1 A | #payments'],
    ['with an underscore', '1. A #cross_border', '1 A | #cross-border'],
    ['in pairs', '1、支付宝发布新品#零售#', '1 支付宝发布新品 | #retail'],
    ['full-width', '1、甲 ＃健康', '1 甲 | #health'],
    ['coined by the editor', '1. Alipay #Tea-Time #茶叶', '1 Alipay | #tea-time | #茶叶'],
    ['twice', '1. A #retail\nBody. #RETAIL', '1 A | Body. | #retail'],
    [
      'behind an address in wide brackets',
      '1. 甲\n乙（https://a.example/b）#健康',
      '1 甲 | 乙 | <a.example https://a.example/b> | #health',
    ],
    ['that say there is none', '1. Alipay #none', '1 Alipay'],
  ])('%s are the topics', (_, text, expected) => {
    expect(read(text)).toEqual([expected])
  })

  it.each([
    ['1. The song is #1', '1 The song is #1'],
    ['1. They write C#', '1 They write C#'],
    ['1. Tea https://a.example/#top', '1 Tea | <a.example https://a.example/#top>'],
    ['1. Tea https://a.example/b#top', '1 Tea | <a.example https://a.example/b#top>'],
    ['1. Tea https://a.example/b#top，等', '1 Tea https://a.example/b#top，等'],
    ['1. The #first of many', '1 The #first of many'],
  ])('are not in %j', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })

  it('win over the words; without any the words decide', () => {
    expect(read('1. Alipay opens #travel\n2. Alipay opens')).toEqual([
      '1 Alipay opens | #travel',
      '2 Alipay opens | #payments',
    ])
  })
})
