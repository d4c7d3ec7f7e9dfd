import type { Store } from '../../store/port.ts'
import { newestAudit } from '../draft/change-drafts.ts'

/** Who published an issue, and when. */
export interface Release {
  readonly issue: number
  /** Null: not a person. */
  readonly name: string | null
  readonly at: number
}

/** The publication of this version of the draft, or null: it never went out. */
export async function releaseOfVersion(store: Pick<Store, 'auditBefore'>, version: number): Promise<Release | null> {
  const found = await newestAudit(store, ({ action, detail }) => action === 'published' && detail.version === version)
  const issue = Number(/^issue (\d+)$/.exec(found?.subject ?? '')?.[1])
  return found && { issue, name: found.actor.name, at: found.at }
}

/** The publication of an issue. */
export async function releaseOf(store: Pick<Store, 'auditBefore' | 'issue'>, number: number): Promise<Release> {
  const found = await newestAudit(
    store,
    ({ action, subject }) => action === 'published' && subject === `issue ${number}`,
  )
  const at = found?.at ?? (await store.issue(number))?.publishedAt ?? 0
  return { issue: number, name: found?.actor.name ?? null, at }
}
