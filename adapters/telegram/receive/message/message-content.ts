import type { Source } from '../../../../src/model.ts'
import type { Chat, Document, Entity, Message, Origin, Size, User } from '../../api/schema.ts'
import { limits } from '../../limits.ts'
import { isVisible } from '../../render/styled.ts'

/** A file that Telegram keeps; `size` in bytes, or null where it does not say. */
export interface Kept {
  readonly id: string
  readonly size: number | null
}

/** What somebody wrote or sent in one message. */
export interface Writing {
  readonly text: string
  readonly origin: Source | null
  readonly photo: Kept | null
  /** A file; what is no text only where nothing else came with it. */
  readonly file: (Kept & { readonly name: string }) | null
  /** The album that the message is a part of. */
  readonly album: string | null
  /** Where the person says they are. */
  readonly location: { readonly latitude: number; readonly longitude: number } | null
  /** How long its text is as Telegram counts it: in UTF-16 units, without what we add. */
  readonly letters: number
}

/** Reads what a message says, or null: it is not somebody's, such as "Ada joined the group". */
export const writingIn = (message: Message): Writing | null => {
  const { photo = [], document, sticker, voice, audio, video, video_note, contact, location, poll } = message
  const text = textOf(message)
  const wordless = sticker ?? voice ?? audio ?? video ?? video_note ?? contact ?? location ?? poll
  if (text === null && photo.length === 0 && (document ?? wordless) === undefined) return null
  const image = document !== undefined && isImage(document) ? keptOf(document) : null
  return {
    text: text ?? '',
    origin: originOf(message.forward_origin ?? null),
    photo: photo.length === 0 ? image : largest(photo),
    file: document === undefined || image !== null ? null : fileOf(document, text === null),
    album: message.media_group_id ?? null,
    location: location ?? null,
    letters: (message.text ?? message.caption ?? '').length,
  }
}

/** A message's text or caption with its addresses, or null: it has neither. */
export const textOf = ({ text, entities, caption, caption_entities }: Message): string | null => {
  if (text !== undefined) return withAddresses(text, entities ?? [])
  return caption === undefined ? null : withAddresses(caption, caption_entities ?? [])
}

/** The address behind linked words follows them in brackets, unless they say the same; links on nothing only make previews. */
const withAddresses = (text: string, given: readonly Entity[]): string => {
  // Telegram keeps no more; whoever sends more is somebody else.
  const entities = given.slice(0, limits.entities)
  const found = entities.flatMap(({ type, offset, length, url }) => {
    if (type !== 'text_link' || url === undefined) return []
    const words = text.slice(offset, offset + length).trimEnd()
    // Formatting inside a link makes two of it.
    const goesOn = entities.some((other) => other.url === url && other.offset === offset + length)
    if (!isVisible(words) || goesOn || bare(words) === bare(url)) return []
    return [{ end: offset + words.length, url }]
  })
  // From the end, so that the places before stay right.
  return found
    .toSorted((a, b) => b.end - a.end)
    .reduce((whole, { end, url }) => `${whole.slice(0, end)} (${url})${whole.slice(end)}`, text)
}

const bare = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '')

/** Posts in public channels have an address that anybody can open; one in a private channel opens for its members only. */
const originOf = (origin: Origin | null): Source | null => {
  switch (origin?.type) {
    case 'user':
      return { name: nameOf(origin.sender_user), url: null }
    case 'hidden_user':
      return { name: origin.sender_user_name, url: null }
    case 'chat':
      return { name: titleOf(origin.sender_chat), url: null }
    case 'channel': {
      const { username } = origin.chat
      const url = username === undefined ? null : `https://t.me/${username}/${origin.message_id}`
      return { name: titleOf(origin.chat), url }
    }
    case undefined:
      return null
  }
}

/** What to call a person; their username where they have no name. */
export const nameOf = ({ first_name, last_name, username }: User): string =>
  [first_name, last_name].filter((part) => part !== undefined && part !== '').join(' ') || (username ?? '')

/** What to call a chat. */
export const titleOf = ({ title, username }: Chat): string =>
  title ?? (username === undefined ? 'the chat' : `@${username}`)

/** The largest that may be sent again as a photo; where none may, one that will be found too large. */
const largest = (sizes: readonly Size[]): Kept => {
  const area = ({ width, height }: Size): number => width * height
  const fitting = sizes.filter(({ file_size = 0 }) => file_size <= limits.photoBytes)
  const { file_id, file_size } = (fitting.length > 0 ? fitting : sizes).reduce((a, b) => (area(b) > area(a) ? b : a))
  return { id: file_id, size: file_size ?? null }
}

/** What is no text is handed on where it came alone: the core tells what it takes. */
const fileOf = (document: Document, alone: boolean): Writing['file'] => {
  const { file_name: name = 'text', mime_type = '' } = document
  if (named.test(name)) return { ...keptOf(document), name }
  if (/^text\/(?:plain|markdown)\b/.test(mime_type)) return { ...keptOf(document), name: `${name}.txt` }
  return alone ? { ...keptOf(document), name } : null
}

/** Endings of files that hold a newsletter; which of them can be read is for the core to say. */
const named = /\.(?:txt|text|md|markdown|x?html?|eml|rss|atom|xml|json|csv|tsv|docx)$/i

const keptOf = ({ file_id, file_size }: Document): Kept => ({ id: file_id, size: file_size ?? null })

/** A picture that was sent as a file, in a form that Telegram shows as a photo. */
const isImage = ({ mime_type = '' }: Document): boolean => /^image\/(?:jpeg|png|webp)$/.test(mime_type)
