import { fromSpanish } from './spanish.ts'

/** A time of day as somebody meant it. Hours from 24 on belong to the night after the day that was named. */
export interface ClockTime {
  readonly hour: number
  readonly minute: number
}

/** No time takes more letters to say. */
export const longestTime = 200

/** Small letters, one form of digits and punctuation, Spanish words for times in English, and Chinese numerals as digits where they count hours, days or months. */
export const plainWords = (text: string): string =>
  fromSpanish(text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim())
    .replaceAll(
      /(?<![零〇一二两三四五六七八九十])[零〇一二两三四五六七八九十]+(?=[点點时時月日号分刻小个周礼天]|星期)/g,
      (numeral) => String(numberOf(numeral)),
    )
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Reads `08:00`, `8am`, `7.30 pm`, `noon`, `下午3点半`, `早8点` and the like out of plain words; null for anything else. */
export function readClock(words: string): ClockTime | null {
  if (/^(noon|中午|正午)$/.test(words)) return { hour: 12, minute: 0 }
  if (/^(midnight|午夜)$/.test(words)) return { hour: 24, minute: 0 }
  return readWestern(words) ?? readChinese(words)
}

const western = /^(?<hours>\d{1,2})(?:[:.](?<minutes>\d{2}))? ?(?:(?<half>[ap])\.?m\.?)?$/

function readWestern(words: string): ClockTime | null {
  const found = western.exec(words)?.groups
  if (!found) return null
  const { hours, minutes = '0', half } = found
  const hour = Number(hours)
  if (half === undefined) return hour < 24 ? valid(hour, Number(minutes)) : null
  return hour < 1 || hour > 12 ? null : valid((hour % 12) + (half === 'p' ? 12 : 0), Number(minutes))
}

const chinese =
  /^(?<part>凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|夜里|晚)? ?(?<hours>\d{1,2})(?::(?<digits>\d{2})| ?[点點时時]钟?整?(?<share>半|[13]刻)?(?:(?<minutes>\d{1,2})分?)?)$/

function readChinese(words: string): ClockTime | null {
  const found = chinese.exec(words)?.groups
  if (!found) return null
  const { part = '', hours, digits, share, minutes } = found
  const minute = share === undefined ? Number(digits ?? minutes ?? 0) : share === '半' ? 30 : share === '1刻' ? 15 : 45
  return Number(hours) < 24 ? valid(hourIn(part, Number(hours)), minute) : null
}

/** The hour that a word for a part of the day makes of the hour behind it. */
function hourIn(part: string, hour: number): number {
  if (hour > 12 || part === '') return hour
  if (/^[下傍]/.test(part)) return (hour % 12) + 12
  if (/[晚夜]/.test(part)) return hour === 12 || hour < 5 ? (hour % 12) + 24 : hour + 12
  if (part === '中午') return hour < 4 ? hour + 12 : hour
  return hour % 12 === 0 ? 0 : hour
}

const valid = (hour: number, minute: number): ClockTime | null => (minute < 60 ? { hour, minute } : null)

/** The number that Chinese numerals below a hundred stand for, `二十一`, `两`, or that figures do. */
export function numberOf(numeral: string): number {
  if (/^\d+$/.test(numeral)) return Number(numeral)
  const digit = (sign: string | undefined): number => '零一二三四五六七八九'.indexOf(sign ?? '')
  const plain = numeral.replaceAll('两', '二').replaceAll('〇', '零')
  const [tens = '', ones] = plain.split('十')
  if (ones === undefined) return Number([...plain].map(digit).join(''))
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones))
}
