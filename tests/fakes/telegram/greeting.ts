import type { Place } from './cast.ts'

/** What the bot said in a group, without the greeting of whoever added it. */
export const answersIn = (place: Pick<Place, 'texts'>, thread?: number | null): string[] =>
  place.texts(thread).filter((text) => !isGreeting(text))

/** The same as messages. */
export const messagesIn = (place: Pick<Place, 'messages'>, thread?: number | null) =>
  place.messages(thread).filter(({ text }) => !isGreeting(text))

const isGreeting = (text: string): boolean => text.includes('thank you for adding me')
