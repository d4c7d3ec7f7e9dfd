import type { Adapter } from '../../src/adapter.ts'
import type { SlackPart } from './blocks.ts'
import { toDeliveryError } from './errors.ts'
import { rates } from './limits.ts'
import { type Workspaces, workspaceFor } from './workspaces.ts'

/** How a message is shown wherever we post it: nothing is parsed, nobody is named, no previews. */
export const asIs = { parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false } as const

type Sender = Required<Pick<Adapter<SlackPart>, 'pace' | 'send' | 'edit' | 'remove'>>

/** Sends, edits and removes; what follows the first part goes into its thread. */
export const createSender = (workspaces: Workspaces, perSecond: number = rates.perSecond): Sender => ({
  pace: { perSecond, chatMs: () => rates.chatMs },
  async send(target, part, { signal, first }) {
    const { client } = await workspaceFor(workspaces, target.account)
    const thread = target.thread ?? first
    const message = { channel: target.chat, ...part, ...asIs, ...(thread === null ? {} : { thread_ts: thread }) }
    const answer = await client.call('chat.postMessage', message, signal).catch((thrown) => {
      throw toDeliveryError(thrown, 'chat.postMessage')
    })
    return String(answer.ts)
  },
  async edit(target, id, part, signal) {
    const { client } = await workspaceFor(workspaces, target.account)
    const message = { channel: target.chat, ts: id, ...part, parse: asIs.parse, link_names: asIs.link_names }
    await client.call('chat.update', message, signal).catch((thrown) => {
      throw toDeliveryError(thrown, 'chat.update')
    })
  },
  async remove(target, id, signal) {
    const { client } = await workspaceFor(workspaces, target.account)
    await client.call('chat.delete', { channel: target.chat, ts: id }, signal).catch((thrown) => {
      throw toDeliveryError(thrown, 'chat.delete')
    })
  },
})
