import type { InstallationRows } from '../../../adapters/slack/app/installations.ts'

/** Rows in memory, open to look into. */
export function memoryRows(): InstallationRows & { readonly rows: Map<string, string> } {
  const rows = new Map<string, string>()
  return {
    rows,
    get: async (id) => rows.get(id) ?? null,
    put: async (id, sealed) => void rows.set(id, sealed),
    delete: async (id) => void rows.delete(id),
    ids: async () => [...rows.keys()],
  }
}
