import { describe, expect, it } from 'vitest'
import { parse } from '../../../src/ingest/parse.ts'
import { items } from '../outline.ts'

const itemOf = (text: string) => {
  const item = parse(text, { topics: [] }).sections[0]?.items[0]
  return { body: item?.body, source: item?.source }
}

describe('a source', () => {
  it.each([
    ['Body. (Harbour Post)', 'Body.', 'Harbour Post', null],
    ['Body.(Harbour Post)', 'Body.', 'Harbour Post', null],
    ['正文。（海港晚报）', '正文。', '海港晚报', null],
    ['Body. (36Kr)', 'Body.', '36Kr', null],
    ['正文。（21世纪经济报道）', '正文。', '21世纪经济报道', null],
    ['Body. (iResearch)', 'Body.', 'iResearch', null],
    ['Body. (Sina.com)', 'Body.', 'Sina.com', null],
    ['Body. (U.S. News)', 'Body.', 'U.S. News', null],
    ["Body. (People's Daily, Reuters/AP)", 'Body.', "People's Daily, Reuters/AP", null],
    ['Body. (BBC)', 'Body.', 'BBC', null],
    ['no full stop (New Post)', 'no full stop', 'New Post', null],
    ['Body.\nSource: Harbour Post', 'Body.', 'Harbour Post', null],
    ['正文。\n来源：海港晚报', '正文。', '海港晚报', null],
    ['正文。来源：海港晚报', '正文。', '海港晚报', null],
    ['Body. Source: Harbour Post', 'Body.', 'Harbour Post', null],
    ['正文。（来源：海港晚报）', '正文。', '海港晚报', null],
    ['Body. (Source: Harbour Post)', 'Body.', 'Harbour Post', null],
    ['Body. (via Harbour Post)', 'Body.', 'Harbour Post', null],
    ['正文。【来源：海港晚报】', '正文。', '海港晚报', null],
    ['Body.\n(Harbour Post)', 'Body.', 'Harbour Post', null],
    ['Body. [Harbour Post](https://post.example/a)', 'Body.', 'Harbour Post', 'https://post.example/a'],
    ['Body. (Harbour Post, https://post.example/a)', 'Body.', 'Harbour Post', 'https://post.example/a'],
    ['Body. (Post, https://post.example/a_(b))', 'Body.', 'Post', 'https://post.example/a_(b)'],
    ['正文。（海港晚报，https://post.example/a）', '正文。', '海港晚报', 'https://post.example/a'],
    ['Body.\nSource: Harbour Post https://post.example/a.', 'Body.', 'Harbour Post', 'https://post.example/a'],
    ['Body. https://www.post.example/a?b=c#d', 'Body.', 'post.example', 'https://www.post.example/a?b=c#d'],
    ['Body.\nRead more: https://post.example/a', 'Body.', 'post.example', 'https://post.example/a'],
    ['正文。\n原文链接：https://post.example/a', '正文。', 'post.example', 'https://post.example/a'],
    ['Body (Harbour Post, https://post.example/a).', 'Body.', 'Harbour Post', 'https://post.example/a'],
    ['正文（来源：海港晚报，https://post.example/a）。', '正文。', '海港晚报', 'https://post.example/a'],
    ['正文。（来源：海港晚报，https://post.example/a）#茶', '正文。', '海港晚报', 'https://post.example/a'],
    ['Body. (https://post.example/a)', 'Body.', 'post.example', 'https://post.example/a'],
    ['Body. (Harbour Post)\nhttps://post.example/a', 'Body.', 'Harbour Post', 'https://post.example/a'],
    ['Body. https://post.example/Duty_(Tax)', 'Body.', 'post.example', 'https://post.example/Duty_(Tax)'],
    ['Body. (Harbour Post) #tea', 'Body.', 'Harbour Post', null],
    ['Body.\u00a0( Harbour\u00a0Post )', 'Body.', 'Harbour Post', null],
  ])('%j', (text, body, name, url) => {
    expect(itemOf(`1. Headline\n${text}\n2. Next`)).toEqual({ body: [body], source: { name, url } })
  })

  it.each([
    ['Sales rose (up 3% on the year)'],
    ['Sales rose (see below)'],
    ['Sales rose (2018)'],
    ['Sales rose (December 2018)'],
    ['Sales rose (5 million)'],
    ['Sales rose (the best of years)'],
    ['They measure gross merchandise volume (GMV)'],
    ['A long story (Part 2)'],
    ['Shares fell (NYSE: TEA)'],
    ['增长明显（同比增长3%）'],
    ['平台负责（以下简称平台）'],
    ['见上（详见附件）'],
    ['An open source: the way to go'],
    ['Brackets (that never close'],
    ['A mark at the end (Post)\\'],
  ])('is not %j', (text) => {
    expect(itemOf(`1. Headline\n${text}\n2. Next`)).toEqual({ body: [text.replace(/\\$/, '')], source: null })
  })

  it.each([
    ['1. A\nB.\nhttps://img.example/a.jpg', '1 A | B.'],
    ['1. A ![b](https://img.example/a.jpg)\nB.', '1 A | B.'],
    ['1. A\nB. https://img.example/a.png?w=2', '1 A | B. https://img.example/a.png?w=2'],
    [
      '1. A\n[![](https://img.example/a.webp)](https://post.example/a)\nB.',
      '1 A | B. | <post.example https://post.example/a>',
    ],
  ])('is never a picture: %j', (text, item) => {
    expect(items(text)).toEqual([item])
  })

  it.each([
    ['1. A https://a.example/1 https://b.example/2', '1 A https://b.example/2 | <a.example https://a.example/1>'],
    [
      '1. [A](https://a.example/1) and [b](https://b.example/2)',
      '1 A and b (https://b.example/2) | <a.example https://a.example/1>',
    ],
    ['1. A\n阅读原文：https://a.example/1', '1 A | <a.example https://a.example/1>'],
    ['1. A\n[阅读原文](https://a.example/1)', '1 A | <a.example https://a.example/1>'],
    ['1. A（来自 晚报）', '1 A | <晚报>'],
    ['1. A\nB。来自：[晚报](https://a.example/1)', '1 A | B。 | <晚报 https://a.example/1>'],
    ['1. A — Quay News', '1 A — Quay News'],
    ['1. A crane falls — Quay News', '1 A crane falls | <Quay News>'],
    ['1. A crane falls | Quay News', '1 A crane falls | <Quay News>'],
    ['1. A crane falls [Quay News]', '1 A crane falls | <Quay News>'],
    ['1. A crane falls via Quay News', '1 A crane falls | <Quay News>'],
    ['1. [A crane falls](https://a.example/1) by Ann Lee', '1 A crane falls | <Ann Lee https://a.example/1>'],
    ['1. A crane falls -- https://a.example/1', '1 A crane falls | <a.example https://a.example/1>'],
    ['1. What Is New — What Is Old', '1 What Is New — What Is Old'],
    ['1. Houses built by Robots', '1 Houses built by Robots'],
  ])('of %j', (text, item) => {
    expect(items(text)).toEqual([item])
  })

  it('may stand behind a headline that has no body', () => {
    expect(items('1. Tea arrives (Post)\n2. Coffee too （晚报） #tea')).toEqual([
      '1 Tea arrives | <Post>',
      '2 Coffee too | <晚报> | #tea',
    ])
  })

  it('is the last of several; the others stay in the text', () => {
    expect(items('1. A\nOne. (First Post)\nTwo. (Second Post)')).toEqual([
      '1 A | One. (First Post) | Two. | <Second Post>',
    ])
  })

  it('is not a URL in the middle of the item', () => {
    expect(items('1. A\nThe list is at https://a.example/list\nIt is long.\n2. B')[0]).toBe(
      '1 A | The list is at https://a.example/list | It is long.',
    )
  })
})
