import { setImmediate } from 'node:timers/promises'
import type { CorrectionStore } from '../../corrections.ts'
import type { Outbox } from '../ledger/fan-out/outbox.ts'
import { createHalt } from '../ledger/halt.ts'
import type { ChatQueues } from '../ledger/rows/chat-queues.ts'
import type { BeginCounters } from '../ledger/rows/counters.ts'
import type { Transactions, Work } from '../work.ts'

interface Steps {
  readonly queues: ChatQueues
  readonly begin: BeginCounters
  readonly fanOut: Pick<Outbox, 'open' | 'go'>
  /** As in `Dialect`. */
  readonly atOnce: number
}

/** A piece of an issue's deliveries: those behind the one, up to the other. */
interface Piece {
  readonly issue: number
  readonly done: number
  readonly to: number
}

/** How far it is, and how many there were; null: through. */
interface Cancelled {
  readonly skipped: number
  readonly done: number | null
}

/** Ends of broadcasts, for a while and for good. */
export const createEndings = (
  { sql, write }: Transactions,
  { queues, begin, fanOut, atOnce }: Steps,
): Pick<CorrectionStore, 'halt' | 'cancel'> => {
  const halt = createHalt(sql)
  const unhalt = sql.prepare<[number]>('update issues set halted = null, halted_kind = null where number = ?')
  const endOf = sql.prepare<[number, number, number], { id: number }>(`
    select id from deliveries indexed by deliveries_of_issue where issue = ? and id > ? order by id limit 1 offset ?`)
  const unbegun = `issue = :issue and id > :done and id <= :to and state = 'pending' and part = 0 and grown = 0
    and not exists (select 1 from parts p where p.delivery = deliveries.id)`
  const countUnbegun = sql.prepare<Piece, { lane: number; count: number }>(
    `select lane, count(*) as count from deliveries indexed by deliveries_of_issue where ${unbegun} group by lane`,
  )
  const skip = sql.prepare<Piece & { readonly reason: string }>(`
    update deliveries indexed by deliveries_of_issue set state = 'skipped', reason = :reason, waiting = 0 where ${unbegun}`)

  // Nothing goes out between two pieces, nor when a process is killed there: then the broadcast stands still until somebody says more.
  const next = write(function* (issue: number, reason: string, at: number, done: number): Work<Cancelled> {
    const counters = begin(at)
    if ((yield* fanOut.open()).includes(issue)) {
      yield* halt(issue, { kind: 'paused', reason })
      yield* fanOut.go(issue, counters)
      yield* counters.write()
      return { skipped: 0, done }
    }
    const stop = (yield* endOf.get(issue, done, atOnce - 1))?.id ?? null
    const piece = { issue, done, to: stop ?? Number.MAX_SAFE_INTEGER }
    let skipped = 0
    for (const { lane, count } of yield* countUnbegun.all(piece)) {
      counters.shift({ issue, lane }, 'pending', 'skipped', count)
      skipped += count
    }
    yield* skip.run({ ...piece, reason })
    yield* counters.write()
    if (stop === null) {
      yield* unhalt.run(issue)
      yield* queues.wakeAll()
    } else yield* halt(issue, { kind: 'paused', reason })
    return { skipped, done: stop }
  })

  return {
    halt: write(function* (number, reason) {
      yield* halt(number, { kind: 'paused', reason })
      // What waits behind this issue's deliveries need not wait for them any more.
      yield* queues.wakeAll()
    }),
    async cancel(issue, reason, at) {
      let total = 0
      for (let place: number | null = 0; ; ) {
        const { skipped, done }: Cancelled = await next(issue, reason, at, place)
        total += skipped
        if (done === null) return total
        place = done
        // Others have their turn between two pieces.
        await setImmediate()
      }
    },
  }
}
