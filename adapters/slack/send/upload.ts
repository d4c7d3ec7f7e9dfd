import { setTimeout as delay } from 'node:timers/promises'
import { request } from 'undici'
import type { TextFile } from '../../../src/doc.ts'
import { UserError } from '../../../src/errors.ts'
import type { Picture } from '../../../src/model.ts'
import type { SlackClient } from '../api/client.ts'
import { SlackError } from '../api/errors.ts'

/** What image blocks show: docs.slack.dev/reference/block-kit/composition-objects/slack-file-object. */
const extensions: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif' }

/**
 * How long to wait between looks at a file that Slack still works on; it tells the file's type when it is done, and refuses the file
 * in messages until then (slackapi/slack-github-action#413).
 */
const looksMs = [0, 250, 500, 1000, 2000]

/** Uploads a picture that is shared nowhere, and tells its id when Slack is ready to show it. Throws SlackError and UserError. */
export async function upload(
  client: SlackClient,
  { type, bytes }: Picture,
  alt: string,
  timeoutMs: number,
): Promise<string> {
  const extension = extensions[type.toLowerCase()]
  if (extension === undefined) throw new UserError(`Slack shows no pictures of the type ${type}.`)
  const ticket = { filename: `picture.${extension}`, length: bytes.byteLength, alt_txt: alt }
  const file = await give(client, ticket, bytes, timeoutMs)
  // Without a channel the file is shared nowhere by itself; the messages that are posted with it show it (python-slack-sdk#1521).
  // A picture that comes in only with an edit may stay blank (bolt-python#1295), which nobody here could verify.
  await client.ask('files.completeUploadExternal', { files: [{ id: file, title: alt }] })
  for (const waitMs of looksMs) {
    if (waitMs > 0) await delay(waitMs)
    if (await isReady(client, file)) break
  }
  return file
}

/** Shares a text as a file in a conversation. Throws SlackError. */
export async function shareText(
  client: SlackClient,
  { name, text }: TextFile,
  { channel, thread }: { readonly channel: string; readonly thread: string | null },
  timeoutMs: number,
): Promise<void> {
  const bytes = new TextEncoder().encode(text)
  const file = await give(client, { filename: name, length: bytes.byteLength }, bytes, timeoutMs)
  const where = { channel_id: channel, ...(thread === null ? {} : { thread_ts: thread }) }
  await client.ask('files.completeUploadExternal', { files: [{ id: file, title: name }], ...where })
}

/** Brings the bytes to Slack, and tells what it calls them. */
async function give(
  client: SlackClient,
  ticket: Readonly<Record<string, unknown>>,
  bytes: Uint8Array,
  timeoutMs: number,
): Promise<string> {
  const { upload_url: url, file_id: file } = await client.ask('files.getUploadURLExternal', ticket)
  if (typeof url !== 'string' || typeof file !== 'string')
    throw new SlackError({ kind: 'unclear', reason: 'Slack gave no address to upload to' })
  await put(url, bytes, timeoutMs)
  return file
}

async function put(url: string, bytes: Uint8Array, timeoutMs: number): Promise<void> {
  const response = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  }).catch(() => {
    throw new SlackError({ kind: 'unclear', reason: 'the file did not reach Slack' })
  })
  await response.body.dump()
  if (response.statusCode !== 200)
    throw new SlackError({ kind: 'unclear', reason: `Slack answered the upload with HTTP ${response.statusCode}` })
}

/** Who may not look must not wait either. */
async function isReady(client: SlackClient, file: string): Promise<boolean> {
  const answer = await client.ask('files.info', { file }).catch(() => null)
  if (answer === null) return true
  const { file: info } = answer
  return typeof info === 'object' && info !== null && Boolean(Reflect.get(info, 'mimetype'))
}
