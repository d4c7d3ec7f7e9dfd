import type { ClockTime } from './read-clock.ts'

/** A part of the day. */
export type Part = 'morning' | 'afternoon' | 'evening' | 'night'

/** A part of the day that somebody named, and the day and time around it. */
export interface SaidPart {
  readonly part: Part
  readonly rest: string
}

const english = /^(.*?)\b(?:in the |at |this )?(morning|afternoon|evening|night)\b,? ?(.*)$/
/** Only at the end: in front of an hour it belongs to the clock. */
const chinese = /^(.*?)(清晨|早上|早晨|早|上午|下午|傍晚|晚上|夜里|晚)$/

/** Reads `tonight at 9`, `tomorrow morning`, `7 in the evening`, `this afternoon at 3`, `明早`, `周五下午` out of plain words; null: no part is named. */
export function readPart(words: string): SaidPart | null {
  const whole = words.replace(/\btonight\b/, 'today evening').replace(/\bthis (?=morning|afternoon|evening)/, 'today ')
  const [, before = '', name, behind = ''] = english.exec(whole) ?? []
  if (name === 'morning' || name === 'afternoon' || name === 'evening' || name === 'night')
    return {
      part: name,
      rest: [before, behind]
        .map((piece) => piece.trim())
        .filter(Boolean)
        .join(' ')
        .replace(/[,.!]+$/, ''),
    }
  const [, day = '', part = ''] = chinese.exec(words) ?? []
  if (part === '') return null
  return {
    part: /[清早]|上午/.test(part) ? 'morning' : part === '下午' ? 'afternoon' : /傍/.test(part) ? 'evening' : 'night',
    rest: day.trim(),
  }
}

/** The time that an hour is in this part of the day: 9 in the evening is 21:00, 1 at night belongs to the night after the day named. */
export function clockIn(part: Part, { hour, minute }: ClockTime): ClockTime {
  if (hour > 12) return { hour, minute }
  switch (part) {
    case 'morning':
      return { hour: hour % 12, minute }
    case 'afternoon':
      return { hour: (hour % 12) + 12, minute }
    case 'evening':
    case 'night':
      return { hour: hour === 12 || hour < 4 ? (hour % 12) + 24 : hour + 12, minute }
  }
}

const usual: Readonly<Record<Part, number>> = { morning: 8, afternoon: 15, evening: 19, night: 21 }

/** When a part of the day is meant where no hour is named; whoever asked is told the exact moment. */
export const usualTime = (part: Part): ClockTime => ({ hour: usual[part], minute: 0 })
