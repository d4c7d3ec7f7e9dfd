import type { Draft, Item, Source } from '../model.ts'
import { endsSpecial, written } from './layout/escape.ts'
import { markOf } from './layout/line-mark.ts'
import { translationLines, unmarked } from './layout/translation-lines.ts'
import { normalise } from './normalise.ts'
import { ownMark } from './own-form.ts'
import { sourceTail } from './source/source.ts'
import { plain } from './text/tokens.ts'

/**
 * A draft or issue as Markdown: `# Title`, the date, `## Section`, `### 1. Headline`, the body, its source and hashtags; `---` above the
 * footer. Whatever could be read as markup is escaped, and `parse` reads it back as the same content (see `normalise`).
 */
export function printMarkdown(draft: Draft): string {
  const { title, date, sections, footer, ...rest } = normalise(draft)
  const blocks = [ownMark(rest), ...(title === '' ? [] : [`# ${quote(title)}`]), ...(date ? [date] : [])]
  sections.forEach(({ title, items }, at) => {
    // Behind a section with a title, one without begins at a rule that names nothing.
    if (title !== null) blocks.push(`## ${quote(title)}`)
    else if (at > 0) blocks.push('##')
    blocks.push(...items.map(item))
  })
  if (footer.length > 0) blocks.push('---', ...footer.map(quote))
  return blocks.join('\n\n')
}

function item({ number, headline, body, source, topics, ...more }: Item): string {
  const tags = topics.map((slug) => `\\#${slug}`).join(' ')
  const last = [source && origin(source), tags].filter((part) => part !== null && part !== '').join(' ')
  const own = [`### ${number}. ${closed(quote(headline))}`, ...body.map((text) => closed(quote(text)))]
  const all = [...own, ...(last === '' ? [] : [last])].map(unmarked)
  return [...all, ...translationLines(more, quote)].join('\n\n')
}

/** `[Name](<address>)` or `(Name)`; behind a label where it would not be found there again. */
function origin({ name, url }: Source): string {
  const short = url === null ? `(${quote(name)})` : `[${quote(name)}](<${url}>)`
  const tail = sourceTail(written(short))
  if (tail?.rest === '' && plain(tail.source.name) === name && tail.source.url === url) return short
  return url === null ? `Source: ${quote(name)}` : `Source: ${quote(name)}, <${url}>`
}

/** A comment, which nobody sees, keeps the end of a text from being taken for its source or hashtags. */
const closed = (text: string): string => (endsSpecial(written(text)) ? `${text}<!-- -->` : text)

function quote(text: string): string {
  const escaped = text.replaceAll(/[\\#&`*_{}[\]<>|~!]|''/g, (found) =>
    found === '\\' || found === '#' ? `&#${found.codePointAt(0)};` : found === "''" ? "\\'\\'" : `\\${found}`,
  )
  if (/^[\\&]/.test(escaped)) return escaped
  const [first = ''] = text
  const begins = markOf(text).mark !== 'text' || /^[-+=:]|^\d+[.)]/.test(text)
  return begins ? `&#${first.codePointAt(0)};${escaped.slice(first.length)}` : escaped
}
