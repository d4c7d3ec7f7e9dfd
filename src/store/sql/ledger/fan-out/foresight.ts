import { setImmediate } from 'node:timers/promises'
import { choosing, isEverything, type Places, placesOf, wordsOf } from '../../../../choices/choose.ts'
import type { Draft } from '../../../../model.ts'
import type { DueAt } from '../../../port.ts'
import type { ChosenSelection, ChosenTiming } from '../../readers/choice-rows.ts'

/** What was looked up before an issue comes out, of what readers had chosen then: a transaction need not look it up again. */
export interface Foresight {
  /** Whether something in it is for those who chose this selection, as it is written; undefined: not looked up. */
  concerns(content: string, draft: Pick<Draft, 'sections'>): boolean | undefined
  /** When those get it who chose this time, as it is written. */
  due(content: string): number | undefined
}

/** What readers have chosen, each distinct choice once. */
export interface Chosen {
  readonly selections: readonly ChosenSelection[]
  readonly timings: readonly ChosenTiming[]
}

/** So much is looked up before others have their turn: it takes some 5 ms. */
const words = 1_000
const selections = 500
const timingsAtOnce = 4

/** Looks through a draft with the eyes of all readers, a piece at a time. Throws what `dueAt` throws. */
export async function foresee(
  draft: Pick<Draft, 'sections'>,
  { selections: chosen, timings }: Chosen,
  dueAt: DueAt,
  urgent: boolean,
): Promise<Foresight> {
  const items = draft.sections.flatMap((section) => section.items)
  const all = wordsOf(chosen.map(({ selection }) => selection))
  const having: Map<string, ReadonlySet<number>> = new Map()
  for (const some of pieces(all, words)) {
    for (const [word, places] of placesOf(items, some)) having.set(word, places)
    await setImmediate()
  }
  const found = matching(items, having)
  const concerned = new Map<string, boolean>()
  for (const some of pieces(chosen, selections)) {
    for (const { content, selection } of some) concerned.set(content, isEverything(selection) || found(selection))
    await setImmediate()
  }
  const dues = new Map<string, number>()
  const held = timings.filter((each) => each.held === 1)
  for (const some of pieces(held, timingsAtOnce)) {
    for (const { content, when } of some) dues.set(content, dueAt(when, urgent))
    await setImmediate()
  }
  const key = topicsOf(draft)
  return {
    // A topic may have been given another name meanwhile.
    concerns: (content, now) => (topicsOf(now) === key ? concerned.get(content) : undefined),
    due: (content) => dues.get(content),
  }
}

const matching = (items: Parameters<typeof choosing>[0], having: Places) => {
  const choose = choosing(items, having)
  return (selection: Parameters<typeof choose>[0]): boolean => choose(selection).length > 0
}

const known = new WeakMap<object, string>()

const topicsOf = (draft: Pick<Draft, 'sections'>): string => {
  const key = known.get(draft) ?? JSON.stringify(draft.sections.map(({ items }) => items.map(({ topics }) => topics)))
  known.set(draft, key)
  return key
}

function* pieces<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size)
}
