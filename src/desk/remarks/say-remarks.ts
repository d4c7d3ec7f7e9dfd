import type { Phrases } from '../../phrases/index.ts'
import type { Remark } from './remarks.ts'

/** Remarks in sentences, the first so many of them. */
export function sayRemarks(
  remarks: readonly Remark[],
  { checking, posting }: Phrases,
  most: number,
): readonly string[] {
  const say = (remark: Remark): string => {
    switch (remark.kind) {
      case 'noSource':
        return checking.noSource(remark.numbers)
      case 'noTopic':
        return checking.noTopic(remark.numbers)
      case 'otherLanguage':
        return checking.otherLanguage(remark.numbers)
      case 'long':
        return checking.long(remark.number, remark.letters)
      case 'manyParts':
        return checking.manyParts(remark.parts)
      case 'link':
        return checking.link(remark.number, checking.links[remark.state])
      case 'twin':
        return posting.twins(remark.number, remark.other)
      case 'published':
        return checking.published(remark.number, remark.issue, remark.item)
    }
  }
  const rest = remarks.length - most
  return [...remarks.slice(0, most).map(say), ...(rest > 0 ? [posting.andMore(rest)] : [])]
}

/** The numbers of the items that a remark is about. */
export const numbersIn = (remark: Remark): readonly number[] => {
  switch (remark.kind) {
    case 'noSource':
    case 'noTopic':
    case 'otherLanguage':
      return remark.numbers
    case 'manyParts':
      return []
    default:
      return [remark.number]
  }
}
