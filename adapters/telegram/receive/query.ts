import type { z } from 'zod'
import type { IntakeMode, Query } from '../../../src/adapter.ts'
import { type Doc, paragraph } from '../../../src/doc.ts'
import type { Language, Target } from '../../../src/model.ts'
import { askPatiently, type Client } from '../api/client.ts'
import { chatId } from '../api/ids.ts'
import type { Me } from '../api/me.ts'
import { chat as chatSchema, type Member, member } from '../api/schema.ts'
import { wordsIn } from '../words.ts'
import type { Place, Speaker } from './updates.ts'

/** What is needed to make a query out of words. */
export interface Asking {
  readonly client: Client
  readonly me: Me
  /** For people whose client speaks neither of ours. */
  readonly fallback: Language
  /** Other commands than ours may live in the same bot. */
  readonly shared: boolean
  readonly intake: IntakeMode
}

export interface Said {
  readonly place: Place
  readonly speaker: Speaker
  readonly command: string
  readonly args: string
  readonly addressed: boolean
  readonly language: Language | null
  /** It came by a link. */
  readonly linked?: boolean
  /** The message that holds the command, if one does. */
  readonly message: string | null
  /** Our message that it answers. */
  readonly answers: string | null
}

/** A query for the core, or what to tell the person instead. */
export type Understood =
  | { readonly kind: 'query'; readonly query: Query }
  | { readonly kind: 'refused'; readonly doc: Doc }

/** A private chat can speak about a channel: `/subscribe @news payments`. The channel's name is taken out of the words. */
export const toQuery = async (said: Said, asking: Asking): Promise<Understood> => {
  const target = targetOf(said.place, asking.client.bot)
  const person = said.speaker.kind === 'person' ? said.speaker.person : null
  const query: Query = {
    target,
    about: target,
    chat: said.place.kind,
    person,
    command: said.command,
    args: said.args,
    language: said.language,
    addressed: said.addressed && !asking.shared,
    shared: asking.shared,
    intake: asking.intake,
    linked: said.linked ?? false,
    message: said.message,
    answers: said.answers,
    aside: async () => asideOf(said, asking.client.bot),
    locates: canLocate(said.place, asking.intake),
    takesFiles: said.place.kind === 'private',
    mayManage: () => mayManage(said, asking.client),
  }
  const named = /^(@[A-Za-z]\w{3,31}|-100\d+)(?:\s+|$)/.exec(said.args)
  const name = named?.[1]
  if (said.place.kind !== 'private' || name === undefined || !aboutChannels.has(said.command))
    return { kind: 'query', query }
  return aboutChannel(query, name, said.args.slice(named?.[0].length).trim(), asking)
}

/** Where a place is for the core. */
export const targetOf = (place: Pick<Place, 'chat' | 'thread'>, bot: string): Target => ({
  platform: 'telegram',
  account: bot,
  chat: place.chat,
  thread: place.thread,
})

/** Where only the one who spoke reads; null where nobody can be told. */
export const asideOf = ({ place, speaker }: Pick<Said, 'place' | 'speaker'>, bot: string): Target | null => {
  if (place.kind === 'private') return targetOf(place, bot)
  return speaker.kind === 'person' ? targetOf({ chat: speaker.person.id, thread: null }, bot) : null
}

/** Whether somebody can be asked there by a button where they are; what they send has to be read. */
export const canLocate = ({ kind }: Place, intake: IntakeMode): boolean => kind === 'private' && intake !== 'nothing'

/** Whether somebody may decide what the place gets where they speak. */
export const mayManage = async (
  { place, speaker }: Pick<Said, 'place' | 'speaker'>,
  client: Client,
): Promise<boolean> => {
  if (place.kind === 'private' || speaker.kind === 'chat') return true
  return speaker.kind === 'person' && isAdmin(await memberOf(client, place.chat, speaker.person.id))
}

/** Whether the bot can post there with this membership. */
export const mayPost = (kind: Place['kind'], of: Member): boolean => {
  if (kind === 'channel')
    return of.status === 'creator' || (of.status === 'administrator' && of.can_post_messages === true)
  if (of.status === 'restricted') return of.is_member !== false && of.can_send_messages === true
  return of.status === 'member' || of.status === 'administrator' || of.status === 'creator'
}

/** The membership of a person in a chat, or null where Telegram does not tell. */
export const memberOf = async (client: Client, chat: string, person: string): Promise<Member | null> => {
  try {
    return member.parse(await askPatiently(client, 'getChatMember', { chat_id: chatId(chat), user_id: Number(person) }))
  } catch {
    return null
  }
}

const aboutChannels = new Set(['subscribe', 'unsubscribe', 'settings'])

const aboutChannel = async (query: Query, name: string, args: string, asking: Asking): Promise<Understood> => {
  const language = query.language ?? asking.fallback
  const words = wordsIn(language)
  const refused = (text: string): Understood => ({
    kind: 'refused',
    doc: { language, blocks: [paragraph(text)] },
  })
  const found = await find(asking.client, name)
  if (found === null) return refused(words.cannotSee(name))
  const kind = found.type === 'channel' ? 'channel' : 'group'
  const ours = await memberOf(asking.client, String(found.id), String(asking.me.id))
  if (ours === null || !mayPost(kind, ours)) return refused(words.mayNotPost(found.title ?? name))
  const about: Target = { ...query.target, chat: String(found.id), thread: null }
  const manages = async () =>
    query.person !== null && isAdmin(await memberOf(asking.client, about.chat, query.person.id))
  return {
    kind: 'query',
    query: {
      ...query,
      about,
      aboutName: name.startsWith('@') ? name : (found.title ?? null),
      args,
      mayManage: manages,
    },
  }
}

const find = async (client: Client, name: string): Promise<z.infer<typeof chatSchema> | null> => {
  try {
    const found = chatSchema.parse(await askPatiently(client, 'getChat', { chat_id: chatId(name) }))
    return found.type === 'private' ? null : found
  } catch {
    return null
  }
}

const isAdmin = (of: Member | null): boolean => of?.status === 'administrator' || of?.status === 'creator'
