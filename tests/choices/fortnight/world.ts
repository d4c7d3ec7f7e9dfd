import type { Draft, Item, Target, Wants } from '../../../src/model.ts'
import { defaultWants } from '../../../src/model.ts'
import { seeded } from '../../bench/archive.ts'

/** Forty zones: offsets of whole, half and quarter hours, both sides of the date line, both halves of the earth. */
export const zones = [
  ...['Europe/Berlin', 'Europe/London', 'Europe/Dublin', 'Europe/Lisbon', 'Europe/Athens', 'Europe/Moscow'],
  ...['Europe/Istanbul', 'Atlantic/Azores', 'Africa/Cairo', 'Africa/Lagos', 'Africa/Nairobi', 'Africa/Casablanca'],
  ...['Asia/Shanghai', 'Asia/Tokyo', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Dubai', 'Asia/Tehran', 'Asia/Jerusalem'],
  ...['Asia/Karachi', 'Asia/Yangon', 'Asia/Singapore', 'Asia/Beirut', 'Australia/Sydney', 'Australia/Adelaide'],
  ...['Australia/Perth', 'Australia/Eucla', 'Australia/Lord_Howe', 'Pacific/Auckland', 'Pacific/Chatham'],
  ...['Pacific/Kiritimati', 'Pacific/Honolulu', 'America/New_York', 'America/Chicago', 'America/Los_Angeles'],
  ...['America/St_Johns', 'America/Sao_Paulo', 'America/Santiago', 'America/Havana', 'UTC'],
] as const

export const minute = 60_000
export const day = 1440 * minute
/** Clocks go forward in Europe on 28 March 2027, and back in Sydney, Auckland and Santiago a week later. */
export const begin = Date.parse('2027-03-22T00:00:00Z')
export const days = 14
export const brief = { title: 'Brief', timeZone: 'Europe/Berlin', language: 'en' } as const

export interface Reader {
  readonly target: Target
  readonly wants: Wants
  /** From when to when they asked for a pause; null: they did not. */
  readonly rest: { readonly from: number; readonly until: number } | null
}

export interface Release {
  readonly at: number
  readonly draft: Draft & { readonly date: string }
}

const topics = ['payments', 'retail', 'health', 'finance', 'logistics', 'crypto']
// No one of these is a part of another, or its plural.
const words = ['zanto', 'bilkur', 'mofrey', '支付宝', '面包店', 'quennix']

/** A fortnight of a brief and its readers; the same seed gives the same. */
export function makeWorld(seed: number, count: number): { readonly readers: Reader[]; readonly releases: Release[] } {
  const random = seeded(seed)
  const below = (most: number): number => Math.floor(random() * most)
  const chance = (share: number): boolean => random() < share
  const some = (list: readonly string[], most: number): string[] => [
    ...new Set(Array.from({ length: 1 + below(most) }, () => list[below(list.length)] ?? '')),
  ]
  const quarter = (): number => below(96) * 15

  const wantsOf = (): Wants => {
    const follow = chance(0.25) ? some(words, 2) : []
    const what = chance(0.4) ? { topics: some(topics, 3) } : chance(0.3) ? { except: some(topics, 3) } : {}
    const [from, to] = [quarter(), quarter()]
    const digest = chance(0.2)
    const weekly = digest && chance(0.5)
    return {
      ...defaultWants,
      ...what,
      follow,
      mute: chance(0.2) ? some(words, 1) : [],
      followedOnly: follow.length > 0 && Object.keys(what).length === 0 && chance(0.5),
      ...(chance(0.6) ? { hour: below(24), minute: below(4) * 15 } : {}),
      timeZone: zones[below(zones.length)] ?? null,
      days: chance(0.25) ? [...new Set(Array.from({ length: 1 + below(4) }, () => 1 + below(7)))].sort() : [],
      quiet: chance(0.4) && from !== to ? { from, to } : null,
      urgent: chance(0.5),
      format: chance(0.6) ? 'full' : chance(0.5) ? 'headlines' : 'teaser',
      language: chance(0.5) ? 'en' : 'zh',
      silent: chance(0.2),
      digest,
      ...(weekly ? { days: [1 + below(7)], hour: below(24) } : {}),
    }
  }
  const readers = Array.from({ length: count }, (_, at): Reader => {
    const platform = at % 2 === 0 ? 'even' : 'odd'
    const from = begin + below(days * 96) * 15 * minute + 7 * minute
    const wants = wantsOf()
    const rest = !wants.digest && chance(0.1) ? { from, until: from + (1 + below(4 * 96)) * 15 * minute } : null
    return { target: { platform, account: 'a', chat: `${at}`, thread: null }, wants, rest }
  })

  const itemOf = (number: number): Item => ({
    number,
    headline: `Headline ${number} ${chance(0.4) ? (words[below(words.length)] ?? '') : ''}`.trim(),
    body: chance(0.3) ? [`Something about ${words[below(words.length)] ?? ''} as well.`] : ['Nothing else.'],
    source: null,
    topics: chance(0.15) ? [] : some(topics, 2),
  })
  const draftOf = (at: number, count: number): Release['draft'] => ({
    title: 'Brief',
    date: new Date(at).toISOString().slice(0, 10),
    sections: [{ title: `News of ${at}`, items: Array.from({ length: count }, (_, item) => itemOf(item + 1)) }],
    footer: [],
  })
  const releases = Array.from({ length: days }, (_, at) => begin + at * day).flatMap((morning): Release[] => {
    const regular = [6 * 60, ...(chance(0.3) ? [19 * 60 + 30] : [])].map((minutes) => morning + minutes * minute)
    const urgent = chance(0.3) ? [morning + (1 + below(23)) * 60 * minute + 5 * minute] : []
    return [
      ...regular.map((at) => ({ at, draft: draftOf(at, 6) })),
      ...urgent.map((at) => ({ at, draft: { ...draftOf(at, 1), urgent: true as const } })),
    ]
  })
  return { readers, releases: releases.sort((a, b) => a.at - b.at) }
}
