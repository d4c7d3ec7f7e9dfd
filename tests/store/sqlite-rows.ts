import Database from 'better-sqlite3'
import type { DeliveryWitness, FixWitness, Rows } from '../contracts/store.suite.ts'

/** Reads the rows of an SQLite store through a connection of its own. */
export const sqliteRows = (path: string): Rows & { close(): Promise<void> } => {
  const db = new Database(path, { readonly: true })
  const deliveries = db.prepare<[], Omit<DeliveryWitness, 'halted'> & { halted: 0 | 1 }>(`
    select d.id, d.issue, s.chat, d.state, d.part, d.attempt, d.worker, n.halted is not null as halted, s.state as reader
    from deliveries d join subscriptions s on s.id = d.subscription join issues n on n.number = d.issue order by d.id`)
  const parts = db.prepare<[], { delivery: number; part: number; state: string; message: string | null }>(
    'select delivery, part, state, message from parts order by delivery, part',
  )
  const tallies = db.prepare<[], { issue: number; state: string; count: number }>(
    'select issue, state, sum(count) as count from tallies group by issue, state order by issue, state',
  )
  const fixes = db.prepare<[], FixWitness>(`
    select f.delivery, f.issue, f.state, f.revision, f.telling,
      (select group_concat(p.revision || iif(p.standing = 'there', '', ' ' || p.standing), ', ' order by p.part)
        from parts p where p.delivery = f.delivery) as shows
    from fixes f order by f.delivery`)
  const fixTallies = db.prepare<[], { issue: number; state: string; count: number }>(
    'select issue, state, sum(count) as count from fix_tallies group by issue, state order by issue, state',
  )
  const count = (table: 'issues' | 'items' | 'search_docsize'): number =>
    Number(db.prepare(`select count(*) from ${table}`).pluck().get())
  return {
    deliveries: async () => deliveries.all().map((row) => ({ ...row, halted: row.halted === 1 })),
    parts: async () => parts.all(),
    tallies: async () => tallies.all(),
    fixes: async () => fixes.all(),
    fixTallies: async () => fixTallies.all(),
    counts: async () => ({ issues: count('issues'), items: count('items'), searchable: count('search_docsize') }),
    close: async () => {
      db.close()
    },
  }
}
