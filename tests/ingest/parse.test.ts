import { describe, expect, it } from 'vitest'
import { parse } from '../../src/ingest/parse.ts'
import { items, outline, problems } from './outline.ts'

const read = (text: string): string[] => outline(parse(text, { topics: [] }))

describe('a whole newsletter', () => {
  it('is read where headings and footer follow a source directly', () => {
    const text = [
      '',
      'Harbour news',
      '1. Ferry tickets move to the phone',
      'The company sold its last paper ticket. (Harbour Post)',
      '2. A pier for parcels',
      'On 3 March, the port showed the plan. "It will carry 100,000 parcels a day."',
      '2,000 crates fit on a barge, and 60 barges on the quay. (Quay News)',
      'Internet news',
      '3. Maps for the blind',
      'A voice tells every step, and the lamp doorbell 2 and the iGuide (Signal Technology)',
      'Cross-border e-commerce',
      '4. Tea arrives sooner',
      'Orders doubled.',
      '"We had no "plan" at all." said the head of the station. (Tea online)',
      'Click to register to apply to join the club. All merchants can apply!',
      '',
      ',',
    ].join('\n')
    expect(read(text)).toEqual([
      '=  (no date)',
      '## Harbour news',
      '1 Ferry tickets move to the phone | The company sold its last paper ticket. | <Harbour Post>',
      '2 A pier for parcels | On 3 March, the port showed the plan. "It will carry 100,000 parcels a day." | 2,000 crates fit on a barge, and 60 barges on the quay. | <Quay News>',
      '## Internet news',
      '3 Maps for the blind | A voice tells every step, and the lamp doorbell 2 and the iGuide | <Signal Technology>',
      '## Cross-border e-commerce',
      '4 Tea arrives sooner | Orders doubled. | "We had no "plan" at all." said the head of the station. | <Tea online>',
      '_ Click to register to apply to join the club. All merchants can apply!',
    ])
    expect(problems(text)).toEqual([])
  })

  it('is read in Chinese, with full-width marks, indents and numbers for each section', () => {
    const text = [
      '\ufeff【港口早报】2026年3月9日 星期一',
      '',
      '一、零售',
      '1、渡口超市开通新码头',
      '　　一句话。',
      '　　3.5万件货物，5,000个箱子。（海港晚报）',
      '2、第二条新闻',
      '正文（同比增长3%）。来源：晚报',
      '二、跨境',
      '1、茶叶提前到货',
      '正文。（来源：绿叶杂志，https://tea.example/a）',
      '点击报名加入读者群',
    ].join('\r\n')
    expect(read(text)).toEqual([
      '= 港口早报 (2026-03-09)',
      '## 一、零售',
      '1 渡口超市开通新码头 | 一句话。 | 3.5万件货物，5,000个箱子。 | <海港晚报>',
      '2 第二条新闻 | 正文（同比增长3%）。 | <晚报>',
      '## 二、跨境',
      '3 茶叶提前到货 | 正文。 | <绿叶杂志 https://tea.example/a>',
      '_ 点击报名加入读者群',
    ])
    expect(problems(text)).toEqual([])
  })

  it.each([
    ['no title', '1. One\nBody. (Post)', ['= (no date)', '## -', '1 One | Body. | <Post>']],
    ['no sections', 'News\n\n1. One\n\n2. Two', ['= News (no date)', '## -', '1 One', '2 Two']],
    ['only a heading in Chinese numerals', '一、要闻\n1、甲', ['= (no date)', '## 一、要闻', '1 甲']],
    [
      'headlines only, headings between',
      'News\nRetail\n1. A\n2. B\nTravel\n3. C',
      ['= News (no date)', '## Retail', '1 A', '2 B', '## Travel', '3 C'],
    ],
    [
      'blank lines everywhere',
      'News\n\nRetail\n\n1. A\n\nBody one.\n\nBody two.\n\nTravel\n\n2. B',
      ['= News (no date)', '## Retail', '1 A | Body one. | Body two.', '## Travel', '2 B'],
    ],
    [
      'headings in Markdown',
      '# News\n## Retail\n1. A\nshort\n## Travel\n2. B\nshort',
      ['= News (no date)', '## Retail', '1 A | short', '## Travel', '2 B | short'],
    ],
    [
      'headings in brackets',
      'News\n【零售】\n1. 甲\n【出行】\n2. 乙',
      ['= News (no date)', '## 零售', '1 甲', '## 出行', '2 乙'],
    ],
    [
      'rules between the parts',
      '=====\nNews\n=====\n1. A\n-----\n2. B\n-----\nBye',
      ['= News (no date)', '## -', '1 A', '2 B', '_ Bye'],
    ],
    ['a lone CR at the end of lines', 'News\r1. A\rBody.\r2. B', ['= News (no date)', '## -', '1 A | Body.', '2 B']],
    [
      'tabs and unbreakable spaces',
      'News\n1.\tA\u00a0b\n\u00a0Body\u3000text.\u200b',
      ['= News (no date)', '## -', '1 A b | Body text.'],
    ],
    [
      'a heading with brackets behind a source',
      '1. A\nBody. (Post)\nRetail (Asia)\n2. B',
      ['= (no date)', '## -', '1 A | Body. | <Post>', '## Retail (Asia)', '2 B'],
    ],
  ])('may have %s', (_, text, expected) => {
    expect(read(text).map((line) => line.replace('=  (', '= ('))).toEqual(expected)
    expect(problems(text)).toEqual([])
  })
})

