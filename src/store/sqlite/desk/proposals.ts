import { z } from 'zod'
import { languageOfTag } from '../../../model.ts'
import type { NewAuditEntry } from '../../desk.ts'
import { withPhotos } from '../../item-photos.ts'
import type { Proposal, Store } from '../../port.ts'
import { type Connection, one } from '../connection.ts'
import { type TargetRow, threadKey, toTarget } from '../rows.ts'
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
export type CloseProposal = (id: number, entry: NewAuditEntry) => boolean

/** Closes proposals. */
export const createCloseProposal = ({ db }: Connection, writeAudit: WriteAudit): CloseProposal => {
  const close = db.prepare<[number, number]>('update proposals set closed_at = ? where id = ? and closed_at is null')
  const closedBy = db.prepare<[number, number]>('update proposals set closed_by_entry = ? where id = ?')
  return (id, entry) => {
    if (close.run(entry.at, id).changes === 0) return false
    closedBy.run(writeAudit(entry), id)
    return true
  }
}

/** What readers would like to see in the brief. */
export const createProposals = (
  { db, read, write }: Connection,
  close: CloseProposal,
): Pick<
  Store,
  'propose' | 'proposals' | 'proposalsBy' | 'usedProposals' | 'openProposals' | 'proposalClosing' | 'closeProposal'
> => {
  type Columns = [string, string | null, string, string | null, string, string, string, string, number, string | null]
  const insert = db.prepare<Columns, { id: number }>(`
    insert into proposals (item, section, person, name, platform, account, chat, thread, proposed_at, language)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id`)
  const page = db.prepare<[number, number], ProposalRow>(`
    select * from proposals indexed by proposals_open where id > ? and closed_at is null order by id limit ?`)
  const ofPerson = db.prepare<[string, number, number], ProposalRow>(
    'select * from proposals where person = ? and proposed_at >= ? order by proposed_at desc, id desc limit ?',
  )
  const used = db.prepare<[number], ProposalRow & { number: number }>(`
    select p.*, i.number from items i
    join deeds d on d.subject = 'draft ' || i.key and d.deed = 'posted'
    join proposals p on p.closed_by_entry = d.id
    where i.issue = ? and i.key is not null order by i.number`)
  const open = db.prepare<[], { count: number; newest: number | null }>(`
    select count(*) as count, max(id) as newest from proposals indexed by proposals_open where closed_at is null`)
  const closing = db.prepare<[number], AuditRow>(
    'select d.* from proposals p join deeds d on d.id = p.closed_by_entry where p.id = ?',
  )
  return {
    propose: write(({ item, section, person, name, from, language = null }, at) => {
      const { platform, account, chat, thread } = from
      const place = [platform, account, chat, threadKey(thread)] as const
      return one(insert.get(JSON.stringify(item), section, person, name, ...place, at, language)).id
    }),
    proposals: read((after, limit) => page.all(after, limit).map(toProposal)),
    proposalsBy: read((person, since, limit) => ofPerson.all(person, since, limit).map(toProposal)),
    usedProposals: read((issue) => used.all(issue).map((row) => ({ ...toProposal(row), number: row.number }))),
    openProposals: read(() => one(open.get())),
    proposalClosing: read((id) => {
      const row = closing.get(id)
      return row === undefined ? null : toAuditEntry(row)
    }),
    closeProposal: write((id, entry) => close(id, entry)),
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
