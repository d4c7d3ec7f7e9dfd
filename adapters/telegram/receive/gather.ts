import { limits } from '../limits.ts'
import type { NoteEvent } from './note.ts'

/** Waits, and rejects as soon as the signal aborts. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>

export interface GatherOptions {
  /** Updates are handed over in the order in which they were made. */
  readonly ordered: boolean
  readonly wait: Wait
  readonly closing: AbortSignal
}

/** A message that has arrived, and what is known of it by then. */
export interface Arrival {
  readonly event: NoteEvent
  /** The update's id. */
  readonly id: string
  /** Whether it is ours to read, and put away. */
  readonly admitted: Promise<boolean>
}

/** All messages of one note, in the order in which they were sent. */
export interface Whole {
  readonly event: NoteEvent
  readonly ids: readonly string[]
}

/** Puts together what people send as one and Telegram brings in several messages: a text too long for one, an album. */
export interface Gathering {
  /**
   * Called when a message arrives. The function that it gives resolves with the note as soon as it is complete, or null: another of its
   * messages has it. Rejects when the process ends first.
   */
  arrive(arrival: Arrival): () => Promise<Whole | null>
  /** Somebody did something else in a chat: what they sent before is complete. */
  turn(chat: string, person: string | null): void
}

/** How long the next piece of a text may take to arrive: a program sends one after the other. */
const nextPieceMs = 2000
/** How long the next picture of an album may take: they come together. */
const nextPictureMs = 1000
/** How much later something can be handled that was sent earlier. */
const outOfOrderMs = 100
/** Pieces of one text are sent within so many seconds of each other. */
const togetherSeconds = 5
/** Telegram Desktop cuts where it reads best in the second half of what fits (its TextUtilities::CutPart), others nearer to the end. */
const shortestPiece = limits.text / 2

interface Group {
  readonly key: string
  members: readonly Arrival[]
  /** Somebody waits for it already. */
  taken: boolean
  /** Nothing more can belong to it. */
  complete: boolean
  /** Ends the present wait. */
  changed: AbortController
}

export const createGathering = ({ ordered, wait, closing }: GatherOptions): Gathering => {
  const open = new Map<string, Group>()

  const close = (group: Group) => {
    if (open.get(group.key) === group) open.delete(group.key)
    group.complete = true
    group.changed.abort()
  }

  const settle = async (group: Group) => {
    while (!group.complete) {
      const ms = patience(group.members, ordered)
      if (ms === 0) break
      group.changed = new AbortController()
      try {
        await wait(ms, AbortSignal.any([group.changed.signal, closing]))
        break
      } catch (thrown) {
        if (closing.aborted) throw thrown
      }
    }
    close(group)
  }

  return {
    arrive(arrival) {
      const key = keyOf(arrival.event)
      const before = open.get(key)
      const joins = before !== undefined && belongs(before.members, arrival)
      if (before !== undefined && !joins) close(before)
      const group = joins ? before : { key, members: [], taken: false, complete: false, changed: new AbortController() }
      group.members = [...group.members, arrival].sort(bySending)
      if (!joins) open.set(key, group)
      else group.changed.abort()
      return async () => {
        if (group.taken) return null
        group.taken = true
        await settle(group)
        const ours: Arrival[] = []
        for (const each of group.members) if (await each.admitted.catch(() => false)) ours.push(each)
        const [first, ...more] = ours
        if (first === undefined) return null
        const event = more.length === 0 ? first.event : { ...first.event, more: more.map((each) => each.event) }
        return { event, ids: ours.map(({ id }) => id) }
      }
    },
    turn(chat, person) {
      for (const group of open.values())
        if (group.members.some(({ event }) => event.place.chat === chat && personIn(event) === person)) close(group)
    },
  }
}

/** Several of one album, or a text and the next, of which the earlier one may have been cut. Pure. */
const belongs = (members: readonly Arrival[], { event }: Arrival): boolean => {
  if (members.some((each) => each.event.writing.album !== null))
    return !event.edited && members.some((each) => each.event.writing.album === event.writing.album)
  const earlier = members.findLast((each) => Number(each.event.message) < Number(event.message))
  const later = members.find((each) => Number(each.event.message) > Number(event.message))
  return earlier !== undefined ? goesOn(earlier.event, event) : later !== undefined && goesOn(event, later.event)
}

const goesOn = (one: NoteEvent, next: NoteEvent): boolean =>
  isWords(one) &&
  isWords(next) &&
  one.writing.letters >= shortestPiece &&
  Math.abs(next.at - one.at) <= togetherSeconds &&
  one.writing.origin?.name === next.writing.origin?.name &&
  one.writing.origin === null

/** Words alone, as they were sent first. */
const isWords = ({ edited, writing: { text, photo, file, album } }: NoteEvent): boolean =>
  !edited && text !== '' && photo === null && file === null && album === null

/** How long it may still grow, in milliseconds. */
const patience = (members: readonly Arrival[], ordered: boolean): number => {
  const last = members.at(-1)
  if (last === undefined || last.event.edited) return 0
  if (last.event.writing.album !== null) return nextPictureMs
  if (!isWords(last.event)) return 0
  if (last.event.writing.letters >= shortestPiece) return nextPieceMs
  return ordered ? 0 : outOfOrderMs
}

const bySending = (one: Arrival, other: Arrival): number => Number(one.event.message) - Number(other.event.message)

/** Who writes where; whoever writes as the chat itself is nobody that we read. */
const keyOf = (event: NoteEvent): string => `${event.place.chat} ${event.place.thread} ${personIn(event)}`

const personIn = ({ speaker }: NoteEvent): string | null => (speaker.kind === 'person' ? speaker.person.id : null)
