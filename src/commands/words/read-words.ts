import { readRecurring } from '../../desk/schedule/due-times.ts'
import { readDays } from '../../time/read-days.ts'
import { readMoment } from '../../time/read-moment.ts'
import { wallTime } from '../../time/zone.ts'
import { chinese } from './chinese.ts'
import { chineseAnswers, chineseItems, theOne as theOneInChinese } from './chinese-items.ts'
import { english } from './english.ts'
import { englishAnswers, englishItems, theOne } from './english-items.ts'
import { withNumbers } from './numbering.ts'
import { groupsIn, inSmall, plain, type Said } from './plain.ts'
import type { Rule } from './rule.ts'
import { spanish } from './spanish.ts'
import { spanishAnswers, spanishItems, theOne as theOneInSpanish } from './spanish-items.ts'

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

/** Reads `move 7 to 2`, `7: old → new`, `publish tomorrow at 8`, `发布 明天8点`, `publicar mañana a las 8` and the like; null: it says no command. */
export function readWords(text: string, clock: Clock): Words | null {
  const line = read(text, [...english, ...chinese, ...spanish], clock, '')
  return line === null ? null : { line, weighty: /^(?:publish .|schedule|unschedule)/.test(line) }
}

/** Reads what somebody answers to an item of this key: `source …`, `del`, `later`, `old → new`, 删; null: it says no command. */
export const readAnswer = (text: string, key: string, clock: Clock): string | null => read(text, answering, clock, key)

const answering: readonly Rule[] = [
  ...englishItems(theOne),
  ...chineseItems(theOneInChinese),
  ...spanishItems(theOneInSpanish),
  ...englishAnswers,
  ...chineseAnswers,
  ...spanishAnswers,
]

function read(text: string, rules: readonly Rule[], clock: Clock, key: string): string | null {
  const [only = '', ...more] = text.trim().split('\n')
  if (more.length > 0 || only.length > longest) return null
  const numbered = withNumbers(only)
  return lineIn(only, rules, clock, key) ?? (numbered === only ? null : lineIn(numbered, rules, clock, key))
}

function lineIn(only: string, rules: readonly Rule[], clock: Clock, key: string): string | null {
  const [whole, said] = [
    inSmall(only.replaceAll(/\s+/g, ' ').replace(/^ ?[/／] ?/, '')),
    plain(only.replace(/^[¿¡]/, '')),
  ]
  const asked = { ...said, small: said.small.replace(/[?？]$/, ''), written: said.written.replace(/[?？]$/, '') }
  for (const rule of rules) {
    const line = lineOf(rule, rule[2] === 'text' ? whole : asked, clock, key)
    if (line !== null) return line
  }
  return null
}

/** More than a command says. */
const longest = 600

/** Names and words keep the letters with which they were written; where an item is not named, an empty group stands for its key. */
function lineOf([pattern, line, needs]: Rule, said: Said, { now, timeZone }: Clock, key: string): string | null {
  const words = groupsIn(pattern, said, key)
  if (words === null) return null
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
