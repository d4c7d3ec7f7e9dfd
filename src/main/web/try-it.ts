import type { TryChat } from '../../../adapters/web/try/adapter.ts'
import type { Chats } from '../../../adapters/web/try/chats.ts'

/** The page on which everything can be tried: two chats, and what they are spoken to through. */
export interface TryIt {
  readonly chats: Chats
  readonly chat: TryChat
  /** Only our own page knows it. */
  readonly secret: string
}
