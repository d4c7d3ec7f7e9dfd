import { isDeepStrictEqual } from 'node:util'
import type { Adapter, MessageId } from '../../adapter.ts'
import { changedItems, retractedItems } from '../../compose/correction.ts'
import type { Issue, Selection } from '../../model.ts'
import type { ShownNotice } from '../../store/corrections.ts'
import type { CopyPlan } from './plan-copy.ts'
import type { PlanTools } from './tools.ts'

/** One call that changes what a reader was told. */
export interface NoticeCall {
  readonly kind: 'edit notice' | 'remove notice'
  readonly notice: number
  readonly id: MessageId
  /** The items that it speaks of. */
  readonly items: readonly number[]
  /** It shows something that was retracted since. */
  readonly pressing: boolean
}

/** What a reader was told, and is to be told. */
export interface NoticesPlan {
  readonly calls: readonly NoticeCall[]
  /** The items of which the reader has to be told by a message of its own. */
  readonly tell: readonly number[]
}

/** Compares what a reader was told with how things stand, and with what the copy cannot show. `selection` is the reader's. */
export async function planNotices(
  copy: CopyPlan,
  selection: Selection,
  adapter: Adapter,
  { partsOf, revisionOf }: PlanTools,
): Promise<NoticesPlan> {
  const { fix, stuck } = copy
  const { issue, revision, notices } = fix
  if (notices.length + stuck.length === 0) return { calls: [], tell: [] }
  const now = await revisionOf(issue, revision)
  if (now === null) return { calls: [], tell: [] }

  const told = await Promise.all(notices.map((notice) => read(notice, now)))
  const covered = new Set(told.flatMap(({ notice, about }) => (isLive(notice) ? about : [])))
  const calls = told.flatMap(({ notice, about, outdated, pressing }): readonly NoticeCall[] => {
    if (notice.id === null) return []
    const call = { notice: notice.notice, id: notice.id, items: about, pressing }
    if (notice.standing === 'refused') return [{ kind: 'remove notice', ...call }]
    return outdated.length > 0 || notice.standing === 'unsure' ? [{ kind: 'edit notice', ...call }] : []
  })
  // What may stand in notices that nobody can change, and is no longer so.
  const lapsed = told.flatMap(({ notice, outdated }) => (isLive(notice) ? [] : outdated))
  const unseen = await Promise.all(stuck.map((part) => unseenIn(part, now)))
  const tell = [...new Set([...lapsed, ...unseen.flat()])].filter((item) => !covered.has(item))
  return {
    calls: calls.toSorted((a, b) => Number(b.pressing) - Number(a.pressing)),
    tell: tell.toSorted((a, b) => a - b),
  }

  async function read(notice: ShownNotice, now: Issue) {
    const [first, before] = await Promise.all([revisionOf(issue, 1), revisionOf(issue, notice.revision)])
    const about = notice.items ?? (first && before ? changedItems(first, before) : [])
    const changed = before === null ? null : new Set(changedItems(before, now))
    const outdated = changed === null ? about : about.filter((item) => changed.has(item))
    const retracted = before === null ? [] : retractedItems(before, now)
    return { notice, about, outdated, pressing: about.some((item) => retracted.includes(item)) }
  }

  /** The items that changed since the reader last knew, where what cannot be changed would show them. */
  async function unseenIn(
    { part, revision: shows }: CopyPlan['stuck'][number],
    now: Issue,
  ): Promise<readonly number[]> {
    const base = Math.max(shows, fix.told)
    const before = await revisionOf(issue, base)
    if (before === null) return []
    const { wants, missed } = fix
    const swap = { revision, items: [...covered].toSorted((a, b) => a - b) }
    // Leaving aside which revision it calls itself.
    const known = await partsOf({ issue, revision: base, wants, missed, as: revision, swap }, adapter)
    const { wanted, unfit } = copy
    const same = unfit ? isDeepStrictEqual(known, wanted) : isDeepStrictEqual(known?.[part], wanted?.[part])
    return same ? [] : changedItems(before, now, selection)
  }
}

const isLive = ({ id, standing }: ShownNotice): boolean => id !== null && standing !== 'refused'
