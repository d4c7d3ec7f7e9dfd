import type { Messenger } from '../../src/desk/notify/messenger.ts'
import { placeName } from '../../src/desk/notify/notify.ts'
import type { Target } from '../../src/model.ts'
import { wordsOf } from './newsdesk.ts'

/** A messenger in memory: what stands in each chat, and which menus were set. */
export interface Talker extends Messenger {
  readonly said: { readonly target: Target; readonly id: string; words: string }[]
  readonly menus: { readonly target: Target; readonly names: readonly string[] }[]
  /** What stands at a place, newest last. */
  at(target: Target): readonly string[]
  /** Whether messages can be changed. */
  edits: boolean
}

/** A messenger that reaches everybody. */
export function createTalker(): Talker {
  const talker: Talker = {
    said: [],
    menus: [],
    edits: true,
    at: (target) =>
      talker.said.flatMap((message) => (placeName(message.target) === placeName(target) ? message.words : [])),
    async say(target, doc) {
      const id = `m${talker.said.length + 1}`
      talker.said.push({ target, id, words: wordsOf(doc) })
      return id
    },
    async change(target, id, doc) {
      const message = talker.said.find((each) => each.id === id && placeName(each.target) === placeName(target))
      if (!message || !talker.edits) return false
      message.words = wordsOf(doc)
      return true
    },
    async offer(target, commands) {
      talker.menus.push({ target, names: commands.map(({ name }) => name) })
    },
  }
  return talker
}
