import type { Item } from '../../src/model.ts'

/** What a piece of text says about itself: which paragraph of which item of which issue it is (0: the headline), as which version. */
export interface Mark {
  readonly issue: number
  /** From 0. */
  readonly item: number
  readonly paragraph: number
  readonly version: number
}

const pattern = /mark(\d+)x(\d+)p(\d+)v(\d+)/g

export const markText = ({ issue, item, paragraph, version }: Mark): string =>
  `mark${issue}x${item}p${paragraph}v${version}`

/** All the marks of a text, each once, in their order. */
export const marksIn = (text: string): readonly string[] => [...new Set(text.match(pattern))]

export function readMark(text: string): Mark {
  const [issue = 0, item = 0, paragraph = 0, version = 0] = (text.match(/\d+/g) ?? []).map(Number)
  return { issue, item, paragraph, version }
}

/** So long are paragraphs that two of them fill more than half of a message. */
const sentences = { telegram: 34, slack: 60 } as const

/** The item under a number, as one of its versions: a headline and paragraphs, each with its mark. */
export function markedItem(
  platform: 'telegram' | 'slack',
  { issue, item, version, paragraphs }: Omit<Mark, 'paragraph'> & { readonly paragraphs: number },
): Item {
  const words = 'A quiet day on the market for quiet things. '.repeat(sentences[platform])
  const mark = (paragraph: number): string => markText({ issue, item, paragraph, version })
  return {
    number: item + 1,
    headline: `What happened at ${mark(0)}`,
    body: Array.from({ length: paragraphs }, (_, at) => `${mark(at + 1)} ${words}`),
    source: { name: 'The Ledger', url: null },
    topics: [],
  }
}
