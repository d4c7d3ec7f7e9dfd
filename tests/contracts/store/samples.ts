import { createHash } from 'node:crypto'
import type { Draft, Item, Target, Wants } from '../../../src/model.ts'
import type { Corrected, Fix, FixMark, FixVerdict } from '../../../src/store/corrections.ts'
import type { AuditAction, NewAuditEntry } from '../../../src/store/desk.ts'
import type {
  Claim,
  LaneRequest,
  Mark,
  OnUncertain,
  Publication,
  Store,
  Ticked,
  Verdict,
} from '../../../src/store/port.ts'

/** Noon of a day in 2026, when every sample begins. */
export const noon = Date.UTC(2026, 2, 10, 12)

export const lane = { platform: 'telegram', account: 'main' }

/** A chat of the sample lane. */
export const chat = (name: string, thread: string | null = null): Target => ({ ...lane, chat: name, thread })

export const item = (number: number, more: Partial<Item> = {}): Item => ({
  number,
  headline: `Headline ${number}`,
  body: [],
  source: null,
  topics: [],
  ...more,
})

/** A complete draft with these items under one heading. */
export const edition = (items: readonly Item[], more: Partial<Draft> = {}): Draft & { date: string } => ({
  title: 'Morning brief',
  sections: [{ title: 'News', items }],
  footer: [],
  ...more,
  date: more.date ?? '2026-03-10',
})

/** What publish takes; the fingerprint is the content's unless another is named. */
export const publication = (draft: Draft & { date: string }, more: Partial<Publication> = {}): Publication => ({
  draft,
  fingerprint: createHash('sha256').update(JSON.stringify(draft)).digest('hex'),
  at: noon,
  dueAt: () => noon,
  draftVersion: null,
  ...more,
})

/** Publishes an issue of one item under this headline, to everybody or to readers of these topics. */
export const publish = async (
  store: Store,
  headline: string,
  topics: readonly string[] = [],
  at = noon,
): Promise<number> => {
  const published = await store.publish(publication(edition([item(1, { headline, topics })]), { at, dueAt: () => at }))
  if (published.kind !== 'published') throw new Error(`expected a new issue, got ${published.kind}`)
  return published.issue.number
}

/** Subscribes chats of the sample lane. */
export const subscribe = async (store: Store, names: readonly string[], wants: Partial<Wants> = {}): Promise<void> => {
  for (const name of names) await store.subscribe(chat(name), wants, noon)
}

export interface Beat {
  readonly now?: number
  readonly worker?: string
  readonly leaseUntil?: number
  readonly marks?: readonly Mark[]
  readonly fixMarks?: readonly FixMark[]
  readonly lanes?: readonly Partial<LaneRequest>[]
  readonly onUncertain?: OnUncertain
}

/** One tick of worker "w" at noon with room for a hundred and no pace, unless it is said otherwise. */
export const beat = (
  store: Store,
  { now = noon, worker = 'w', leaseUntil, marks = [], fixMarks = [], lanes = [{}], onUncertain = 'hold' }: Beat = {},
): Promise<Ticked> =>
  store.tick({
    now,
    worker,
    leaseUntil: leaseUntil ?? now + 60_000,
    marks,
    fixMarks,
    onUncertain,
    lanes: lanes.map((request) => ({ ...lane, intervalMs: 0, slots: 100, ...request })),
  })

export const mark = ({ delivery, part, attempt }: Claim, verdict: Verdict): Mark => ({
  delivery,
  part,
  attempt,
  verdict,
})

/** It arrived as the last part, unless more parts are named. */
export const sent = (claim: Claim, parts = claim.part + 1, nextAt = 0): Mark =>
  mark(claim, { kind: 'sent', id: `m${claim.delivery}.${claim.part}`, parts, nextAt })

/** The claim for a chat; fails if there is none. */
export const claimOf = ({ claims }: Ticked, name: string): Claim => {
  const found = claims.find((claim) => claim.target.chat === name)
  if (found === undefined) throw new Error(`nothing was claimed for ${name}`)
  return found
}

/** Names of the chats that got a claim. */
export const chatsOf = ({ claims }: Ticked): readonly string[] => claims.map((claim) => claim.target.chat)

/** What somebody did at the desk at noon, in a private chat, unless it is said otherwise. */
export const auditEntryOf = (entry: AuditAction, more: Partial<NewAuditEntry> = {}): NewAuditEntry => ({
  at: noon,
  actor: { person: 'telegram:1', name: 'Ann', from: chat('1') },
  action: entry,
  subject: 'draft k1',
  detail: {},
  ...more,
})

/** The entries in the record, oldest first. */
export const recorded = async (store: Store): Promise<readonly string[]> =>
  (await store.auditAfter(0, 1_000)).map(({ action, subject }) => `${action} ${subject}`)

/** Corrects item 1 of an issue as it is now: another headline, unless more is said. */
export const correct = async (store: Store, issue: number, more: Partial<Item> = {}, at = noon): Promise<Corrected> => {
  const { revision, sections } = (await store.issue(issue)) ?? { revision: 0, sections: [] }
  const old = sections[0]?.items[0] ?? item(1)
  const amended = { kind: 'corrected', time: '2026-03-10T12:00', reason: null } as const
  const changed = { ...old, headline: `${old.headline}, corrected`, amended, ...more }
  return store.correct({
    issue,
    revision,
    item: changed,
    at,
    audit: auditEntryOf('corrected', { subject: `issue ${issue}.1` }),
  })
}

export const fixMark = ({ delivery, turn, revision }: Fix, verdict: FixVerdict): FixMark => ({
  delivery,
  turn,
  revision,
  verdict,
})

/** The message was changed; nothing remains to be done, unless it is said otherwise. */
export const changed = (fix: Fix, part = 0, next: 'change' | 'tell' | 'nothing' = 'nothing', nextAt = noon): FixMark =>
  fixMark(fix, { kind: 'step', message: { part, became: 'changed' }, next, nextAt })

/** The fix for a chat; fails if there is none. */
export const fixOf = ({ fixes }: Ticked, name: string): Fix => {
  const found = fixes.find((fix) => fix.target.chat === name)
  if (found === undefined) throw new Error(`nothing was to be put right for ${name}`)
  return found
}
