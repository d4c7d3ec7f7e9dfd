import type { CountParts } from '../../compose/part-counter.ts'
import { UserError } from '../../errors.ts'
import type { Draft } from '../../model.ts'
import { type Phrases, phrasesIn } from '../../phrases/index.ts'
import { lengthOf, type NewItem } from './item-length.ts'

/** The most that may go into the brief, many times what a reader bears. Lengths are in characters. */
export const limits = {
  /** A headline, the title of an issue or of a section. */
  line: 500,
  /** All that one item says. */
  item: 12_000,
  /** What is given to a command: an item, and whatever else stands around it. */
  text: 20_000,
  /** The closing words of an issue. */
  footer: 12_000,
  /** Items of an issue, and sections: no item mark has more than three digits. */
  items: 999,
  /** Messages in which a reader gets an issue. */
  parts: 30,
  /** All that an issue says; what has more fits into that many messages nowhere, and is not even tried. */
  issue: 400_000,
} as const

/** Something that is longer than it may be. */
export type LimitFault =
  | { readonly kind: 'title' | 'footer'; readonly letters: number }
  | { readonly kind: 'section'; readonly begin: string; readonly letters: number }
  /** `number` is null where an item has none yet. */
  | { readonly kind: 'headline' | 'item'; readonly number: number | null; readonly letters: number }
  | { readonly kind: 'items' | 'sections'; readonly count: number }
  /** `parts` is null where they are too many to count. */
  | { readonly kind: 'parts'; readonly parts: number | null }

/** Thrown instead of taking in or sending out what is too long; the message says all of it in English. */
export class TooLong extends UserError {
  readonly faults: readonly LimitFault[]
  constructor(faults: readonly LimitFault[]) {
    super(sayFaults(faults, phrasesIn('en')).join('\n'))
    this.faults = faults
  }
}

/** What of a draft is too long, its messages aside. Pure. */
export function lengthFaults({ title, sections, footer }: Draft): readonly LimitFault[] {
  const faults: LimitFault[] = []
  if (title.length > limits.line) faults.push({ kind: 'title', letters: title.length })
  const closing = lettersOf(footer)
  if (closing > limits.footer) faults.push({ kind: 'footer', letters: closing })
  let [count, letters] = [0, title.length + closing]
  for (const section of sections) {
    const heading = section.title?.length ?? 0
    letters += heading
    count += section.items.length
    if (heading > limits.line)
      faults.push({ kind: 'section', begin: section.title?.slice(0, shown) ?? '', letters: heading })
    for (const item of section.items) {
      letters += lengthOf(item)
      faults.push(...itemFaults(item, item.number))
    }
  }
  if (count > limits.items) faults.push({ kind: 'items', count })
  if (sections.length > limits.items) faults.push({ kind: 'sections', count: sections.length })
  if (letters > limits.issue) faults.push({ kind: 'parts', parts: null })
  return faults
}

/** What of one item is too long. */
export function itemFaults(item: NewItem, number: number | null): readonly LimitFault[] {
  const letters = lengthOf(item)
  if (letters > limits.item) return [{ kind: 'item', number, letters }]
  const headline = Math.max(...[item, ...(item.translations ?? [])].map((each) => each.headline.length))
  return headline > limits.line ? [{ kind: 'headline', number, letters: headline }] : []
}

/** What of a draft is too long, or comes to too many messages. */
export async function limitFaults(draft: Draft, countParts: CountParts): Promise<readonly LimitFault[]> {
  const faults = lengthFaults(draft)
  if (faults.length > 0) return faults
  const parts = await countParts(draft)
  return parts > limits.parts ? [{ kind: 'parts', parts }] : []
}

/** The faults in sentences, the first few one by one. */
export function sayFaults(faults: readonly LimitFault[], { limits: words, posting }: Phrases): readonly string[] {
  const say = (fault: LimitFault): string => {
    switch (fault.kind) {
      case 'title':
        return words.title(fault.letters, limits.line)
      case 'section':
        return words.section(fault.begin, fault.letters, limits.line)
      case 'footer':
        return words.footer(fault.letters, limits.footer)
      case 'headline':
        return words.headline(fault.number, fault.letters, limits.line)
      case 'item':
        return words.item(fault.number, fault.letters, limits.item)
      case 'items':
        return words.items(fault.count, limits.items)
      case 'sections':
        return words.sections(fault.count, limits.items)
      case 'parts':
        return words.parts(fault.parts, limits.parts)
    }
  }
  const rest = faults.length - shown
  return [...faults.slice(0, shown).map(say), ...(rest > 0 ? [posting.andMore(rest)] : [])]
}

const lettersOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0)

/** So many faults are named, and so many letters of a title. */
const shown = 12
