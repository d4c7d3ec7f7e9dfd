import type { Names } from '../../command-names.ts'
import { limits } from '../../limits.ts'

/** A command as somebody typed it. */
export interface Line {
  readonly command: string
  readonly args: string
  /** This bot was named. */
  readonly named: boolean
  /** It came by a link, which anybody can have made. */
  readonly linked: boolean
}

/** Whether a text is meant as a command, ours or another bot's. */
export const looksLikeCommand = (text: string): boolean => /^\s*\/[A-Za-z0-9_]{1,32}(?:@\w+)?(?:\s|$)/.test(text)

/** Whether a text that looks like a command names another bot. */
export const isForAnother = (text: string, bot: string): boolean => {
  const addressee = /^\s*\/\w+@(\w+)/.exec(text)?.[1]
  return addressee !== undefined && addressee.toLowerCase() !== bot.toLowerCase()
}

/** The command of ours in a text, or null. `bot` is our username. */
export const readCommand = (text: string, bot: string, names: Names): Line | null => {
  const match = /^\/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\s+([\s\S]*))?$/.exec(text.trim())
  const [, name, addressee, rest = ''] = match ?? []
  if (name === undefined) return null
  if (addressee !== undefined && addressee.toLowerCase() !== bot.toLowerCase()) return null
  const command = names.toCore(name)
  if (command === null) return null
  const said = command === 'start' ? fromDeepLink(rest.trim()) : { command, args: rest.trim(), linked: false }
  return { ...said, named: addressee !== undefined }
}

/**
 * What a `?start=` payload asks for: `join_CODE` takes up an invitation, `do_…` carries a whole command line, anything else stays with
 * `start`.
 */
const fromDeepLink = (payload: string) => {
  const [head, ...words] = payload.split('_')
  // Whoever has the code may use it, by a link or by hand.
  if (head === 'join' && words.length === 1) return { command: 'join', args: words.join(), linked: false }
  const line = head === 'do' ? Buffer.from(payload.slice('do_'.length), 'base64url').toString('utf8') : ''
  const [command = '', ...args] = line.split(' ')
  if (/^[a-z0-9_]{1,32}$/.test(command)) return { command, args: args.join(' '), linked: true }
  return { command: 'start', args: payload, linked: true }
}

/** The payload that gives this command line through a deep link, or null where it is too long for one. */
export const toDeepLink = (line: string): string | null => {
  const payload = `do_${Buffer.from(line).toString('base64url')}`
  return payload.length <= limits.deepLink ? payload : null
}
