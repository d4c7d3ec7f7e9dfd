/** Sends the bench's message to a chat, and gives the message's id. */
export type Send = (chat: string) => Promise<string>

/** As many as Briefwire has under way on a lane. */
export const inFlight = 64
