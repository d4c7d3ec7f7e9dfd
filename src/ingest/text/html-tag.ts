import { entityAt } from './entity.ts'
import { cleanUrl } from './url.ts'

/** What begins with `<` and is no text. */
export type Tag = { readonly end: number } & (
  | { readonly kind: 'address' | 'picture'; readonly url: string; readonly label: string }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'link-end' | 'bold' | 'bold-end' | 'space' | 'nothing' }
)

// Longer tags are nobody's writing; also what keeps many an open `<` from being searched to the end again and again.
const reach = 3000
const html = /^<(\/?)([a-z][a-z0-9]{0,10})(?=[\s/>])([^<>]*)>$/i
const bold = new Set(['b', 'strong'])
const apart = new Set(['br', 'p', 'div', 'td', 'th', 'li', 'hr', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const known = new Set(
  'i em u s strike del ins code kbd samp tt span small big sub sup mark font center blockquote ul ol dl dt dd table tbody thead abbr cite q label figure figcaption section article header footer main pre details summary time wbr'.split(
    ' ',
  ),
)

/** The tag, comment or address in `<>` that begins at this place; null when that is text. */
export function tagAt(text: string, at: number): Tag | null {
  if (text.startsWith('<!--', at)) {
    const end = text.indexOf('-->', at + 4)
    return end < 0 ? null : { kind: 'nothing', end: end + 3 }
  }
  const end = closing(text, at)
  if (end < 0) return null
  const tag = text.slice(at, end)
  return address(tag, end) ?? element(tag, end)
}

function closing(text: string, at: number): number {
  const until = Math.min(text.length, at + reach)
  for (let end = at + 1; end < until; end++) {
    const letter = text[end]
    if (letter === '>') return end + 1
    if (letter === '<') return -1
  }
  return -1
}

/** `<https://…>`, and as Slack writes it `<https://…|label>`. */
function address(tag: string, end: number): Tag | null {
  const [, target = '', label = ''] = /^<((?:https?:\/\/|mailto:)[^\s|<>]+)(?:\|([^<>]*))?>$/i.exec(tag) ?? []
  if (target === '') {
    const mail = /^<([^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)>$/.exec(tag)?.[1]
    return mail === undefined ? null : { kind: 'address', url: mail, label: '', end }
  }
  const url = cleanUrl(target) ?? target
  return { kind: 'address', url, label: cleanUrl(target) === null ? '' : label, end }
}

function element(tag: string, end: number): Tag | null {
  const [, slash, word = '', attributes = ''] = html.exec(tag) ?? []
  const name = word.toLowerCase()
  if (name === 'a') {
    if (slash) return { kind: 'link-end', end }
    const url = attribute(attributes, 'href')
    return url === null ? { kind: 'nothing', end } : { kind: 'link', url, end }
  }
  if (name === 'img')
    return { kind: 'picture', url: attribute(attributes, 'src') ?? '', label: attribute(attributes, 'alt') ?? '', end }
  if (bold.has(name)) return { kind: slash ? 'bold-end' : 'bold', end }
  if (apart.has(name)) return { kind: 'space', end }
  return known.has(name) ? { kind: 'nothing', end } : null
}

function attribute(attributes: string, name: string): string | null {
  const [, double, single, bare] =
    new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes) ?? []
  const value = double ?? single ?? bare
  return value === undefined
    ? null
    : value.replaceAll(/&[^;\s]{1,31};/g, (entity) => entityAt(entity, 0)?.letters ?? entity)
}
