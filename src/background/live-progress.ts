import { languageAt, placeName } from '../desk/notify/notify.ts'
import type { FollowOptions } from '../desk/progress/follow.ts'
import { composeProgress } from '../desk/progress/message.ts'
import { ended, isOver, type ProgressState, readProgress } from '../desk/progress/state.ts'
import type { Doc } from '../doc.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { DeskStore, ProgressMessage } from '../store/desk.ts'
import { createPoller, type Poller } from './poller.ts'

export interface LiveProgressOptions extends FollowOptions {
  readonly store: FollowOptions['store'] & Pick<DeskStore, 'progressMessages' | 'forgetProgressMessage'>
  readonly log: Log
}

/** Progress messages are edited at most this often: readers come first in the platform's limit. */
const lookMs = 3_000
/** A progress message is kept up to date this long after the broadcast ended: its buttons may restart it. */
const afterMs = 3_600_000
/** The speed is an average over this time. */
const whileMs = 20_000

/** What this process knows of a message. */
interface Known {
  /** The message as it was last written, as JSON. */
  shown: string
  overSince: number | null
  /** It was sent, or seen, while the issue was on its way: its end is not said yet. */
  moving: boolean
  /** It cannot be changed: its end is said anew. */
  fixed: boolean
}

/** Keeps the messages that follow broadcasts up to date, whenever one has something new to say. Nothing runs yet. */
export function createLiveProgress({ store, brief, messenger, now, log }: LiveProgressOptions): Poller {
  const known = new Map<string, Known>()
  const samples = new Map<number, readonly { readonly at: number; readonly count: number }[]>()

  const speedOf = (state: ProgressState): number | null => {
    const { number } = state.issue
    const at = now()
    const all = [...(samples.get(number) ?? []), { at, count: ended(state) }]
    const recent = all.filter((sample) => sample.at >= at - whileMs && sample.at <= at)
    samples.set(number, recent)
    const first = recent[0]
    if (!first || at - first.at < 1000) return null
    return ((ended(state) - first.count) * 1000) / (at - first.at)
  }

  /** Those that were over when this process began: their ends were said, or nobody waits for them any more. */
  let settled: Promise<ReadonlySet<string>> = Promise.resolve(new Set())
  const readSettled = async (): Promise<ReadonlySet<string>> => {
    const keys = new Set<string>()
    for (const message of await store.progressMessages()) {
      const state = await readProgress(store, message.issue, now())
      if (state && isOver(state)) keys.add(keyOf(message))
    }
    return keys
  }

  const forget = async (progressMessage: ProgressMessage): Promise<void> => {
    known.delete(keyOf(progressMessage))
    await store.forgetProgressMessage(progressMessage)
  }

  const bring = async (
    progressMessage: ProgressMessage,
    state: ProgressState,
    perSecond: number | null,
  ): Promise<void> => {
    const language = await languageAt(store, brief, progressMessage.target)
    const doc = composeProgress(state, { language, timeZone: brief.timeZone, now: now(), perSecond })
    const key = keyOf(progressMessage)
    const moving = !(await settled).has(key)
    const entry = known.get(key) ?? { shown: '', overSince: null, moving, fixed: false }
    known.set(key, entry)
    const over = isOver(state)
    entry.moving ||= !over
    entry.overSince = over ? (entry.overSince ?? now()) : null
    if (entry.overSince !== null && now() - entry.overSince > afterMs) return forget(progressMessage)
    const shown = JSON.stringify(doc)
    if (shown === entry.shown || (entry.fixed && !over)) return
    const changed = entry.fixed ? false : await messenger.change(progressMessage.target, progressMessage.message, doc)
    if (changed === true) entry.shown = shown
    if (changed !== false) return
    if (!over) entry.fixed = true
    else {
      await forget(progressMessage)
      if (entry.moving) await sayEnd(progressMessage, doc)
    }
  }

  const sayEnd = async ({ issue, target }: ProgressMessage, doc: Doc): Promise<void> => {
    await messenger.say(target, doc)
    log.debug({ issue, ...target }, 'a message that follows an issue was not there: its end was said anew')
  }

  const lookOnce = async (): Promise<void> => {
    try {
      const progressMessages = await store.progressMessages()
      const issues = new Set(progressMessages.map(({ issue }) => issue))
      for (const number of samples.keys()) if (!issues.has(number)) samples.delete(number)
      for (const number of issues) {
        const state = await readProgress(store, number, now())
        const perSecond = state && speedOf(state)
        for (const progressMessage of progressMessages.filter(({ issue }) => issue === number))
          await (state ? bring(progressMessage, state, perSecond) : forget(progressMessage))
      }
    } catch (thrown) {
      log.warn({ reason: messageOf(thrown) }, 'how far the issues are could not be shown')
    }
  }

  const poller = createPoller(lookOnce, lookMs)
  return {
    ...poller,
    start() {
      settled = readSettled().catch(() => new Set())
      poller.start()
    },
  }
}

const keyOf = ({ issue, target, message }: ProgressMessage): string => `${issue} ${message} ${placeName(target)}`
