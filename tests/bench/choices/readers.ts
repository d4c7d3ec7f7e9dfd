import type { Target, Wants } from '../../../src/model.ts'
import type { Store } from '../../../src/store/port.ts'
import type { SubscriberRow } from '../../../src/store/readers.ts'
import { seeded } from '../archive.ts'

export const choiceSize = { subscriptions: 100_000, selections: 5_000 }
export const lane = { platform: 'telegram', account: '123456' }
export const topicOf = (at: number): string => `topic-${at % topicCount}`
const topicCount = 60
const zones = ['Europe/Berlin', 'Asia/Shanghai', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe']
const page = 5_000

/** Subscribes readers who choose as many different things, at many different times. */
export async function fillChoices(store: Store): Promise<void> {
  const random = seeded(7)
  const some = (most: number): readonly string[] =>
    Array.from({ length: 1 + Math.floor(random() * most) }, () => topicOf(Math.floor(random() * topicCount)))
  const chosen = Array.from({ length: choiceSize.selections }, (_, at): Partial<Wants> => {
    const words = { follow: [`item ${1 + (at % topicCount)}`, `word${at}`], mute: [`word${at}x`] }
    return at % 5 === 0 ? { except: some(8), ...words } : { topics: some(8), ...words }
  })
  const rowAt = (at: number): SubscriberRow => {
    const zone = zones[at % zones.length] ?? 'UTC'
    const when = at % 3 === 0 ? { hour: at % 24, minute: (at % 4) * 15, timeZone: zone } : {}
    const target: Target = { ...lane, chat: `${1_000_000 + at}`, thread: null }
    return { target, wants: { ...chosen[at % chosen.length], ...when } }
  }
  for (let from = 0; from < choiceSize.subscriptions; from += page) {
    const rows = Array.from({ length: page }, (_, at) => rowAt(from + at))
    await store.subscribeAll(rows, 0)
  }
}
