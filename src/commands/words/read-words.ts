import { readRecurring } from '../../desk/schedule/due-times.ts'
import { readMoment } from '../../time/read-moment.ts'
import { chinese } from './chinese.ts'
import { english } from './english.ts'
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

/** Reads `move 7 to 2`, `publish tomorrow at 8`, `发布 明天8点` and the like; null: it says no command. */
export function readWords(text: string, clock: Clock): Words | null {
  const [only = '', ...more] = text.trim().split('\n')
  if (more.length > 0 || only.length > longest) return null
  const said = plain(only)
  for (const rule of [...english, ...chinese]) {
    const line = lineOf(rule, said, clock)
    if (line !== null) return { line, weighty: /^(?:publish .|schedule|unschedule)/.test(line) }
  }
  return null
}

/** More than a command says. */
const longest = 300

interface Said {
  /** As it was written. */
  readonly written: string
  /** In small letters, of the same length. */
  readonly small: string
}

/** Without politeness and what stands around. */
function plain(line: string): Said {
  const written = line
    .replaceAll(/\s+/g, ' ')
    .replace(/^ ?[/／] ?/, '')
    .replace(/^(?:please|pls|请)[,， ]*/i, '')
    .replace(/[,， ]*(?:please|pls)?[.!。！~ ]*$/i, '')
    .trim()
  // Character by character, so that a place in one is the same place in the other.
  const small = written.replaceAll(/[！-～]/g, halfWidth).replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
  return { written, small }
}

const halfWidth = (wide: string): string => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)

/** Names and words keep the letters with which they were written. */
function lineOf([pattern, line, needs]: Rule, { written, small }: Said, { now, timeZone }: Clock): string | null {
  const groups = new RegExp(pattern.source, `${pattern.flags}d`).exec(small)?.indices?.slice(1)
  if (!groups) return null
  const words = groups.map((at) => (at === undefined ? '' : written.slice(...at).trim()))
  const [first = ''] = words
  if (needs === 'time' && readMoment(first, now, timeZone).kind === 'unknown') return null
  if (needs === 'days' && readRecurring(first) === null) return null
  return line(...words)
}
