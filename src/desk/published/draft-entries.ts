import type { AuditEntry } from '../../store/desk.ts'

/** Lines of the record that changed what the next issue says. */
export const draftEntries = (entries: readonly AuditEntry[]): readonly AuditEntry[] =>
  entries.filter(
    ({ subject, action, detail }) =>
      (!aboutPublishing.has(action) && /^draft\b/.test(subject)) ||
      // An urgent item may have left it.
      (action === 'published' && detail.urgent === true),
  )

const aboutPublishing: ReadonlySet<AuditEntry['action']> = new Set([
  'scheduled',
  'unscheduled',
  'requested',
  'approved',
  'declined',
])
