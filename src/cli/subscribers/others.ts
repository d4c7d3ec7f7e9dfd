import { createReadStream } from 'node:fs'
import { Parser } from 'htmlparser2'
import { UserError } from '../../errors.ts'
import { type FileWords, fileFailure } from '../io.ts'
import { csvRows } from './csv.ts'

/** A subscriber as another program's list gives it, before anything is checked; `left` says why there is none in this row. */
export type Foreign =
  | { readonly line: number; readonly cells: Readonly<Record<string, string>> }
  | { readonly line: number; readonly left: string }

/** How the columns of another program are called here, as in `chat=attributes.telegram_id`. */
export type Named = ReadonlyMap<string, string>

/** What listmonk's export has (cmd/subscribers.go: `exportSubscribers`): attributes is JSON, status one of enabled, disabled, blocklisted. */
const listmonkColumns = ['uuid', 'email', 'name', 'attributes', 'status', 'created_at', 'updated_at']

/** Where a chat stands in attributes, unless it is said. */
const usualChats = ['telegram_id', 'telegram_chat_id', 'telegram', 'chat_id', 'chat', 'slack_id', 'slack_channel']

/**
 * The subscribers of a listmonk export. It holds e-mail addresses: they are where the platform is e-mail; elsewhere whom Briefwire can reach
 * has a chat among the attributes.
 */
export async function* listmonkRows(
  path: string,
  named: Named,
  platform: string | undefined,
  words: FileWords,
): AsyncGenerator<Foreign> {
  for await (const { line, cells } of csvRows(path, ['email', 'attributes'], listmonkColumns, words)) {
    if (cells.status !== undefined && cells.status !== '' && cells.status !== 'enabled') {
      yield { line, left: words.status(cells.status) }
      continue
    }
    const all = new Map([...Object.entries(cells), ...attributesIn(cells.attributes ?? '')])
    const own = Object.fromEntries([...named].map(([name, from]) => [name, all.get(from.toLowerCase()) ?? '']))
    const usual = platform === 'email' ? ['email'] : usualChats.map((name) => `attributes.${name}`)
    const chat = named.has('chat') ? own.chat : usual.flatMap((name) => all.get(name) ?? [])[0]
    if (chat === undefined || chat === '') yield { line, left: words.noChat }
    else yield { line, cells: { ...own, chat } }
  }
}

const attributesIn = (json: string): readonly (readonly [string, string])[] => {
  try {
    const read: unknown = JSON.parse(json === '' ? '{}' : json)
    if (typeof read !== 'object' || read === null) return []
    return Object.entries(read).map(([name, value]) => [`attributes.${name.toLowerCase()}`, cellOf(value)])
  } catch {
    return []
  }
}

const cellOf = (value: unknown): string => (Array.isArray(value) ? value.map(String).join(', ') : String(value ?? ''))

/** Larger is no list of feeds of one chat. */
const mostBytes = 4 * 1024 * 1024

/**
 * What a bot for feeds such as RSStT gives one chat with /export: an OPML file of the feeds (`text`, `title`, `xmlUrl`), in which nothing
 * says whose it is. Gives the names of the feeds.
 */
export async function opmlFeeds(path: string, words: FileWords): Promise<readonly string[]> {
  const names: string[] = []
  let root = ''
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        root ||= name
        const address = Object.entries(attributes).find(([key]) => key.toLowerCase() === 'xmlurl')?.[1]
        if (name === 'outline' && address !== undefined) names.push(attributes.title || attributes.text || address)
      },
    },
    { xmlMode: true },
  )
  let bytes = 0
  try {
    for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 64 * 1024 })) {
      bytes += Buffer.byteLength(String(chunk))
      if (bytes > mostBytes) throw new UserError(words.tooLargeOpml(path))
      parser.write(String(chunk))
    }
  } catch (thrown) {
    throw thrown instanceof UserError ? thrown : fileFailure(path, thrown, words)
  }
  parser.end()
  if (root !== 'opml') throw new UserError(words.noOpml(path))
  return names
}
