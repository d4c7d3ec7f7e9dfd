import type { Action, Block, Inline, ItemBlock } from '../../../src/doc.ts'
import { look } from './style.ts'
import { cut, escaped, plain, webAddress } from './text.ts'

/** A piece of a mail in both of its forms. */
export interface Piece {
  readonly html: string
  readonly text: string
}

/** A block in pieces, of which each fits into any mail; `short`: what names it where there is no room for all of it. */
export interface Unit {
  readonly full: readonly Piece[]
  readonly short: Piece | null
  readonly isItem: boolean
}

/** Where the archive is in a browser, without a slash at its end, and where this very issue is; null: nowhere. */
export interface Places {
  readonly archive: string | null
  /** Where pictures are, without a slash at its end. */
  readonly pictures: string | null
  readonly page: string | null
}

/** A block as a mail shows it. Buttons are links where they lead to a page, and nothing where they do not. Pure. */
export function unitOf(block: Block, places: Places): Unit {
  switch (block.kind) {
    case 'title':
      return unit([
        ...cut(block.text).map((text) => line('h1', 'title', escaped(text), plain(text).toUpperCase())),
        ...(block.note === null ? [] : cut(block.note)).map((text) => line('p', 'note', escaped(text), plain(text))),
      ])
    case 'heading':
      return unit(cut(block.text).map((text) => line('h2', 'heading', escaped(text), `── ${plain(text)} ──`)))
    case 'item':
      return item(block, places)
    case 'paragraph':
      return unit(paragraphs(block.text, places, ''))
    case 'list':
      return unit(block.entries.flatMap((entry) => paragraphs(entry, places, '• ')))
    case 'footer':
      return unit(
        block.paragraphs.flatMap((text) => cut(text).map((piece) => line('p', 'note', escaped(piece), plain(piece)))),
      )
    case 'actions':
      return unit(block.actions.flatMap((action) => button(action, places)))
    default: {
      const missing: never = block
      return missing
    }
  }
}

const unit = (full: readonly Piece[]): Unit => ({
  full: full.filter(({ text }) => text.trim() !== ''),
  short: null,
  isItem: false,
})

const line = (tag: 'h1' | 'h2' | 'h3' | 'p', style: Parameters<typeof look>[0], html: string, text: string): Piece => ({
  html: `<${tag} dir="auto" ${look(style)}>${html}</${tag}>\n`,
  text: `${text}\n\n`,
})

/** Something that can be followed; the address itself stands only in the plain form. */
export const anchor = (label: string, url: string, style: 'link' | 'button' = 'link'): string =>
  `<a href="${escaped(url)}" ${look(style)}>${escaped(label)}</a>`

function item(block: ItemBlock, places: Places): Unit {
  const { number, headline, body, note, open, photos = [] } = block
  const [first = '', ...others] = cut(headline)
  const page = open === null ? null : (pageOf(open.command, places, number) ?? null)
  const own = places.page === null ? null : `${places.page}/${number}`
  const named = (url: string | null): string => (url === null ? escaped(first) : anchor(first, url))
  const head = (url: string | null): Piece =>
    line('h3', 'item', `${number}. ${named(url)}`, `${number}. ${plain(first)}${url === null ? '' : `\n${url}`}`)
  const credit = creditOf(block, places)
  const full = [
    head(page),
    ...[...others, ...body.flatMap(cut)].map((text) => line('p', 'text', escaped(text), plain(text))),
    ...(places.pictures === null ? [] : photos.map((id) => picture(id, `${places.pictures}`))),
    ...(credit === null ? [] : [credit]),
    ...(note === null ? [] : cut(note)).map((text) => line('p', 'note', escaped(text), plain(text))),
  ]
  return {
    full: full.filter(({ text, html }) => text.trim() !== '' || html.includes('<img')),
    short: own === null ? null : head(own),
    isItem: true,
  }
}

