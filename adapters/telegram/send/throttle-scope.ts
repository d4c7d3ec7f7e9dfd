/** Tells how far a 429 reaches. */
export type Congestion = (chat: string) => 'chat' | 'lane'

const windowMs = 10_000
const chatsThatMeanTheBot = 3

/**
 * Telegram does not say whether a 429 concerns the chat or the bot. So the first ones make only their chat wait; when
 * three different chats were refused within ten seconds, it is the bot.
 */
export const createCongestion = (now: () => number): Congestion => {
  let refused: readonly { readonly chat: string; readonly at: number }[] = []
  return (chat) => {
    const at = now()
    refused = [...refused.filter((each) => each.at > at - windowMs && each.chat !== chat), { chat, at }].slice(-8)
    return refused.length >= chatsThatMeanTheBot ? 'lane' : 'chat'
  }
}
