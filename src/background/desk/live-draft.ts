import type { MessageId } from '../../adapter.ts'
import type { Desk } from '../../desk/desk.ts'
import { itemCount } from '../../desk/draft/draft.ts'
import { composeLive, type LiveState } from '../../desk/live/compose-live.ts'
import { keepLiveMessage, type LiveMessage, liveMessages } from '../../desk/live/live-messages.ts'
import type { LiveMessenger } from '../../desk/notify/messenger.ts'
import { languageAt, placeName } from '../../desk/notify/notify.ts'
import { livePlaces } from '../../desk/people/newsrooms.ts'
import { nextPublication } from '../../desk/schedule/next-publication.ts'
import type { Doc } from '../../doc.ts'
import { messageOf } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Brief, Target } from '../../model.ts'
import type { Store } from '../../store/port.ts'
import { isFirst } from '../once.ts'
import { createPoller, type Poller } from '../poller.ts'

export interface LiveDraftOptions {
  readonly store: Store
  readonly desk: Pick<Desk, 'schedule'>
  readonly brief: Brief
  readonly messenger: LiveMessenger
  readonly now: () => number
  readonly log: Log
}

const lookMs = 1_000
/** A group takes 20 messages a minute, edits among them, and most are for its people: core.telegram.org/bots/faq. */
const restMs = 10_000
/** A message that nobody changes is written again after this long: then it shows whether it is still there. */
const checkMs = 900_000
/** A place where nothing could be sent, or pinned, is tried again after this long. */
const againMs = 3_600_000

/** What this process knows of a message. */
interface Known {
  shown: string
  /** When it was sent or edited last: it was there then. */
  seenAt: number
  editedAt: number
  pinTriedAt: number
}

/** Keeps one message with the draft in each place that wants it, edited in place, in sight where we may pin. Nothing runs yet. */
export function createLiveDraft({ store, desk, brief, messenger, now, log }: LiveDraftOptions): Poller {
  const known = new Map<string, Known>()
  const failedAt = new Map<string, number>()

  const readState = async (): Promise<LiveState> => {
    const [{ draft, later }, { count: proposals }, recent] = await Promise.all([
      store.draft(),
      store.openProposals(),
      store.auditBefore(null, recentLines),
    ])
    const last = recent.find(({ subject }) => /^draft\b|^issue \d+$/.test(subject)) ?? null
    const next = await nextPublication(desk.schedule, brief, now())
    return { draft, later: itemCount(later), proposals, goesOut: next?.at ?? null, last }
  }

  const pin = async (live: LiveMessage, memory: Known): Promise<void> => {
    memory.pinTriedAt = now()
    const pinned = await messenger.pin(live.target, live.message)
    if (pinned !== live.pinned) await keepLiveMessage(store, live.target, { ...live, pinned })
  }

  const send = async (target: Target, doc: Doc, issue: number): Promise<void> => {
    const place = placeName(target)
    const tried = failedAt.get(place)
    if (tried !== undefined && now() - tried >= 0 && now() - tried < againMs) return
    // Of several processes one sends; should it end before it could say so, another does in a minute.
    if (!(await isFirst(store, `live ${place} ${Math.floor(now() / 60_000)}`, now()))) return
    const message: MessageId | null = await messenger.say(target, doc)
    if (message === null) {
      failedAt.set(place, now())
      return
    }
    failedAt.delete(place)
    const live = { target, message, pinned: false, issue }
    await keepLiveMessage(store, target, live)
    // The first change need not wait: nothing was edited yet.
    const memory = { shown: JSON.stringify(doc), seenAt: now(), editedAt: 0, pinTriedAt: 0 }
    known.set(place, memory)
    await pin(live, memory)
  }

  const bring = async (live: LiveMessage, doc: Doc, issue: number): Promise<void> => {
    const { target, message } = live
    const place = placeName(target)
    const memory = known.get(place) ?? { shown: '', seenAt: 0, editedAt: 0, pinTriedAt: 0 }
    known.set(place, memory)
    // What nobody can pin has scrolled away with the issue before.
    if (!live.pinned && issue > live.issue) {
      await keepLiveMessage(store, target, null)
      await messenger.remove(target, message)
      return send(target, doc, issue)
    }
    const shown = JSON.stringify(doc)
    const isOld = (at: number, ms: number): boolean => Math.abs(now() - at) >= ms
    if (!(shown === memory.shown ? isOld(memory.seenAt, checkMs) : isOld(memory.editedAt, restMs))) return
    const changed = await messenger.change(target, message, doc)
    memory.seenAt = memory.editedAt = now()
    if (changed === null) return
    if (changed === false) {
      // Somebody took it away: a new one takes its place.
      known.delete(place)
      await keepLiveMessage(store, target, null)
      return send(target, doc, issue)
    }
    memory.shown = shown
    if (!live.pinned && isOld(memory.pinTriedAt, againMs)) await pin(live, memory)
  }

  const drop = async ({ target, message }: LiveMessage): Promise<void> => {
    known.delete(placeName(target))
    await keepLiveMessage(store, target, null)
    await messenger.remove(target, message)
  }

  const look = async (): Promise<void> => {
    const [places, messages] = await Promise.all([livePlaces(store), liveMessages(store)])
    const wanted = new Map(places.map((target) => [placeName(target), target]))
    for (const live of messages) if (!wanted.has(placeName(live.target))) await drop(live)
    if (wanted.size === 0) return
    const state = await readState()
    const issue = (await store.latest())?.number ?? 0
    for (const [place, target] of wanted) {
      const doc = composeLive(state, await languageAt(store, brief, target), brief)
      const live = messages.find((each) => placeName(each.target) === place)
      await (live === undefined ? send(target, doc, issue) : bring(live, doc, issue))
    }
  }

  return createPoller(
    () => look().catch((thrown) => log.warn({ reason: messageOf(thrown) }, 'the draft could not be shown live')),
    lookMs,
  )
}

/** Among so many lines of the record stands what was done to the draft last, or nobody remembers it. */
const recentLines = 20
