import type { Adapter } from '../../../src/adapter.ts'
import { DeliveryError, messageOf } from '../../../src/errors.ts'
import type { Chat } from '../api/chat.ts'
import { SlackError } from '../api/errors.ts'
import type { Removal } from '../app/removal.ts'
import { type Workspaces, workspaceFor } from '../app/workspaces.ts'
import type { SlackMessage, SlackPart } from '../blocks.ts'
import { rates } from '../limits.ts'
import type { Present } from './present.ts'

/** How a message is shown wherever we post it: nothing is parsed, nobody is named, no previews. */
export const asIs = { parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false } as const

type Sender = Required<Pick<Adapter<SlackPart>, 'pace' | 'send' | 'edit' | 'remove' | 'pin'>>

/**
 * Sends, edits, removes and pins. What follows the first part goes into its thread; what answers a message goes into that one's thread and
 * is shown in the channel too, where it is seen.
 */
export const createSender = (
  workspaces: Workspaces,
  chat: Chat,
  present: Present,
  judge: Removal['judge'],
  perSecond: number = rates.perSecond,
): Sender => ({
  pace: { perSecond, chatMs: () => rates.chatMs },
  async send(target, part, { signal, first, answers = null, follows = null }) {
    const workspace = await workspaceFor(workspaces, target.account)
    const { token } = workspace
    const shown = part.previews ? { ...asIs, unfurl_links: true, unfurl_media: true } : asIs
    const post = (body: SlackMessage, thread: object) =>
      chat('chat.postMessage', { token, head: { channel: target.chat, ...shown, ...thread }, body }, signal)
    const under = target.thread ?? answers ?? first
    const loud = target.thread === null && answers !== null && first === null
    const thread = under === null ? {} : { thread_ts: under, ...(loud ? { reply_broadcast: true } : {}) }
    const answer = await present(workspace, part, (message) =>
      post(message, thread).catch((thrown) => {
        if ((loud || (follows !== null && target.thread === null)) && isUnanswerable(thrown)) return post(message, {})
        throw thrown
      }),
    ).catch(async (thrown) => {
      throw await judge(thrown, { workspace, method: 'chat.postMessage', channel: target.chat })
    })
    return String(answer.ts)
  },
  async edit(target, id, part, signal) {
    const workspace = await workspaceFor(workspaces, target.account)
    const head = { channel: target.chat, ts: id, parse: asIs.parse, link_names: asIs.link_names }
    await present(workspace, part, (body) => chat('chat.update', { token: workspace.token, head, body }, signal)).catch(
      async (thrown) => {
        throw await judge(thrown, { workspace, method: 'chat.update', channel: target.chat })
      },
    )
  },
  async remove(target, id, signal) {
    const workspace = await workspaceFor(workspaces, target.account)
    const head = { channel: target.chat, ts: id }
    await chat('chat.delete', { token: workspace.token, head }, signal).catch(async (thrown) => {
      throw await judge(thrown, { workspace, method: 'chat.delete', channel: target.chat })
    })
  },
  async pin(target, id, signal) {
    const workspace = await workspaceFor(workspaces, target.account)
    const head = { channel: target.chat, timestamp: id }
    await chat('pins.add', { token: workspace.token, head }, signal).catch(async (thrown) => {
      if (isRefused(thrown, 'already_pinned')) return
      // An app that was installed before it asked for this may all the rest.
      if (isRefused(thrown, 'missing_scope', 'not_allowed_token_type', 'no_permission'))
        throw new DeliveryError({ kind: 'unreachable', reason: messageOf(thrown) })
      throw await judge(thrown, { workspace, method: 'pins.add', channel: target.chat })
    })
  },
})

const isRefused = (thrown: unknown, ...errors: readonly string[]): boolean =>
  thrown instanceof SlackError && thrown.fault.kind === 'refused' && errors.includes(thrown.fault.error)

/** Nothing was posted then, so that it may be posted once more, outside the thread. */
const isUnanswerable = (thrown: unknown): boolean =>
  isRefused(
    thrown,
    'thread_not_found',
    'invalid_thread_ts',
    'message_not_found',
    'cannot_reply_to_message',
    'restricted_action_thread_locked',
  )
