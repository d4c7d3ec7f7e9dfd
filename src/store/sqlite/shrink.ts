import type Database from 'better-sqlite3'

/** So much lies empty in any database that is at work: it is filled again sooner than it is worth giving back. */
const share = 1 / 4
const least = 2_000
/** In one step, which takes some milliseconds. */
const pages = 200

/** Gives a few of the empty pages back to the disk, where these are many; tells whether there are more. A file of an older format keeps its size. */
export const shrink = (db: Database.Database): boolean => {
  const number = (name: string): number => Number(db.pragma(name, { simple: true }))
  if (number('auto_vacuum') !== incremental) return false
  const empty = number('freelist_count')
  if (empty < least || empty < number('page_count') * share) return false
  db.pragma(`incremental_vacuum(${pages})`)
  return true
}

const incremental = 2
