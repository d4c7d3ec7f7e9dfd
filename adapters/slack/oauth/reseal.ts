import { randomBytes } from 'node:crypto'
import { createSeal } from './encryption.ts'
import type { InstallationRows } from './installations.ts'

/** What became of each installation when all were sealed anew; accounts, sorted. */
export interface Resealed {
  readonly resealed: readonly string[]
  /** Sealed with the first key before. */
  readonly already: readonly string[]
  readonly unreadable: readonly string[]
}

/** Seals all installations with the first key, beside whoever uses them. Throws UserError without a proper key. */
export async function reseal(
  rows: Pick<InstallationRows, 'get' | 'replace' | 'ids'>,
  secretKeys: readonly string[],
): Promise<Resealed> {
  const seal = createSeal(secretKeys)
  const outcome = async (id: string): Promise<keyof Resealed | null> => {
    for (;;) {
      const sealed = await rows.get(id)
      if (sealed === null) return null
      if (seal.isNewest(id, sealed)) return 'already'
      const text = opened(() => seal.open(id, sealed))
      if (text === null) return 'unreadable'
      if (await rows.replace(id, sealed, seal.seal(id, text, randomBytes(12)))) return 'resealed'
    }
  }
  const outcomes = new Map<string, keyof Resealed | null>()
  for (const id of await rows.ids()) outcomes.set(id, await outcome(id))
  const which = (kind: keyof Resealed) => [...outcomes].flatMap(([id, came]) => (came === kind ? id : [])).sort()
  return { resealed: which('resealed'), already: which('already'), unreadable: which('unreadable') }
}

function opened(open: () => string): string | null {
  try {
    return open()
  } catch {
    return null
  }
}
