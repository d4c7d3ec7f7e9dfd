import { readWeekdays } from '../../desk/schedule/due-times.ts'
import { plainWords } from '../../time/read-clock.ts'
import { readHour } from '../../time/read-hour.ts'
import { offsetZone } from '../../time/zones/canonical.ts'
import { fold } from '../../time/zones/fold.ts'
import { zonesCalled } from '../../time/zones/names.ts'

/** A time of day with what people say along with it: on which days (1 for Monday; none: it was not said), and where the clock hangs. */
export interface SaidTime {
  readonly hour: number
  readonly minute: number
  readonly days: readonly number[]
  /** A place or zone, as it was written; not looked up. */
  readonly place: string | null
}

/** Reads `8am`, `weekdays at 8`, `8am Berlin time`, `at 8 in Berlin`, `柏林时间早上8点`, `a las 8 hora de Madrid`; null: there is no time in it. */
export function readSaidTime(written: string): SaidTime | null {
  if (written.length > longest) return null
  const [words, place] = apart(written.normalize('NFKC').trim())
  const bare = readHour(words)
  if (bare) return { ...bare, days: [], place }
  const { days, rest } = readWeekdays(
    plainWords(words)
      .replaceAll(/(day)s\b/g, '$1')
      .replace(/^on /, ''),
  )
  const time = days.length === 0 ? null : readHour(rest)
  return time && { ...time, days: days.length === 7 ? [] : days, place }
}

const longest = 80

/** The time and the place in what may have both; a place is known by what stands around it, or by being a zone. */
function apart(written: string): readonly [time: string, place: string | null] {
  if (readHour(written) !== null) return [written, null]
  for (const [pattern, order] of around) {
    const [, one = '', other = ''] = pattern.exec(written) ?? []
    const [time, place] = order === 'time first' ? [one, other] : [other, one]
    const known = !/^\p{Script=Han}+$/u.test(place) || isZone(place)
    if (time.trim() !== '' && place.trim() !== '' && known && isTime(time)) return [time.trim(), place.trim()]
  }
  const words = written.split(' ')
  for (let cut = words.length - 1; cut > 0; cut--) {
    const [front, back] = [words.slice(0, cut).join(' '), words.slice(cut).join(' ')]
    if (isTime(front) && isZone(back)) return [front, back]
    if (isTime(back) && isZone(front)) return [back, front]
  }
  return [written, null]
}

const isTime = (words: string): boolean => {
  const plain = words.trim()
  return readHour(plain) !== null || readHour(readWeekdays(plainWords(plain)).rest) !== null
}

/** A zone that is called so by itself: `CET`, `UTC+8`, `Berlin` only where our own list has it. */
export const isZone = (words: string): boolean =>
  words.length <= 40 && (offsetZone(words) !== null || zonesCalled(fold(words)).length > 0)

const around: readonly (readonly [RegExp, 'time first' | 'place first'])[] = [
  [/^(.+?),? (?:in |at )?(?:the )?(?![ap]\.?m\b)([\p{L} .'’]{2,30}?) time$/iu, 'time first'],
  [/^([\p{L} .'’]{2,30}?) time,? (.+)$/iu, 'place first'],
  [/^(.+?),? hora (?:local )?del? ([\p{L} .]{2,30})$/iu, 'time first'],
  [/^(.+\d.*?),? (?:in|en) (\p{L}[\p{L} .'’]{1,29})$/iu, 'time first'],
  [/^(\d{1,2}(?:[:.]\d{2})? ?(?:[ap]\.?m\.?)?),? (\p{Lu}[\p{L}.'’]+(?: \p{Lu}[\p{L}.'’]+)?)$/u, 'time first'],
  [/^(\p{Script=Han}{2,6}?)(?:当地)?时间的? ?(.+)$/u, 'place first'],
  [/^(\p{Script=Han}{2,6}?)(?=凌晨|清晨|早|上午|中午|下午|傍晚|晚)(.+)$/u, 'place first'],
]