function creditOf({ source, topics, topicNames = {} }: ItemBlock, { archive }: Places): Piece | null {
  const url = source?.url == null ? null : webAddress(source.url)
  const name = source === null ? '' : plain(source.name).trim()
  const tags = topics.map((slug) => ({ slug, label: topicNames[slug] ?? `#${slug}` }))
  const html = [
    // A name in another script turns nothing around it.
    name === '' ? '' : `<bdi>${url === null ? escaped(name) : anchor(name, url)}</bdi>`,
    ...tags.map(({ slug, label }) =>
      archive === null ? escaped(label) : anchor(label, `${archive}/topics/${encodeURIComponent(slug)}`),
    ),
  ].filter((piece) => piece !== '')
  if (html.length === 0) return null
  const said = name !== '' && url !== null ? `${name}: ${url}` : name
  const text = [said, ...tags.map(({ label }) => plain(label))].filter((piece) => piece !== '').join('  ')
  return line('p', 'note', html.join(' · '), text)
}

/** Asked for from our own archive, and only where the reader chose pictures: mail programs tell who looks. */
const picture = (id: string, pictures: string): Piece => ({
  html: `<p ${look('text')}><img src="${escaped(`${pictures}/${encodeURIComponent(id)}`)}" alt="" width="552" style="max-width:100%;height:auto;border:0"></p>\n`,
  text: '',
})

function paragraphs(pieces: readonly Inline[], places: Places, mark: string): readonly Piece[] {
  const short = pieces.flatMap((piece): readonly Inline[] =>
    piece.kind === 'command' ? [piece] : cut(piece.text).map((text) => ({ ...piece, text })),
  )
  const lines: Inline[][] = [[]]
  let length = 0
  for (const piece of short) {
    length += piece.kind === 'command' ? piece.line.length : piece.text.length
    if (length > longestLine && (lines.at(-1)?.length ?? 0) > 0) {
      lines.push([])
      length = 0
    }
    lines.at(-1)?.push(piece)
  }
  return lines.map((each) => {
    const shown = each.map((piece) => inline(piece, places))
    return line(
      'p',
      'text',
      escaped(mark) + shown.map(({ html }) => html).join(''),
      mark + shown.map(({ text }) => text).join(''),
    )
  })
}

const longestLine = 8000

function inline(piece: Inline, places: Places): Piece {
  switch (piece.kind) {
    case 'text':
      return { html: escaped(piece.text), text: plain(piece.text) }
    case 'strong':
      return { html: `<strong>${escaped(piece.text)}</strong>`, text: plain(piece.text) }
    case 'link': {
      const url = webAddress(piece.url)
      if (url === null) return { html: escaped(piece.text), text: plain(piece.text) }
      return { html: anchor(piece.text, url), text: `${plain(piece.text)}: ${url}` }
    }
    case 'command': {
      const url = pageOf(piece.line, places, null)
      const label = /^issue (\d+)/.exec(piece.line)?.[1]
      if (url === null || label === undefined) return { html: '', text: '' }
      return { html: anchor(label, url), text: `${label}: ${url}` }
    }
    default:
      return piece satisfies never
  }
}

function button({ label, command }: Action, places: Places): readonly Piece[] {
  const url = pageOf(command, places, null)
  if (url === null || plain(label).trim() === '') return []
  return [{ html: `<p ${look('text')}>${anchor(label, url, 'button')}</p>\n`, text: `${plain(label)}: ${url}\n\n` }]
}

/** Nobody types commands into a mail: those that show an issue, or an item of it, are links to its page; null: the others. */
function pageOf(command: string, { archive }: Places, item: number | null): string | null {
  const issue = /^issue ([1-9]\d{0,8})(?: |$)/.exec(command)?.[1]
  if (archive === null || issue === undefined) return null
  return item === null ? `${archive}/issues/${issue}` : `${archive}/issues/${issue}/${item}`
}
