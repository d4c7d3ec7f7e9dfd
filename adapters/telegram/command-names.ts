/** Commands that go by another name in this bot, or by none: `{ latest: 'news', start: false }`. */
export type Renames = Readonly<Record<string, string | false>>

/** Between the names that people type and the names that the core knows. */
export interface Names {
  /** The core's name of what was typed, or null: not ours. */
  toCore(typed: string): string | null
  /** What people type for it, or null where it is turned off. */
  toTyped(core: string): string | null
}

/** Applies renames both ways. The old name of a renamed command is not ours any more. */
export const createNames = (renames: Renames = {}): Names => {
  const core = new Map<string, string>()
  for (const [name, typed] of Object.entries(renames)) if (typed !== false) core.set(typed.toLowerCase(), name)
  return {
    toCore(typed) {
      const name = typed.toLowerCase()
      const renamed = core.get(name)
      if (renamed !== undefined) return renamed
      return Object.hasOwn(renames, name) ? null : name
    },
    toTyped(name) {
      const typed = Object.hasOwn(renames, name) ? renames[name] : name
      return typed === undefined || typed === false ? null : typed
    },
  }
}
