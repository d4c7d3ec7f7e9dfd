import { z } from 'zod'
import type { MessageId, NotePart } from '../../adapter.ts'
import { type ReadingKind, readingKinds } from '../../ingest/parse.ts'
import { type Item, languages } from '../../model.ts'
import type { StoredNote } from '../../store/desk.ts'
import { parseItems } from '../../store/item-photos.ts'

/** An item as JSON keeps it. */
export const itemShape = z.object({
  number: z.number(),
  headline: z.string(),
  body: z.array(z.string()),
  source: z.object({ name: z.string(), url: z.string().nullable() }).nullable(),
  topics: z.array(z.string()),
  language: z.exactOptional(z.enum(languages)),
  translations: z.exactOptional(
    z.array(z.object({ language: z.enum(languages), headline: z.string(), body: z.array(z.string()) })),
  ),
  photos: z.exactOptional(z.array(z.string())),
  key: z.exactOptional(z.string()),
  edits: z.exactOptional(z.number()),
})

const partShape = z.object({ message: z.string(), text: z.string(), left: z.number().nullable() })

const contentShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('items'), keys: z.array(z.string()), item: itemShape.nullable() }),
  z.object({
    kind: z.literal('newsletter'),
    text: z.string(),
    reading: z.exactOptional(z.enum(readingKinds)),
    instead: z.exactOptional(z.string()),
  }),
  z.object({
    kind: z.literal('held'),
    item: itemShape,
    text: z.exactOptional(z.string()),
    instead: z.exactOptional(z.string()),
  }),
  z.object({ kind: z.literal('parts'), parts: z.array(partShape) }),
  z.object({ kind: z.literal('part'), of: z.string() }),
  z.object({
    kind: z.literal('list'),
    which: z.enum(['draft', 'later']),
    page: z.number(),
    messages: z.array(z.string()),
  }),
  z.object({ kind: z.literal('edit'), key: z.string(), seen: z.number(), text: z.string() }),
])

/** What the desk makes of something that an editor sent. */
export type Content =
  /** It is these items of the drafts; `item` is how it read where it was one. */
  | { readonly kind: 'items'; readonly keys: readonly string[]; readonly item: Item | null }
  /** A whole newsletter that waits for a press; `reading`: what somebody asked to tell its items by. */
  | ({ readonly kind: 'newsletter'; readonly text: string; readonly reading?: ReadingKind } & Otherwise)
  /** An item that waits for its headline, or for a press; `text` is how it was written. */
  | ({ readonly kind: 'held'; readonly item: Item; readonly text?: string } & Otherwise)
  /** The messages in which one text came, beside what was made of it under the first of them. */
  | { readonly kind: 'parts'; readonly parts: readonly NotePart[] }
  /** It is one with that message. */
  | { readonly kind: 'part'; readonly of: MessageId }
  /** These messages show this page of a draft. */
  | {
      readonly kind: 'list'
      readonly which: 'draft' | 'later'
      readonly page: number
      readonly messages: readonly MessageId[]
    }
  /** New words for an item that somebody else had changed from what the editor saw (`seen` edits). */
  | { readonly kind: 'edit'; readonly key: string; readonly seen: number; readonly text: string }

/** `instead`: the command line that the text may have been meant for, where it was not certain. */
interface Otherwise {
  readonly instead?: string
}

/** The content as a note keeps it. */
export const writeContent = (content: Content): string => JSON.stringify(content)

/** The content of a note, or null where it is of another kind. */
export function readContent<K extends Content['kind']>(
  note: StoredNote | null,
  ...kinds: readonly K[]
): Extract<Content, { kind: K }> | null {
  const parsed = note && contentShape.safeParse(parseItems(note.content))
  if (!parsed?.success) return null
  const content: Content = parsed.data
  return isOf(content, kinds) ? content : null
}

const isOf = <K extends Content['kind']>(
  content: Content,
  kinds: readonly K[],
): content is Extract<Content, { kind: K }> => kinds.some((kind) => kind === content.kind)
