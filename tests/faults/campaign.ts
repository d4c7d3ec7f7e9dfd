import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { slots } from '../../src/briefwire.ts'
import { startChild } from '../bench/incoming/child.ts'
import { patienceMs } from '../fakes/patience.ts'
import type { Seen } from './book.ts'
import type { NewDatabase } from './databases.ts'
import { correctItem, type FixEntry, fixesIn, type Turn } from './fixes.ts'
import { publish, readLedger, sendingIn, subscribe } from './ledger.ts'
import { markText } from './marks.ts'
import { createPlan, type Plan } from './plan.ts'
import { askProgram, type Program, type ProgramOptions, startProgram } from './program.ts'
import { type Judgement, verify } from './verify.ts'

export interface CampaignOptions {
  readonly library: 'grammy' | 'telegraf' | 'bolt'
  readonly onUncertain: 'hold' | 'resend'
  readonly seed: number
  readonly readers: number
  readonly issues: number
  readonly kills: number
  /** Multiplies everything that goes wrong beside the kills. */
  readonly trouble: number
  /** Files if not given. */
  readonly newDatabase?: NewDatabase
  /** What befalls the database while the program sends, before it is killed for the so-manieth time, from 0; tells whether anything did. */
  readonly befalls?: (kill: number) => Promise<boolean>
  /** An item is corrected once everything is out; what befalls the database then has the number after the last kill's. */
  readonly corrects?: boolean
}

/** A broadcast under fire, and what came of it. */
export interface Outcome extends Judgement {
  readonly options: CampaignOptions
  readonly seen: Seen
  readonly kills: number
  /** Kills that met at least one send under way. */
  readonly hits: number
  readonly seconds: number
}

/** A platform, a folder and everything that a program needs to deliver into them. */
export interface Field {
  readonly options: ProgramOptions
  readonly plan: Plan
  /** Resolves after so many more sends (or of them only those of parts that come late), or after so many milliseconds, with how many there were in all. */
  sends(count: number, patienceMs: number, of?: 'sends' | 'late'): Promise<number>
  seen(): Promise<Seen>
  /** The broadcast is over: what is sent from now on comes late. */
  isOut(): Promise<void>
  close(): Promise<void>
}

/** The most that the program sends at once on one lane. */
export const inFlight = slots.mostSlots
/** As fast as the configuration allows. */
const perSecond = 1000

