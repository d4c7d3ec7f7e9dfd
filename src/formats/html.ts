import { Parser } from 'htmlparser2'
import { UserError } from '../errors.ts'
import { createMarkdown, type Markdown } from './markdown-writer.ts'

/** A parser takes longer the deeper it is; what people write is hardly ever deeper than 60. */
const deepest = 300

/** Nothing that readers see stands in these. */
const silent = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'select',
  'textarea',
  'title',
  'head',
])
/** Around what is to be read on a page: menus, adverts, forms. */
const around = new Set(['nav', 'aside', 'form', 'button', 'dialog'])
const headings = new Map(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag, at) => [tag, at + 1]))
const blocks = new Set(
  'p div section article main header footer figure figcaption blockquote dl dt dd table address center details summary'.split(
    ' ',
  ),
)

/**
 * HTML as Markdown, in which headings, lists, links, tables and code stay what they are. Of a whole page only its main part, where it
 * names one, without menus and forms. Throws UserError (`tooDeep`) for what is nested like nothing that people write.
 */
export function markdownOf(html: string, tooDeep: string): string {
  const whole = createMarkdown()
  const main = createMarkdown()
  const title: string[] = []
  let named = false
  const open: { readonly name: string; readonly hides: boolean }[] = []
  let hidden = 0
  let inMain = 0
  const each = (write: (to: Markdown) => void): void => {
    if (hidden > 0) return
    write(whole)
    if (inMain > 0) write(main)
  }
  const parser = new Parser({
    onopentag(name, attributes) {
      const hides = silent.has(name) || around.has(name) || isHidden(attributes)
      if (open.push({ name, hides }) > deepest) throw new UserError(tooDeep)
      if (hides) hidden++
      if (name === 'h1' && hidden === 0) named = true
      if (name === 'main' || name === 'article') inMain++
      each((to) => opened(to, name, attributes))
    },
    ontext(text) {
      if (open.at(-1)?.name === 'title' && title.length < 8) title.push(text)
      each((to) => to.text(text))
    },
    onclosetag(name) {
      each((to) => closed(to, name))
      if (open.pop()?.hides) hidden--
      if (name === 'main' || name === 'article') inMain--
    },
  })
  parser.end(html)
  const [all, best] = [whole.end(), main.end()]
  const text = best.length > all.length * leastMain ? best : all
  const name = title.join('').replace(/\s+/g, ' ').trim()
  return named || name === '' ? text : `# ${name}\n\n${text}`
}

/** The main part is believed when it holds so much of the page. */
const leastMain = 0.3

const isHidden = ({ hidden, style = '' }: Readonly<Record<string, string>>): boolean =>
  hidden !== undefined || /display\s*:\s*none/i.test(style)

type Write = (to: Markdown, attributes: Readonly<Record<string, string>>) => void

const opening: ReadonlyMap<string, Write> = new Map<string, Write>([
  ['br', (to) => to.newline()],
  ['hr', (to) => to.rule()],
  ['ul', (to) => to.list(false)],
  ['ol', (to) => to.list(true)],
  ['li', (to) => to.item()],
  ['a', (to, { href = '' }) => to.link(href)],
  ['img', (to, { alt = '', src = '' }) => to.image(alt, src)],
  ['b', (to) => to.bold()],
  ['strong', (to) => to.bold()],
  ['pre', (to) => to.fence()],
  ['code', (to) => to.code()],
  ['blockquote', (to) => to.quote(1)],
  ['td', (to) => to.cell()],
  ['th', (to) => to.cell()],
])

const closing: ReadonlyMap<string, (to: Markdown) => void> = new Map<string, (to: Markdown) => void>([
  ['ul', (to) => to.endList()],
  ['ol', (to) => to.endList()],
  ['li', (to) => to.endItem()],
  ['a', (to) => to.endLink()],
  ['b', (to) => to.bold()],
  ['strong', (to) => to.bold()],
  ['pre', (to) => to.endFence()],
  ['code', (to) => to.code()],
  ['blockquote', (to) => to.quote(-1)],
  ['tr', (to) => to.endRow()],
])

function opened(to: Markdown, name: string, attributes: Readonly<Record<string, string>>): void {
  const level = headings.get(name)
  if (level !== undefined) to.heading(level)
  else if (blocks.has(name)) to.block()
  opening.get(name)?.(to, attributes)
}

function closed(to: Markdown, name: string): void {
  if (headings.has(name) || blocks.has(name)) to.block()
  closing.get(name)?.(to)
}
