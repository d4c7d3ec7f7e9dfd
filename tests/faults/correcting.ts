import { setTimeout as delay } from 'node:timers/promises'
import type { Seen, Standing } from './book.ts'
import { type CampaignOptions, prepare, settled } from './campaign.ts'
import { type Changes, createChanges } from './changes.ts'
import { correctItem, type FixEntry, fixesIn, readFixes, type Turn } from './fixes.ts'
import { type CopyFaults, endingsOf, judgeCopy } from './judge-copy.ts'
import { asLeft } from './ledger.ts'
import { startProgram } from './program.ts'

export type CorrectingOptions = Pick<
  CampaignOptions,
  'library' | 'seed' | 'readers' | 'kills' | 'onUncertain' | 'newDatabase'
> & {
  /** Multiplies everything that goes wrong beside the kills. */
  readonly trouble: number
}

/** Corrections under fire of an issue that is out, and what came of them. */
export interface Correcting {
  readonly options: CorrectingOptions
  readonly seen: Seen
  readonly copies: number
  readonly turns: number
  readonly counts: Readonly<Record<string, number>>
  /** Copies in which something is wrong, by what it is. */
  readonly faults: Readonly<Record<keyof CopyFaults, number>>
  /** Sends of late parts and notices of which nobody knows whether they arrived. */
  readonly uncertain: number
  /** Kills that met at least one change or late part under way, and the most under way at one. */
  readonly hits: number
  readonly mostAtAKill: number
  readonly seconds: number
  readonly violations: readonly string[]
}

/** So many paragraphs need a message more than there was. */
const long = 6

/** A copy changes, grows, loses an item, gets it back longer, shrinks; and in every second run the item is lost for good. */
const turnsOf = (lastRetracts: boolean): readonly Turn[] => [
  { item: 1, version: 2, paragraphs: 2 },
  { item: 0, version: 2, paragraphs: long },
  { item: 1, version: 2, paragraphs: null },
  { item: 1, version: 3, paragraphs: long },
  { item: 0, version: 3, paragraphs: 2 },
  ...(lastRetracts ? [{ item: 1, version: 3, paragraphs: null }] : []),
]

/** Delivers in fair weather, then corrects again and again, before the copies have come to rest, with kills all along. */
export async function correcting(options: CorrectingOptions): Promise<Correcting> {
  const { readers, kills, seed, trouble } = options
  const field = await prepare({ ...options, issues: 1, trouble: 0 }, undefined, trouble)
  const changes = createChanges({ ...field.options, seed, readers, trouble, since: trouble })
  const turns = turnsOf(seed % 2 === 0)
  try {
    const broadcast = startProgram(field.options)
    await settled(broadcast)
    await broadcast.kill('SIGTERM')
    await field.isOut()

    const from = performance.now()
    let copies = 0
    const underWay: (readonly FixEntry[])[] = []
    // Two or three messages of a copy change in each correction.
    const stride = (2.5 * readers * turns.length) / kills
    for (const [at, turn] of turns.entries()) {
      copies = await correctItem(field.options, turn)
      for (let kill = underWay.length; kill < Math.round(((at + 1) * kills) / turns.length); kill++) {
        const program = startProgram(field.options)
        const chance = field.plan.chance(`sends ${kill}`)
        if (turn.paragraphs === long) await field.sends(Math.ceil((0.2 + 0.5 * chance) * readers), 30_000, 'late')
        else await field.sends(1 + Math.floor(chance * stride), 5000)
        await delay(field.plan.chance(`moment ${kill}`) * 12)
        await program.kill()
        const fixes = await asLeft(field.options, fixesIn)
        underWay.push(fixes.filter(({ state, delivery }) => state === 'sending' || delivery.state === 'sending'))
      }
    }
    const last = startProgram(field.options)
    await settled(last, 'fixes')
    await settled(last)
    const code = await last.kill('SIGTERM')
    const seen = await field.seen()
    const { fixes, counts } = await readFixes(field.options)
    const killed = new Set(
      underWay
        .flat()
        .flatMap(({ chat, telling, delivery }) =>
          telling === 1 || delivery.state === 'sending' ? [field.plan.origin(chat)] : [],
        ),
    )
    const standing = Map.groupBy(seen.standing, ({ chat }) => chat)
    const endings = endingsOf(turns)
    const judged = fixes.map((fix) => {
      const chat = field.plan.origin(fix.chat)
      const of = { fix, chat, standing: standing.get(chat) ?? [], endings, changes, unclear: seen.unclear }
      const faults = judgeCopy({ ...of, killed: killed.has(chat) })
      return {
        chat,
        faults,
        known: Object.values(faults).flat().length === 0 ? '' : describe(fix, of.standing, changes),
      }
    })
    const wrong = (kind: keyof CopyFaults): number => judged.filter(({ faults }) => faults[kind].length > 0).length
    return {
      ...{ options, seen, copies, counts, turns: turns.length },
      faults: {
        old: wrong('old'),
        contradictory: wrong('contradictory'),
        lost: wrong('lost'),
        uncounted: wrong('uncounted'),
        other: wrong('other'),
      },
      uncertain: fixes.reduce((sum, { delivery, state }) => sum + delivery.doubts + (state === 'uncertain' ? 1 : 0), 0),
      hits: underWay.filter((all) => all.length > 0).length,
      mostAtAKill: Math.max(0, ...underWay.map((all) => all.length)),
      seconds: (performance.now() - from) / 1000,
      violations: [
        ...seen.breaches,
        ...judged.flatMap(({ chat, faults, known }) =>
          Object.values(faults)
            .flat()
            .map((fault) => `${chat}: ${fault}; ${known}`),
        ),
        ...miscounted(fixes, counts),
        ...(copies === field.plan.chats.length && fixes.length === copies
          ? []
          : [`${copies} copies and ${fixes.length} fixes of ${field.plan.chats.length}`]),
        ...(code === 0 ? [] : [`it ended with ${code} when it was asked to stop`]),
      ],
    }
  } finally {
    await field.close()
  }
}

/** All that is known of a copy, in a line. */
const describe = (fix: FixEntry, standing: readonly Standing[], changes: Changes): string =>
  JSON.stringify({
    ...fix,
    messages: standing.map(({ chat, at, id, name, marks, retracted }) => [
      ...[at, id, name, changes.lot(chat, name)],
      ...[marks.map((mark) => mark.slice('mark1x'.length)).join(' '), retracted.join()],
    ]),
  })

function miscounted(fixes: readonly FixEntry[], counts: Readonly<Record<string, number>>): readonly string[] {
  const counted = new Map<string, number>()
  for (const { state } of fixes) counted.set(state, (counted.get(state) ?? 0) + 1)
  return Object.entries(counts)
    .filter(([state, count]) => count !== (counted.get(state) ?? 0))
    .map(([state, count]) => `it counts ${count} as ${state}, and there are ${counted.get(state) ?? 0}`)
}
