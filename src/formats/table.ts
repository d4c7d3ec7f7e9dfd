import { parse } from 'csv-parse/sync'
import { normalise } from '../ingest/normalise.ts'
import type { Draft, Item } from '../model.ts'
import { nameKey } from '../topics/spelling.ts'

/** The columns that say something, under the names that people give them. */
const columns = {
  headline: ['headline', 'title', 'news', '标题', '新闻'],
  body: ['body', 'text', 'summary', 'description', 'content', '正文', '摘要', '内容'],
  source: ['source', 'publisher', 'site', '来源', '媒体'],
  url: ['url', 'link', 'address', '链接', '网址'],
  topics: ['topics', 'tags', 'topic', '话题', '标签'],
  section: ['section', 'category', '栏目', '分类'],
} as const
type Column = keyof typeof columns

/** A table with named columns as a draft, a row an item; null: none of its columns is a headline. */
export function readTable(text: string): Draft | null {
  const rows = recordsOf(text)
  const [head = [], ...rest] = rows
  const where = new Map<Column, number>()
  for (const [column, names] of Object.entries(columns)) {
    const at = head.findIndex((cell) => names.some((name) => name === cell.trim().toLowerCase()))
    if (at >= 0 && isColumn(column)) where.set(column, at)
  }
  if (!where.has('headline')) return null
  const sections = new Map<string, Item[]>()
  let number = 0
  for (const row of rest) {
    const cell = (column: Column): string => row[where.get(column) ?? -1]?.trim() ?? ''
    const headline = cell('headline').replace(/\s+/g, ' ')
    if (headline === '') continue
    const url = /^https?:\/\/\S+$/i.test(cell('url')) ? cell('url') : null
    const source = cell('source') === '' && url === null ? null : { name: cell('source') || hostOf(url), url }
    const body = cell('body')
      .split(/\n+/)
      .map((each) => each.replace(/\s+/g, ' ').trim())
      .filter(Boolean)
    const topics = cell('topics')
      .split(/[\s,，;；、]+/)
      .map(nameKey)
      .filter(Boolean)
    const items = sections.get(cell('section')) ?? []
    sections.set(cell('section'), items)
    items.push({ number: ++number, headline, body, source, topics })
  }
  const drafted = [...sections].map(([title, items]) => ({ title: title || null, items }))
  return normalise({ title: '', date: null, sections: drafted, footer: [] })
}

const isColumn = (name: string): name is Column => name in columns

const hostOf = (url: string | null): string =>
  url === null ? '' : (URL.parse(url)?.hostname.replace(/^www\./, '') ?? url)

/** Rows and cells, whatever parts them; no rows where it is no table. */
function recordsOf(text: string): string[][] {
  const [first = ''] = text.split(/\r?\n/, 1)
  const delimiter = ['\t', ';', ','].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ','
  try {
    return parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true })
  } catch {
    return []
  }
}
