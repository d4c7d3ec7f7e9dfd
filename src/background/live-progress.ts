import { languageAt, placeName } from '../desk/notify/notify.ts'
import type { FollowOptions } from '../desk/progress/follow.ts'
import { composeWatch } from '../desk/progress/message.ts'
import { ended, isOver, readWatchState, type WatchState } from '../desk/progress/state.ts'
import type { Doc } from '../doc.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Watch } from '../store/desk.ts'
import { createLooks, type Looks } from './poller.ts'

export interface WatchingOptions extends FollowOptions {
  readonly log: Log
}

/** Often enough to see it move, seldom enough to leave the platform's limits to readers. */
const lookMs = 3_000
/** A message that is over stays alive so long: its buttons may set it going again. */
const afterMs = 3_600_000
/** Speed is told over so long a while. */
const whileMs = 20_000

/** What this process knows of a message. */
interface Known {
  /** The message as it was last written, as JSON. */
  shown: string
  overSince: number | null
  /** It was seen while the issue was on its way. */
  moving: boolean
  /** It cannot be changed: its end is said anew. */
  fixed: boolean
}

/** Keeps the messages that follow broadcasts up to date, whenever one has something new to say. Nothing runs yet. */
export function createWatching({ store, brief, voice, now, log }: WatchingOptions): Looks {
  const known = new Map<string, Known>()
  const samples = new Map<number, readonly { readonly at: number; readonly count: number }[]>()

  const speedOf = (state: WatchState): number | null => {
    const { number } = state.issue
    const at = now()
    const all = [...(samples.get(number) ?? []), { at, count: ended(state) }]
    const recent = all.filter((sample) => sample.at >= at - whileMs)
    samples.set(number, recent)
    const first = recent[0]
    if (!first || at - first.at < 1000) return null
    return ((ended(state) - first.count) * 1000) / (at - first.at)
  }

  const forget = async (watch: Watch): Promise<void> => {
    known.delete(keyOf(watch))
    await store.unwatch(watch)
  }

  const bring = async (watch: Watch, state: WatchState, perSecond: number | null): Promise<void> => {
    const language = await languageAt(store, brief, watch.target)
    const doc = composeWatch(state, { language, timeZone: brief.timeZone, now: now(), perSecond })
    const entry = known.get(keyOf(watch)) ?? { shown: '', overSince: null, moving: false, fixed: false }
    known.set(keyOf(watch), entry)
    const over = isOver(state)
    entry.moving ||= !over
    entry.overSince = over ? (entry.overSince ?? now()) : null
    if (entry.overSince !== null && now() - entry.overSince > afterMs) return forget(watch)
    const shown = JSON.stringify(doc)
    if (shown === entry.shown || (entry.fixed && !over)) return
    const changed = entry.fixed ? false : await voice.change(watch.target, watch.message, doc)
    if (changed === true) entry.shown = shown
    if (changed !== false) return
    if (!over) entry.fixed = true
    else {
      await forget(watch)
      if (entry.moving) await sayEnd(watch, doc)
    }
  }

  const sayEnd = async ({ issue, target }: Watch, doc: Doc): Promise<void> => {
    await voice.say(target, doc)
    log.debug({ issue, ...target }, 'a message that follows an issue was not there: its end was said anew')
  }

  const lookOnce = async (): Promise<void> => {
    try {
      const watches = await store.watches()
      const issues = new Set(watches.map(({ issue }) => issue))
      for (const number of samples.keys()) if (!issues.has(number)) samples.delete(number)
      for (const number of issues) {
        const state = await readWatchState(store, number, now())
        const perSecond = state && speedOf(state)
        for (const watch of watches.filter(({ issue }) => issue === number))
          await (state ? bring(watch, state, perSecond) : forget(watch))
      }
    } catch (thrown) {
      log.warn({ reason: messageOf(thrown) }, 'how far the issues are could not be shown')
    }
  }

  return createLooks(lookOnce, lookMs)
}

const keyOf = ({ issue, target, message }: Watch): string => `${issue} ${message} ${placeName(target)}`
