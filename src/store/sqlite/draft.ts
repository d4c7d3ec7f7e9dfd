import type { Draft } from '../../model.ts'
import type { Store } from '../port.ts'
import type { Connection } from './connection.ts'

interface DraftRow {
  readonly version: number
  readonly content: string
}

/** The draft's one row, for those that are in a transaction already. */
export interface DraftRowAccess {
  /** 0 while nothing was ever saved. */
  version(): number
  put(draft: Draft, version: number, at: number): void
}

/** A draft with nothing in it. */
export const emptyDraft: Draft = { title: '', date: null, sections: [], footer: [] }

/** Reads and writes the draft's row. */
export const createDraftRow = ({ db }: Connection): DraftRowAccess => {
  const read = db.prepare<[], { version: number }>('select version from draft where id = 1')
  const write = db.prepare<[number, string, number]>(`
    insert into draft (id, version, content, changed_at) values (1, ?, ?, ?)
    on conflict (id) do update
      set version = excluded.version, content = excluded.content, changed_at = excluded.changed_at`)
  return {
    version: () => read.get()?.version ?? 0,
    put(draft, version, at) {
      write.run(version, JSON.stringify(draft), at)
    },
  }
}

/** The desk's draft: one for the whole brief, with a version that every change must name. */
export const createDraft = (connection: Connection, row: DraftRowAccess): Pick<Store, 'draft' | 'saveDraft'> => {
  const stored = connection.db.prepare<[], DraftRow>('select version, content from draft where id = 1')
  return {
    draft: connection.read(() => {
      const found = stored.get()
      if (found === undefined) return { draft: emptyDraft, version: 0 }
      const draft: Draft = JSON.parse(found.content)
      return { draft, version: found.version }
    }),
    saveDraft: connection.write((draft, version, at) => {
      if (row.version() !== version) return false
      row.put(draft, version + 1, at)
      return true
    }),
  }
}
