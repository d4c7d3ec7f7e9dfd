import type { Doc, ItemBlock } from '../../../src/doc.ts'
import { limits } from '../limits.ts'
import type { ClassicBody } from './classic.ts'
import { oneLine } from './styled.ts'

/** One photo of an item, without the chat. */
export interface PhotoPart {
  readonly kind: 'photo'
  /** Its id in the store. */
  readonly picture: string
  readonly body: { readonly caption: string }
  /** Stands in for a picture that is not there, so that the parts stay as many as they were. */
  readonly fallback: ClassicBody
}

/** The photos of a doc's items, in their order. */
export const photosIn = (doc: Doc): readonly PhotoPart[] =>
  doc.blocks.flatMap((block) => (block.kind === 'item' ? partsOf(block) : []))

const partsOf = (item: ItemBlock): readonly PhotoPart[] =>
  (item.photos ?? []).map((photo, at, all) => toPart(item, photo, all.length > 1 ? ` (${at + 1}/${all.length})` : ''))

const toPart = ({ number, headline }: ItemBlock, picture: string, place: string): PhotoPart => {
  const caption = short(`${number}. ${oneLine(headline)}`.trimEnd(), place)
  return {
    kind: 'photo',
    picture,
    body: { caption },
    fallback: { text: caption, entities: [], link_preview_options: { is_disabled: true } },
  }
}

/** A character that is two units long must not be halved. */
const short = (caption: string, behind: string): string => {
  const room = limits.caption - behind.length
  return caption.length <= room
    ? `${caption}${behind}`
    : `${caption.slice(0, room - 1).replace(/[\ud800-\udbff]$/, '')}…${behind}`
}
