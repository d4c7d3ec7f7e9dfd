import type { Host } from '../../../src/adapter.ts'
import { messageOf } from '../../../src/errors.ts'
import { createSequence, type Sequence } from '../../sequence/sequence.ts'
import type { Me } from '../api/me.ts'
import type { Names } from '../command-names.ts'
import { isKnown, isPublic, type UpdateContext } from './context.ts'
import { apologise, dispatchSafely, slowDown } from './dispatch.ts'
import { createGathering, type Wait, type Whole } from './gather.ts'
import { askedOf, type NoteEvent, placeOfNote } from './note.ts'
import { targetOf } from './query.ts'
import type { Allowance } from './rate-limit.ts'
import { type Event, readUpdate } from './updates.ts'

/** `plugin` lives in somebody else's bot and must know what to pass on; in the others every update is ours. */
export type Mode = 'plugin' | 'polling' | 'webhook'

/** What became of an update: ours, or to be passed on, or it could not be put away and should come again. */
export type Taken = 'ours' | 'passed' | 'failed'

export interface IntakeOptions {
  readonly mode: Mode
  readonly context: UpdateContext
  readonly names: Names
  readonly sequence: Sequence
  readonly flood: (whose: string) => Allowance
  readonly inline: boolean
  readonly wait: Wait
  readonly closing: AbortSignal
  /** The core, once it listens. */
  host(): Host | null
}

/** Where updates come in: they are sorted, put away, dealt with in the order of their chat, and ticked off. */
export interface Intake {
  /** Takes one raw update. Never throws. */
  handleUpdate(update: unknown, me: Me): Promise<Taken>
  /** Deals with what another process left undone. */
  replay(me: Me): Promise<void>
}

