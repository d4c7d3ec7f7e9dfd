import { archive } from './migrations/0030/archive.ts'
import { desk } from './migrations/0030/desk.ts'
import { ledger } from './migrations/0030/ledger.ts'
import { readers } from './migrations/0030/readers.ts'
import { retired } from './migrations/0031-retired.ts'
import { takers } from './migrations/0032-takers.ts'
import { dueOrder } from './migrations/0033-due-order.ts'
import { kept } from './migrations/0034-kept.ts'
import { everChanging } from './migrations/0035-ever-changing.ts'
import { fixFanOuts } from './migrations/0036-fix-fan-outs.ts'
import { longTexts } from './migrations/0037-long-texts.ts'

/** One step to a format, which has the number that the same format has in SQLite. */
export interface Migration {
  readonly format: number
  readonly sql: string
}

// The order of text is that of its bytes, as in SQLite, whatever the database was made for.
const exact = (sql: string): string => sql.replace(/^( {2}\w+ text)\b/gm, '$1 collate "C"')

/** Every step from an empty database to the present format, oldest first; a step that was released never changes again (a test holds it). */
export const migrations: readonly Migration[] = [
  { format: 30, sql: [archive, readers, ledger, desk].join('') },
  { format: 31, sql: retired },
  { format: 32, sql: takers },
  { format: 33, sql: dueOrder },
  { format: 34, sql: kept },
  { format: 35, sql: everChanging },
  { format: 36, sql: fixFanOuts },
  { format: 37, sql: longTexts },
].map(({ format, sql }) => ({ format, sql: exact(sql) }))

/** The number of the present format. */
export const newestFormat = migrations.at(-1)?.format ?? 0
