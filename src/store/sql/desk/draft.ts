import type { Draft } from '../../../model.ts'
import type { DraftChange, StoredDraft } from '../../desk.ts'
import { withPhotos } from '../../item-photos.ts'
import type { Store } from '../../port.ts'
import type { Coin } from '../topics/coin.ts'
import type { Transactions, Work } from '../work.ts'
import type { WriteAudit } from './audit-log.ts'
import type { CloseProposal } from './proposals.ts'

interface DraftRow {
  readonly version: number
  readonly content: string
  readonly later: string | null
}

/** The drafts' one row, for those that are in a transaction already. */
export interface DraftRowAccess {
  /** Empty, with version 0, while nothing was ever saved. */
  read(): Work<StoredDraft>
  put(drafts: StoredDraft, at: number): Work<void>
}

const draftOf = (json: string): Draft => JSON.parse(json, (_, value) => withPhotos(value))

/** A draft with nothing in it. */
export const emptyDraft: Draft = { title: '', date: null, sections: [], footer: [] }

/** Reads and writes the drafts' row. */
export const createDraftRow = ({ sql }: Transactions): DraftRowAccess => {
  const stored = sql.prepare<[], DraftRow>('select version, content, later from draft where id = 1')
  const write = sql.prepare<[number, string, string, number]>(`
    insert into draft (id, version, content, later, changed_at) values (1, ?, ?, ?, ?)
    on conflict (id) do update set version = excluded.version, content = excluded.content, later = excluded.later,
      changed_at = excluded.changed_at`)
  return {
    *read() {
      const row = yield* stored.get()
      if (row === undefined) return { draft: emptyDraft, later: emptyDraft, version: 0 }
      const draft = draftOf(row.content)
      const later = row.later === null ? emptyDraft : draftOf(row.later)
      return { draft, later, version: row.version }
    },
    *put({ draft, later, version }, at) {
      yield* write.run(version, JSON.stringify(draft), JSON.stringify(later), at)
    },
  }
}

/** The desk's drafts: two for the whole brief, under one version that every change must name. */
export const createDraft = (
  { read, write }: Transactions,
  row: DraftRowAccess,
  writeAudit: WriteAudit,
  close: CloseProposal,
  coin: Coin,
): Pick<Store, 'draft' | 'saveDraft'> => ({
  draft: read(function* () {
    return yield* row.read()
  }),
  saveDraft: write(function* (draft: Draft, version: number, at: number, change: DraftChange = {}) {
    const stored = yield* row.read()
    if (stored.version !== version) return false
    if (change.proposal !== undefined && !(yield* close(change.proposal, change.audit))) return false
    yield* row.put(
      { draft: yield* coin.take(draft), later: yield* coin.take(change.later ?? stored.later), version: version + 1 },
      at,
    )
    yield* coin.prune()
    if (change.audit !== undefined && change.proposal === undefined) yield* writeAudit(change.audit)
    return true
  }),
})