export const createIntake = (options: IntakeOptions): Intake => {
  const { mode, context, names, sequence, flood, inline, wait, closing } = options
  const { client, buttons, log, fallback } = context
  const gathering = createGathering({ ordered: mode === 'polling', wait, closing })
  const passing = createSequence()

  const handled = async (to: Host, id: string) => {
    try {
      await to.handled('telegram', client.bot, id)
    } catch (thrown) {
      log.error(`An update was dealt with and could not be ticked off: ${messageOf(thrown)}`)
    }
  }

  /** Whether the event is surely ours; commands that no menu shows may be the host's, and so may the payload of a link. */
  const isOurs = (to: Host, event: Event): boolean => {
    if (event.kind === 'note' || event.kind === 'press') return true
    if (event.kind !== 'command') return false
    const payload = event.command === 'start' && event.args !== ''
    return mode !== 'plugin' || (isPublic(event.command, to, fallback) && !payload)
  }

  /** What is surely the host's. */
  const isTheirs = (to: Host, event: Event): boolean => {
    if (mode !== 'plugin') return false
    if (event.kind === 'elsewhere') return true
    if (event.kind === 'press') return buttons.read(event.data).kind === 'foreign'
    return event.kind === 'command' && !isKnown(event.command, to, fallback)
  }

  const isEditor = async (to: Host, event: Event): Promise<boolean> => {
    if (event.kind !== 'press' && event.kind !== 'command' && event.kind !== 'note') return false
    if (event.speaker.kind !== 'person') return false
    const { person } = event.speaker
    const target = targetOf({ chat: person.id, thread: null }, client.bot)
    return to.atDesk({ target, chat: 'private', person }).catch(() => false)
  }

  /** Gives the event as soon as it is complete, or null: it was dealt with as a part of another, or is left for the next start. */
  const wholeOf = (event: Event, id: string, admitted: Promise<boolean>): (() => Promise<WholeEvent | null>) => {
    if (event.kind !== 'note') {
      if ('speaker' in event && event.place !== null && event.speaker.kind === 'person')
        gathering.turn(event.place.chat, event.speaker.person.id)
      return async () => ({ event, ids: [id] })
    }
    const whole = gathering.arrive({ event, id, admitted })
    return () => whole().catch(() => null)
  }

  const dealWith = async (whole: WholeEvent | null, me: Me, to: Host): Promise<boolean> => {
    if (whole === null) return false
    const ours = await dispatchSafely(whole.event, me, to, context)
    for (const id of whole.ids) await handled(to, id)
    return ours
  }

  const work = async (to: Host, id: string, event: Event, raw: unknown, me: Me): Promise<Taken> => {
    const ours = isOurs(to, event)
    // Of notes only those count that are read; one that was edited, or is a part of another, is none of its own.
    const counts =
      ours && (event.kind !== 'note' || (event.place.kind === 'private' && mode !== 'plugin' && !event.edited))
    const allowance = counts ? flood(whoOf(event)) : 'go'
    // Editors may forward twenty posts at once, and press faster than any reader.
    if (allowance !== 'go' && !(await isEditor(to, event))) {
      await slowDown(event, allowance, context)
      return 'ours'
    }
    const store = () => to.receive('telegram', client.bot, id, JSON.stringify(raw))
    let read = event.kind !== 'note'
    // What nobody reads here is not kept either.
    const admit = async (note: NoteEvent): Promise<boolean> => {
      read = await to.reads(askedOf(note, context))
      return read && store()
    }
    const stored = event.kind === 'note' ? admit(event) : store()
    let taken: Taken = ours ? 'ours' : 'passed'
    // Queued before it is stored, so that the order of one chat is the order of arrival.
    const whole = wholeOf(event, id, stored)
    const done = sequence.run(keyOf(event), async () => {
      if (!(await stored.catch(() => false))) return
      if (await dealWith(await whole(), me, to)) taken = 'ours'
    })
    try {
      await stored
      if (!read) return 'passed'
    } catch (thrown) {
      log.error(`An update could not be put away: ${messageOf(thrown)}`)
      // Telegram sends it again to a webhook; anywhere else it is gone, and somebody waits.
      const awaited = ours && read
      if (mode !== 'webhook' && awaited) await apologise(event, to, context)
      if (event.kind === 'press' && mode !== 'webhook') await slowDown(event, 'quiet', context)
      return awaited && mode === 'plugin' ? 'ours' : 'failed'
    }
    // What is surely ours need not hold up the host's other updates; only what may be the host's has to be known first.
    if (mode === 'plugin' && !ours) await done
    return taken
  }

  const take = async (host: Host, id: string, event: Event, raw: unknown, me: Me): Promise<Taken> => {
    if (isTheirs(host, event)) {
      // Whoever turns to the host has no answer left for us.
      if ('speaker' in event && event.place !== null)
        await host.leave(placeOfNote({ ...event, place: event.place }, client.bot))
      return 'passed'
    }
    if (event.kind !== 'inline') return work(host, id, event, raw, me)
    // Nobody waits for an inline query after a restart: it is not put away.
    if (!inline || flood(whoOf(event)) !== 'go') return 'passed'
    const answered = dispatchSafely(event, me, host, context)
    return mode !== 'plugin' || (await answered) ? 'ours' : 'passed'
  }

  return {
    async handleUpdate(raw, me) {
      const host = options.host()
      if (host === null || closing.aborted) return 'passed'
      const { id, event } = readUpdate(raw, me, names)
      if (id === null || event === null) return 'passed'
      if (mode !== 'plugin') return event.kind === 'elsewhere' ? 'passed' : take(host, id, event, raw, me)
      // What passes on does so in the order of arrival, although some of it has to be asked about.
      let taken: Taken = 'passed'
      await passing.run(keyOf(event), async () => {
        taken = await take(host, id, event, raw, me)
      })
      return taken
    },
    async replay(me) {
      const to = options.host()
      if (to === null) return
      try {
        for (const { update, payload } of await to.unhandled('telegram', client.bot)) {
          const { event } = readUpdate(JSON.parse(payload), me, names)
          const whole = event && wholeOf(event, update, Promise.resolve(true))
          if (event === null || whole === null) await handled(to, update)
          // Not waited for: what belongs to it may come with the first updates of this process.
          else void sequence.run(keyOf(event), async () => void (await dealWith(await whole(), me, to)))
        }
      } catch (thrown) {
        log.error(`Updates left over from before could not be dealt with: ${messageOf(thrown)}`)
      }
    },
  }
}

type WholeEvent = Whole | { readonly event: Event; readonly ids: readonly string[] }

/** Whose questions are counted together: one person's, wherever they ask; where nobody knows who it is, the chat's. */
const whoOf = (event: Event): string =>
  'speaker' in event && event.speaker.kind === 'person' ? `person ${event.speaker.person.id}` : keyOf(event)

/** What is kept in order: everything of one chat. */
const keyOf = (event: Event): string => {
  switch (event.kind) {
    case 'command':
    case 'note':
    case 'membership':
    case 'topic':
    case 'elsewhere':
      return event.place.chat
    case 'press':
      return event.place?.chat ?? event.id
    case 'inline':
      return `inline ${event.from}`
    case 'moved':
      return event.from
  }
}
