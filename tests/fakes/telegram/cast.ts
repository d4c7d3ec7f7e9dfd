import { addEphemeral, type Ephemeral, showEphemeral } from './ephemeral.ts'
import { type MethodsState, show } from './methods.ts'
import { field } from './text.ts'
import type { Updates } from './updates.ts'
import { type Chat, type Membership, type Message, showChat, type User, type World } from './world.ts'

/** Where people talk. */
export interface Place {
  readonly id: number
  /** All messages of the bot that are still there, in order. */
  messages(thread?: number | null): Message[]
  texts(thread?: number | null): string[]
  /** What stands under a channel's post: a reply is where the message is that it replies to. */
  under(post: number): string[]
  add(by: Person, as?: Membership): void
  remove(by: Person, how?: 'kicked' | 'left'): void
  /** A post in a channel, or an anonymous administrator in a group. */
  post(text: string): void
  admin(person: Person): void
  migrate(): Place
  closeTopic(thread: number): void
  reopenTopic(thread: number): void
  /** A channel's post in its discussion group: what is said under it is in its thread, which is no topic. */
  comments(): number
  delete(): void
}

export interface Person {
  readonly id: number
  readonly chat: Pick<Place, 'id' | 'messages' | 'texts'>
  start(payload?: string): void
  /** Gives the message's id. */
  say(text: string, at?: Place, extra?: object): number
  /** Gives a command in a group that nobody else sees. */
  whispers(text: string, at: Place): void
  /** What this person alone was shown there. */
  shown(at: Place): readonly Ephemeral[]
  /** Presses a button under the newest message that only this person was shown; gives the callback's id. */
  pressAlone(label: string, at: Place): string
  /** Sends what is not only text: a photo, a sticker, somebody's words forwarded. */
  send(content: object, at?: Place): number
  /** Changes a message that this person wrote. */
  edit(message: number, content: string | object, at?: Place): void
  /** Presses the button with this label under the newest message that has it; gives the callback's id. */
  press(label: string, at?: Place): string
  /** Presses a button that holds this, under the newest message. */
  pressData(data: string): string
  ask(words: string): string
  block(): void
  unblock(): void
  deactivate(): void
}

