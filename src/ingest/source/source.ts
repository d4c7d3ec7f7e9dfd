import type { Source } from '../../model.ts'
import { trailingTags } from '../text/tags.ts'
import { isDecoration, tidy } from '../text/tidy.ts'
import { hostOf, urlTail } from '../text/url.ts'
import { bracketAtEnd, linkAtEnd } from './brackets.ts'
import { afterLabel, afterVia, lastLabel, withoutLinkLabel } from './label.ts'
import { isGloss, isName } from './source-name.ts'

/** A source found at the end of a text. */
export interface SourceTail {
  /** What stands before it. */
  readonly rest: string
  readonly source: Source
  /** Only a URL that ends a sentence: a source where nothing follows, a mere reference in the middle of an item. */
  readonly weak: boolean
}

/**
 * The source at the end of a text, or null: `(X)`, `（X）`, `(X, https://…)`, `(Source: X)`, `[X](https://…)`, a line `Source: X`,
 * a last sentence `来源：X`, or a bare URL. What is in brackets must look like a name: see `isName`.
 */
export function sourceTail(text: string): SourceTail | null {
  if (text.endsWith('\\')) return null
  return (
    fromLine(text) ?? fromLink(text) ?? fromBrackets(text) ?? fromEnded(text) ?? fromSentence(text) ?? fromUrl(text)
  )
}

/** The source that stands behind a label: a name, a URL or both; null when it is neither. */
export function sourceOf(text: string): Source | null {
  const tail = urlTail(text) ?? urlTail(nameOf(text))
  const name = nameOf(tail ? tail.rest : text)
  if (tail) return { name: name === '' ? hostOf(tail.url) : name, url: tail.url }
  return name === '' ? null : { name, url: null }
}

/** A source's name without the separators around it; empty when nothing but those. */
export function nameOf(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && separators.includes(text[from] ?? '')) from++
  while (to > from && (separators + openers).includes(text[to - 1] ?? '')) to--
  const name = text.slice(from, to)
  if (isDecoration(name)) return ''
  // A hashtag at the end of a name would be taken off the next time it is read.
  return trailingTags(name).tags.length > 0 ? nameOf(tidy(name.replaceAll(/[#＃]/g, ''))) : name
}

const separators = ' ,，、;；:：|·–—-\\'
const openers = '(（[<'

function fromLine(text: string): SourceTail | null {
  const after = afterLabel(text)
  const source = after === null ? null : sourceOf(after)
  return source && { rest: '', source, weak: false }
}

function fromLink(text: string): SourceTail | null {
  const link = linkAtEnd(text)
  if (!link) return null
  const name = nameOf(withoutLinkLabel(afterVia(link.name) ?? link.name))
  return { rest: link.rest, source: { name: name === '' ? hostOf(link.url) : name, url: link.url }, weak: false }
}

function fromBrackets(text: string): SourceTail | null {
  const bracket = bracketAtEnd(text)
  if (!bracket) return null
  const { rest, inside } = bracket
  const labelled = afterVia(inside)
  if (labelled !== null) {
    const source = sourceOf(labelled)
    return source && { rest, source, weak: false }
  }
  if (bracket.square) return null
  const tail = urlTail(inside)
  const name = nameOf(tail ? withoutLinkLabel(tail.rest) : inside)
  if (tail && name === '') return { rest, source: { name: hostOf(tail.url), url: tail.url }, weak: false }
  if (!isName(name) || (!tail && (name !== inside || isGloss(rest, name)))) return null
  return { rest, source: { name, url: tail?.url ?? null }, weak: false }
}

/** `Text (X, https://…).`: what is in the brackets has an address; other brackets may end a sentence. */
function fromEnded(text: string): SourceTail | null {
  const [, before = '', end = ''] = /^([\s\S]*[)）])([.。])$/.exec(text) ?? []
  const tail = end === '' ? null : fromBrackets(before)
  return tail?.source.url
    ? { ...tail, rest: /[\p{L}\p{N}]$/u.test(tail.rest) ? `${tail.rest}${end}` : tail.rest }
    : null
}

function fromSentence(text: string): SourceTail | null {
  const label = lastLabel(text)
  const source = label && sourceOf(label.after)
  return source && isName(source.name) ? { rest: label.rest, source, weak: false } : null
}

function fromUrl(text: string): SourceTail | null {
  const tail = urlTail(text)
  if (!tail) return null
  const rest = withoutLinkLabel(tail.rest)
  return { rest, source: { name: hostOf(tail.url), url: tail.url }, weak: rest !== '' }
}
