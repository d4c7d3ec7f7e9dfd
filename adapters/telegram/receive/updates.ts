import type { Person } from '../../../src/adapter.ts'
import { type Language, languageOfTag } from '../../../src/model.ts'
import type { Me } from '../api/me.ts'
import { type Chat, type Member, type Message, type User, update } from '../api/schema.ts'
import type { Names } from '../command-names.ts'
import { isForOthers, namesBot, withoutName } from './message/addressee.ts'
import { isForAnother, looksLikeCommand, readCommand } from './message/command-line.ts'
import { nameOf, textOf, titleOf, type Writing, writingIn } from './message/message-content.ts'

/** Where something was said. */
export interface Place {
  readonly chat: string
  readonly thread: string | null
  readonly kind: 'private' | 'group' | 'channel'
}

/** Who said it. `chat` speaks for the chat itself: a channel post, an anonymous administrator; `other` is another channel. */
export type Speaker =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'chat' }
  | { readonly kind: 'other' }

/** What an update means to us. */
export type Event =
  | {
      readonly kind: 'command'
      readonly place: Place
      readonly speaker: Speaker
      readonly command: string
      readonly args: string
      /** This bot was named, or nobody else is there. */
      readonly addressed: boolean
      /** It came by a link, which anybody can have made. */
      readonly linked: boolean
      readonly message: string
      readonly answers: string | null
      /** What only the person and we see, by its own number; null: everybody sees it. */
      readonly ephemeral: string | null
      readonly language: Language | null
    }
  | {
      /** Words or things that are no command. */
      readonly kind: 'note'
      readonly place: Place
      readonly speaker: Speaker
      readonly message: string
      readonly answers: string | null
      readonly ephemeral: string | null
      /** This bot was named, or nobody else is there. */
      readonly addressed: boolean
      /** It answers somebody else's message, or names others. */
      /** The message that it answers, whoever wrote that. */
      readonly under: string | null
      readonly forOthers: boolean
      readonly edited: boolean
      /** When it was sent, in seconds since the epoch. */
      readonly at: number
      readonly writing: Writing
      /** Further messages that are one with it, in their order. */
      readonly more?: readonly Extract<Event, { kind: 'note' }>[]
      readonly language: Language | null
    }
  | {
      readonly kind: 'press'
      readonly id: string
      readonly place: Place | null
      readonly message: string | null
      readonly ephemeral: string | null
      readonly speaker: Speaker
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
  /** A topic of a forum was closed, or opened again. */
  | { readonly kind: 'topic'; readonly place: Place; readonly open: boolean }
  | { readonly kind: 'moved'; readonly from: string; readonly to: string }
  /** A command to this bot that is none of ours. */
  | { readonly kind: 'elsewhere'; readonly place: Place; readonly speaker: Speaker }

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
  const { update_id, callback_query, inline_query, my_chat_member, ...said } = read.data
  const id = String(update_id)
  const message = said.message ?? said.channel_post
  if (message !== undefined) return { id, event: fromMessage(message, me, names, false) }
  const edited = said.edited_message ?? said.edited_channel_post
  if (edited !== undefined) return { id, event: fromMessage(edited, me, names, true) }
  if (callback_query !== undefined) {
    const { message: under, from } = callback_query
    return {
      id,
      event: {
        kind: 'press',
        id: callback_query.id,
        place: under === undefined ? null : placeOf(under),
        message: under === undefined ? null : idOf(under),
        ephemeral: under === undefined ? null : ephemeralOf(under),
        speaker: { kind: 'person', person: toPerson(from) },
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

/** What their client speaks; null where that is none of our languages, which is for the brief to decide. */
export const languageOf = (from: User | undefined): Language | null => languageOfTag(from?.language_code ?? '')

const fromMessage = (message: Message, me: Me, names: Names, edited: boolean): Event | null => {
  const here = String(message.chat.id)
  if (message.migrate_to_chat_id !== undefined)
    return { kind: 'moved', from: here, to: String(message.migrate_to_chat_id) }
  if (message.migrate_from_chat_id !== undefined)
    return { kind: 'moved', from: String(message.migrate_from_chat_id), to: here }
  if (message.forum_topic_closed !== undefined) return { kind: 'topic', place: placeOf(message), open: false }
  if (message.forum_topic_reopened !== undefined) return { kind: 'topic', place: placeOf(message), open: true }
  // Somebody else's words carried in: inline results, a channel's posts in its discussion group.
  if (message.via_bot !== undefined || message.is_automatic_forward === true) return null
  const text = textOf(message) ?? ''
  if (!looksLikeCommand(text)) {
    const writing = writingIn(message)
    return writing === null ? null : toNote(message, writing, me, edited)
  }
  // A command that somebody else once gave is none.
  if (message.forward_origin !== undefined) return null
  const said = readCommand(text, me.username, names)
  if (said === null)
    return edited || isForAnother(text, me.username)
      ? null
      : { kind: 'elsewhere', place: placeOf(message), speaker: speakerOf(message) }
  const { command, args, named, linked } = said
  if (edited || message.text === undefined) {
    // Of commands only what was posted can be changed later, or stand under a picture.
    const writing = command === 'post' ? writingIn(message) : null
    return writing === null ? null : toNote(message, { ...writing, text: args }, me, edited)
  }
  const place = placeOf(message)
  return {
    kind: 'command',
    place,
    speaker: speakerOf(message),
    command,
    args,
    addressed: named || place.kind === 'private',
    linked,
    message: idOf(message),
    answers: answersOf(message, me),
    ephemeral: ephemeralOf(message),
    language: languageOf(message.from),
  }
}

const toNote = (message: Message, writing: Writing, me: Me, edited: boolean): Event | null => {
  const speaker = speakerOf(message)
  // Other bots have nothing to say to us, and a place that somebody moves on along a map says nothing new.
  if (speaker.kind === 'person' && message.from?.is_bot === true) return null
  if (edited && message.location !== undefined) return null
  const place = placeOf(message)
  return {
    kind: 'note',
    place,
    speaker,
    message: idOf(message),
    answers: answersOf(message, me),
    under: underOf(message),
    ephemeral: ephemeralOf(message),
    addressed: place.kind === 'private' || namesBot(message, me),
    forOthers: isForOthers(message, me),
    edited,
    at: message.date ?? 0,
    writing: { ...writing, text: withoutName(writing.text, message, me) },
    language: languageOf(message.from),
  }
}

/** Our own message that this one answers. */
const answersOf = ({ reply_to_message: under }: Message, me: Me): string | null =>
  under?.from?.id === me.id && under.message_id !== 0 ? String(under.message_id) : null

/** The message that this one answers, whoever wrote that. */
const underOf = ({ reply_to_message: under }: Message): string | null =>
  under === undefined || under.message_id === 0 ? null : String(under.message_id)

/** Numbers of ephemeral messages are given again once they are gone: the time makes them our own. */
const idOf = ({ message_id, ephemeral_message_id, date = 0 }: Message): string =>
  ephemeral_message_id === undefined ? String(message_id) : `ephemeral ${ephemeral_message_id} ${date}`

const ephemeralOf = ({ ephemeral_message_id }: Message): string | null =>
  ephemeral_message_id === undefined ? null : String(ephemeral_message_id)

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

const speakerOf = (message: Message): Speaker => {
  if (message.chat.type === 'channel' || message.sender_chat?.id === message.chat.id) return { kind: 'chat' }
  if (message.sender_chat !== undefined || message.from === undefined) return { kind: 'other' }
  return { kind: 'person', person: toPerson(message.from) }
}

const toPerson = (from: User): Person => ({ id: String(from.id), name: nameOf(from) || null })
