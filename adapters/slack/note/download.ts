import { request } from 'undici'
import { UserError } from '../../../src/errors.ts'
import type { Picture } from '../../../src/model.ts'
import type { SlackFile } from '../answer/message-shape.ts'
import type { Workspace } from '../app/workspaces.ts'
import type { NoteWords } from './words.ts'

export interface DownloadOptions {
  /** Files may also be there: where the methods are. */
  readonly apiUrl: string
  readonly timeoutMs: number
}

/** Largest file that is read, in bytes. */
export const mostBytes = 10 * 1024 * 1024

/** Slack sends from one of its hosts to another. */
const redirects = 3

/** Reads a private file with the bot's token, which is shown to Slack alone. Throws UserError, in these words. */
export type Download = (workspace: Workspace, file: SlackFile, say: NoteWords) => Promise<Picture>

/** A reader of files. */
export const createDownload =
  ({ apiUrl, timeoutMs }: DownloadOptions): Download =>
  async (workspace, file, say) => {
    if ((file.size ?? 0) > mostBytes) throw new UserError(say.tooLarge)
    let url = file.url_private ?? (await addressOf(workspace, file))
    for (let hop = 0; url !== null && hop <= redirects; hop += 1) {
      if (!isSlacks(url, apiUrl)) break
      const response = await request(url, {
        headers: { authorization: `Bearer ${workspace.token}` },
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
      }).catch(() => {
        throw new UserError(say.notRead)
      })
      const header = (name: string): string => String(response.headers[name] ?? '')
      if (response.statusCode === 200) {
        // A browser's way to the file is a page to sign in; so Slack tells that the scope is missing.
        const type = header('content-type').split(';')[0]?.trim() ?? ''
        if (type !== 'text/html') return { type: file.mimetype || type, bytes: await read(response.body, say) }
        await response.body.dump()
        throw new UserError(say.noScope)
      }
      await response.body.dump()
      if (response.statusCode < 300 || response.statusCode > 399) break
      url = URL.canParse(header('location'), url) ? new URL(header('location'), url).href : null
    }
    throw new UserError(say.notRead)
  }

async function addressOf({ client }: Workspace, { id }: SlackFile): Promise<string | null> {
  const { file } = await client.ask('files.info', { file: id }).catch(() => ({ file: null }))
  const url = typeof file === 'object' && file !== null ? Reflect.get(file, 'url_private') : null
  return typeof url === 'string' ? url : null
}

function isSlacks(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, origin } = new URL(url)
  return origin === new URL(apiUrl).origin || (protocol === 'https:' && hostname.endsWith('.slack.com'))
}

async function read(body: AsyncIterable<Uint8Array>, say: NoteWords): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of body) {
      size += chunk.byteLength
      if (size > mostBytes) throw new UserError(say.tooLarge)
      chunks.push(chunk)
    }
  } catch (thrown) {
    throw thrown instanceof UserError ? thrown : new UserError(say.notRead)
  }
  return Buffer.concat(chunks)
}
