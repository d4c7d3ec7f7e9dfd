import type { Doc } from '../../../src/doc.ts'

/** Who can be played: somebody who reads, and somebody who edits. */
export const players = ['reader', 'editor'] as const
export type Player = (typeof players)[number]

/** A message in one of the two chats: the bot's has a doc, the person's a text. */
export interface Shown {
  readonly id: string
  readonly by: 'bot' | 'person'
  readonly doc: Doc | null
  readonly text: string
  /** How often it was changed since it came. */
  readonly changes: number
}

/** The two chats, in memory: they begin anew with each start. */
export interface Chats {
  /** Oldest first. */
  of(player: Player): readonly Shown[]
  /** Adds a message and tells its id. */
  add(player: Player, message: { readonly doc: Doc } | { readonly text: string }): string
  /** False: it is not there any more. */
  change(player: Player, id: string, doc: Doc): boolean
  remove(player: Player, id: string): boolean
  /** Counts everything that happens here. */
  version(): number
}

/** So many messages of a chat are kept. */
const most = 200

export function createChats(): Chats {
  const chats: Record<Player, readonly Shown[]> = { reader: [], editor: [] }
  let version = 0
  let last = 0
  const put = (player: Player, messages: readonly Shown[]): boolean => {
    const changed = messages !== chats[player]
    if (changed) version++
    chats[player] = messages.slice(-most)
    return changed
  }
  return {
    of: (player) => chats[player],
    add(player, message) {
      const id = String(++last)
      const shown: Shown =
        'doc' in message
          ? { id, by: 'bot', doc: message.doc, text: '', changes: 0 }
          : { id, by: 'person', doc: null, text: message.text, changes: 0 }
      put(player, [...chats[player], shown])
      return id
    },
    change(player, id, doc) {
      const before = chats[player].find((each) => each.id === id && each.by === 'bot')
      if (!before) return false
      const after = { ...before, doc, changes: before.changes + 1 }
      return put(
        player,
        chats[player].map((each) => (each === before ? after : each)),
      )
    },
    remove: (player, id) => {
      const rest = chats[player].filter((each) => each.id !== id || each.by !== 'bot')
      return rest.length < chats[player].length && put(player, rest)
    },
    version: () => version,
  }
}
