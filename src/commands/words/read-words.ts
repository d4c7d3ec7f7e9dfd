import { readRecurring } from '../../desk/schedule/due-times.ts'
import { readDays } from '../../time/read-days.ts'
import { readMoment } from '../../time/read-moment.ts'
import { wallTime } from '../../time/zone.ts'
import { chinese } from './chinese.ts'
import { chineseAnswers, chineseItems, theOne as theOneInChinese } from './chinese-items.ts'
import { english } from './english.ts'
import { englishAnswers, englishItems, theOne } from './english-items.ts'
import type { Rule } from './rule.ts'

/** What somebody wants who writes no command but says one. */
export interface Words {
  /** The command line, without slash. */
  readonly line: string
  /** It goes further than the drafts, or undoing it is no single press: it is offered, not done. */
  readonly weighty: boolean
}

/** When it is and where, for the times that words name. */
export interface Clock {
  readonly now: number
  readonly timeZone: string
}

/** Reads `move 7 to 2`, `7: old → new`, `publish tomorrow at 8`, `发布 明天8点` and the like; null: it says no command. */
export function readWords(text: string, clock: Clock): Words | null {
  const line = read(text, [...english, ...chinese], clock, '')
  return line === null ? null : { line, weighty: /^(?:publish .|schedule|unschedule)/.test(line) }
}

/** Reads what somebody answers to an item of this key: `source …`, `del`, `later`, `old → new`, 删; null: it says no command. */
export const readAnswer = (text: string, key: string, clock: Clock): string | null => read(text, answering, clock, key)

const answering: readonly Rule[] = [
  ...englishItems(theOne),
  ...chineseItems(theOneInChinese),
  ...englishAnswers,
  ...chineseAnswers,
]

function read(text: string, rules: readonly Rule[], clock: Clock, key: string): string | null {
  const [only = '', ...more] = text.trim().split('\n')
  if (more.length > 0 || only.length > longest) return null
  const [whole, said] = [inSmall(only.replaceAll(/\s+/g, ' ').replace(/^ ?[/／] ?/, '')), plain(only)]
  for (const rule of rules) {
    const line = lineOf(rule, rule[2] === 'text' ? whole : said, clock, key)
    if (line !== null) return line
  }
  return null
}

/** More than a command says. */
const longest = 600

interface Said {
  /** As it was written. */
  readonly written: string
  /** In small letters, of the same length. */
  readonly small: string
}

/** Without politeness and what stands around. */
const plain = (line: string): Said =>
  inSmall(
    line
      .replaceAll(/\s+/g, ' ')
      .replace(/^ ?[/／] ?/, '')
      .replace(/^(?:please|pls|请)[,， ]*/i, '')
      .replace(/[,， ]*(?:please|pls)?[.!。！~ ]*$/i, '')
      .trim(),
  )

/** Character by character, so that a place in one is the same place in the other. */
const inSmall = (written: string): Said => ({
  written,
  small: written.replaceAll(/[！-～]/g, halfWidth).replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()),
})

const halfWidth = (wide: string): string => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)

/** Names and words keep the letters with which they were written; where an item is not named, an empty group stands for its key. */
function lineOf(
  [pattern, line, needs]: Rule,
  { written, small }: Said,
  { now, timeZone }: Clock,
  key: string,
): string | null {
  const groups = new RegExp(pattern.source, `${pattern.flags}d`).exec(small)?.indices?.slice(1)
  if (!groups) return null
  const words = groups.map((at) => (at === undefined ? '' : at[0] === at[1] ? key : written.slice(...at).trim()))
  const [first = ''] = words
  if (needs === 'time' && readMoment(first, now, timeZone).kind === 'unknown') return null
  if (needs === 'dates' && !areDates(first, now, timeZone)) return null
  if (needs === 'days' && readRecurring(first) === null) return null
  return line(...words)
}

const areDates = (written: string, now: number, timeZone: string): boolean => {
  const { days, unread } = readDays(written, wallTime(now, timeZone))
  return days.length > 0 && unread.length === 0
}
