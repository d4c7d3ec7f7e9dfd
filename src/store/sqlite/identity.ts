import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import { type PutBack, putBackSetting } from '../ledger.ts'

/** The setting under which a database keeps which one it is and how far it has come. */
export const generationSetting = 'generation'
/** The setting under which a database keeps the version of Briefwire that wrote it last. */
export const programSetting = 'program'

/** Which database it is, and how often that has been written down anew. */
export interface Generation {
  readonly id: string
  readonly count: number
}

/** The file beside a database that says how far that had come: whoever puts back an earlier state leaves it as it is. */
export const markOf = (path: string): string => `${path}-generation`

/** A setting of a database of any format; null: there is none, or that format had no settings. */
export const settingIn = (db: Database.Database, name: string): string | null => {
  const kept = db.prepare("select 1 from sqlite_schema where type = 'table' and name = 'settings'").get()
  if (kept === undefined) return null
  return db.prepare<[string], { value: string }>('select value from settings where name = ?').get(name)?.value ?? null
}

/**
 * Gives a database of the present format an identity where it has none, and finds out whether it is an earlier state than the one that
 * was last at this path: it says so itself from then on, until somebody has seen to it. `fresh`: it was made just now.
 */
export const identify = (db: Database.Database, path: string, fresh: boolean, program: string | null): void => {
  const mark = readMark(path)
  const look = () => {
    const own = parsed(settingIn(db, generationSetting))
    // What has content and no identity was written by a program that did not know of it.
    const earlier = mark !== null && !fresh && (own === null || (own.id === mark.id && own.count < mark.count))
    return { own, earlier, other: program !== null && settingIn(db, programSetting) !== program }
  }
  const found = look()
  if (found.own !== null && !found.earlier && !found.other) return
  db.transaction(() => {
    // Another process may have done it while this one waited for the lock.
    const { own, earlier, other } = look()
    const put = db.prepare<[string, string]>(
      'insert into settings (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
    )
    if (other && program !== null) put.run(programSetting, program)
    if (earlier && mark !== null) {
      const clock = db.prepare<[], { seen_at: number }>('select seen_at from clock').get()
      const putBack: PutBack = { at: clock?.seen_at ?? 0, how: 'mark' }
      if (settingIn(db, putBackSetting) === null) put.run(putBackSetting, JSON.stringify(putBack))
      put.run(generationSetting, JSON.stringify(mark))
    } else if (own === null) {
      const made = db.prepare<[], { id: string }>('select lower(hex(randomblob(8))) as id').get()
      put.run(generationSetting, JSON.stringify({ id: made?.id ?? '', count: 0 }))
    }
  }).immediate()
}

/** The next generation after this one, as it is kept. */
export const nextGeneration = (kept: string | null): Generation => {
  const { id, count } = parsed(kept) ?? { id: '', count: 0 }
  return { id, count: count + 1 }
}

/** Writes the mark beside a database; only after the database says the same. */
export const writeMark = (path: string, generation: Generation): void => {
  const half = `${markOf(path)}.part`
  writeFileSync(half, `${JSON.stringify(generation)}\n`, { mode: 0o600 })
  renameSync(half, markOf(path))
}

const shape = z.object({ id: z.string(), count: z.number() })

const parsed = (kept: string | null): Generation | null => {
  if (kept === null) return null
  try {
    return shape.safeParse(JSON.parse(kept)).data ?? null
  } catch {
    return null
  }
}

const readMark = (path: string): Generation | null => {
  try {
    return parsed(readFileSync(markOf(path), 'utf8'))
  } catch {
    return null
  }
}
