import { isDeepStrictEqual } from 'node:util'
import type { Adapter, MessageId } from '../adapter.ts'
import type { Fix, ShownPart } from '../store/corrections.ts'
import type { PartsOf } from './parts.ts'

/** What a copy needs to be right. */
export interface Need {
  /** The one call that is next, or null: none. */
  readonly call:
    | { readonly kind: 'edit'; readonly part: number; readonly id: MessageId; readonly content: unknown }
    | { readonly kind: 'remove'; readonly part: number; readonly id: MessageId; readonly unsure: boolean }
    | null
  /** How many calls remain after it. */
  readonly left: number
  /** Whether something that the reader should know stands in what cannot be changed; `lost` is one more such part. */
  tells(lost: number | null): boolean
}

/** Compares what stands in a chat with what should, as this platform shows it to this reader. */
export async function needOf(fix: Fix, adapter: Adapter, partsOf: PartsOf): Promise<Need> {
  const { issue, revision, wants, missed, shown } = fix
  const wanted = await partsOf({ issue, revision, wants, missed }, adapter)
  const had = await Promise.all(
    shown.map(async (each) => ({
      ...each,
      content: await at(each.revision),
      // What the reader knows of it, leaving aside which revision it calls itself.
      known: await at(Math.max(each.revision, fix.told), revision),
    })),
  )
  function at(base: number, as = base) {
    return partsOf({ issue, revision: base, wants, missed, as }, adapter)
  }

  // A part more cannot be put between the messages of a chat; and there is no message with nothing in it.
  const unfit = wanted === null || !adapter.edit || (fix.complete && wanted.length > shown.length)
  const isStuck = (each: ShownPart): boolean =>
    unfit || each.id === null || each.standing === 'gone' || (wanted[each.part] === undefined && !adapter.remove)
  const differs = (each: (typeof had)[number]): boolean =>
    each.standing === 'unsure' ||
    (each.revision < revision && !isDeepStrictEqual(each.content?.[each.part], wanted?.[each.part]))
  const outdated = had.filter((each) => !isStuck(each) && differs(each))
  const edits = outdated.filter(({ part }) => wanted?.[part] !== undefined)
  const surplus = outdated.filter(({ part }) => wanted?.[part] === undefined)
  // From the last one on, so that there is never a gap.
  const next = edits[0] ?? surplus.at(-1)
  return {
    call: callOf(next, wanted),
    left: Math.max(0, outdated.length - 1),
    tells: (lost) =>
      had
        .filter((each) => each.revision < revision && (isStuck(each) || each.part === lost))
        .some(({ part, known }) =>
          unfit ? !isDeepStrictEqual(known, wanted) : !isDeepStrictEqual(known?.[part], wanted[part]),
        ),
  }
}

const callOf = (next: ShownPart | undefined, wanted: readonly unknown[] | null): Need['call'] => {
  if (!next || next.id === null) return null
  const { part, id } = next
  const content = wanted?.[part]
  const unsure = next.standing === 'unsure'
  return content === undefined ? { kind: 'remove', part, id, unsure } : { kind: 'edit', part, id, content }
}