/** The people and places, and what they do. */
export const createCast = (world: World, updates: Updates, state: MethodsState, readsGroups: boolean) => {
  const { bot } = world
  let lastPerson = 1000
  let lastGroup = 0
  let lastId = 0

  /** Privacy mode: only commands that are not somebody else's, unless the bot is an administrator. */
  const hears = (chat: Chat, text: string, answers: unknown): boolean => {
    if (field(field(answers, 'from'), 'id') === bot.id) return true
    if (chat.type === 'private' || chat.type === 'channel' || readsGroups) return true
    if (world.standing(chat, bot.id).status === 'administrator') return true
    const addressee = /^\/\w+@(\w+)/.exec(text)?.[1]
    return text.startsWith('/') && (addressee === undefined || addressee.toLowerCase() === bot.username.toLowerCase())
  }

  const membership = (chat: Chat, by: User, after: Membership) => {
    const before = world.standing(chat, bot.id)
    chat.members.set(bot.id, after)
    const member = (of: Membership) => ({ user: bot, ...of })
    updates.push({
      my_chat_member: {
        chat: showChat(chat),
        from: by,
        date: 1_700_000_000,
        old_chat_member: member(before),
        new_chat_member: member(after),
      },
    })
  }

  const said = (chat: Chat, text: string, extra: object) => {
    lastId += 1
    const command = /^\/[\w@]+/.exec(text)?.[0]
    return {
      message_id: lastId,
      date: 1_700_000_000,
      chat: showChat(chat),
      text,
      ...(command === undefined ? {} : { entities: [{ type: 'bot_command', offset: 0, length: command.length }] }),
      ...extra,
    }
  }

  const place = (chat: Chat): Place => ({
    id: chat.id,
    messages: (thread) => messagesOf(chat, thread),
    texts: (thread) => messagesOf(chat, thread).map(({ text }) => text),
    under(post) {
      const isThere = (id: number | null): boolean =>
        id !== null && (chat.saidIn.get(id) === post || isThere(chat.messages.get(id)?.replyTo ?? null))
      return messagesOf(chat).flatMap(({ text, replyTo }) => (isThere(replyTo) ? text : []))
    },
    add: (by, as = { status: 'member' }) => membership(chat, userOf(by.id), as),
    remove: (by, how = 'kicked') => membership(chat, userOf(by.id), { status: how }),
    post(text) {
      const { status } = world.standing(chat, bot.id)
      if (chat.type === 'channel') {
        if (status === 'administrator')
          updates.push({ channel_post: said(chat, text, { sender_chat: showChat(chat) }) })
      } else if (hears(chat, text, null)) {
        const anonymous = { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' }
        updates.push({ message: said(chat, text, { from: anonymous, sender_chat: showChat(chat) }) })
      }
    },
    admin: (person) => void chat.members.set(person.id, { status: 'administrator', can_post_messages: true }),
    migrate() {
      lastGroup += 1
      const next = world.newChat({
        id: -1_001_000_000_000 - lastGroup,
        type: 'supergroup',
        title: chat.title,
        members: new Map(chat.members),
      })
      chat.movedTo = next.id
      updates.push({ message: said(chat, '', { migrate_to_chat_id: next.id, text: undefined }) })
      updates.push({ message: said(next, '', { migrate_from_chat_id: chat.id, text: undefined }) })
      return place(next)
    },
    closeTopic(thread) {
      chat.closed.add(thread)
      const of = { message_thread_id: thread, is_topic_message: true, text: undefined }
      updates.push({ message: said(chat, '', { ...of, forum_topic_closed: {} }) })
    },
    reopenTopic(thread) {
      chat.closed.delete(thread)
      const of = { message_thread_id: thread, is_topic_message: true, text: undefined }
      updates.push({ message: said(chat, '', { ...of, forum_topic_reopened: {} }) })
    },
    comments() {
      const message = said(chat, 'News of the day', { is_automatic_forward: true })
      updates.push({ message })
      return message.message_id
    },
    delete() {
      chat.deleted = true
    },
  })

  const userOf = (id: number): User => {
    const user = world.people.get(id)
    if (user === undefined) throw new Error(`nobody has the id ${id}`)
    return user
  }

  const person = (name: string, language = 'en'): Person => {
    lastPerson += 1
    const user: User = { id: lastPerson, is_bot: false, first_name: name, language_code: language }
    world.people.set(user.id, user)
    const found = () => world.chats.get(user.id)
    /** The private chat comes into being with the first word. */
    const opened = (): Chat =>
      found() ?? world.newChat({ id: user.id, type: 'private', members: new Map([[bot.id, { status: 'member' }]]) })
    const self: Person = {
      id: user.id,
      chat: {
        id: user.id,
        messages: (thread) => messagesOf(found(), thread),
        texts: (thread) => messagesOf(found(), thread).map(({ text }) => text),
      },
      start: (payload = '') => self.say(`/start ${payload}`.trim()),
      say(text, at, extra = {}) {
        const chat = at === undefined || at.id === user.id ? opened() : world.find(at.id)
        const message = said(chat, text, { from: user, ...extra })
        chat.heard.add(message.message_id)
        const thread = field(extra, 'message_thread_id')
        if (typeof thread === 'number') chat.saidIn.set(message.message_id, thread)
        if (hears(chat, text, field(extra, 'reply_to_message'))) updates.push({ message })
        return message.message_id
      },
      whispers(text, at) {
        const chat = world.find(at.id)
        const message = addEphemeral(state.ephemerals, {
          person: user.id,
          chat: at.id,
          incoming: true,
          text,
          keyboard: [],
        })
        updates.push({ message: showEphemeral(message, chat, world) })
      },
      shown: (at) =>
        state.ephemerals.all.filter(({ person, chat, incoming }) => person === user.id && chat === at.id && !incoming),
      pressAlone(label, at) {
        const under = self.shown(at).findLast(({ keyboard }) => keyboard.flat().some(({ text }) => text === label))
        const data = under?.keyboard.flat().find(({ text }) => text === label)?.callback_data
        if (under === undefined || data === undefined) throw new Error(`no button says ${label}`)
        lastId += 1
        const id = `callback-${lastId}`
        state.callbacks.set(id, { answered: null })
        state.ephemerals.presses.add(id)
        const message = showEphemeral(under, world.find(at.id), world)
        updates.push({ callback_query: { id, from: user, chat_instance: '1', message, data } })
        return id
      },
      send: (content, at) => self.say('', at, { text: undefined, ...content }),
      edit(id, content, at) {
        const chat = at === undefined ? opened() : world.find(at.id)
        const changes = typeof content === 'string' ? { text: content } : { text: undefined, ...content }
        const text = typeof content === 'string' ? content : ''
        const message = { ...said(chat, text, { from: user, ...changes }), message_id: id, edit_date: 1_700_000_100 }
        if (hears(chat, text, null)) updates.push({ edited_message: message })
      },
      press(label, at) {
        const chat = at === undefined ? opened() : world.find(at.id)
        const under = messagesOf(chat).findLast(({ keyboard }) => keyboard.flat().some(({ text }) => text === label))
        const data = under?.keyboard.flat().find(({ text }) => text === label)?.callback_data
        if (under === undefined || data === undefined) throw new Error(`no button says ${label}`)
        lastId += 1
        const id = `callback-${lastId}`
        state.callbacks.set(id, { answered: null })
        const message = show(chat, under, world)
        updates.push({ callback_query: { id, from: user, chat_instance: '1', message, data } })
        return id
      },
      pressData(data) {
        const chat = opened()
        const under = messagesOf(chat).at(-1)
        if (under === undefined) throw new Error('there is no message to press a button under')
        lastId += 1
        const id = `callback-${lastId}`
        state.callbacks.set(id, { answered: null })
        const message = show(chat, under, world)
        updates.push({ callback_query: { id, from: user, chat_instance: '1', message, data } })
        return id
      },
      ask(words) {
        lastId += 1
        const id = `inline-${lastId}`
        state.inline.set(id, { answered: null })
        updates.push({ inline_query: { id, from: user, query: words, offset: '' } })
        return id
      },
      block: () => membership(opened(), user, { status: 'kicked' }),
      unblock: () => membership(opened(), user, { status: 'member' }),
      deactivate: () => void world.deactivated.add(user.id),
    }
    return self
  }

  const group = (title: string, type: Chat['type'], more: Partial<Chat> = {}): Place => {
    lastGroup += 1
    const id = type === 'group' ? -500 - lastGroup : -1_001_000_000_000 - lastGroup
    return place(world.newChat({ id, type, title, ...more }))
  }

  return {
    person,
    group: (title: string, type: 'group' | 'supergroup' = 'supergroup') => group(title, type),
    forum: (title: string, threads: readonly number[]) =>
      group(title, 'supergroup', { forum: true, threads: new Set(threads) }),
    channel: (title: string, username: string) => group(title, 'channel', { username }),
  }
}

const messagesOf = (chat: Chat | undefined, thread?: number | null): Message[] =>
  [...(chat?.messages.values() ?? [])].filter(
    (each) => !each.deleted && (thread === undefined || each.thread === thread),
  )
