import { request } from 'undici'
import { type Doc, inWords } from '../../../src/doc.ts'
import { messageOf } from '../../../src/errors.ts'
import { patiently } from '../../http/patiently.ts'
import { pauseAfter } from '../api/client.ts'
import { readFailure, retryAfterMs, SlackError } from '../api/errors.ts'
import { redact } from '../api/log.ts'
import type { Workspace } from '../app/workspaces.ts'
import { type Block, plain, type SlackPart } from '../blocks.ts'
import { budget } from '../limits.ts'
import { asIs } from '../send/sender.ts'
import { shareText } from '../send/upload.ts'
import type { SlackContext } from './context.ts'

/**
 * Posts parts as messages in their turn: the first where it was asked, the others in its thread. Tells the first one's id. With a `doc`
 * the core learns which messages show it.
 */
export async function post(
  { host, present }: Pick<SlackContext, 'host' | 'present'>,
  workspace: Workspace,
  channel: string,
  thread: string | null,
  parts: readonly SlackPart[],
  doc: Doc | null = null,
): Promise<string | null> {
  const place = { platform: 'slack', account: workspace.account, chat: channel, thread: null }
  let first: string | null = null
  for (const [at, part] of parts.entries()) {
    const under: string | null = thread ?? first
    const ts: string = await host.inTurn(
      { ...place, thread: under },
      () => postOnce({ present }, workspace, channel, under, part),
      readFailure('chat.postMessage'),
    )
    first ??= ts
    if (doc?.shows !== undefined) await host.bindMessage(doc, place, ts, at)
  }
  return first
}

/**
 * Posts an answer, and its file after it; in words where Slack takes no file of ours, as where the app was installed without the scope
 * for it. Throws SlackError.
 */
export async function postWhole(
  context: Pick<SlackContext, 'host' | 'present' | 'render' | 'timeoutMs' | 'log'>,
  workspace: Workspace,
  place: { readonly channel: string; readonly thread: string | null },
  doc: Doc,
): Promise<void> {
  const { channel, thread } = place
  await post(context, workspace, channel, thread, context.render(doc), doc)
  if (doc.file === undefined) return
  try {
    await shareText(workspace.client, doc.file, place, context.timeoutMs)
  } catch (thrown) {
    const reason = redact(messageOf(thrown))
    context.log.warn({ platform: 'slack', account: workspace.account }, `a file goes as a message: ${reason}`)
    await post(context, workspace, channel, thread, context.render(inWords(doc, doc.file)))
  }
}

/** Posts one part at once, and tells its id. Throws SlackError. */
export async function postOnce(
  { present }: Pick<SlackContext, 'present'>,
  workspace: Workspace,
  channel: string,
  thread: string | null,
  part: SlackPart,
): Promise<string> {
  const where = { channel, ...asIs, ...(thread === null ? {} : { thread_ts: thread }) }
  const { ts } = await present(workspace, part, (message) =>
    workspace.client.call('chat.postMessage', { ...message, ...where }),
  )
  return String(ts)
}

/** What stands beside other messages, not above its own thread. */
const alone = ({ hint: _, ...part }: SlackPart): SlackPart => part

/** Shows parts to one person only, in a channel that the bot is in. */
export async function whisper(
  { present }: Pick<SlackContext, 'present'>,
  workspace: Workspace,
  place: { readonly channel: string; readonly thread: string | null; readonly user: string },
  parts: readonly SlackPart[],
): Promise<void> {
  const { channel, thread, user } = place
  const under = thread === null ? {} : { thread_ts: thread }
  const where = { channel, user, ...asIs, ...under }
  for (const part of parts)
    await present(workspace, alone(part), (message) =>
      workspace.client.ask('chat.postEphemeral', { ...message, ...where }),
    )
}

/** How an answer to a response address appears. */
export interface Showing {
  readonly response_type: 'ephemeral' | 'in_channel'
  readonly replace_original: boolean
}

/** Posts to the address that came with an interaction; it takes five answers within half an hour. Throws SlackError. */
export const respond = (
  { present, timeoutMs, closing }: Pick<SlackContext, 'present' | 'timeoutMs' | 'closing'>,
  workspace: Workspace,
  url: string,
  part: SlackPart,
  showing: Showing,
): Promise<void> =>
  present(workspace, alone(part), (message) =>
    patiently(() => deliver(url, { ...message, ...showing, ...asIs }, timeoutMs), {
      mostMs: addressMs,
      pauseMs: pauseAfter,
      closing,
    }),
  )

/** So long an answer through an address waits for its turn. */
const addressMs = 30_000

/** Takes the message away that the interaction began in. Throws SlackError. */
export const withdraw = (url: string, timeoutMs: number): Promise<void> =>
  deliver(url, { delete_original: true }, timeoutMs)

/** Answers an interaction where we have no workspace to speak in: in words alone. Throws SlackError. */
export const respondInWords = (url: string, text: string, timeoutMs: number): Promise<void> =>
  deliver(url, { text, response_type: 'ephemeral', replace_original: false, ...asIs }, timeoutMs)

// Not `fetch`, which costs several times as much as everything else in an answer.
async function deliver(url: string, body: unknown, timeoutMs: number): Promise<void> {
  const response = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  }).catch(() => {
    throw new SlackError({ kind: 'unclear', reason: 'the answer to an interaction did not reach Slack' })
  })
  const said = (await response.body.text().catch(() => '')).slice(0, 200)
  if (response.statusCode === 429)
    throw new SlackError({ kind: 'throttled', retryAfterMs: retryAfterMs(response.headers['retry-after']) })
  if (response.statusCode >= 200 && response.statusCode <= 299) return
  // Some refusals are a bare word, some are JSON: slackapi/java-slack-sdk#1349.
  const [, word = `http_${response.statusCode}`] = /^(\w+)$/.exec(said) ?? /"error"\s*:\s*"(\w+)"/.exec(said) ?? []
  throw new SlackError({ kind: 'refused', error: word })
}

/** Whether the parts can be shown through one response address. */
export const fitsResponses = (parts: readonly SlackPart[]): boolean => parts.length <= budget.responses

/** Adds the button that shows an answer to all; `value` names it. */
export function withShowEveryone(
  parts: readonly SlackPart[],
  { label, value, actions }: { readonly label: string; readonly value: string; readonly actions: string },
): readonly SlackPart[] {
  const last = parts.at(-1)
  if (!last) return parts
  const row: Block = {
    type: 'actions',
    elements: [{ type: 'button', action_id: `${actions}show`, text: plain(label), value }],
  }
  const folded = last.folded ? { folded: [...last.folded, row] } : {}
  return [...parts.slice(0, -1), { ...last, blocks: [...last.blocks, row], ...folded }]
}
