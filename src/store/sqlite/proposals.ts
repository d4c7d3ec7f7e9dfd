import { z } from 'zod'
import type { Store } from '../port.ts'
import { type Connection, one } from './connection.ts'
import { type TargetRow, toTarget } from './rows.ts'

interface ProposalRow extends TargetRow {
  readonly id: number
  readonly item: string
  readonly section: string | null
  readonly person: string
  readonly proposed_at: number
}

const item = z.object({
  headline: z.string(),
  body: z.array(z.string()),
  source: z.object({ name: z.string(), url: z.string().nullable() }).nullable(),
  topics: z.array(z.string()),
})

/** What readers would like to see in the brief. */
export const createProposals = ({ db, read, write }: Connection): Pick<Store, 'propose' | 'proposals'> => {
  const insert = db.prepare<[string, string | null, string, string, string, string, string, number], { id: number }>(`
    insert into proposals (item, section, person, platform, account, chat, thread, proposed_at)
    values (?, ?, ?, ?, ?, ?, ?, ?) returning id`)
  const page = db.prepare<[number, number], ProposalRow>('select * from proposals where id > ? order by id limit ?')
  return {
    propose: write(({ item, section, person, from }, at) => {
      const { platform, account, chat, thread } = from
      return one(insert.get(JSON.stringify(item), section, person, platform, account, chat, thread ?? '', at)).id
    }),
    proposals: read((after, limit) =>
      page.all(after, limit).map((row) => ({
        id: row.id,
        item: item.parse(JSON.parse(row.item)),
        section: row.section,
        person: row.person,
        from: toTarget(row),
        at: row.proposed_at,
      })),
    ),
  }
}
