import { slugFrom } from '../topics/hashtag.ts'
import type { Block } from './block.ts'
import type { ItemLines } from './item.ts'
import { unescapeStart } from './layout/escape.ts'
import { type Line, plainLine } from './layout/line.ts'
import { endOf, type ReadLine } from './reading/reads.ts'
import { itemMark } from './text/item-marks.ts'
import { wording } from './text/tidy.ts'
import { labels, plain } from './text/tokens.ts'

const numeral = /^(?:[一二三四五六七八九十]{1,3} ?[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]) ?/
const summary = /^(?:摘要|简介|内容|正文|概要|导语|要点|summary|abstract|description|text|body) ?[:：] ?/i

/** What of a line is an item's headline. */
export type Headline = Pick<ItemLines, 'headline' | 'strong' | 'tags'>

/** What of a start's own line is the headline: without number, `#`, tag or label. `boxed`: what stands in 【】 is no tag. */
export function headlineOf(line: Line, boxed = false): Headline {
  const whole = { headline: line.text, strong: line.strong, tags: [] }
  switch (line.mark) {
    case 'numeral':
      return { ...whole, headline: line.text.replace(numeral, '') }
    case 'heading':
      return { ...whole, headline: line.count > 0 ? (itemMark(line.text)?.text ?? line.text) : line.text }
    case 'strong':
      return { ...whole, headline: line.text.replace(/ *[:：]$/, ''), strong: 0 }
    case 'tagged':
      return boxed ? { headline: line.whole, strong: 0, tags: [] } : tagged(line)
    case 'text':
    case 'literal':
    case 'lead':
      return { ...whole, headline: line.whole }
    default:
      return { ...whole, headline: unescapeStart(line.text) }
  }
}

/** `[tag] headline` has a topic; longer words in such brackets are the headline of what follows. */
function tagged({ sign, text, whole, strong }: Line): Headline {
  const slug = slugFrom(sign)
  if (slug !== null && plain(sign).length <= 8 && !/\s/.test(sign)) return { headline: text, strong, tags: [sign] }
  return { headline: whole, strong: 0, tags: [] }
}

/** The lines of an item that begins with this line. */
export function entryOf(line: Line, headline: Headline, block: Block): ItemLines {
  const { body, source, url } = block
  if (line.mark === 'message') {
    const sender = line.sign === '' ? null : endOf(plainLine(line.line, `Source: ${line.sign}`, false))
    return { ...headline, body: sender ? [...body, sender] : body, source: sender, url: null }
  }
  const lines = line.mark === 'field' ? body.map(unlabelled) : body
  return { ...headline, body: lines, source, url }
}

const unlabelled = (read: ReadLine): ReadLine =>
  summary.test(read.line.whole) ? endOf({ ...read.line, whole: read.line.whole.replace(summary, '') }) : read

/** A heading's words as a section's title. */
export function sectionTitle(line: Line): string {
  const text = line.mark === 'heading' || line.mark === 'boxed' ? line.text : line.whole
  return wording(line.mark === 'heading' ? plain(text) : withoutColon(labels(text)))
}

/** A heading without the colon that leads over to what stands below. */
export const withoutColon = (text: string): string => text.replace(/(?<=\S) *[:：]$/, '')
