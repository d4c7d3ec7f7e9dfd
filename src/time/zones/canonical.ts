/** The zone's name as it is kept, or null where there is none of that name; in whatever case it is written. */
export function canonicalZone(zone: string): string | null {
  try {
    return zone ? new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone : null
  } catch {
    return null
  }
}

const western = /^(?:utc|gmt)?([+-])(\d{1,2})(?::?([0-5]\d))?(?:小时)?$/
const numerals = '零一二三四五六七八九十'

/** `UTC+8`, `GMT-03:30`, `+8`, `东八区`, `西5区` as a zone that is always so far from UTC, or null. */
export function offsetZone(written: string): string | null {
  const words = written.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '').replaceAll(/[−–—]/g, '-')
  const [, side, count = ''] = /^([东東西])([一二三四五六七八九十]{1,2}|\d{1,2})[区區](?:时间)?$/.exec(words) ?? []
  const [, sign = side === '西' ? '-' : '+', hours = chineseNumber(count), minutes = '0'] = western.exec(words) ?? []
  if (side === undefined && !western.test(words)) return null
  const total = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  if (total < -12 * 60 || total > 14 * 60) return null
  if (total === 0) return 'UTC'
  const two = (value: number): string => String(value).padStart(2, '0')
  return canonicalZone(`${sign}${two(Number(hours))}:${two(Number(minutes))}`)
}

const chineseNumber = (count: string): string => {
  if (/^\d*$/.test(count)) return count
  const [tens = '', ones = ''] = count.includes('十') ? count.split('十') : ['0', count]
  return String(
    (tens === '' ? 1 : numerals.indexOf(tens)) * (count.includes('十') ? 10 : 0) + Math.max(0, numerals.indexOf(ones)),
  )
}

/** A zone as people read it: `Asia/Shanghai`, and `UTC+8` for one that is always so far from UTC. */
export const zoneName = (zone: string): string => {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(zone) ?? []
  if (sign === undefined) return zone
  return `UTC${sign === '-' ? '−' : '+'}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`
}
