import type { Me } from '../../api/me.ts'
import type { Entity, Message } from '../../api/schema.ts'

/** Whether a message names this bot. */
export const namesBot = (message: Message, me: Me): boolean =>
  mentionsIn(message).some((mention) => isOurs(mention, message, me))

/** Whether a message is said to others: it answers one of theirs, or names somebody. What was forwarded names whom it likes. */
export const isForOthers = (message: Message, me: Me): boolean =>
  answersOthers(message, me) ||
  (message.forward_origin === undefined && mentionsIn(message).some((mention) => !isOurs(mention, message, me)))

/** A text without the bot's name, where that was only to call it. */
export const withoutName = (text: string, message: Message, me: Me): string =>
  message.forward_origin === undefined && namesBot(message, me)
    ? text.replaceAll(new RegExp(`(?<![\\w@])@${me.username}(?!\\w)[,:]?`, 'gi'), ' ').trim()
    : text

/** In a topic everything answers the message that opened it, and whoever goes on answers their own. */
const answersOthers = (
  { reply_to_message: under, from, message_thread_id, is_topic_message }: Message,
  me: Me,
): boolean =>
  under !== undefined &&
  under.from?.id !== me.id &&
  under.from?.id !== from?.id &&
  !(is_topic_message === true && under.message_id === message_thread_id)

const mentionsIn = ({ entities = [], caption_entities = [] }: Message): readonly Entity[] =>
  [...entities, ...caption_entities].filter(({ type }) => type === 'mention' || type === 'text_mention')

const isOurs = ({ type, offset, length, user }: Entity, { text, caption }: Message, me: Me): boolean =>
  type === 'text_mention'
    ? user?.id === me.id
    : (text ?? caption ?? '').slice(offset, offset + length).toLowerCase() === `@${me.username.toLowerCase()}`
