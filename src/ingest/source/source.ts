import type { Source } from '../../model.ts'
import { trailingTags } from '../text/tags.ts'
import { isDecoration, tidy } from '../text/tidy.ts'
import { firstLink, hasLink, labels, literalToken, plain, trailingLink } from '../text/tokens.ts'
import { hostOf, isPictureUrl, urlTail } from '../text/url.ts'
import { bracketAtEnd } from './brackets.ts'
import { afterLabel, afterVia, lastLabel, withoutLead, withoutLinkLabel } from './label.ts'
import { isGloss, isName, isNameBehind } from './source-name.ts'

/** A source found at the end of a text. */
export interface SourceTail {
  /** What stands before it. */
  readonly rest: string
  readonly source: Source
  /** Only a URL that ends a sentence: a source where nothing follows, a mere reference in the middle of an item. */
  readonly weak: boolean
}

/**
 * The source at the end of a text whose markup has been read, or null: `(X)`, `（X）`, `(X, https://…)`, `(Source: X)`, a link with the name X,
 * a line `Source: X`, a last sentence `来源：X`, `— X`, `| X`, `[X]`, `via X`, or a bare URL. What is in brackets must look like a name: see
 * `isName`.
 */
export function sourceTail(text: string): SourceTail | null {
  if (text.endsWith('\\') || text.endsWith(literalToken(''))) return null
  const tail =
    fromLine(text) ??
    fromFirstUrl(text) ??
    fromLink(text) ??
    fromBrackets(text) ??
    fromEnded(text) ??
    fromSentence(text) ??
    fromUrl(text) ??
    fromStroke(text)
  return tail?.source.url && isPictureUrl(tail.source.url) ? null : tail
}

/** The source that stands behind a label: a name, a URL or both; null when it is neither. */
export function sourceOf(text: string): Source | null {
  const link = firstLink(text)
  if (link) return { name: linkName(labels(text), link.url), url: link.url }
  const tail = urlTail(text) ?? urlTail(nameOf(text))
  const name = nameOf(tail ? tail.rest : text)
  if (tail) return { name: name === '' ? hostOf(tail.url) : name, url: tail.url }
  return name === '' ? null : { name, url: null }
}