/** Prepares a broadcast; `folder` is a fresh one if not given. `since` multiplies what goes wrong with corrections. */
export async function prepare(options: CampaignOptions, folder?: string, since = 0): Promise<Field> {
  const platform = options.library === 'bolt' ? 'slack' : 'telegram'
  const { seed, readers, trouble } = options
  const weather = { platform, seed, readers, trouble, since } as const
  const plan = createPlan(weather)
  const server = await startChild('../../faults/platform.ts', weather)
  const { url: api } = z.object({ url: z.string() }).parse(server.ready)
  const home = folder ?? mkdtempSync(join(tmpdir(), 'briefwire-faults-'))
  const database = await options.newDatabase?.()
  const place = { folder: home, ...(database === undefined ? {} : { database }) }
  const program = { ...options, ...place, platform, api, perSecond } as const
  await subscribe(program, plan)
  await publish(program, options.issues)
  return {
    options: program,
    plan,
    async sends(count, patienceMs, of = 'sends') {
      return sendCount.parse(await server.ask({ kind: 'after', sends: count, patienceMs, of })).sends
    },
    seen: async () => seen.parse(await server.ask({ kind: 'report' })),
    async isOut() {
      await server.ask({ kind: 'out' })
    },
    async close() {
      await server.end()
      if (folder === undefined) rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Delivers, kills at moments that the seed chooses, starts again, and compares at the end. */
export async function campaign(options: CampaignOptions): Promise<Outcome> {
  const from = performance.now()
  const field = await prepare(options)
  const { plan } = field
  const kills: (readonly string[])[] = []
  try {
    // Spread over the whole broadcast, with a little left for the end.
    const stride = (1.3 * 2 * options.readers * options.issues) / options.kills
    for (let kill = 0; kill < options.kills; kill++) {
      const program = startProgram(field.options)
      const chance = (what: string): number => plan.chance(`${what} ${kill}`)
      if (chance('early') < 0.15) await delay(chance('moment') * 600)
      else {
        await sendsOf(program, field, 1 + Math.floor(chance('sends') * stride))
        await delay(chance('moment') * 12)
        if (await options.befalls?.(kill)) await field.sends(1 + Math.floor(chance('after') * stride), 3000)
      }
      await program.kill()
      kills.push(await sendingIn(field.options, options.issues))
    }
    const last = startProgram(field.options)
    await settled(last)
    if (options.corrects) {
      await field.isOut()
      await correctItem(field.options, correction)
      await field.sends(options.readers / 2, 3000)
      await options.befalls?.(options.kills)
      await settled(last, 'fixes')
    }
    const code = await last.kill('SIGTERM')
    const seen = await field.seen()
    const stale = options.corrects ? staleIn(await fixesIn(field.options), seen) : []
    const ledger = await readLedger(field.options, options.issues)
    const judged = verify({ ...options, plan, seen, ledger, kills, inFlight })
    return {
      ...judged,
      violations: [
        ...judged.violations,
        ...stale,
        ...(code === 0 ? [] : [`it ended with ${code} when it was asked to stop`]),
      ],
      options,
      seen,
      kills: kills.length,
      hits: kills.filter((sending) => sending.length > 0).length,
      seconds: (performance.now() - from) / 1000,
    }
  } finally {
    await field.close()
  }
}

/** Resolves after so many more sends, or when for three seconds there are too few, once it has started. */
async function sendsOf(program: Program, field: Field, count: number): Promise<void> {
  let started = false
  void program.ready.catch(() => {}).finally(() => (started = true))
  const until = (await field.sends(0, 0)) + count
  for (let at = until - count; at < until; ) {
    const last = started
    at = await field.sends(until - at, 3000)
    if (last) return
  }
}

const correction: Turn = { item: 1, version: 2, paragraphs: 2 }

/** Copies in which the correction is not, though all of their messages are known. */
function staleIn(fixes: readonly FixEntry[], { standing }: Seen): readonly string[] {
  const old = new Set(standing.flatMap(({ at, marks }) => (marks.includes(oldMark) ? [at] : [])))
  return fixes.flatMap(({ chat, state, reason, delivery }) =>
    (state === 'edited' && !old.has(chat)) || (state === 'told' && delivery.state === 'uncertain')
      ? []
      : [`${chat}: ${delivery.state}, ${state} (${reason}), with ${old.has(chat) ? 'old' : 'new'} text`],
  )
}

const oldMark = markText({ issue: 1, item: correction.item, paragraph: 1, version: 1 })

/** Resolves when nothing is left to do; throws when for long nothing has changed. */
export async function settled(program: Program, what: 'deliveries' | 'fixes' = 'deliveries'): Promise<void> {
  const url = await program.ready
  let before = ''
  let still = 0
  for (;;) {
    const states = (await askProgram(`${url}/metrics`)).text
      .match(new RegExp(`^briefwire_latest_issue_${what}\\{.*$`, 'gm'))
      ?.join()
    if (/"pending"\} 0\b/.test(states ?? '') && /"sending"\} 0\b/.test(states ?? '')) return
    still = states === before ? still + 1 : 0
    if (still > patienceMs / 100) {
      const said = program.log.slice(-9).map((line) => JSON.stringify(line))
      throw new Error(`the broadcast stands still: ${states}; it said last ${said.join('\n')}`)
    }
    before = states ?? ''
    await delay(100)
  }
}

const sendCount = z.object({ sends: z.number() })
const seen = z.object({
  accepted: z.array(z.tuple([z.string(), z.number(), z.number(), z.string()])),
  unclear: z.array(z.string()),
  breaches: z.array(z.string()),
  sends: z.number(),
  fates: z.record(z.string(), z.number()),
  peak: z.number(),
  standing: z.array(
    z.object({
      ...{ chat: z.string(), at: z.string(), id: z.string(), name: z.string() },
      kind: z.enum(['part', 'late', 'notice']),
      marks: z.array(z.string()),
      retracted: z.array(z.number()),
    }),
  ),
  changed: z.number(),
  late: z.number(),
  removed: z.number(),
})
