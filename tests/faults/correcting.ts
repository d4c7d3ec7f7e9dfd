import { setTimeout as delay } from 'node:timers/promises'
import type { Seen } from './book.ts'
import { type CampaignOptions, prepare, settled } from './campaign.ts'
import { type Changes, createChanges, tellsAt } from './changes.ts'
import { correctItem, type FixEntry, fixesIn, readFixes } from './fixes.ts'
import { onCopy } from './ledger.ts'
import type { Plan } from './plan.ts'
import { startProgram } from './program.ts'

export type CorrectingOptions = Pick<CampaignOptions, 'library' | 'seed' | 'readers' | 'kills'> & {
  /** Multiplies everything that goes wrong beside the kills. */
  readonly trouble: number
}

/** Two corrections under fire of an issue that is out, and what came of them. */
export interface Correcting {
  readonly options: CorrectingOptions
  readonly seen: Seen
  readonly copies: number
  readonly counts: Readonly<Record<string, number>>
  /** Copies that show, and whose readers know, an old text in the end, though they could have been put right. */
  readonly left: number
  /** Kills that met at least one change under way, and the most under way at one. */
  readonly hits: number
  readonly mostAtAKill: number
  readonly seconds: number
  readonly violations: readonly string[]
}

/** Delivers in fair weather, then corrects one item, and half-way through that another one, with kills all along. */
export async function correcting(options: CorrectingOptions): Promise<Correcting> {
  const { readers, kills, seed, trouble } = options
  const field = await prepare({ ...options, onUncertain: 'hold', issues: 1, trouble: 0 }, undefined, trouble)
  const changes = createChanges({ ...field.options, seed, readers, trouble, since: trouble })
  try {
    const broadcast = startProgram(field.options)
    await settled(broadcast)
    await broadcast.kill('SIGTERM')

    const from = performance.now()
    let copies = await correctItem(field.options, 2)
    const underWay: (readonly FixEntry[])[] = []
    // Two messages of a copy change in the first correction, and again in the second.
    const stride = (3 * readers) / kills
    for (let kill = 0; kill < kills; kill++) {
      const program = startProgram(field.options)
      await field.sends(1 + Math.floor(field.plan.chance(`sends ${kill}`) * stride), 3000)
      await delay(field.plan.chance(`moment ${kill}`) * 12)
      if (kill === Math.floor(kills / 2)) copies = await correctItem(field.options, 1)
      await program.kill()
      const fixes = await onCopy(field.options.folder, async (folder) => fixesIn(folder))
      underWay.push(fixes.filter(({ state }) => state === 'sending'))
    }
    const last = startProgram(field.options)
    await settled(last, 'fixes')
    const code = await last.kill('SIGTERM')
    const seen = await field.seen()
    const { fixes, counts } = await readFixes(field.options)
    const killed = new Set(
      underWay.flat().flatMap(({ chat, telling }) => (telling === 1 ? field.plan.origin(chat) : [])),
    )
    const judged = judge({ plan: field.plan, changes, seen, fixes, counts, copies, killed })
    return {
      ...{ options, seen, copies, counts, left: judged.left },
      hits: underWay.filter((all) => all.length > 0).length,
      mostAtAKill: Math.max(0, ...underWay.map((all) => all.length)),
      seconds: (performance.now() - from) / 1000,
      violations: [...judged.violations, ...(code === 0 ? [] : [`it ended with ${code} when it was asked to stop`])],
    }
  } finally {
    await field.close()
  }
}

interface Evidence {
  readonly plan: Plan
  readonly changes: Changes
  readonly seen: Seen
  readonly fixes: readonly FixEntry[]
  readonly counts: Readonly<Record<string, number>>
  readonly copies: number
  /** Chats that were being told something at a kill. */
  readonly killed: ReadonlySet<string>
}

const newest = ['mark1x0r2', 'mark1x1r2']

/** Compares what stands in the chats, and what they were told, with what the ledger says of each copy. */
function judge(evidence: Evidence): { readonly left: number; readonly violations: readonly string[] } {
  const { plan, seen, fixes, counts, copies } = evidence
  const standing = Map.groupBy(seen.standing, ([chat]) => chat)
  const told = Map.groupBy(seen.told, ([chat]) => chat)
  const wrong = new Map(
    fixes.map((fix) => {
      const chat = plan.origin(fix.chat)
      const marks = (standing.get(chat) ?? []).toSorted((a, b) => a[1] - b[1]).map(([, , mark]) => mark)
      const tells = (told.get(chat) ?? []).map(([, about]) => about)
      return [chat, faultsOf(fix, chat, marks, tells, evidence)] as const
    }),
  )
  const counted = new Map<string, number>()
  for (const { state } of fixes) counted.set(state, (counted.get(state) ?? 0) + 1)
  const miscounted = Object.entries(counts).filter(([state, count]) => count !== (counted.get(state) ?? 0))
  const violations = [
    ...seen.breaches,
    ...[...wrong].flatMap(([chat, faults]) => faults.map((fault) => `${chat}: ${fault}`)),
    ...miscounted.map(([state, count]) => `it counts ${count} as ${state}, and there are ${counted.get(state) ?? 0}`),
  ]
  if (copies !== plan.chats.length || fixes.length !== plan.chats.length)
    violations.push(`${copies} copies and ${fixes.length} fixes of ${plan.chats.length}`)
  return {
    left: [...wrong.values()].filter((faults) => faults.some((fault) => fault.startsWith('old'))).length,
    violations,
  }
}

function faultsOf(
  { state, reason }: FixEntry,
  chat: string,
  marks: readonly string[],
  tells: readonly string[],
  { changes, seen, killed }: Evidence,
): readonly string[] {
  const blocked = changes.isBlocked(chat)
  const lost = [0, 1].map((part) => changes.isMoved(chat) || changes.isDeleted(chat, part))
  const expected = newest.filter((_, part) => !lost[part])
  const knows = new Set(tells.flatMap((about) => about.split(',')))
  const untold = newest.filter((mark, part) => lost[part] && !knows.has(mark))
  const doubtful = killed.has(chat) || seen.unclear.includes(`${chat} 1 ${tellsAt}`)
  const allowed = blocked ? ['failed'] : lost.some(Boolean) ? ['edited', 'told', 'uncertain'] : ['edited']
  const faults = {
    [`old text, ${marks.join()}`]: !blocked && expected.some((mark) => !marks.includes(mark)),
    [`old text, told of ${[...knows].join() || 'nothing'} only`]:
      !blocked && state !== 'uncertain' && untold.length > 0,
    [`${state} (${reason})`]: !allowed.includes(state),
    'uncertain, though nothing was unclear': state === 'uncertain' && !doubtful,
    [`told the same twice: ${tells.join(' and ')}`]: new Set(tells).size < tells.length && !doubtful,
    [`told ${tells.length} times`]: tells.length > 2 || (!lost.some(Boolean) && tells.length > 0),
  }
  return Object.entries(faults).flatMap(([fault, holds]) => (holds ? [fault] : []))
}
