import { createHash } from 'node:crypto'
import type { Adapter } from '../../../src/adapter.ts'
import { dueAt } from '../../../src/choices/when.ts'
import { createParts } from '../../../src/delivery/parts.ts'
import { patience } from '../../../src/delivery/retry.ts'
import { createSender } from '../../../src/delivery/sender.ts'
import type { Doc } from '../../../src/doc.ts'
import type { DueAt, Mark, Store } from '../../../src/store/port.ts'
import { emptyStore } from '../../fakes/empty-store.ts'
import { type Expected, expectedFor } from './reference.ts'
import { begin, brief, day, days, makeWorld, minute, type Reader } from './world.ts'

/** What came of a simulated fortnight. */
export interface Fortnight {
  readonly sent: number
  /** Of readers who did not get exactly what they chose, when they chose it, once: what was different. */
  readonly wrong: readonly string[]
  readonly renderings: number
  /** Renderings of what had been rendered before: the same items, format, language, platform and missed issues. */
  readonly again: number
  readonly wait: { readonly held: number; readonly rested: number }
  readonly digests: number
}

interface Arrived {
  readonly issue: number
  readonly at: number
  readonly content: string
}

/** Lets a fortnight pass for so many readers, with a clock that goes from one moment at which something happens to the next. */
export async function liveThrough(seed: number, count: number): Promise<Fortnight> {
  const { readers, releases } = makeWorld(seed, count)
  const store = emptyStore()
  let now = begin - day
  const arrived = new Map<string, Arrived[]>()
  const rendered = new Map<string, number>()
  let issue = 0
  let isDigest = false
  let digests = 0
  const platform = (name: string): Adapter => ({
    platform: name,
    pace: { perSecond: 1e6, chatMs: () => 0 },
    accounts: () => ['a'],
    render(doc) {
      const content = isDigest ? digestOf(doc) : contentOf(doc)
      const key = createHash('sha256')
        .update(`${name} ${JSON.stringify(doc)}`)
        .digest('base64')
      rendered.set(`${issue} ${key}`, (rendered.get(`${issue} ${key}`) ?? 0) + 1)
      return [content]
    },
    async send(target, part, { silent = false }) {
      const known = arrived.get(target.chat) ?? []
      if (isDigest) digests++
      known.push({ issue, at: now, content: `${part}${silent ? ' silent' : ''}` })
      arrived.set(target.chat, known)
      return `${known.length}`
    },
    async close() {},
  })
  const adapters = new Map(['even', 'odd'].map((name) => [name, platform(name)]))
  const send = createSender({
    partsOf: createParts(store, brief.language),
    patience: { ...patience, onUncertain: 'hold' },
    timeoutMs: 1000,
    now: () => now,
    random: () => 0,
  })
  const due: DueAt = (when, urgent) => dueAt(when, now, { timeZone: brief.timeZone, urgent })

  /** Sends all that is due now, and tells when more is. */
  const deliver = async (): Promise<number | null> => {
    let marks: Mark[] = []
    for (;;) {
      const lanes = [...adapters.keys()].map((name) => ({ platform: name, account: 'a', intervalMs: 0, slots: 200 }))
      const { claims, nextAt } = await store.tick({ now, worker: 'w', leaseUntil: now + minute, marks, lanes })
      marks = []
      if (claims.length === 0) return nextAt
      for (const claim of claims) {
        const adapter = adapters.get(claim.target.platform)
        if (!adapter) throw new Error('no such platform')
        issue = claim.issue
        isDigest = claim.digest.length > 0
        const { delivery, part, attempt } = claim
        marks.push({ delivery, part, attempt, verdict: await send(claim, adapter) })
      }
    }
  }

  await store.subscribeAll(
    readers.map(({ target, wants }) => ({ target, wants })),
    now,
  )
  const events = [
    ...releases.map((release) => ({ at: release.at, run: () => publish(store, release.draft, now, due) })),
    ...readers.flatMap(({ target, rest }) =>
      rest === null ? [] : [{ at: rest.from, run: async () => void (await store.rest(target, rest.until, now)) }],
    ),
    ...readers.flatMap(({ rest }) =>
      rest === null ? [] : [{ at: rest.until, run: async () => void (await store.wakeRested(now, 1_000_000, due)) }],
    ),
  ].sort((a, b) => a.at - b.at)
  let next: number | null = null
  const end = begin + (days + 15) * day
  for (;;) {
    const event = events[0]
    const at = Math.min(event?.at ?? Infinity, next ?? Infinity)
    if (at > end) break
    now = Math.max(now, at)
    // What falls on one moment: first what readers do, then what comes out, then what is sent.
    while (events[0] !== undefined && events[0].at <= now) await events.shift()?.run()
    next = await deliver()
    if (next !== null && next <= now) throw new Error('something is due and does not go')
  }
  const wrong = readers.flatMap((reader) => {
    const got = (arrived.get(reader.target.chat) ?? []).map(({ issue, at, content }) => `${issue} ${at} ${content}`)
    const wanted = expectedFor(reader, releases).map((each) => `${each.issue} ${each.at} ${contentFor(reader, each)}`)
    return same(got, wanted)
      ? []
      : `${JSON.stringify(reader)}\ngot ${got.sort().join('\n    ')}\nnot ${wanted.sort().join('\n    ')}`
  })
  await store.close()
  const counts = [...rendered.values()]
  return {
    sent: [...arrived.values()].reduce((sum, each) => sum + each.length, 0),
    wrong,
    renderings: counts.reduce((sum, each) => sum + each, 0),
    digests,
    again: counts.reduce((sum, each) => sum + each - 1, 0),
    wait: {
      held: readers.filter(({ wants }) => wants.hour !== null || wants.quiet !== null || wants.days.length > 0).length,
      rested: readers.filter(({ rest }) => rest !== null).length,
    },
  }
}

