import { createEmphasis } from './emphasis.ts'
import { entityAt } from './entity.ts'
import { tagAt } from './html-tag.ts'
import { bracketAt, destinationAt } from './link-markup.ts'
import type { References } from './markup-references.ts'
import { linkToken, literalToken, plain } from './tokens.ts'
import { cleanUrl } from './url.ts'

/** A line whose markup has been read. */
export interface Unmarked {
  /** Holds links and literal characters as `tokens.ts` writes them. */
  readonly text: string
  /** How much of it, from its start, was set in bold; 0: nothing. */
  readonly strong: number
  /** Pictures that stood in it. */
  readonly pictures: readonly Picture[]
  /** Addresses that lead nowhere from here: `#anchor`, `../page.html`. */
  readonly dropped: readonly string[]
}

/** A picture in a text: what it shows, in words, and its address. */
export interface Picture {
  readonly label: string
  readonly url: string
}

const special = /[\\*_`[\]<&~\u00b9\u00b2\u00b3\u2070\u2074-\u2079]|'''/
const address = /https?:\/\/(?:[^\s<>"[\]`|*，。；！？、（）【】《》「」『』“”\\]|\\[_~.()&-])*/y
const ordinary = /[^h\\*_`[\]<&~!'\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+/y
const superscript = /[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+/y
// Longer lines are nobody's writing.
const longest = 20_000

/**
 * Reads Markdown (also as Slack, wikis and Org mode write it), HTML tags and entities within a line. Markup that does not close
 * stays text. Takes time in proportion to the length.
 */
export function readMarkup(text: string, references: References): Unmarked {
  if (text.length > longest || !special.test(text)) return { text, strong: 0, pictures: [], dropped: [] }
  return createReader(text, references).read()
}

function createReader(text: string, references: References) {
  const out: string[] = []
  const emphasis = createEmphasis(out)
  const brackets: { at: number; from: number; picture: boolean }[] = []
  const anchors: { at: number; url: string }[] = []
  const pictures: Picture[] = []
  const dropped: string[] = []
  /** Runs of backticks of this length stand nowhere behind this place. */
  const noCode = new Map<number, number>()
  let openComment = false
  let at = 0
  return { read }

  function read(): Unmarked {
    while (at < text.length) {
      const plainText = match(ordinary)
      if (plainText !== null) out.push(plainText)
      else if (!step(text[at] ?? '')) out.push(text[at++] ?? '')
    }
    const strong = emphasis.leading()
    const before = out.slice(0, strong).join('').trimStart().length
    return { text: out.join(''), strong: strong === 0 ? 0 : before, pictures, dropped }
  }

  /** Reads what begins here, if it is more than a character. */
  function step(letter: string): boolean {
    switch (letter) {
      case '\\':
        return escaped()
      case '`':
        return code()
      case '*':
      case '_':
      case '~':
      case "'":
        return strokes(letter)
      case '!':
        if (text[at + 1] !== '[') return false
        return openBracket(2, true)
      case '[':
        return bracket() || openBracket(1, false)
      case ']':
        return closeBracket()
      case '<':
        return angle()
      case '&':
        return entity()
      case 'h':
        return put(match(address)?.replaceAll(/\\(?=.)/g, '') ?? null)
      default:
        return note(match(superscript))
    }
  }

  function escaped(): boolean {
    let end = at
    while (text[end] === '\\') end++
    const run = end - at
    const next = text[end] ?? ''
    const special = /[!-/:-@[-`{-~（）［］【】＃]/.test(next)
    out.push('\\'.repeat(special ? run >> 1 : run))
    at = end
    if (special && run % 2 === 1) {
      // "\#tag" is how Markdown writes "#tag".
      out.push(next === '#' ? next : literalToken(next))
      at++
    }
    return true
  }

  function code(): boolean {
    let from = at
    while (text[from] === '`') from++
    const run = from - at
    const fence = text.slice(at, from)
    const none = noCode.get(run)
    let end = none !== undefined && none <= from ? -1 : text.indexOf(fence, from)
    while (end >= 0 && text[end + run] === '`') {
      while (text[end] === '`') end++
      end = text.indexOf(fence, end)
    }
    if (end < 0) {
      if (none === undefined) noCode.set(run, from)
      out.push(fence)
      at = from
      return true
    }
    for (const letter of text.slice(from, end).trim())
      out.push(/[()[\]#*]/.test(letter) ? literalToken(letter) : letter)
    at = end + run
    return true
  }

  function strokes(letter: string): boolean {
    let end = at
    while (text[end] === letter) end++
    const run = end - at
    if (letter === "'" && run < 2) return false
    emphasis.add(text.slice(at, end), text[at - 1] ?? ' ', text[end] ?? ' ')
    at = end
    return true
  }

  function openBracket(length: number, picture: boolean): boolean {
    brackets.push({ at: out.length, from: at, picture })
    out.push(text.slice(at, at + length))
    at += length
    return true
  }

  /** `[[address][label]]`, `[https://address label]`, and the notes `[1]`, `[^1]`. */
  function bracket(): boolean {
    const found = bracketAt(text, at, references)
    if (!found) return false
    noted(found, found.end)
    at = found.end
    return true
  }

  /** A link to a note; the note's name is that of a source where nothing follows. */
  function noted({ label, url }: { readonly label: string; readonly url: string }, end: number): void {
    const last = text.slice(end).trim() === ''
    if (label !== '' && last && !/\s$/.test(out.at(-1) ?? ' ')) out.push(' ')
    out.push(linkToken({ label: last || text[at + 1] !== '^' ? label : '', url }))
  }

  function closeBracket(): boolean {
    const opening = brackets.pop()
    if (!opening) return false
    const from = opening.from + (opening.picture ? 2 : 1)
    const found = destinationAt(text, at + 1, text.slice(from, at), references, opening.picture)
    if (!found) return false
    at = found.end
    out[opening.at] = ''
    if (opening.picture) pictures.push({ label: taken(opening.at), url: found.url })
    else {
      brackets.length = 0
      close(opening.at, found.url)
    }
    return true
  }

  /** Takes out what was written since. */
  function taken(from: number): string {
    emphasis.forget(from)
    return plain(out.splice(from).join('')).trim()
  }

  /** Makes a link of what was written since. */
  function close(from: number, target: string): void {
    const label = taken(from)
    const url = cleanUrl(target.startsWith('//') ? `https:${target}` : target)
    const mail = /^mailto:([^?]+)/i.exec(target)?.[1]
    if (url !== null) out.push(linkToken({ label, url }))
    else if (mail !== undefined) out.push(label === mail || label === '' ? mail : `${label} (${mail})`)
    else {
      out.push(label)
      dropped.push(target)
    }
  }

  function angle(): boolean {
    const comment = text.startsWith('<!--', at)
    const tag = comment && openComment ? null : tagAt(text, at)
    openComment ||= comment && tag === null
    if (!tag) return false
    // Nothing that ends a text ends it behind a comment.
    if (comment) out.push(literalToken(''))
    at = tag.end
    switch (tag.kind) {
      case 'address':
        out.push(tag.label === '' ? tag.url : linkToken(tag))
        return true
      case 'picture':
        pictures.push(tag)
        return true
      case 'link':
        anchors.push({ at: out.length, url: tag.url })
        return true
      case 'link-end': {
        const anchor = anchors.pop()
        if (anchor && anchor.at < out.length) close(anchor.at, anchor.url)
        return true
      }
      case 'bold':
        emphasis.open('<b>')
        return true
      case 'bold-end':
        emphasis.close('<b>')
        return true
      case 'space':
        out.push(' ')
        return true
      case 'nothing':
        return true
    }
  }

  function entity(): boolean {
    const found = entityAt(text, at)
    if (!found) return false
    out.push(at === 0 || /[()[\]#*\\.:|（）【】]/.test(found.letters) ? literalToken(found.letters) : found.letters)
    at = found.end
    return true
  }

  /** A footnote's number in superscript, where there is such a note. */
  function note(found: string | null): boolean {
    if (found === null) return false
    const reference = references.get(found.normalize('NFKC'))
    if (reference) noted({ label: text.slice(at).trim() === '' ? reference.name : '', url: reference.url }, at)
    else out.push(found)
    return true
  }

  function put(found: string | null): boolean {
    if (found === null) return false
    out.push(found)
    return true
  }

  function match(pattern: RegExp): string | null {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found) return null
    at += found[0].length
    return found[0]
  }
}