/** A source's name without the separators around it; empty when nothing but those. */
export function nameOf(text: string): string {
  const bare = plain(text)
  let from = 0
  let to = bare.length
  while (from < to && separators.includes(bare[from] ?? '')) from++
  while (to > from && (separators + openers).includes(bare[to - 1] ?? '')) to--
  const name = bare.slice(from, to)
  if (isDecoration(name)) return ''
  // A hashtag at the end of a name would be taken off the next time it is read.
  return trailingTags(name).tags.length > 0 ? nameOf(tidy(name.replaceAll(/[#＃]/g, ''))) : name
}

const separators = ' ,，、;；:：|｜·–—-\\'
const openers = '(（[<'

function linkName(label: string, url: string): string {
  const name = nameOf(withoutLinkLabel(afterVia(label) ?? label))
  return name === '' || urlTail(name)?.rest === '' ? hostOf(url) : name
}

function fromLine(text: string): SourceTail | null {
  const after = afterLabel(text)
  const source = after === null ? null : sourceOf(after)
  if (source) return { rest: '', source, weak: false }
  const signed = /^(?:--?|——?|–) ?([^\s–—-].{0,40})$/.exec(text)?.[1]
  return signed !== undefined && isName(signed) && !hasLink(signed)
    ? { rest: '', source: { name: nameOf(signed), url: null }, weak: false }
    : null
}

/** `https://… more`: the first of several addresses is the source. */
function fromFirstUrl(text: string): SourceTail | null {
  if (!/^https?:\/\//i.test(text)) return null
  const end = text.search(/\s/)
  const tail = end < 0 || text.length - end > 80 ? null : urlTail(text.slice(0, end))
  if (tail?.rest !== '') return null
  return { rest: text.slice(end).trim(), source: { name: hostOf(tail.url), url: tail.url }, weak: false }
}

const sentenceBefore = /[.!?。！？…；;)）\]】”"’'」』\ufdd2]$/
const labelBefore =
  /(?:^|[\s,，、;；|｜–—-]|(?<=[.。!?！？]))(?:(?:via|by|source|sources|from) ?[:：]?|(?:来源|来自|出自|转自|原文|链接|阅读原文) ?[:：]?)$/iu
const strokeBefore = /(?:[|｜:：–—→]|\s-|👉|🔗|\ufe0f)$/u
const smallWord =
  /(?:^|\s)(?:the|a|an|in|on|at|of|to|by|for|from|with|and|or|our|their|his|her|its|this|that|as|is|are|was)$/i

/** A link behind the end of a sentence, a stroke or a label is the source; within a sentence its words belong to that. */
function fromLink(text: string): SourceTail | null {
  const link = trailingLink(text)
  if (!link) return null
  const { rest } = link
  const source = { name: linkName(link.label, link.url), url: link.url }
  if (labelBefore.test(rest))
    return { rest: rest.replace(labelBefore, '').replace(/[\s,，|｜–—-]+$/, ''), source, weak: false }
  if (link.label === '' || withoutLinkLabel(link.label) === '' || strokeBefore.test(rest))
    return { rest: withoutLead(rest), source, weak: false }
  // "[video] Headline": what is in the brackets is no sentence.
  if (/^\[[^[\]]{1,30}\]$/.test(rest)) return null
  if (rest === '' || sentenceBefore.test(rest)) return { rest, source, weak: false }
  const apart = text[rest.length] === ' '
  return apart && !smallWord.test(rest) && isName(source.name) && /^[\p{Lu}\p{Script=Han}\p{N}@]/u.test(source.name)
    ? { rest, source, weak: false }
    : null
}

function fromBrackets(text: string): SourceTail | null {
  const bracket = bracketAtEnd(text)
  if (!bracket) return null
  const { rest, inside, square } = bracket
  const labelled = afterVia(inside)
  if (labelled !== null) {
    const source = sourceOf(labelled)
    return source && { rest, source, weak: false }
  }
  if (hasLink(inside)) {
    const source = sourceOf(inside)
    return source && isName(source.name) ? { rest, source, weak: false } : null
  }
  if (square && !isSquareName(rest, inside)) return null
  const tail = urlTail(inside)
  const name = nameOf(tail ? withoutLinkLabel(tail.rest) : inside)
  if (tail && name === '') return { rest, source: { name: hostOf(tail.url), url: tail.url }, weak: false }
  if (!isName(name) || (!tail && (name !== inside || isGloss(rest, name)))) return null
  return { rest, source: { name, url: tail?.url ?? null }, weak: false }
}

/** What stands in square brackets is as often a remark. */
const isSquareName = (rest: string, inside: string): boolean => rest !== '' && isNameBehind(rest, inside)

/** `Text (X, https://…).`: what is in the brackets has an address; other brackets may end a sentence. */
function fromEnded(text: string): SourceTail | null {
  const end = text.slice(-1)
  const before = text.slice(0, -1)
  const tail = /[.。]/.test(end) && /[)）]/.test(before.slice(-1)) ? fromBrackets(before) : null
  return tail?.source.url
    ? { ...tail, rest: /[\p{L}\p{N}]$/u.test(tail.rest) ? `${tail.rest}${end}` : tail.rest }
    : null
}

function fromSentence(text: string): SourceTail | null {
  const label = lastLabel(text)
  const source = label && sourceOf(label.after)
  return source && isName(source.name) ? { rest: label.rest, source, weak: false } : null
}

/** Of several URLs at the end the first is the source; the others stay. */
function fromUrl(text: string): SourceTail | null {
  const last = urlTail(text)
  if (!last) return null
  const urls = [last.url]
  let before = last.rest
  for (let tail = urlTail(before); tail && urls.length < 8; tail = urlTail(before)) {
    urls.unshift(tail.url)
    before = tail.rest
  }
  const [url = '', ...others] = urls
  const rest = [withoutLead(withoutLinkLabel(before)), ...others].filter((part) => part !== '').join(' ')
  const named = others.length === 0 ? fromStroke(rest) : null
  return named
    ? { rest: named.rest, source: { ...named.source, url }, weak: false }
    : { rest, source: { name: hostOf(url), url }, weak: rest !== '' }
}

const reach = 80
const stroke = /^(.*[^\s–—-])(?:\s*[|｜]\s*| :: | +[–—-]{1,2} *|\s*——? *)([^|｜–—]{2,60})$/
const via = /^(.*\S),? +(?:via|by) +([^|｜–—]{2,40})$/i

/** `Text — X`, `Text | X`, `Text via X`, and behind a link `by X`. */
function fromStroke(text: string): SourceTail | null {
  const from = Math.max(0, text.length - reach)
  const near = text.slice(from)
  if (!/[|｜–—-]| :: | via | by /i.test(near)) return null
  const bar = stroke.exec(near)
  const [whole, rest = '', name = ''] = bar && named(bar) ? bar : (via.exec(near) ?? [])
  if (whole === undefined || !named([whole, rest, name])) return null
  return { rest: (text.slice(0, from) + rest).trimEnd(), source: { name: nameOf(name), url: null }, weak: false }
}

function named([whole = '', rest = '', name = '']: readonly string[]): boolean {
  const between = whole.slice(rest.length, whole.length - name.length)
  if (/[|｜]|::/.test(between)) return isName(name.trim())
  // "built by Robots" is no source; behind a link it is.
  if (/by/i.test(between))
    return rest.endsWith('\ufdd2') && (isNameBehind('', name.trim()) || /^\p{Script=Han}{2,8}$/u.test(name.trim()))
  return isNameBehind(labels(rest), name.trim()) || (/via/i.test(between) && isName(name.trim()))
}
