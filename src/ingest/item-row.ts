import type { Topic } from '../model.ts'
import { readItem, type UnguessedItem } from './item.ts'
import { plainLine } from './layout/line.ts'
import type { TableRow } from './layout/table-rows.ts'
import { endOf, type ReadLine } from './reading/reads.ts'
import { readMarkup } from './text/markup.ts'
import { tidy } from './text/tidy.ts'
import { firstLink, plain } from './text/tokens.ts'
import { urlTail } from './text/url.ts'

const roles = [
  ['headline', /^(?:headline|title|news|story|item|subject|article|name|标题|题目|新闻|文章|内容|条目|主题)$/i],
  ['body', /^(?:summary|description|text|abstract|body|details?|notes?|摘要|简介|说明|描述|正文|详情)$/i],
  ['source', /^(?:source|via|by|author|from|publisher|medium|来源|出处|媒体|作者)$/i],
  ['url', /^(?:url|link|href|address|链接|网址|地址|原文)$/i],
  ['tags', /^(?:topics?|tags?|category|categories|主题标签|标签|话题|分类|类别)$/i],
  ['number', /^(?:#|no\.?|nr\.?|num(?:ber)?|编号|序号)$/i],
] as const

type Role = (typeof roles)[number][0]

/** The item that a row of a table tells, by the names of its columns; what has no such name is body. */
export function rowItem(row: TableRow, behind: readonly ReadLine[], topics: readonly Topic[]): UnguessedItem {
  const named = row.columns.map((column) => roles.find(([, names]) => names.test(plain(column)))?.[0] ?? null)
  const headlineAt = named.includes('headline') ? named.indexOf('headline') : Math.max(0, named.indexOf(null))
  const cells = row.cells.map((cell) => tidy(readMarkup(cell, new Map()).text))
  const of = (role: Role): string => cells.find((_, at) => named[at] === role && at !== headlineAt) ?? ''
  const link = of('url')
  const url = firstLink(link)?.url ?? urlTail(link)?.url ?? ''
  const source = [plain(of('source')), url].filter((part) => part !== '').join(', ')
  const others = cells.flatMap((cell, at) => {
    if (cell === '' || at === headlineAt) return []
    if (named[at] === 'body') return [cell]
    return named[at] === null ? [row.columns[at] ? `${row.columns[at]}: ${cell}` : cell] : []
  })
  const tags = of('tags')
    .split(/[,，、;；\s]+/)
    .map((tag) => tag.replace(/^[#＃]/, ''))
    .filter((tag) => tag !== '')
  const texts = [...others, ...behind.map(({ line }) => line.whole)].map((whole) => asLine(whole))
  const sourceLine = source === '' ? null : asLine(`Source: ${source}`)
  return readItem(
    {
      headline: cells[headlineAt] ?? '',
      strong: 0,
      body: sourceLine ? [...texts, sourceLine] : texts,
      source: sourceLine,
      url: null,
      tags,
    },
    topics,
  )
}

const asLine = (whole: string): ReadLine => endOf(plainLine(0, whole, false))
