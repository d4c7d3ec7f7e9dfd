import type { Person } from '../../src/adapter.ts'
import type { Language } from '../../src/model.ts'
import { limits } from './limits.ts'
import type { Names } from './names.ts'
import { type Chat, type Member, type Message, type User, update } from './schema.ts'

/** The bot itself, as getMe tells. */
export interface Me {
  readonly id: number
  readonly username: string
}

/** Where something was said. */
export interface Place {
  readonly chat: string
  readonly thread: string | null
  readonly kind: 'private' | 'group' | 'channel'
}

/** Who said it. `chat` speaks for the chat itself: a channel post, an anonymous administrator; `other` is another channel. */
export type Voice =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'chat' }
  | { readonly kind: 'other' }

/** What an update means to us. */
export type Event =
  | {
      readonly kind: 'command'
      readonly place: Place
      readonly voice: Voice
      readonly command: string
      readonly args: string
      /** This bot was named, or nobody else is there. */
      readonly addressed: boolean
      readonly language: Language | null
    }
  | {
      readonly kind: 'press'
      readonly id: string
      readonly place: Place | null
      readonly message: string | null
      readonly voice: Voice
      readonly data: string
      readonly language: Language | null
    }
  | {
      readonly kind: 'inline'
      readonly id: string
      readonly from: string
      readonly text: string
      readonly language: Language | null
    }
  | {
      readonly kind: 'membership'
      readonly place: Place
      readonly title: string
      readonly by: User
      readonly before: Member
      readonly after: Member
    }
  | { readonly kind: 'moved'; readonly from: string; readonly to: string }

export interface Reading {
  /** The update's id as text, or null where even that is missing. */
  readonly id: string | null
  /** Null: nothing that concerns us. */
  readonly event: Event | null
}

/** Reads a raw update. Never throws, whatever it is given. */
export const readUpdate = (raw: unknown, me: Me, names: Names): Reading => {
  const read = update.safeParse(raw)
  if (!read.success) return { id: null, event: null }
  const { update_id, message, channel_post, callback_query, inline_query, my_chat_member } = read.data
  const id = String(update_id)
  if (message !== undefined) return { id, event: fromMessage(message, me, names) }
  if (channel_post !== undefined) return { id, event: fromMessage(channel_post, me, names) }
  if (callback_query !== undefined) {
    const { message: under, from } = callback_query
    return {
      id,
      event: {
        kind: 'press',
        id: callback_query.id,
        place: under === undefined ? null : placeOf(under),
        message: under === undefined ? null : String(under.message_id),
        voice: { kind: 'person', person: toPerson(from) },
        data: callback_query.data ?? '',
        language: languageOf(from),
      },
    }
  }
  if (inline_query !== undefined) {
    const { id: query, from, query: text } = inline_query
    return { id, event: { kind: 'inline', id: query, from: String(from.id), text, language: languageOf(from) } }
  }
  if (my_chat_member !== undefined) {
    const { chat, from, old_chat_member: before, new_chat_member: after } = my_chat_member
    const place: Place = { chat: String(chat.id), thread: null, kind: kindOf(chat) }
    return { id, event: { kind: 'membership', place, title: titleOf(chat), by: from, before, after } }
  }
  return { id, event: null }
}

/** `zh*` is Chinese, `en*` English, everything else is for the brief to decide. */
export const languageOf = (from: User | undefined): Language | null => {
  const code = from?.language_code?.toLowerCase() ?? ''
  if (/^zh\b/.test(code)) return 'zh'
  return /^en\b/.test(code) ? 'en' : null
}

const fromMessage = (message: Message, me: Me, names: Names): Event | null => {
  const here = String(message.chat.id)
  if (message.migrate_to_chat_id !== undefined)
    return { kind: 'moved', from: here, to: String(message.migrate_to_chat_id) }
  if (message.migrate_from_chat_id !== undefined)
    return { kind: 'moved', from: String(message.migrate_from_chat_id), to: here }
  // Somebody else's words carried in: forwards, a channel's posts in its discussion group, inline results.
  if (message.forward_origin !== undefined || message.via_bot !== undefined || message.is_automatic_forward === true)
    return null
  const said = readCommand(message.text ?? '', me, names)
  if (said === null) return null
  const place = placeOf(message)
  const addressed = said.named || place.kind === 'private'
  const { command, args } = said
  return {
    kind: 'command',
    place,
    voice: voiceOf(message),
    command,
    args,
    addressed,
    language: languageOf(message.from),
  }
}

const readCommand = (text: string, me: Me, names: Names) => {
  const match = /^\/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\s+([\s\S]*))?$/.exec(text.trim())
  const [, name, addressee, rest = ''] = match ?? []
  if (name === undefined) return null
  if (addressee !== undefined && addressee.toLowerCase() !== me.username.toLowerCase()) return null
  const command = names.toCore(name)
  if (command === null) return null
  const said = command === 'start' ? fromDeepLink(rest.trim()) : { command, args: rest.trim() }
  return { ...said, named: addressee !== undefined }
}

/**
 * What a `?start=` payload asks for: `topic_payments_cross-border` subscribes to these topics, `do_…` carries a whole
 * command line, anything else stays with `start`.
 */
const fromDeepLink = (payload: string) => {
  const [head, ...words] = payload.split('_')
  if (head === 'topic' && words.length > 0) return { command: 'subscribe', args: words.join(' ') }
  const line = head === 'do' ? Buffer.from(payload.slice('do_'.length), 'base64url').toString('utf8') : ''
  const [command = '', ...args] = line.split(' ')
  if (/^[a-z0-9_]{1,32}$/.test(command)) return { command, args: args.join(' ') }
  return { command: 'start', args: payload }
}

/** The payload that gives this command line through a deep link, or null where it is too long for one. */
export const toDeepLink = (line: string): string | null => {
  const payload = `do_${Buffer.from(line).toString('base64url')}`
  return payload.length <= limits.deepLink ? payload : null
}

const placeOf = (message: Message): Place => ({
  chat: String(message.chat.id),
  // Replies in plain groups carry a thread id too; and General, which has none, must not be given one.
  thread:
    message.is_topic_message === true && message.message_thread_id !== undefined
      ? String(message.message_thread_id)
      : null,
  kind: kindOf(message.chat),
})

const kindOf = (chat: Chat): Place['kind'] => {
  if (chat.type === 'private') return 'private'
  return chat.type === 'channel' ? 'channel' : 'group'
}

const voiceOf = (message: Message): Voice => {
  if (message.chat.type === 'channel' || message.sender_chat?.id === message.chat.id) return { kind: 'chat' }
  if (message.sender_chat !== undefined || message.from === undefined) return { kind: 'other' }
  return { kind: 'person', person: toPerson(message.from) }
}

const toPerson = (from: User): Person => {
  const name = [from.first_name, from.last_name].filter((part) => part !== undefined && part !== '').join(' ')
  return { id: String(from.id), name: name === '' ? (from.username ?? null) : name }
}

const titleOf = (chat: Chat): string => chat.title ?? (chat.username === undefined ? 'the chat' : `@${chat.username}`)
