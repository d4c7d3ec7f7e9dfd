import type { InstallationRows } from '../../../adapters/slack/oauth/installations.ts'

/** Rows in memory, open to look into. */
export function memoryRows(): InstallationRows & { readonly rows: Map<string, string> } {
  const rows = new Map<string, string>()
  const holds = new Map<string, number>()
  return {
    rows,
    get: async (id) => rows.get(id) ?? null,
    async put(id, sealed) {
      rows.set(id, sealed)
      holds.delete(id)
    },
    async replace(id, before, after) {
      if (rows.get(id) !== before) return false
      rows.set(id, after)
      holds.delete(id)
      return true
    },
    async hold(id, _holder, until, now) {
      if (!rows.has(id) || (holds.get(id) ?? 0) > now) return false
      holds.set(id, until)
      return true
    },
    delete: async (id) => void rows.delete(id),
    ids: async () => [...rows.keys()],
    after: async (id, limit) =>
      [...rows]
        .map(([id, sealed]) => ({ id, sealed }))
        .filter((each) => each.id > id)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
  }
}
