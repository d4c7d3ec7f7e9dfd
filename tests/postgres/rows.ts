import { Client } from 'pg'
import type { DeliveryWitness, FixWitness, Rows } from '../contracts/store.suite.ts'

/** Reads the rows of a PostgreSQL store through a connection of its own. */
export const postgresRows = async (url: string): Promise<Rows & { close(): Promise<void> }> => {
  const client = new Client(url)
  await client.connect()
  const all = async <T extends object>(sql: string): Promise<readonly T[]> =>
    (await client.query<T>({ text: sql, types: { getTypeParser: (type: number) => parsers[type] ?? String } })).rows
  const count = async (table: 'issues' | 'items' | 'search'): Promise<number> =>
    (await all<{ count: number }>(`select count(*) from ${table}`))[0]?.count ?? 0
  return {
    deliveries: () =>
      all<DeliveryWitness>(`
        select d.id, d.issue, s.chat, d.state, d.part, d.attempt, d.worker, n.halted is not null as halted, s.state as reader
        from deliveries d join subscriptions s on s.id = d.subscription join issues n on n.number = d.issue order by d.id`),
    parts: () => all('select delivery, part, state, message from parts order by delivery, part'),
    tallies: () =>
      all('select issue, state, sum(count) as count from tallies group by issue, state order by issue, state'),
    fixes: () =>
      all<FixWitness>(`
        select f.delivery, f.issue, f.state, f.revision, f.telling,
          (select string_agg(p.revision || case when p.standing = 'there' then '' else ' ' || p.standing end, ', ' order by p.part)
            from parts p where p.delivery = f.delivery) as shows
        from fixes f order by f.delivery`),
    fixTallies: () =>
      all('select issue, state, sum(count) as count from fix_tallies group by issue, state order by issue, state'),
    counts: async () => ({
      issues: await count('issues'),
      items: await count('items'),
      searchable: await count('search'),
    }),
    close: () => client.end(),
  }
}

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  16: (text) => text === 't',
  20: Number,
  1700: Number,
}
