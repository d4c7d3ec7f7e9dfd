import type { LiveMessenger } from '../../src/desk/notify/messenger.ts'
import { placeName } from '../../src/desk/notify/notify.ts'
import type { Target } from '../../src/model.ts'
import { wordsOf } from './newsdesk.ts'

/** A messenger in memory: what stands in each chat, and which menus were set. */
export interface Talker extends LiveMessenger {
  readonly said: { readonly target: Target; readonly id: string; words: string }[]
  readonly menus: { readonly target: Target; readonly names: readonly string[] }[]
  /** What stands at a place, newest last. */
  at(target: Target): readonly string[]
  /** Whether messages can be changed. */
  edits: boolean
  /** Whether messages may be pinned, and which are. */
  pins: boolean
  readonly pinned: Set<string>
}

/** A messenger that reaches everybody. */
export function createTalker(): Talker {
  let count = 0
  const talker: Talker = {
    said: [],
    menus: [],
    edits: true,
    pins: true,
    pinned: new Set(),
    at: (target) =>
      talker.said.flatMap((message) => (placeName(message.target) === placeName(target) ? message.words : [])),
    async say(target, doc) {
      const id = `m${++count}`
      talker.said.push({ target, id, words: wordsOf(doc) })
      return id
    },
    nameOf: async ({ chat }) => `Team ${chat}`,
    invitationLinks: async (code) => [`https://t.me/desk_bot?start=join_${code}`],
    async change(target, id, doc) {
      const message = talker.said.find((each) => each.id === id && placeName(each.target) === placeName(target))
      if (!message || !talker.edits) return false
      message.words = wordsOf(doc)
      return true
    },
    async pin(_target, id) {
      if (talker.pins) talker.pinned.add(id)
      return talker.pins
    },
    async remove(_target, id) {
      talker.pinned.delete(id)
      talker.said.splice(0, talker.said.length, ...talker.said.filter((each) => each.id !== id))
    },
    async offer(target, commands) {
      talker.menus.push({ target, names: commands.map(({ name }) => name) })
    },
  }
  return talker
}
