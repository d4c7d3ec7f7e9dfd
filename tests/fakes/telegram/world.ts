/** Chats, people and messages that the fake server keeps in memory. */
import type { Button, Entity } from './text.ts'
import { Refusal } from './text.ts'

export interface User {
  readonly id: number
  readonly is_bot: boolean
  readonly first_name: string
  readonly username?: string
  readonly language_code?: string
}

export interface Membership {
  readonly status: 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked'
  readonly can_post_messages?: boolean
  readonly can_send_messages?: boolean
  readonly can_pin_messages?: boolean
  readonly can_edit_messages?: boolean
  readonly can_manage_topics?: boolean
  readonly is_member?: boolean
}

export interface Message {
  readonly id: number
  readonly thread: number | null
  text: string
  entities: Entity[]
  keyboard: Button[][]
  /** What picture it shows, by its bytes. */
  photo: string | null
  /** The message that it answers. */
  readonly replyTo: number | null
  /** The html of a rich message. */
  html: string | null
  edits: number
  deleted: boolean
  pinned: boolean
}

export interface Chat {
  readonly id: number
  readonly type: 'private' | 'group' | 'supergroup' | 'channel'
  readonly title: string | null
  readonly username: string | null
  readonly forum: boolean
  readonly members: Map<number, Membership>
  readonly threads: Set<number>
  readonly closed: Set<number>
  /** What people said in which thread. */
  readonly saidIn: Map<number, number>
  /** What people said, by its number. */
  readonly heard: Set<number>
  readonly messages: Map<number, Message>
  movedTo: number | null
  deleted: boolean
}

export interface World {
  readonly bot: User & { readonly username: string }
  readonly chats: Map<number, Chat>
  readonly people: Map<number, User>
  newChat(chat: Pick<Chat, 'id' | 'type'> & Partial<Chat>): Chat
  /** The chat that a request names, or a refusal. */
  find(id: unknown): Chat
  /** Refuses what the bot may not post there. */
  mayPost(chat: Chat, thread: number | null): void
  put(chat: Chat, message: Partial<Message>): Message
  standing(chat: Chat, user: number): Membership
  deactivated: Set<number>
}

const bad = (what: string) => new Refusal(400, `Bad Request: ${what}`)
const forbidden = (what: string) => new Refusal(403, `Forbidden: ${what}`)

export const createWorld = (bot: World['bot']): World => {
  const chats = new Map<number, Chat>()
  const people = new Map<number, User>()
  const deactivated = new Set<number>()
  let lastMessage = 100

  const standing = (chat: Chat, user: number): Membership => chat.members.get(user) ?? { status: 'left' }

  return {
    bot,
    chats,
    people,
    deactivated,
    standing,
    newChat(given) {
      const chat: Chat = {
        title: null,
        username: null,
        forum: false,
        members: new Map(),
        threads: new Set(),
        closed: new Set(),
        saidIn: new Map(),
        heard: new Set(),
        messages: new Map(),
        movedTo: null,
        deleted: false,
        ...given,
      }
      chats.set(chat.id, chat)
      return chat
    },
    find(id) {
      if (id === undefined || id === '') throw bad('chat_id is empty')
      const name = String(id).toLowerCase()
      const chat = name.startsWith('@')
        ? [...chats.values()].find((each) => `@${each.username?.toLowerCase()}` === name)
        : chats.get(Number(id))
      if (chat !== undefined) return chat
      // A person whom the bot knows of, and who never wrote to it.
      if (people.has(Number(id))) throw forbidden("bot can't initiate conversation with a user")
      throw bad('chat not found')
    },
    mayPost(chat, thread) {
      if (chat.movedTo !== null)
        throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
          migrate_to_chat_id: chat.movedTo,
        })
      if (chat.deleted) throw forbidden('the group chat was deleted')
      if (deactivated.has(chat.id)) throw forbidden('user is deactivated')
      const kind = chat.type === 'private' ? 'private' : `${chat.type} chat`
      const { status, can_post_messages, can_send_messages, can_manage_topics } = standing(chat, bot.id)
      if (chat.type === 'private') {
        if (status === 'kicked') throw forbidden('bot was blocked by the user')
        return
      }
      if (status === 'kicked') throw forbidden(`bot was kicked from the ${kind}`)
      if (status === 'left') throw forbidden(`bot is not a member of the ${kind}`)
      if (chat.type === 'channel' && (status !== 'administrator' || can_post_messages !== true))
        throw bad('need administrator rights in the channel chat')
      if (status === 'restricted' && can_send_messages !== true)
        throw bad('not enough rights to send text messages to the chat')
      if (thread !== null && !chat.threads.has(thread)) throw bad('message thread not found')
      const manages = status === 'creator' || can_manage_topics === true
      if (thread !== null && chat.closed.has(thread) && !manages) throw bad('TOPIC_CLOSED')
    },
    put(chat, message) {
      lastMessage += 1
      const whole: Message = {
        id: lastMessage,
        thread: null,
        text: '',
        entities: [],
        keyboard: [],
        photo: null,
        replyTo: null,
        html: null,
        edits: 0,
        deleted: false,
        pinned: false,
        ...message,
      }
      chat.messages.set(whole.id, whole)
      return whole
    },
  }
}

/** A chat as updates and getChat show it. */
export const showChat = (chat: Chat) => ({
  id: chat.id,
  type: chat.type,
  ...(chat.title === null ? {} : { title: chat.title }),
  ...(chat.username === null ? {} : { username: chat.username }),
  ...(chat.forum ? { is_forum: true } : {}),
})
