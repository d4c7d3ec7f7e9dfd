import { type Block, type Doc, formless, type Inline, type ItemBlock, tagsOf } from '../../../src/doc.ts'
import type { Buttons } from '../buttons.ts'
import type { Names } from '../command-names.ts'
import { type Button, toButton, toRows } from './keyboard.ts'
import { empty, isVisible, join, linked, oneLine, plain, type Styled, slice, styled, tidy } from './styled.ts'
import { linkable } from './url.ts'

/** A block ready to be put into a message. */
export interface Chunk {
  readonly text: Styled
  /** It stands close to a neighbour of the same kind: one-line items. */
  readonly tight: boolean
  /** It must not be the last in its message: titles and headings. */
  readonly leads: boolean
  readonly rows: readonly (readonly Button[])[]
}

/** What rendering needs to know of the bot. */
export interface RenderContext {
  readonly buttons: Buttons
  readonly names: Names
}

/** Bodies longer than this fold into an expandable quote. */
const foldedFrom = 400

/** The doc's blocks in order; those that show nothing are left out. */
export const toChunks = (doc: Doc, renderContext: RenderContext): readonly Chunk[] => {
  const numbers = doc.blocks.flatMap((block) => (block.kind === 'item' ? [block.number] : []))
  const unique = new Set(numbers).size === numbers.length
  return doc.blocks
    .map((block) => toChunk(block, renderContext, unique))
    .filter((chunk) => chunk.text.text !== '' || chunk.rows.length > 0)
}

/** `#cross_border` for `cross-border`; Telegram makes the link itself. */
export const hashtag = (slug: string): string => {
  const word = tidy(slug)
    .replace(/[^\p{L}\p{N}_]+/gu, '_')
    .replace(/^_+|(?<!_)_+$/g, '')
  return word === '' ? '' : `#${word}`
}

/** What to type for a command line: `/topic payments`. */
export const typed = (line: string, names: Names): string => {
  const [name = '', ...rest] = oneLine(line).split(' ')
  return [`/${names.toTyped(name) ?? name}`, ...rest].join(' ')
}

const toChunk = (block: Block, renderContext: RenderContext, unique: boolean): Chunk => {
  switch (block.kind) {
    case 'title':
      return lead(join([styled('bold', oneLine(block.text)), styled('italic', oneLine(block.note ?? ''))], '\n'))
    case 'heading': {
      const title = oneLine(block.text)
      return lead(title === '' ? empty : styled('bold', `▌${title}`))
    }
    case 'item':
      return item(block, renderContext, unique)
    case 'paragraph':
      return still(running(block.text, renderContext))
    case 'list':
      return still(
        join(
          block.entries.map((entry) => bullet(running(entry, renderContext))),
          '\n',
        ),
      )
    case 'footer':
      return still(
        join(
          visible(block.paragraphs).map((line) => styled('italic', line)),
          '\n',
        ),
      )
    case 'actions':
      return {
        ...still(empty),
        rows: toRows(formless(block.actions).map((action) => toButton(action, renderContext.buttons))),
      }
  }
}

const still = (text: Styled): Chunk => ({ text, tight: false, leads: false, rows: [] })
const lead = (text: Styled): Chunk => ({ text, tight: false, leads: true, rows: [] })

const item = (block: ItemBlock, renderContext: RenderContext, unique: boolean): Chunk => {
  const tight = block.body.length === 0 && block.open !== null
  const headline = styled('bold', `${block.number}. ${oneLine(block.headline)}`.trimEnd())
  const note = styled('italic', oneLine(block.note ?? ''))
  const open = block.open
  if (tight && open !== null) {
    const button = toButton(open, renderContext.buttons, unique ? String(block.number) : open.label)
    return { text: join([headline, note], '\n'), tight: true, leads: false, rows: [[button]] }
  }
  const body = visible(block.body).join('\n')
  return {
    text: join(
      [headline, body.length > foldedFrom ? styled('expandable_blockquote', body) : plain(body), origin(block), note],
      '\n',
    ),
    tight: false,
    leads: false,
    rows: open === null ? [] : [[toButton(open, renderContext.buttons)]],
  }
}

const origin = (block: ItemBlock): Styled => {
  const url = linkable(block.source?.url ?? null)
  const name = oneLine(block.source?.name ?? '') || oneLine(url ?? '')
  const source = url === null ? styled('italic', name) : linked(name, url)
  return join([source, plain(oneLine(tagsOf(block, hashtag)))], ' · ')
}

const bullet = (entry: Styled): Styled => (entry.text === '' ? empty : join([plain('• '), entry]))

const running = (pieces: readonly Inline[], renderContext: RenderContext): Styled => {
  const whole = join(pieces.map((piece) => inline(piece, renderContext)))
  return isVisible(whole.text) ? slice(whole, 0, whole.text.length) : empty
}

const inline = (piece: Inline, renderContext: RenderContext): Styled => {
  switch (piece.kind) {
    case 'text':
      return plain(tidy(piece.text))
    case 'strong':
      return styled('bold', tidy(piece.text))
    case 'link': {
      const url = linkable(piece.url)
      const text = tidy(piece.text)
      if (url === null) return plain(text)
      return linked(isVisible(text) ? text : url, url)
    }
    case 'command': {
      const line = typed(piece.line, renderContext.names)
      // A bare command is a link by itself; one with words after it is copied by a tap.
      return line.includes(' ') ? styled('code', line) : plain(line)
    }
  }
}

const visible = (lines: readonly string[]): readonly string[] => lines.map(oneLine).filter((line) => line !== '')
