import type { Adapter, Host } from '../../../src/adapter.ts'
import type { Doc } from '../../../src/doc.ts'
import { DeliveryError } from '../../../src/errors.ts'
import type { Target } from '../../../src/model.ts'
import { takeTyped } from '../../typed/typed.ts'
import { type Chats, type Player, players } from './chats.ts'

export const platform = 'web'
export const account = 'local'

/** The one who edits, as in ADMINS. */
export const tryEditor = `${platform}:editor`

export const targetOf = (player: Player): Target => ({ platform, account, chat: player, thread: null })

/** Two chats in a browser as a platform: what is sent there is a doc, and stays one until a page shows it. */
export interface TryChat extends Adapter<Doc> {
  /** What the person writes or presses; a press (`pressed` names its message) is answered in place of that message. */
  say(player: Player, text: string, pressed: string | null): Promise<void>
}

export function createTryChat(chats: Chats, names: Readonly<Record<Player, string>>): TryChat {
  let host: Host | null = null
  const playerAt = ({ chat }: Target): Player => {
    const player = players.find((each) => each === chat)
    if (!player) throw new DeliveryError({ kind: 'gone', reason: 'there is no such chat in the browser' })
    return player
  }
  const gone = (): never => {
    throw new DeliveryError({ kind: 'gone', reason: 'the message is no longer in the browser' })
  }

  return {
    platform,
    pace: { perSecond: 30, chatMs: () => 0 },
    accounts: () => [account],
    render: (doc) => [doc],
    async send(target, doc) {
      return chats.add(playerAt(target), { doc })
    },
    async edit(target, id, doc) {
      if (!chats.change(playerAt(target), id, doc)) gone()
    },
    async remove(target, id) {
      if (!chats.remove(playerAt(target), id)) gone()
    },
    async listen(given) {
      host = given
    },
    async say(player, text, pressed) {
      if (host === null) return
      const written = pressed === null ? chats.add(player, { text }) : null
      const alone = { target: targetOf(player), person: { id: player, name: names[player] } }
      const doc = await takeTyped(host, alone, text, written)
      if (doc === null) return
      const replaced = pressed !== null && chats.change(player, pressed, doc)
      const id = replaced ? pressed : chats.add(player, { doc })
      await host.bindMessage(doc, targetOf(player), id, 0)
    },
    async close() {
      host = null
    },
  }
}
