/** Messages in a group that one person sees, and nobody else (Bot API 10.2). The words of the refusals are assumptions. */
import { type Button, checkKeyboard, checkText, field, type Losses, Refusal } from './text.ts'
import { type Chat, showChat, type World } from './world.ts'

export interface Ephemeral {
  readonly id: number
  /** Who sees it: its receiver, or who wrote it. */
  readonly person: number
  readonly chat: number
  /** Written by a person: what the bot may answer. */
  readonly incoming: boolean
  text: string
  html: string | null
  keyboard: Button[][]
  edits: number
}

export interface Ephemerals {
  /** False plays a server older than Bot API 10.2: it does not read what it does not know. */
  readonly known: boolean
  readonly all: Ephemeral[]
  /** The presses that the bot may still answer so. */
  readonly presses: Set<string>
}

const bad = (what: string) => new Refusal(400, `Bad Request: ${what}`)

export const createEphemerals = (known: boolean): Ephemerals => ({ known, all: [], presses: new Set() })

export const addEphemeral = (
  { all }: Ephemerals,
  given: Omit<Ephemeral, 'id' | 'edits' | 'html'> & Partial<Pick<Ephemeral, 'html'>>,
): Ephemeral => {
  const whole = { html: null, ...given, id: all.length + 1, edits: 0 }
  all.push(whole)
  return whole
}

/** Sends one where the request asks for it, and gives it as the API does; null: the request asks for none. */
export const sendEphemeral = (
  body: unknown,
  chat: Chat,
  content: Pick<Ephemeral, 'text' | 'keyboard'> & Partial<Pick<Ephemeral, 'html'>>,
  ephemerals: Ephemerals,
  world: World,
): object | null => {
  const parameters = field(body, 'ephemeral_message_parameters')
  if (parameters === undefined || !ephemerals.known) return null
  if (chat.type !== 'group' && chat.type !== 'supergroup') throw bad('ephemeral messages can be sent only to groups')
  const person = Number(field(parameters, 'receiver_user_id'))
  if (!world.people.has(person)) throw bad('user not found')
  const answers = field(field(body, 'reply_parameters'), 'ephemeral_message_id')
  const asked = ephemerals.all.some(({ id, incoming, person: by }) => incoming && id === answers && by === person)
  const pressed = ephemerals.presses.has(String(field(parameters, 'callback_query_id')))
  if (world.standing(chat, world.bot.id).status !== 'administrator' && !asked && !pressed)
    throw bad('not enough rights to send an ephemeral message to the user')
  return showEphemeral(addEphemeral(ephemerals, { ...content, person, chat: chat.id, incoming: false }), chat, world)
}

/** Puts something else into one; the server's answer. */
export const editEphemeral = (body: unknown, { all }: Ephemerals, losses: Losses): true => {
  const found = all.find(
    ({ id, incoming, person, chat }) =>
      !incoming &&
      id === field(body, 'ephemeral_message_id') &&
      person === field(body, 'receiver_user_id') &&
      chat === field(body, 'chat_id'),
  )
  if (found === undefined) throw bad('message to edit not found')
  const rich = field(field(body, 'rich_message'), 'html')
  const text = typeof rich === 'string' ? '' : checkText(field(body, 'text'), field(body, 'entities'), losses).text
  const keyboard = checkKeyboard(field(body, 'reply_markup'))
  Object.assign(found, { text, keyboard, html: typeof rich === 'string' ? rich : null, edits: found.edits + 1 })
  return true
}

/** One as messages show it: without an id of the chat's. */
export const showEphemeral = ({ id, person, text, incoming }: Ephemeral, chat: Chat, world: World) => ({
  message_id: 0,
  ephemeral_message_id: id,
  date: 1_700_000_000 + id,
  chat: showChat(chat),
  from: incoming ? world.people.get(person) : world.bot,
  receiver_user: incoming ? world.bot : world.people.get(person),
  text,
})
