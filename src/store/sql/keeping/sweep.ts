import type { KeepingStore } from '../../keeping.ts'
import type { Transactions, Work } from '../work.ts'

/** The name of a picture, wherever it stands. */
const names = /[0-9a-f]{32}/g

/** Clears what the desk has no use for any more. */
export const createSweep = ({ sql, write }: Transactions): Pick<KeepingStore, 'sweep'> => {
  const expired = ['invitations', 'sign_ins', 'sessions', 'sign_ups', 'questions'].map((table) =>
    sql.prepare<[number]>(`delete from ${table} where expires_at <= ?`),
  )
  const notes = sql.prepare<[number]>('delete from notes where at < ?')
  const kept = sql.prepare<[number], { id: string }>('select id from pictures where kept_at < ?')
  const shown = [
    'select photo as text from items where photo is not null',
    'select content as text from draft',
    'select later as text from draft where later is not null',
    'select content as text from notes',
    'select item as text from proposals',
  ].map((text) => sql.prepare<[], { text: string }>(text))
  const before = sql.prepare<[string], { found: 1 }>(
    "select 1 as found from revisions where content like '%' || cast(? as text) || '%' limit 1",
  )
  const removeCopies = sql.prepare<[string]>('delete from picture_copies where picture = ?')
  const remove = sql.prepare<[string]>('delete from pictures where id = ?')

  const clearPictures = function* (until: number): Work<void> {
    const old = (yield* kept.all(until)).map(({ id }) => id)
    if (old.length === 0) return
    const used = new Set<string>()
    for (const statement of shown)
      for (const { text } of yield* statement.all()) for (const [name] of text.matchAll(names)) used.add(name)
    for (const id of old) {
      if (used.has(id) || (yield* before.get(id)) !== undefined) continue
      yield* removeCopies.run(id)
      yield* remove.run(id)
    }
  }

  return {
    sweep: write(function* (until) {
      const at = Math.floor(until)
      for (const statement of expired) yield* statement.run(at)
      yield* notes.run(at)
      yield* clearPictures(at)
    }),
  }
}
