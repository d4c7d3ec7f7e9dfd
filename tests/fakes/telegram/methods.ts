/** The methods of the Bot API that a brief needs, refusing what the real server refuses, with its words. */
import { type Ephemerals, editEphemeral, sendEphemeral } from './ephemeral.ts'
import { answeredBy, type Files } from './media.ts'
import { checkHtml } from './rich.ts'
import { checkCaption, checkKeyboard, checkText, field, type Losses, Refusal } from './text.ts'
import { type Chat, type Message, showChat, type World } from './world.ts'

export interface MethodsState {
  readonly world: World
  readonly losses: Losses
  /** `scope/language` → commands. */
  readonly menus: Map<string, unknown>
  readonly callbacks: Map<string, { answered: object | null }>
  readonly inline: Map<string, { answered: object | null }>
  /** False plays a server older than Bot API 10.1. */
  readonly rich: boolean
  /** False plays a server of Bot API 10.1, without buttons in the text. */
  readonly richButtons: boolean
  readonly ephemerals: Ephemerals
  readonly self: object
  readonly files: Files
}

const bad = (what: string) => new Refusal(400, `Bad Request: ${what}`)

/** Runs a method; undefined where the server does not know it. */
export const runMethod = (method: string, body: unknown, state: MethodsState): unknown => {
  const { world, losses } = state
  const of = (name: string) => field(body, name)
  switch (method) {
    case 'getMe':
      return state.self
    case 'sendMessage': {
      const { text, entities } = checkText(of('text'), of('entities'), losses)
      const keyboard = checkKeyboard(of('reply_markup'))
      const chat = world.find(of('chat_id'))
      const thread = threadOf(of('message_thread_id'))
      world.mayPost(chat, thread)
      const alone = sendEphemeral(body, chat, { text, keyboard }, state.ephemerals, world)
      if (alone !== null) return alone
      const replyTo = answeredBy(of('reply_parameters'), chat)
      return show(chat, world.put(chat, { thread, text, entities, keyboard, replyTo }), world)
    }
    case 'sendPhoto': {
      const { text, entities } = checkCaption(of('caption'), of('caption_entities'), losses)
      const keyboard = checkKeyboard(of('reply_markup'))
      const chat = world.find(of('chat_id'))
      const thread = threadOf(of('message_thread_id'))
      world.mayPost(chat, thread)
      const { sizes, picture: photo } = state.files.take(of('photo'))
      const replyTo = answeredBy(of('reply_parameters'), chat)
      const message = world.put(chat, { thread, text, entities, keyboard, photo, replyTo })
      return { ...show(chat, message, world), photo: sizes }
    }
    case 'sendDocument': {
      const chat = world.find(of('chat_id'))
      const thread = threadOf(of('message_thread_id'))
      world.mayPost(chat, thread)
      const [name, bytes] = [field(of('document'), 'name'), field(of('document'), 'bytes')]
      if (!(bytes instanceof Uint8Array) || bytes.length === 0) throw bad('file must be non-empty')
      return show(chat, world.put(chat, { thread, text: `[${name}]\n${new TextDecoder().decode(bytes)}` }), world)
    }
    case 'getFile':
      return state.files.describe(of('file_id'))
    case 'sendRichMessage': {
      if (!state.rich) return undefined
      const html = checkHtml(body, state)
      const keyboard = checkKeyboard(of('reply_markup'))
      const chat = world.find(of('chat_id'))
      const thread = threadOf(of('message_thread_id'))
      world.mayPost(chat, thread)
      const alone = sendEphemeral(body, chat, { text: '', html: html.html, keyboard }, state.ephemerals, world)
      if (alone !== null) return alone
      const replyTo = answeredBy(of('reply_parameters'), chat)
      const message = world.put(chat, { thread, html: html.html, keyboard, replyTo, photo: html.photo })
      return { ...show(chat, message, world), ...html.shown }
    }
    case 'editMessageText': {
      const chat = world.find(of('chat_id'))
      const richly = state.rich && of('rich_message') !== undefined
      const whole = richly ? checkHtml(body, state) : null
      const html = whole?.html ?? null
      const { text, entities } = richly ? { text: '', entities: [] } : checkText(of('text'), of('entities'), losses)
      const keyboard = checkKeyboard(of('reply_markup'))
      world.mayPost(chat, null)
      const message = toEdit(chat, of('message_id'))
      if (message.photo !== null && message.html === null) throw bad('there is no text in the message to edit')
      change(message, { text, entities, keyboard, html, photo: whole?.photo ?? null })
      return show(chat, message, world)
    }
    case 'editEphemeralMessageText':
      return state.ephemerals.known ? editEphemeral(body, state.ephemerals, losses) : undefined
    case 'editMessageMedia': {
      const chat = world.find(of('chat_id'))
      const media = of('media')
      const { text, entities } = checkCaption(field(media, 'caption'), field(media, 'caption_entities'), losses)
      const keyboard = checkKeyboard(of('reply_markup'))
      world.mayPost(chat, null)
      const message = toEdit(chat, of('message_id'))
      if (field(media, 'type') !== 'photo') throw bad("can't parse InputMedia: media type is invalid")
      const { sizes, picture: photo } = state.files.take(field(media, 'media'))
      change(message, { text, entities, keyboard, html: null, photo })
      return { ...show(chat, message, world), photo: sizes }
    }
    case 'editMessageCaption': {
      const chat = world.find(of('chat_id'))
      const { text, entities } = checkCaption(of('caption'), of('caption_entities'), losses)
      const keyboard = checkKeyboard(of('reply_markup'))
      world.mayPost(chat, null)
      const message = toEdit(chat, of('message_id'))
      if (message.photo === null) throw bad('there is no caption in the message to edit')
      change(message, { text, entities, keyboard, html: null, photo: message.photo })
      return show(chat, message, world)
    }
    case 'deleteMessage': {
      const chat = world.find(of('chat_id'))
      const message = chat.messages.get(Number(of('message_id')))
      if (message === undefined || message.deleted) throw bad('message to delete not found')
      message.deleted = true
      return true
    }
    case 'pinChatMessage': {
      const chat = world.find(of('chat_id'))
      world.mayPost(chat, null)
      const { status, can_pin_messages, can_edit_messages } = world.standing(chat, world.bot.id)
      const right = chat.type === 'channel' ? can_edit_messages : can_pin_messages
      if (chat.type !== 'private' && (status !== 'administrator' || right !== true))
        throw bad('not enough rights to manage pinned messages in the chat')
      const message = chat.messages.get(Number(of('message_id')))
      if (message === undefined || message.deleted) throw bad('message to pin not found')
      message.pinned = true
      return true
    }
    case 'answerCallbackQuery': {
      const query = state.callbacks.get(String(of('callback_query_id')))
      const text = of('text')
      if (query === undefined || query.answered !== null)
        throw bad('query is too old and response timeout expired or query ID is invalid')
      if (typeof text === 'string' && text.length > 200) throw bad('MESSAGE_TOO_LONG')
      query.answered = Object(body)
      return true
    }
    case 'answerInlineQuery': {
      const query = state.inline.get(String(of('inline_query_id')))
      if (query === undefined || query.answered !== null)
        throw bad('query is too old and response timeout expired or query ID is invalid')
      checkResults(of('results'), losses)
      query.answered = Object(body)
      return true
    }
    case 'getChat':
      return showChat(world.find(of('chat_id')))
    case 'getChatMember': {
      const chat = world.find(of('chat_id'))
      const id = Number(of('user_id'))
      const user = id === world.bot.id ? world.bot : world.people.get(id)
      if (user === undefined) throw bad('user not found')
      // Bots see the members of a channel only as its administrators.
      if (
        chat.type === 'channel' &&
        id !== world.bot.id &&
        world.standing(chat, world.bot.id).status !== 'administrator'
      )
        throw bad('member list is inaccessible')
      return { user, ...world.standing(chat, id) }
    }
    case 'deleteMyCommands':
      state.menus.delete(menuOf(of('scope'), of('language_code'), state))
      return true
    case 'setMyCommands':
      return setCommands(of('commands'), of('scope'), of('language_code'), state)
    default:
      return undefined
  }
}

