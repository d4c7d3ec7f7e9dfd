import type { Config } from '../../config.ts'
import { withOneName } from '../../desk/people/one-name.ts'
import { auditLine } from '../../desk/published/audit-lines.ts'
import { openDesk } from '../../main/open-desk.ts'
import type { AuditEntry } from '../../store/desk.ts'
import { momentOf } from '../../time/zone.ts'
import type { Streams } from '../io.ts'
import { Failure } from '../terminal/failure.ts'

export interface AuditOptions {
  readonly json?: boolean
  /** YYYY-MM-DD on the brief's calendar. */
  readonly since?: string
}

const pageSize = 500

/** `briefwire audit`: the whole record of the desk, oldest first; as JSON one line for each entry, with all its details. */
export async function audit({ json, since }: AuditOptions, config: Config, io: Streams): Promise<void> {
  const { brief } = config
  const from = since === undefined ? 0 : dayStart(since, brief.timeZone, io)
  const { store, desk } = await openDesk(config)
  try {
    for (let after = 0; ; ) {
      const page = await store.auditAfter(after, pageSize)
      for (const [at, entry] of (await withOneName(page, { store, roles: desk.roles })).entries()) {
        if (entry.at < from) continue
        // Scripts read what was written down.
        io.out(
          json ? JSON.stringify(forScripts(page[at] ?? entry)) : auditLine(entry, { language: io.language, brief }),
        )
      }
      const last = page.at(-1)
      if (!last || page.length < pageSize) return
      after = last.id
    }
  } finally {
    await store.close()
  }
}

function dayStart(date: string, timeZone: string, { words }: Streams): number {
  const [match, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  if (match === undefined || Number.isNaN(Date.parse(date))) throw new Failure('usage', words.results.noDay(date))
  return momentOf({ year: Number(year), month: Number(month), day: Number(day), hour: 0, minute: 0 }, timeZone)
}

/** The line as scripts have always read it. */
const forScripts = ({ id, at, actor, action: deed, subject, detail }: AuditEntry) => ({
  at: new Date(at).toISOString(),
  actor,
  deed,
  subject,
  detail,
  id,
})
