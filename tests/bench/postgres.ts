import { measureClaims } from './postgres/claims.ts'
import { measureCommands } from './postgres/commands.ts'
import { measureCost } from './postgres/cost.ts'
import { measurePublication } from './postgres/million.ts'
import { measureWorkers } from './postgres/workers.ts'

/** What can be measured of PostgreSQL, each by itself. */
export const postgresParts: ReadonlyMap<string, () => Promise<void>> = new Map([
  ['million', measurePublication],
  ['claims', measureClaims],
  ['workers', measureWorkers],
  ['cost', measureCost],
  ['commands', measureCommands],
])

/** All of them, or those that are named; on a server of its own, whose settings are those of a small one in earnest. */
export async function measurePostgres(names: readonly string[]): Promise<void> {
  for (const [name, part] of postgresParts) if (names.length === 0 || names.includes(name)) await part()
}