const toEdit = (chat: Chat, id: unknown): Message => {
  const message = chat.messages.get(Number(id))
  if (message === undefined || message.deleted) throw bad('message to edit not found')
  return message
}

const change = (message: Message, next: Pick<Message, 'text' | 'entities' | 'keyboard' | 'html' | 'photo'>) => {
  const { text, entities, keyboard, html, photo } = message
  if (JSON.stringify({ text, entities, keyboard, html, photo }) === JSON.stringify(next))
    throw bad(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
  Object.assign(message, next, { edits: message.edits + 1 })
}

/** A message as the API gives it back. */
export const show = (chat: Chat, message: Message, world: World) => ({
  message_id: message.id,
  date: 1_700_000_000,
  chat: showChat(chat),
  from: world.bot,
  ...(message.photo === null ? { text: message.text } : { caption: message.text }),
  ...(message.entities.length === 0 ? {} : { entities: message.entities }),
  ...(message.thread === null ? {} : { message_thread_id: message.thread, is_topic_message: true }),
})

const threadOf = (value: unknown): number | null => {
  if (value === undefined) return null
  // General is thread 1 to clients, and cannot be named here.
  if (Number(value) === 1) throw bad('message thread not found')
  return Number(value)
}

const checkResults = (results: unknown, losses: Losses) => {
  if (!Array.isArray(results)) throw bad("can't parse inline query results: expected an Array")
  if (results.length > 50) throw bad('RESULTS_TOO_MUCH')
  const ids = results.map((result: unknown) => String(field(result, 'id') ?? ''))
  if (ids.some((id) => id === '' || Buffer.byteLength(id) > 64)) throw bad('RESULT_ID_INVALID')
  if (new Set(ids).size !== ids.length) throw bad('RESULT_ID_DUPLICATE')
  for (const result of results) {
    const title = field(result, 'title')
    if (field(result, 'type') !== 'article' || typeof title !== 'string' || title === '')
      throw bad('ARTICLE_TITLE_EMPTY')
    const content = field(result, 'input_message_content')
    checkText(field(content, 'message_text'), field(content, 'entities'), losses)
  }
}

const setCommands = (commands: unknown, scope: unknown, language: unknown, state: MethodsState) => {
  if (!Array.isArray(commands)) throw bad("can't parse commands: expected an Array")
  if (commands.length > 100) throw bad('BOT_COMMANDS_TOO_MUCH')
  for (const each of commands) {
    const command = field(each, 'command')
    const description = field(each, 'description')
    if (typeof command !== 'string' || !/^[a-z0-9_]{1,32}$/.test(command)) throw bad('BOT_COMMAND_INVALID')
    if (typeof description !== 'string' || description === '' || description.length > 256)
      throw bad('BOT_COMMAND_DESCRIPTION_INVALID')
  }
  if (language !== undefined && (typeof language !== 'string' || !/^[a-z]{2}$/.test(language)))
    throw bad('invalid language code specified')
  state.menus.set(menuOf(scope, language, state), commands)
  return true
}

/** `default/en`, or `chat 1001/` for the menu of one chat. */
const menuOf = (scope: unknown, language: unknown, { world }: MethodsState): string => {
  const type = String(field(scope, 'type') ?? 'default')
  const chat = type === 'chat' ? ` ${world.find(field(scope, 'chat_id')).id}` : ''
  return `${type}${chat}/${String(language ?? '')}`
}
