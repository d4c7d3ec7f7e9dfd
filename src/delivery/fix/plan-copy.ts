import { isDeepStrictEqual } from 'node:util'
import type { Adapter, MessageId } from '../../adapter.ts'
import { retractedItems } from '../../compose/correction.ts'
import type { Fix, FixStep, ShownPart } from '../../store/corrections.ts'
import { afterStep } from './apply.ts'
import { flows } from './flows.ts'
import { placesOf } from './places.ts'
import type { PlanTools } from './tools.ts'

/** One call that changes what stands in the chat. `pressing`: something is still to be seen there that was retracted. */
export type CopyCall = { readonly part: number; readonly id: MessageId; readonly pressing: boolean } & (
  | { readonly kind: 'edit'; readonly content: unknown }
  /** `again`: it may have been taken back already, by us. */
  | { readonly kind: 'remove'; readonly again: boolean; readonly surplus: boolean }
  /** It is too much and stays, with nothing of the issue in it. */
  | { readonly kind: 'empty'; readonly again: boolean }
)

/** What the messages of a copy need. */
export interface CopyPlan {
  /** The copy as the rest of this means it. */
  readonly fix: Fix
  /** What makes it so. */
  readonly moves: NonNullable<FixStep['moves']>
  /** What is to be done, what was retracted first. */
  readonly calls: readonly CopyCall[]
  readonly grow: FixStep['grow']
  /** Outdated messages that cannot be changed. */
  readonly stuck: readonly ShownPart[]
  /** What should stand there; null: nothing is for this reader. */
  readonly wanted: readonly unknown[] | null
  /** Nothing of the copy can be changed. */
  readonly unfit: boolean
}

/** Compares what stands in a chat with what should, as this platform shows it to this reader. */
export async function planCopy(given: Fix, adapter: Adapter, tools: PlanTools): Promise<CopyPlan> {
  const { revision, complete } = given
  const at = (base: number): Promise<readonly unknown[] | null> =>
    tools.partsOf({ issue: given.issue, revision: base, wants: given.wants, missed: given.missed }, adapter)
  const wanted = await at(revision)
  const contentOf = async (each: ShownPart): Promise<unknown> => (await at(each.revision))?.[each.part]
  const unfit = wanted === null || !adapter.edit || given.bound
  const moves = unfit || !complete || !adapter.becomes ? [] : placesOf(await withContent(), wanted, adapter.becomes)
  function withContent() {
    return Promise.all(given.shown.map(async (each) => ({ part: each.part, content: await contentOf(each) })))
  }

  const fix = moves.length === 0 ? given : afterStep(given, { message: null, moves })
  const outdated: Outdated[] = []
  for (const part of fix.shown) {
    const content = await contentOf(part)
    const differs = part.revision < revision && !isDeepStrictEqual(content, wanted?.[part.part])
    if (part.standing !== 'unsure' && !differs) continue
    outdated.push({
      part,
      pressing: await showsRetracted(fix, part, content, adapter, tools),
      flows: !unfit && (part.refused > 0 || part.standing === 'gone') && (await flows(fix, part, adapter, tools)),
    })
  }
  const todo = outdated.map((each) => ({ ...each, call: unfit ? null : callOf(each, fix, wanted, adapter) }))
  const calls = todo.flatMap(({ call }) => call ?? [])
  const standing = new Set(fix.shown.map(({ part }) => part))
  const stuck = todo.flatMap(({ part, call, flows }) =>
    call === null && part.revision < revision ? [{ ...part, flows }] : [],
  )
  const again = new Set(stuck.flatMap(({ part, flows, id }) => (flows && id !== null ? part : [])))
  const missing = unfit ? [] : [...wanted.keys()].filter((part) => !standing.has(part) || again.has(part))
  return {
    ...{ fix, moves, wanted, unfit },
    calls: inOrder(calls),
    grow: calls.length === 0 && missing.length > 0 ? { missing, parts: wanted?.length ?? 0 } : undefined,
    stuck,
  }
}

/** Whether a message still shows what was retracted since: then it would be another one without that. */
async function showsRetracted(
  { issue, revision, wants, missed }: Fix,
  part: ShownPart,
  content: unknown,
  adapter: Adapter,
  { partsOf, revisionOf }: PlanTools,
): Promise<boolean> {
  const [before, now] = await Promise.all([revisionOf(issue, part.revision), revisionOf(issue, revision)])
  const items = before && now ? retractedItems(before, now) : []
  if (items.length === 0) return false
  const without = await partsOf({ issue, revision: part.revision, wants, missed, swap: { revision, items } }, adapter)
  return !isDeepStrictEqual(without?.[part.part], content)
}

interface Outdated {
  readonly part: ShownPart
  readonly pressing: boolean
  /** It cannot be changed, and text that is nowhere else would have to stand there. */
  readonly flows: boolean
}

/** What is to be done about a message, or null: it cannot be changed. */
function callOf(
  { part: each, pressing, flows }: Outdated,
  { revision }: Fix,
  wanted: readonly unknown[],
  adapter: Adapter,
): CopyCall | null {
  const { part, id, standing, refused } = each
  // Where another message is on its way to take its place, nothing is tried any more.
  const isRefused = refused === revision || refused < 0
  if (id === null) return null
  // What is said to be gone may only be too old to be changed: it goes where what was retracted must not stay, or it is sent again.
  const goes = (pressing || flows) && adapter.remove !== undefined
  if (standing === 'gone')
    return goes && !isRefused ? { kind: 'remove', part, id, again: false, surplus: false, pressing } : null
  const again = standing === 'unsure'
  const content = wanted[part]
  if (content !== undefined) {
    if (!isRefused) return { kind: 'edit', part, id, content, pressing }
    // The message goes, and what else was in it comes again.
    return goes ? { kind: 'remove', part, id, again, surplus: false, pressing } : null
  }
  if (adapter.remove && !isRefused) return { kind: 'remove', part, id, again, surplus: true, pressing }
  return { kind: 'empty', part, id, again, pressing }
}

/** What was retracted first; then edits, then what is too much, from the last one on, so that there is never a gap. */
function inOrder(calls: readonly CopyCall[]): readonly CopyCall[] {
  const isEdit = ({ kind }: CopyCall): boolean => kind === 'edit'
  const rank = (call: CopyCall): number => (call.pressing ? 0 : 2) + (isEdit(call) ? 0 : 1)
  return calls.toSorted((a, b) => rank(a) - rank(b) || (isEdit(a) ? a.part - b.part : b.part - a.part))
}
