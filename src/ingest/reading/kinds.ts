import type { Line, Mark } from '../layout/lines.ts'

/** What items can be told by. `sub-bullets`: bullets below bullets that are headings. */
export const readingKinds = [
  'numbers',
  'bullets',
  'sub-bullets',
  'headings',
  'bold',
  'tags',
  'times',
  'emoji',
  'fields',
  'table',
  'messages',
  'paragraphs',
  'lines',
] as const
export type ReadingKind = (typeof readingKinds)[number]

/** What a line could begin: a heading of this rank (1 is highest), or an entry of a list. Lines that look alike have one name. */
export interface Sign {
  readonly name: string
  readonly kind: ReadingKind
  /** 1–6 for headings with that many `#`; 0 for others. */
  readonly rank: number
  /** Stands above lists as headings do, or is an entry itself. */
  readonly soft: boolean
}

const soft: ReadonlySet<Mark> = new Set<Mark>(['boxed', 'strong', 'numeral', 'emoji'])

/** What a line could begin; null: nothing. Numbered lines count where the numbering says so. */
export function signOf(line: Line, isNumbered: boolean): Sign | null {
  const { mark } = line
  if (isNumbered) return { name: 'number', kind: 'numbers', rank: 0, soft: false }
  switch (mark) {
    case 'heading':
      return { name: `h${line.level}`, kind: 'headings', rank: line.level, soft: false }
    case 'bullet': {
      const depth = Math.min(8, Math.floor(line.indent / 2))
      return { name: `bullet ${line.sign} ${depth}`, kind: 'bullets', rank: 0, soft: false }
    }
    case 'numeral':
      return { name: `numeral ${line.sign}`, kind: 'numbers', rank: 0, soft: true }
    case 'boxed':
    case 'strong':
    case 'emoji':
    case 'lead':
    case 'tagged':
    case 'time':
    case 'field':
    case 'message':
    case 'row':
      return { name: mark, kind: kinds[mark], rank: 0, soft: soft.has(mark) }
    default:
      return null
  }
}

const kinds = {
  boxed: 'bold',
  strong: 'bold',
  emoji: 'emoji',
  lead: 'bold',
  tagged: 'tags',
  time: 'times',
  field: 'fields',
  message: 'messages',
  row: 'table',
} as const satisfies Partial<Record<Mark, ReadingKind>>
