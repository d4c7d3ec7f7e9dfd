import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { UserError } from '../../errors.ts'
import { upgrade } from '../sqlite/upgrade.ts'
import type { Cell, Place, Row } from './place.ts'
import { type Table, tablesOf } from './tables.ts'

/** What was moved. */
export interface Moved {
  readonly tables: number
  readonly rows: number
  /** Of all of it, the same on both sides: SHA-256 in hexadecimal. */
  readonly checksum: string
}

export interface MoveOptions {
  readonly from: Place
  readonly to: Place
  /** So many of all rows are there. */
  readonly onProgress?: (rows: number, all: number) => void
  /** Everything is there and is compared from now on. */
  readonly onCheck?: () => void
}

/** Rows in one transaction. */
const piece = 2_000

/**
 * Copies everything from one database into another, which must be new, or one that the same was being moved to when that was broken off: it
 * goes on there. In the end all of it is compared. Throws a UserError where the target has something else in it, the source has changed, or Briefwire runs on either.
 */
export const move = async ({ from, to, onProgress, onCheck }: MoveOptions): Promise<Moved> => {
  for (const place of [from, to]) await refuseUsed(place)
  const tables = presentTables()
  const moving = await to.moving()
  if (moving === null) {
    if (await to.isUsed())
      throw new UserError(
        `There is something in ${to.name} already. Nothing was changed: name a new database to move to.`,
      )
    await to.begin(from.name, tables)
  } else if (moving !== from.name)
    throw new UserError(`Into ${to.name} another database (${moving}) was being moved. Finish that, or name a new one.`)
  let all = 0
  for (const table of tables) all += await from.count(table)
  let rows = 0
  for (const table of tables) {
    rows += await to.count(table)
    for (let after = await to.last(table); ; ) {
      const some = await from.rows(table, after, piece)
      if (some.length === 0) break
      await to.write(table, some)
      after = some.at(-1) ?? null
      rows += some.length
      onProgress?.(rows, all)
    }
  }
  onCheck?.()
  const [there, here] = [await sumOf(from, tables), await sumOf(to, tables)]
  const other = tables.find(({ name }) => there.get(name) !== here.get(name))
  if (other !== undefined)
    throw new UserError(
      `"${other.name}" is not the same in ${to.name} as in ${from.name}. Is Briefwire still running? Stop it, and begin again with a new database.`,
    )
  // What was started meanwhile would go on with what is no longer there, or with half of it.
  for (const place of [from, to]) await refuseUsed(place)
  await to.finish(tables)
  const checksum = createHash('sha256')
    .update(JSON.stringify([...there]))
    .digest('hex')
  return { tables: tables.length, rows, checksum }
}

const refuseUsed = async (place: Place): Promise<void> => {
  if (await place.inUse())
    throw new UserError(
      `Briefwire is running on ${place.name}. Stop it, on every machine, and move then: what it writes meanwhile would be lost. What has been moved by now stays.`,
    )
}

/** Every table with how many rows it has and what is in them, in one word. */
const sumOf = async (place: Place, tables: readonly Table[]): Promise<ReadonlyMap<string, string>> => {
  const sums = new Map<string, string>()
  for (const table of tables) {
    const hash = createHash('sha256')
    let count = 0
    for (let after: Row | null = null; ; ) {
      const some: readonly Row[] = await place.rows(table, after, piece)
      for (const row of some) hash.update(JSON.stringify(row.map(plain)))
      count += some.length
      after = some.at(-1) ?? null
      if (some.length < piece) break
    }
    sums.set(table.name, `${count} ${hash.digest('hex')}`)
  }
  return sums
}

const plain = (cell: Cell): string | number | null =>
  cell instanceof Uint8Array ? Buffer.from(cell).toString('base64') : cell

const presentTables = (): readonly Table[] => {
  const db = new Database(':memory:')
  try {
    upgrade(db)
    return tablesOf(db)
  } finally {
    db.close()
  }
}
