import { z } from 'zod'
import { languageOfTag } from '../../../model.ts'
import type { NewAuditEntry } from '../../desk.ts'
import { withPhotos } from '../../item-photos.ts'
import type { Proposal, Store } from '../../port.ts'
import { type TargetRow, threadKey, toTarget } from '../rows.ts'
import { one, type Transactions, type Work } from '../work.ts'
import { type AuditRow, toAuditEntry, type WriteAudit } from './audit-log.ts'

interface ProposalRow extends TargetRow {
  readonly id: number
  readonly item: string
  readonly section: string | null
  readonly person: string
  readonly name: string | null
  readonly proposed_at: number
  readonly language: string | null
}

const item = z.object({
  headline: z.string(),
  body: z.array(z.string()),
  source: z.object({ name: z.string(), url: z.string().nullable() }).nullable(),
  topics: z.array(z.string()),
  photos: z.exactOptional(z.array(z.string())),
})

/** Closes a proposal with this line of the audit log, in a transaction that is open already; false: it was not open. */
export type CloseProposal = (id: number, entry: NewAuditEntry) => Work<boolean>

/** Closes proposals. */
export const createCloseProposal = ({ sql }: Transactions, writeAudit: WriteAudit): CloseProposal => {
  const close = sql.prepare<[number, number]>('update proposals set closed_at = ? where id = ? and closed_at is null')
  const closedBy = sql.prepare<[number, number]>('update proposals set closed_by_entry = ? where id = ?')
  return function* (id, entry) {
    if ((yield* close.run(entry.at, id)).changes === 0) return false
    yield* closedBy.run(yield* writeAudit(entry), id)
    return true
  }
}

/** What readers would like to see in the brief. */
export const createProposals = (
  { sql, read, write }: Transactions,
  close: CloseProposal,
): Pick<
  Store,
  'propose' | 'proposals' | 'proposalsBy' | 'usedProposals' | 'openProposals' | 'proposalClosing' | 'closeProposal'
> => {
  type Columns = [string, string | null, string, string | null, string, string, string, string, number, string | null]
  const insert = sql.prepare<Columns, { id: number }>(`
    insert into proposals (item, section, person, name, platform, account, chat, thread, proposed_at, language)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id`)
  const page = sql.prepare<[number, number], ProposalRow>(`
    select * from proposals indexed by proposals_open where id > ? and closed_at is null order by id limit ?`)
  const ofPerson = sql.prepare<[string, number, number], ProposalRow>(
    'select * from proposals where person = ? and proposed_at >= ? order by proposed_at desc, id desc limit ?',
  )
  const used = sql.prepare<[number], ProposalRow & { number: number }>(`
    select p.*, i.number from items i
    join deeds d on d.subject = 'draft ' || i.key and d.deed = 'posted'
    join proposals p on p.closed_by_entry = d.id
    where i.issue = ? and i.key is not null order by i.number`)
  const open = sql.prepare<[], { count: number; newest: number | null }>(`
    select count(*) as count, max(id) as newest from proposals indexed by proposals_open where closed_at is null`)
  const closing = sql.prepare<[number], AuditRow>(
    'select d.* from proposals p join deeds d on d.id = p.closed_by_entry where p.id = ?',
  )
  return {
    propose: write(function* ({ item, section, person, name, from, language = null }, at) {
      const { platform, account, chat, thread } = from
      const place = [platform, account, chat, threadKey(thread)] as const
      return one(yield* insert.get(JSON.stringify(item), section, person, name, ...place, at, language)).id
    }),
    proposals: read(function* (after, limit) {
      return (yield* page.all(after, limit)).map(toProposal)
    }),
    proposalsBy: read(function* (person, since, limit) {
      return (yield* ofPerson.all(person, since, limit)).map(toProposal)
    }),
    usedProposals: read(function* (issue) {
      return (yield* used.all(issue)).map((row) => ({ ...toProposal(row), number: row.number }))
    }),
    openProposals: read(function* () {
      return one(yield* open.get())
    }),
    proposalClosing: read(function* (id) {
      const row = yield* closing.get(id)
      return row === undefined ? null : toAuditEntry(row)
    }),
    closeProposal: write(function* (id, entry) {
      return yield* close(id, entry)
    }),
  }
}

const toProposal = (row: ProposalRow): Proposal => ({
  id: row.id,
  item: item.parse(withPhotos(JSON.parse(row.item))),
  section: row.section,
  person: row.person,
  name: row.name,
  from: toTarget(row),
  at: row.proposed_at,
  ...(row.language === null ? {} : { language: languageOfTag(row.language) }),
})