const publish = async (store: Store, draft: Parameters<Store['publish']>[0]['draft'], at: number, dueAt: DueAt) => {
  await store.publish({ draft, fingerprint: `${at}`, at, dueAt, draftVersion: null })
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && JSON.stringify([...one].sort()) === JSON.stringify([...other].sort())

/** What a message says, in short: language, format, which items, and what else is told. */
function contentOf({ language, blocks }: Doc): string {
  const lines = JSON.stringify(blocks)
  const items = blocks.flatMap((block) => (block.kind === 'item' ? block.number : []))
  const commands = blocks
    .flatMap((block) => (block.kind === 'paragraph' ? block.text : []))
    .flatMap((piece) => (piece.kind === 'command' ? piece.line : []))
  const teaser = blocks.some((block) => block.kind === 'actions')
  const format = teaser
    ? 'teaser'
    : blocks.some((block) => block.kind === 'item' && block.open !== null)
      ? 'headlines'
      : 'full'
  const button = /"command":"issue \d+ full(?: of ([\d,-]+))?"/.exec(lines)
  return [language, format, teaser ? (button?.[1] ?? 'all') : items.join(), commands.join()].join(' ')
}

/** Of a digest: which items of which issues. */
function digestOf({ language, blocks }: Doc): string {
  const items = blocks.flatMap((block) =>
    block.kind === 'item' ? [`${/\d+/.exec(block.note ?? '')?.[0]}.${block.number}`] : [],
  )
  const isFull = blocks.some((block) => block.kind === 'item' && block.body.length > 0)
  return ['digest', language, isFull ? 'full' : 'short', ...items].join(' ')
}

/** The same, of what a reader is to get. */
function contentFor({ wants }: Reader, { issue, numbers, left, missed, brings }: Expected): string {
  if (brings !== undefined) {
    const items = brings.flatMap((each) => each.numbers.map((number) => `${each.issue}.${number}`))
    const format = wants.format === 'full' ? 'full' : 'short'
    return ['digest', wants.language, format, ...items].join(' ') + (wants.silent ? ' silent' : '')
  }
  const spans = numbers.map((number, at) => {
    const [before, behind] = [numbers[at - 1] === number - 1, numbers[at + 1] === number + 1]
    return before ? (behind ? '' : `-${number}`) : `,${number}`
  })
  const shown = wants.format !== 'teaser' ? numbers.join() : left === 0 ? 'all' : spans.join('').slice(1)
  const named = [...(missed ?? []).slice(-3), ...(left > 0 ? [issue] : [])].map((number) => `issue ${number}`)
  const silent = wants.silent ? ' silent' : ''
  return [wants.language, wants.format, shown, named.join()].join(' ') + silent
}
