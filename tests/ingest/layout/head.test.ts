import { describe, expect, it } from 'vitest'
import { parse } from '../../../src/ingest/parse.ts'

const head = (text: string, today?: string) => {
  const { title, date, problems } = parse(
    `${text}\n1. Item`,
    today === undefined ? { topics: [] } : { topics: [], today },
  )
  return { title, date, problems: problems.map(({ line, message }) => `${line}: ${message}`) }
}

describe('title and date', () => {
  it.each([
    ['2018-12-28'],
    ['2018/12/28'],
    ['2018.12.28'],
    ['December 28, 2018'],
    ['December 28th 2018'],
    ['Dec. 28, 2018'],
    ['28 Dec 2018'],
    ['28th of December 2018'],
    ['Friday, December 28, 2018'],
    ['Fri 28 December 2018'],
    ['2018年12月28日'],
    ['2018 年 12 月 28 日 星期五'],
    ['2018年12月28日（周五）'],
    ['Date: 2018-12-28'],
    ['日期：2018年12月28日'],
  ])('%j is a date', (line) => {
    expect(head(`News\n${line}`)).toEqual({ title: 'News', date: '2018-12-28', problems: [] })
    expect(head(line)).toEqual({ title: '', date: '2018-12-28', problems: [] })
  })

  it.each([
    ['E-commerce newsletter, 28 December 2018', 'E-commerce newsletter'],
    ['E-commerce newsletter (28 December 2018)', 'E-commerce newsletter'],
    ['28 December 2018 | E-commerce newsletter', 'E-commerce newsletter'],
    ['【电商早报】2018年12月28日 星期五', '电商早报'],
    ['电商早报·2018年12月28日', '电商早报'],
    ['# E-commerce newsletter – Friday, 28 December 2018', 'E-commerce newsletter'],
    ['The year to 28 December 2018 in figures', 'The year to 28 December 2018 in figures'],
  ])('%j holds both', (line, title) => {
    expect(head(line)).toEqual({ title, date: '2018-12-28', problems: [] })
  })

  it('may stand in either order, with a heading behind them', () => {
    const { title, date, sections } = parse('2018-12-28\nNews\nRetail\n1. A', { topics: [] })
    expect([title, date, sections[0]?.title]).toEqual(['News', '2018-12-28', 'Retail'])
  })

  it.each([
    ['News 30 February 2018', 'News 30 February 2018', '1: There is no such day as "30 February 2018". It stays text.'],
    ['News\n2018-13-01', 'News', '2: There is no such day as "2018-13-01". It stays text.'],
    [
      '【早报】12月28日',
      '【早报】12月28日',
      '1: The date "12月28日" names no year. Write it in full, such as 2026-03-09; until then it stays text.',
    ],
  ])('%j has no date', (text, title, problem) => {
    expect(head(text)).toEqual({ title, date: null, problems: [problem] })
    expect(JSON.stringify(parse(`${text}\n1. A`, { topics: [] }))).toContain(text.split(/[\n】]| (?=3)/).at(-1))
  })

  it('takes the nearest year for a date that names none, if it knows the day', () => {
    expect(head('【早报】12月28日', '2019-01-03')).toEqual({ title: '早报', date: '2018-12-28', problems: [] })
    expect(head('News, January 2', '2018-12-30').date).toBe('2019-01-02')
  })

  it.each([
    ['News\nGood morning!', '2: This was left out: Good morning!'],
    ['News\n各位早上好！', '2: This was left out: 各位早上好！'],
    ['View this email in your browser\nNews', '1: This was left out: View this email in your browser'],
    [
      'Sign up https://a.example/1 | Advertise https://a.example/2\nNews',
      '1: This was left out: Sign up https://a.example/1 | Advertise https://a.example/2',
    ],
  ])('has no greetings and no words about the mail: %j', (text, problem) => {
    expect(head(text)).toEqual({ title: 'News', date: null, problems: [problem] })
    expect(parse(`${text}\n1. Item`, { topics: [] }).footer).toEqual([])
  })

  it('names a wrong day of the week and a second date', () => {
    expect(head('News\nMonday, 28 December 2018').problems).toEqual([
      '2: 2018-12-28 is not the day of the week that is written beside it: Monday.',
    ])
    expect(head('News 2018-12-28\n2018-12-29')).toEqual({
      title: 'News',
      date: '2018-12-28',
      problems: ['2: A second date, 2018-12-29. The issue is of 2018-12-28; this one stays text.'],
    })
  })
})
