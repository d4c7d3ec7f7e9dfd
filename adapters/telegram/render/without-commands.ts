import type { Block, Doc, Inline } from '../../../src/doc.ts'
import type { Names } from '../command-names.ts'

/**
 * The doc without the commands that are turned off in this bot: their lines in a list, and the sentence that ends with them. Buttons
 * stay: pressing one needs no name. The same doc where nothing is turned off.
 */
export const withoutCommands = (doc: Doc, names: Names): Doc => {
  if (names.off.length === 0) return doc
  const isOff = (piece: Inline): boolean =>
    piece.kind === 'command' && names.toTyped(piece.line.split(' ')[0] ?? '') === null
  return { ...doc, blocks: doc.blocks.flatMap((block) => shown(block, isOff)) }
}

type Test = (piece: Inline) => boolean

const shown = (block: Block, isOff: Test): readonly Block[] => {
  switch (block.kind) {
    case 'list': {
      const entries = block.entries
        .filter(([first]) => first === undefined || !isOff(first))
        .map((entry) => running(entry, isOff))
        .filter((entry) => entry.length > 0)
      return entries.length > 0 ? [{ ...block, entries }] : []
    }
    case 'paragraph': {
      const text = running(block.text, isOff)
      return text.length > 0 ? [{ ...block, text }] : []
    }
    case 'title':
    case 'heading':
    case 'item':
    case 'footer':
    case 'actions':
      return [block]
  }
}

const running = (pieces: readonly Inline[], isOff: Test): readonly Inline[] => {
  const first = pieces.findIndex(isOff)
  if (first < 0) return pieces
  // The blanks in front of a command part it from the one before.
  const left = pieces.filter((piece, at) => !isOff(piece) && !(isBlank(piece) && isOffAt(pieces, at + 1, isOff)))
  if (left.some(({ kind }) => kind === 'command')) return left
  const before = pieces.slice(0, first)
  const last = before.at(-1)
  if (last?.kind !== 'text') return left
  const rest = pieces.slice(first).filter((piece) => piece.kind !== 'command' && !isBlank(piece))
  const text = completed(last.text)
  return [...before.slice(0, -1), ...(text === '' ? [] : [{ kind: 'text', text } as const]), ...rest]
}

const isOffAt = (pieces: readonly Inline[], at: number, isOff: Test): boolean => {
  const piece = pieces[at]
  return piece !== undefined && isOff(piece)
}

/** Nothing but blanks and punctuation. */
const isBlank = (piece: Inline): boolean => piece.kind === 'text' && !/[\p{L}\p{N}]/u.test(piece.text)

/** What was said before the sentence that the command would have ended; a long one says something of its own. */
const completed = (text: string): string => {
  const whole = /^[\s\S]*[.!?。！？…]/.exec(text)?.[0].trim() ?? ''
  if (whole !== '') return whole
  const only = text.replace(/(?<![\s:：])[\s:：]+$/, '')
  return only.length >= 40 ? `${only}.` : ''
}
