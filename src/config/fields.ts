import { z } from 'zod'
import { languages } from '../model.ts'
import { type PlatformName, platformNames } from '../platform-names.ts'

// What can be chosen in `.env` and by whoever embeds Briefwire alike.

/** What the brief is called: at most 200 characters. */
export const briefTitle = z.string().trim().max(200, 'must have at most 200 characters')

const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** An IANA time zone. */
export const timeZone = z.string().refine(isTimeZone, 'must be an IANA time zone, such as Asia/Shanghai')

/** A language that Briefwire speaks. */
export const language = z.enum(languages, `must be one of ${languages.join(', ')}`)

/** What becomes of a send that may or may not have arrived. */
export const onUncertain = z.enum(['hold', 'resend'], 'must be hold or resend')

/** How each platform writes a person. Telegram gives people numbers, Slack letters and digits (docs.slack.dev/reference/objects/user-object). */
const people: Readonly<Record<PlatformName, RegExp>> = {
  telegram: /^[1-9]\d{0,15}$/,
  slack: /^(?:[TE][A-Z0-9]+\/)?[UW][A-Z0-9]+$/,
  console: /^\S+$/,
  web: /^(?:reader|editor)$/,
  // Nobody edits by mail.
  email: /^$/,
}

const howToFind = 'Send /editors to the bot: it tells what it calls you'

/** Why a text names no person, or null: it does. */
function faultOfPerson(written: string): string | null {
  const [, platform = '', id = ''] = /^([a-z]+):(\S*)$/.exec(written) ?? []
  const name = platformNames.find((each) => each === platform)
  const shape = name && people[name]
  if (!shape) return `"${written}" must look like telegram:1001 or slack:U123. ${howToFind}`
  if (shape.test(id)) return null
  switch (platform) {
    case 'telegram':
      return `"${written}" names nobody: Telegram knows people by a number, as in telegram:1001. ${howToFind}`
    case 'slack':
      return `"${written}" names nobody: Slack knows people by an id in capitals, as in slack:U123. ${howToFind}`
    default:
      return `"${written}" names nobody`
  }
}

/** The first owners, written as in `telegram:1001`. */
export const owners = z.array(z.string()).superRefine((list, context) => {
  for (const written of list) {
    const message = faultOfPerson(written)
    if (message !== null) context.addIssue({ code: 'custom', message })
  }
})

/** How many bytes a key has, which is written in hex or base64. */
export function keyBytes(key: string): number {
  return /^[0-9a-f]{64}$/i.test(key) ? 32 : Buffer.from(key, 'base64').length
}
