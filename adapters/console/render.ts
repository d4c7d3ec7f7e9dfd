import pico from 'picocolors'
import {
  type Action,
  type Block,
  type Doc,
  formless,
  type Inline,
  type ItemBlock,
  type TextFile,
  tagsOf,
} from '../../src/doc.ts'
import { wordsIn } from './words.ts'
import { type Run, wrap } from './wrap.ts'

/** How the terminal looks. */
export interface Look {
  /** Columns. */
  readonly width: number
  readonly colour: boolean
}

/** A doc as terminal text; an issue comes apart at its section headings. */
export const createRender =
  (look: Look): ((doc: Doc) => readonly string[]) =>
  (doc) =>
    sections(doc).map((part) => layOut(part, look))

/** Pieces of a doc that can be sent one after another: an issue comes apart at its section headings. */
export function sections(doc: Doc): readonly Doc[] {
  const parts: Block[][] = [[]]
  for (const block of doc.blocks) {
    const started = parts.at(-1)?.some(({ kind }) => kind === 'item')
    if (block.kind === 'heading' && started) parts.push([block])
    else parts.at(-1)?.push(block)
  }
  return parts.map((blocks) => ({ ...doc, blocks }))
}

/** A doc as lines of a terminal that looks so. */
export function layOut(doc: Doc, { width, colour }: Look): string {
  const paint = pico.createColors(colour)
  const columns = Math.max(narrowest, Math.min(width, widest))
  const words = wordsIn(doc.language)
  const run = (text: string, painter: Run['paint'] = (same) => same): Run => ({ text: plain(text), paint: painter })
  const lines = (runs: readonly Run[], indent = '', first = indent): string => wrap(runs, { columns, first, indent })

  const inline = (piece: Inline): readonly Run[] => {
    switch (piece.kind) {
      case 'text':
        return [run(piece.text)]
      case 'strong':
        return [run(piece.text, paint.bold)]
      case 'link':
        return [run(`${piece.text} `), run(piece.url, paint.dim)]
      case 'command':
        return [run(`/${piece.line}`, paint.cyan)]
    }
  }

  const opener = (open: Action | null): readonly Run[] => (open ? [run(` [${open.label}]`, paint.dim)] : [])

  const item = (block: ItemBlock): string => {
    const number = `${block.number}.`.padStart(3)
    const { source } = block
    const parts = [
      lines([run(block.headline, paint.bold), ...opener(block.open)], itemIndent, `${paint.cyan(number)} `),
      ...block.body.map((paragraph) => lines([run(paragraph)], itemIndent)),
    ]
    const origin = [source?.name, source?.url].filter(Boolean).join(words.comma)
    const hashtags = tagsOf(block, (slug) => `#${slug}`)
    for (const small of [[origin, hashtags].filter(Boolean).join('  '), block.note ?? ''])
      if (small) parts.push(lines([run(small, paint.dim)], itemIndent))
    return parts.join('\n')
  }

  const buttons = (actions: readonly Action[]): string => {
    if (actions.length === 0) return ''
    const labels = actions.flatMap(({ label }, at) => [
      run(at === 0 ? words.typeThis : ' · ', paint.dim),
      run(label, paint.cyan),
    ])
    return lines(labels)
  }

  const render = (block: Block): string => {
    switch (block.kind) {
      case 'title':
        return [
          lines([run(block.text, paint.bold)]),
          ...(block.note ? [lines([run(block.note, paint.dim)])] : []),
        ].join('\n')
      case 'heading':
        return lines([run(`── ${block.text} ──`, (text) => paint.bold(paint.yellow(text)))])
      case 'item':
        return item(block)
      case 'paragraph':
        return lines(block.text.flatMap(inline))
      case 'list':
        return block.entries.map((entry) => lines(entry.flatMap(inline), '    ', '  ')).join('\n')
      case 'footer':
        return block.paragraphs.map((paragraph) => lines([run(paragraph, paint.dim)])).join('\n')
      case 'actions':
        return buttons(formless(block.actions))
    }
  }

  const shown = doc.blocks.map(render).filter((piece) => piece !== '')
  return `${shown.join('\n\n')}\n`
}

/** A file as it is, line by line: whoever copies it has what it says. */
export const layOutFile = ({ text }: TextFile): string => text.split('\n').map(plain).join('\n')

/** Lines longer than this tire the eye. */
const widest = 88
const narrowest = 20
const itemIndent = '    '

/** Control characters could move the cursor or colour what is not ours. */
const plain = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ')
