import type { Config } from '../config.ts'
import { deedLine } from '../desk/published/audit-lines.ts'
import { UserError } from '../errors.ts'
import { openDesk } from '../main.ts'
import { momentOf } from '../time/zone.ts'
import type { Streams } from './io.ts'

export interface AuditOptions {
  readonly json?: boolean
  /** YYYY-MM-DD on the brief's calendar. */
  readonly since?: string
}

const pageSize = 500

/** `briefwire audit`: the whole record of the desk, oldest first; as JSON one line for each deed, with all its details. */
export async function audit({ json, since }: AuditOptions, config: Config, io: Streams): Promise<void> {
  const { brief } = config
  const from = since === undefined ? 0 : dayStart(since, brief.timeZone)
  const { store } = openDesk(config)
  try {
    for (let after = 0; ; ) {
      const page = await store.deedsAfter(after, pageSize)
      for (const deed of page) {
        if (deed.at < from) continue
        io.out(
          json
            ? JSON.stringify({ ...deed, at: new Date(deed.at).toISOString() })
            : deedLine(deed, { language: brief.language, brief }),
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

function dayStart(date: string, timeZone: string): number {
  const [match, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  if (match === undefined || Number.isNaN(Date.parse(date)))
    throw new UserError(`“${date}” is no date; write it as 2026-12-24.`)
  return momentOf({ year: Number(year), month: Number(month), day: Number(day), hour: 0, minute: 0 }, timeZone)
}
