import type { Target } from '../../../src/model.ts'

/** Ids as numbers, as Telegram gives them; `@name` stays. */
export const chatId = (chat: string): number | string => (/^-?\d+$/.test(chat) ? Number(chat) : chat)

/** The fields that say where a message goes. The General topic has no thread: naming its id is refused. */
export const address = (target: Target) => ({
  chat_id: chatId(target.chat),
  ...(target.thread === null ? {} : { message_thread_id: Number(target.thread) }),
})
