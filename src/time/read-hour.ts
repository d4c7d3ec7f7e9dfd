import { type ClockTime, longestTime, plainWords, readClock } from './read-clock.ts'

/**
 * Reads a time of day as people write it who choose when they get something: `8`, `8am`, `08:30`, `0830`, `half past 7`, `8 in the
 * evening`, `noon`, `早上8点`, `8点半`, `每晚九点`, in whatever width. From 00:00 to 23:59; null for anything else.
 */
export const readHour = (written: string): ClockTime | null =>
  written.length > longestTime ? null : readPlainHour(plainWords(written))

/** The same for words that `plainWords` has been through. */
export function readPlainHour(plain: string): ClockTime | null {
  const words = numbered(plain.replace(leading, '')).replace(/[\s.。!]*$/, '')
  const time = readClock(words) ?? readSpoken(words)
  return time && { hour: time.hour % 24, minute: time.minute }
}

const leading =
  /^(?:(?:(?:every|each) (?:day|morning|evening|night|noon)|daily|always|around|about|at|@|每天|每日|每|在|于|大约|大概) ?)*(?:at |@ ?)?(?:的)?/

const numerals = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'.split('|')

/** With figures for the hours in words, of which a clock has twelve. */
const numbered = (words: string): string =>
  words.replaceAll(/\b[a-z]+\b/g, (word) => (numerals.includes(word) ? String(numerals.indexOf(word) + 1) : word))

const spoken =
  /^(?:(?<share>half|quarter|(?<minutes>\d{1,2})(?: minutes?)?) (?<way>past|after|to|before) )?(?<hours>\d{1,2})(?:[:.](?<digits>\d{2}))?(?: ?(?:o'?clock|o’clock|h|uhr|hrs?|hours?))?(?<late>\d{2})?(?: ?(?<half>[ap])\.?m\.?)?(?: (?:in the (?<part>morning|afternoon|evening)|(?<night>at night)))?$/

/** `half past 7`, `quarter to 9`, `8 o'clock`, `8h30`, `0830`, `8 in the evening`. */
function readSpoken(words: string): ClockTime | null {
  const tight = /^(\d{2})(\d{2})$/.exec(words)
  if (tight) return at(Number(tight[1]), Number(tight[2]))
  const found = spoken.exec(words)?.groups
  if (!found) return null
  const { share, minutes, way = '', hours, digits, late, half, part, night } = found
  const hour = Number(hours)
  const afternoon = half === 'p' || part === 'afternoon' || part === 'evening' || (night !== undefined && hour > 5)
  const morning = half === 'a' || part === 'morning' || night !== undefined
  const whole = afternoon && hour < 12 ? hour + 12 : (morning || half === 'a') && hour === 12 ? 0 : hour
  const apart = share === undefined ? 0 : share === 'half' ? 30 : share === 'quarter' ? 15 : Number(minutes)
  if (/to|before/.test(way)) return apart === 0 ? at(whole, 0) : at((whole + 23) % 24, 60 - apart)
  return at(whole, share === undefined ? Number(digits ?? late ?? 0) : apart)
}

const at = (hour: number, minute: number): ClockTime | null =>
  hour < 24 && minute < 60 && minute >= 0 ? { hour, minute } : null