describe('the body of an item', () => {
  it.each([
    [
      'numbers at the start of a line',
      '1. A\n3.5 million parcels.\n2019 was a year.\n12 companies came.\n5,000 shops.',
      '1 A | 3.5 million parcels. | 2019 was a year. | 12 companies came. | 5,000 shops.',
    ],
    ['brackets inside', '1. A\nThe port (the old one) grew. (Post)', '1 A | The port (the old one) grew. | <Post>'],
    ['a list of its own', '1. A\nThe plan:\n1. wood\n2. stone\n2. B', '1 A | The plan: | 1. wood | 2. stone'],
    [
      'a list with other marks',
      '1. A\nThe plan:\n（1）wood\n（2）stone\n2. B',
      '1 A | The plan: | （1）wood | （2）stone',
    ],
    ['circled points', '1、甲\n①木\n②石\n2、乙', '1 甲 | ①木 | ②石'],
    ['an escaped mark', '1. A\n\\2. not an item\n2. B', '1 A | 2. not an item'],
    ['a backslash of its own', '1. A\n\\o/ hooray\n\\\\server\\share', '1 A | \\o/ hooray | \\\\server\\share'],
  ])('may have %s', (_, text, expected) => {
    expect(items(text)[0]).toBe(expected)
    expect(problems(text)).toEqual([])
  })

  it('begins below a headline that stands below its number', () => {
    expect(items('1.\nHeadline\nBody. (Post)\n2、\n\n标题')).toEqual(['1 Headline | Body. | <Post>', '2 标题'])
  })
})

describe('the footer', () => {
  it.each([
    [
      'behind the last source, whatever it says',
      '1. A\nBody. (Post)\nWe are a club.\nWrite to us.',
      ['We are a club.', 'Write to us.'],
    ],
    [
      'by its wording, without a source',
      '1. A\nBody.\nSubscribe at the kiosk.\n© Harbour',
      ['Subscribe at the kiosk.', '© Harbour'],
    ],
    ['by its wording in Chinese', '1、甲\n正文。\n扫码关注我们', ['扫码关注我们']],
    [
      'with a name behind plain words',
      '1. A\nBody. (Post)\nWe are a club.\nAsk at the Tea House (Harbour Club)',
      ['We are a club.', 'Ask at the Tea House (Harbour Club)'],
    ],
    [
      'with brackets at its end',
      '1. A\nBody. (Post)\nClick to join the club (Harbour Club)',
      ['Click to join the club (Harbour Club)'],
    ],
    ['below a rule', '1. A\nBody\n---\n1 club for all', ['1 club for all']],
  ])('stands %s', (_, text, expected) => {
    expect(parse(text, { topics: [] }).footer).toEqual(expected)
    expect(problems(text)).toEqual([])
  })
})

describe('what cannot be placed', () => {
  it.each([
    [
      'a text before the first item',
      'News\nIt rained all week, dear readers.\n1. A',
      ['2: This text before the first item is neither title, date nor heading. It was put at the end of the issue.'],
    ],
    [
      'a text between the items',
      '1. A\nBody. (Post)\nThis part is brought to you by Tea.\n2. B',
      ['3: This text stands between the items and belongs to none. It was put at the end of the issue.'],
    ],
    ['a heading without items', '## Retail\n## Travel\n1. A', ['1: No item stands under this heading: Retail']],
    ['a number without an item', '1.\n2. B', ['1: Nothing stands behind number 1. It was left out.']],
    [
      'a text without items',
      'Hello',
      ['1: No items can be told apart here. Start each with its number: "1. Headline".'],
    ],
    ['nothing at all', '', ['1: No items can be told apart here. Start each with its number: "1. Headline".']],
  ])('%s is kept and named', (_, text, expected) => {
    expect(problems(text)).toEqual(expected)
  })

  it.each([
    ['Hello', '1：这里分不出条目'],
    ['1. A\n5. B', '2：此处应为编号 2，却是 5'],
    ['1.\n2. B', '1：编号 1 后面没有内容'],
    [`${'1. A\n'.repeat(30)}`, '22：从这里起还有 9 处同类问题：编号不连续'],
    ['Brief\nMonday, 2026-12-29\n\n1. A', '2：2026-12-29 与旁边写的星期不符：Monday'],
    ['Brief\n2026-02-30\n\n1. A', '2：没有“2026-02-30”这一天'],
  ])('of %j is told in Chinese where that is read', (text, start) => {
    const { problems } = parse(text, { topics: [], language: 'zh' })
    expect(problems.map(({ line, message }) => `${line}：${message}`).at(-1)).toContain(start)
  })

  it('is all of a text with more lines than a newsletter has', () => {
    const { sections, footer, problems } = parse('1. A\n'.repeat(60_000), { topics: [] })
    expect([sections, footer.join('').length, problems[0]?.message]).toEqual([
      [],
      300_000 - 1,
      'This text has 60,001 lines, far more than a newsletter. No items were looked for.',
    ])
  })

  it.each(['. ', ') ', '、'])('names the line where items go on beyond the last number: %s', (mark) => {
    const text = Array.from({ length: 1002 }, (_, at) => `${at + 1}${mark}Headline ${at + 1}`).join('\n')
    const { sections, problems } = parse(`Brief\n\n${text}`, { topics: [] })
    expect(sections.flatMap(({ items }) => items)).toHaveLength(999)
    expect(problems).toEqual([
      { line: 1002, message: expect.stringMatching(/^Items have numbers up to 999\. From here on .* two issues\.$/) },
    ])
    expect(parse('999. A year\n\n1000. Another', { topics: [] }).problems.at(-1)?.message).toContain('up to 999')
  })

  it('is counted when it comes by the thousand', () => {
    const found = problems('1. A\n'.repeat(1000))
    expect(found).toHaveLength(21)
    expect(found.at(-1)).toBe('22: From here on 979 more problems of this kind: a number out of turn.')
  })
})
