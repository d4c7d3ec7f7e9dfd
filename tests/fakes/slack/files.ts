import type { IncomingMessage, ServerResponse } from 'node:http'
import { type SeenBlock, withChildren } from './blocks.ts'
import { type Method, no, string } from './method.ts'
import { teamOfToken } from './oauth.ts'
import { type FileState, nextTs, type SlackState, type TeamState } from './state.ts'

/** Teams without scopes may do everything, so that only tests about scopes have to name them. */
/** Whether the app was not allowed this when it was installed; one that names no scopes was allowed all. */
export const lacks = ({ scopes }: TeamState, scope: string): boolean => scopes.length > 0 && !scopes.includes(scope)

const newId = (state: SlackState): string => `F${String(state.next()).padStart(8, '0')}`

/** Uploading, as docs.slack.dev/reference/methods/files.getUploadURLExternal and .completeUploadExternal tell. */
export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal'(args, state, team, url) {
    if (lacks(team, 'files:write')) return no('missing_scope')
    const length = Number(args.length)
    if (!string(args, 'filename') || !(length > 0)) return no('invalid_arguments')
    if (string(args, 'alt_txt').length > 1000) return no('alt_txt_too_large')
    const id = newId(state)
    const name = string(args, 'filename')
    const file = { id, team: team.id, name, mimetype: '', bytes: new Uint8Array(), length, looks: state.looks }
    state.files.set(id, { ...file, complete: false })
    return { ok: true, upload_url: `${url}/upload/v1/${id}`, file_id: id }
  },

  'files.completeUploadExternal'(args, state, team) {
    const asked = Array.isArray(args.files) ? args.files : []
    const found = asked.map((one) => state.files.get(String(Reflect.get(Object(one), 'id'))))
    if (found.length === 0) return no('invalid_arguments')
    for (const file of found) {
      if (!file || file.team !== team.id || file.bytes.byteLength !== file.length) return no('file_not_found')
      file.complete = true
    }
    // Shared at once: the file stands in a message of its own.
    const channel = string(args, 'channel_id')
    const thread = string(args, 'thread_ts') || null
    for (const file of channel === '' ? [] : found) {
      const text = `[${file?.name}]\n${new TextDecoder().decode(file?.bytes)}`
      const blocks = [{ type: 'section', text: { type: 'plain_text', text } }] as const
      state.messages.push({ channel, ts: nextTs(state), thread, text, blocks, only: null, responded: false })
    }
    return { ok: true, files: found.map((file) => ({ id: file?.id })) }
  },

  'files.info'(args, state, team, url) {
    if (lacks(team, 'files:read')) return no('missing_scope')
    const file = state.files.get(string(args, 'file'))
    if (!file || file.team !== team.id || !file.complete) return no('file_not_found')
    if (file.mimetype === '' && file.looks > 0) file.looks -= 1
    else file.mimetype ||= typeOf(file.bytes)
    return { ok: true, file: shown(file, url) }
  },
}

/** A file that a person uploaded: what hangs on a message. */
export function fileOf(
  state: SlackState,
  file: Pick<FileState, 'team' | 'name' | 'mimetype' | 'bytes'>,
  url: string,
  size?: number,
) {
  const id = newId(state)
  const kept: FileState = { id, length: file.bytes.byteLength, looks: 0, complete: true, ...file }
  state.files.set(id, kept)
  return { ...shown(kept, url), size: size ?? kept.length }
}

/** Whether all images in the blocks are files that are ready, and the workspace's: Slack refuses the message otherwise. */
export const hasImages = (blocks: readonly SeenBlock[], state: SlackState, team: string): boolean =>
  withChildren(blocks).every((block) => {
    if (block.type !== 'image') return true
    const file = state.files.get(block.slack_file.id)
    return file?.team === team && file.complete && file.mimetype.startsWith('image/')
  })

/** Takes the bytes of an upload. Tells the HTTP status. */
export function receive(path: string, bytes: Uint8Array, state: SlackState): number {
  const file = state.files.get(path.split('/').at(-1) ?? '')
  if (!file || file.complete || bytes.byteLength !== file.length) return 400
  file.bytes = bytes
  return 200
}

/** Sends a private file to whoever has a token with the scope, and a page to sign in to everybody else. */
export function download(path: string, request: IncomingMessage, response: ServerResponse, state: SlackState): void {
  const file = state.files.get(path.split('/')[3] ?? '')
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  const found = teamOfToken(state, token ?? '')
  const team = 'error' in found ? null : found
  if (!file || !team || file.team !== team.id || lacks(team, 'files:read')) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<!DOCTYPE html><title>Sign in</title>')
    return
  }
  response.writeHead(200, { 'content-type': file.mimetype }).end(file.bytes)
}

const shown = ({ id, team, name, mimetype }: FileState, url: string) => ({
  id,
  name,
  mimetype,
  mode: 'hosted',
  url_private: `${url}/files-pri/${team}/${id}/${name}`,
})

/** Slack looks at what it got, not at what it is called. */
const typeOf = (bytes: Uint8Array): string =>
  bytes[0] === 0x89 ? 'image/png' : bytes[0] === 0xff ? 'image/jpeg' : bytes[0] === 0x47 ? 'image/gif' : 'text/plain'
