import pico from 'picocolors'
import wrapAnsi from 'wrap-ansi'
import { type Action, type Block, type Doc, formless, type Inline, type ItemBlock, tagsOf } from '../../src/doc.ts'
import type { Language } from '../../src/model.ts'

/** How the terminal looks. */
export interface Look {
  /** Columns. */
  readonly width: number
  readonly colour: boolean
}

/** A doc as terminal text; an issue comes apart at its section headings. */
export function createRender({ width, colour }: Look): (doc: Doc) => readonly string[] {
  const paint = pico.createColors(colour)
  const columns = Math.max(20, Math.min(width, widest))
  const wrap = (text: string, indent: string, first = indent): string =>
    first + wrapAnsi(text, columns - indent.length, { hard: true }).replaceAll('\n', `\n${indent}`)

  const inline = (piece: Inline): string => {
    switch (piece.kind) {
      case 'text':
        return plain(piece.text)
      case 'strong':
        return paint.bold(plain(piece.text))
      case 'link':
        return `${plain(piece.text)} ${paint.dim(plain(piece.url))}`
      case 'command':
        return paint.cyan(`/${plain(piece.line)}`)
    }
  }

  const opener = (open: Action | null): string => (open ? ` ${paint.dim(`[${plain(open.label)}]`)}` : '')

  const item = (block: ItemBlock): string => {
    const number = `${block.number}.`.padStart(3)
    const { source } = block
    const lines = [
      wrap(paint.bold(plain(block.headline)) + opener(block.open), itemIndent, `${paint.cyan(number)} `),
      ...block.body.map((paragraph) => wrap(plain(paragraph), itemIndent)),
    ]
    const origin = [source && plain(source.name), source?.url && plain(source.url)].filter(Boolean).join(', ')
    const hashtags = plain(tagsOf(block, (slug) => `#${slug}`))
    for (const small of [[origin, hashtags].filter(Boolean).join('  '), plain(block.note ?? '')])
      if (small) lines.push(wrap(paint.dim(small), itemIndent))
    return lines.join('\n')
  }

  const words = (actions: readonly Action[], language: Language): string =>
    actions.length === 0
      ? ''
      : paint.dim(typeThis[language]) + actions.map((action) => paint.cyan(plain(action.label))).join(paint.dim(' · '))

  const render = (block: Block, language: Language): string => {
    switch (block.kind) {
      case 'title':
        return (
          wrap(paint.bold(plain(block.text)), '') + (block.note ? `\n${wrap(paint.dim(plain(block.note)), '')}` : '')
        )
      case 'heading':
        return wrap(paint.bold(paint.yellow(`── ${plain(block.text)} ──`)), '')
      case 'item':
        return item(block)
      case 'paragraph':
        return wrap(block.text.map(inline).join(''), '')
      case 'list':
        return block.entries.map((entry) => wrap(entry.map(inline).join(''), '    ', '  ')).join('\n')
      case 'footer':
        return block.paragraphs.map((paragraph) => wrap(paint.dim(plain(paragraph)), '')).join('\n')
      case 'actions':
        return words(formless(block.actions), language)
    }
  }

  return (doc) =>
    sections(doc.blocks).map((blocks) => {
      const shown = blocks.map((block) => render(block, doc.language)).filter((piece) => piece !== '')
      return `${shown.join('\n\n')}\n`
    })
}

/** Lines longer than this tire the eye. */
const widest = 88
const itemIndent = '    '
const typeThis: Readonly<Record<Language, string>> = { en: 'Type: ', es: 'Escribe: ', zh: '输入：' }

/** Control characters could move the cursor or colour what is not ours. */
const plain = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ')

function sections(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const parts: Block[][] = [[]]
  for (const block of blocks) {
    const started = parts.at(-1)?.some(({ kind }) => kind === 'item')
    if (block.kind === 'heading' && started) parts.push([block])
    else parts.at(-1)?.push(block)
  }
  return parts
}
