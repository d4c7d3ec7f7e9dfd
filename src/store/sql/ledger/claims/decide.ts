import type { Lane } from '../../../../model.ts'
import type { Tick } from '../../../port.ts'
import type { Work } from '../../work.ts'
import { pausedReason } from '../catch-up.ts'
import type { Digests } from '../digests.ts'
import type { Elsewhere, OtherAccounts } from '../other-accounts.ts'
import type { ChatQueues } from '../rows/chat-queues.ts'
import type { Counters } from '../rows/counters.ts'
import type { DeliveryRows, Put } from '../rows/delivery-rows.ts'
import { type Candidate, holdOf, isFresh } from './candidates.ts'
import type { BeginChats } from './chats.ts'
import type { RestsElsewhere } from './lately.ts'

/** What becomes of deliveries that are due, in one tick: decided one by one, written down as a set. */
export interface Deciding {
  /** Looks up all that bears on these, before any of them is decided; of `unknown` it is not known what went to their chats in the last second. */
  meet(rows: readonly Candidate[], unknown: readonly Candidate[], sharing: readonly Candidate[]): Work<void>
  /** Whether another account may serve its chat, too: then `elsewhere` tells what it has done about it. */
  asks(row: Candidate): boolean
  elsewhere(row: Candidate, lane: Pick<Lane, 'platform'>): Work<Elsewhere>
  /** Claimed, let go of, or passed over for now. */
  decide(row: Candidate, elsewhere: Elsewhere): 'taken' | 'ended' | 'passed'
  /** Writes down what is decided so far. */
  settle(): Work<void>
  /** Those that bring others. */
  readonly bringing: ReadonlySet<number>
}

interface Steps {
  readonly deliveries: DeliveryRows
  readonly queues: ChatQueues
  readonly otherAccounts: OtherAccounts
  readonly digests: Digests
  readonly beginChats: BeginChats
  readonly restsElsewhere: RestsElsewhere
}

const elsewhereReason = 'this chat gets it through another account'
/** Between two looks whether the other account has brought it: what it did may come to nothing. */
const lookAgainMs = 1000

interface Decisions {
  readonly held: Candidate[]
  readonly waiting: Candidate[]
  readonly put: Put[]
  readonly carried: { readonly row: Candidate; readonly by: number }[]
}

const undecided = (): Decisions => ({ held: [], waiting: [], put: [], carried: [] })

/** Begins what one tick decides. */
export const createDeciding =
  ({ deliveries, queues, otherAccounts, digests, beginChats, restsElsewhere }: Steps) =>
  ({ now, worker, leaseUntil }: Tick, counters: Counters): Deciding => {
    const chats = beginChats()
    const bringing = new Set<number>()
    const shared = new Set<string>()
    const elsewhereUntil = new Map<number, number>()
    let decided = undecided()

    const settle = function* (): Work<void> {
      const { held, waiting, put, carried } = decided
      decided = undecided()
      yield* deliveries.holdAll(held.map(holdOf), { worker, leaseUntil }, counters)
      yield* deliveries.waitAll(waiting)
      yield* digests.carryAll(carried, counters)
      yield* deliveries.putAll(put, counters)
    }
    const end = (row: Candidate): 'ended' => {
      chats.end(row)
      return 'ended'
    }
    const delay = (row: Candidate, dueAt: number): 'ended' => {
      chats.delay(row, dueAt)
      return 'ended'
    }

    return {
      bringing,
      settle,
      *meet(rows, unknown, sharing) {
        yield* chats.load(rows, counters)
        if (unknown.length > 0)
          for (const [queue, until] of yield* restsElsewhere(unknown, now)) elsewhereUntil.set(queue, until)
        for (const chat of yield* otherAccounts.shared(sharing)) shared.add(chat)
      },
      asks: (row) => shared.has(row.chat) && row.reader === 'active' && isFresh(row),
      *elsewhere(row, { platform }) {
        // The other account may have been served by this very tick.
        yield* settle()
        return yield* otherAccounts.of({ ...row, platform })
      },
      decide(row, elsewhere) {
        if (row.reader !== 'active') {
          const reason = row.reader === 'ended' ? 'the subscription has ended' : pausedReason
          decided.put.push({ row, state: 'skipped', change: { reason } })
          return end(row)
        }
        if (elsewhere !== null) {
          const dueAt = now + lookAgainMs
          const state = elsewhere === 'brought' ? 'skipped' : 'pending'
          decided.put.push({ row, state, change: { dueAt, reason: elsewhereReason } })
          return state === 'skipped' ? end(row) : delay(row, dueAt)
        }
        const carrier = row.digest === 1 ? chats.carrierOf(row, now) : null
        if (carrier !== null) {
          bringing.add(carrier)
          decided.carried.push({ row, by: carrier })
          return end(row)
        }
        if (chats.mustWait(row, now)) {
          decided.waiting.push(row)
          return 'passed'
        }
        const rest = queues.restsUntil(row.queue, now) ?? elsewhereUntil.get(row.queue) ?? null
        if (rest !== null) {
          decided.put.push({ row, state: 'pending', change: { dueAt: rest } })
          return delay(row, rest)
        }
        decided.held.push(row)
        chats.hold(row)
        return 'taken'
      },
    }
  }
