/** Files and photos as the Bot API server keeps, checks and names them, with its own words. */

import { createHash } from 'node:crypto'
import { field, Refusal } from './text.ts'
import type { Chat } from './world.ts'

export interface StoredFile {
  readonly kind: 'photo' | 'document'
  readonly bytes: Uint8Array
  /** What Telegram says of it, which a test can make larger than it is. */
  readonly size: number
  readonly path: string
}

export interface Files {
  /** Keeps a file and gives its file_id. */
  add(kind: StoredFile['kind'], bytes: Uint8Array, size?: number): string
  /** The sizes of a photo as messages show them; the largest is last. */
  sizes(bytes: Uint8Array, size?: number): readonly object[]
  /** Makes all names useless, as another bot's or a very old one would be. */
  forget(): void
  /** What sendPhoto is given: an upload or a name. Gives the sizes, or a refusal. */
  take(given: unknown): { readonly sizes: readonly object[]; readonly picture: string }
  /** The answer of getFile. */
  describe(id: unknown): object
  /** The bytes under a file_path, or null. */
  read(path: string): Uint8Array | null
}

const bad = (what: string) => new Refusal(400, `Bad Request: ${what}`)

export const createFiles = (): Files => {
  const files = new Map<string, StoredFile>()
  let last = 0

  const add: Files['add'] = (kind, bytes, size = bytes.length) => {
    last += 1
    const id = `AgAC-${kind}-${last}-${nameOf(bytes)}`
    files.set(id, { kind, bytes, size, path: `${kind}s/file_${last}` })
    return id
  }
  const sizes: Files['sizes'] = (bytes, size) => [
    { file_id: add('photo', bytes.subarray(0, 8)), file_unique_id: 'small', width: 90, height: 60, file_size: 8 },
    {
      file_id: add('photo', bytes, size),
      file_unique_id: nameOf(bytes),
      width: 1280,
      height: 853,
      file_size: size ?? bytes.length,
    },
  ]

  return {
    add,
    sizes,
    forget: () => files.clear(),
    take(given) {
      if (given === undefined || given === '') throw bad('there is no photo in the request')
      if (given instanceof Uint8Array) {
        checkPhoto(given)
        return { sizes: sizes(given), picture: nameOf(given) }
      }
      const file = files.get(String(given))
      // Assumption: of the several words that there are for it, those of an address that leads nowhere.
      if (file === undefined) throw bad('wrong file identifier/HTTP URL specified')
      if (file.kind !== 'photo') throw bad('type of file mismatch')
      const photo = { file_id: String(given), file_unique_id: nameOf(file.bytes), width: 1280, height: 853 }
      return { sizes: [photo], picture: nameOf(file.bytes) }
    },
    describe(id) {
      const file = files.get(String(id))
      if (file === undefined) throw bad('invalid file_id')
      if (file.size > 20_000_000) throw bad('file is too big')
      return { file_id: id, file_unique_id: nameOf(file.bytes), file_size: file.size, file_path: file.path }
    },
    read: (path) => [...files.values()].find((file) => file.path === path)?.bytes ?? null,
  }
}

/** Tells pictures apart in tests. */
export const nameOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 12)

/** The start of a PNG, which is all that anybody here looks at. */
export const png = (width: number, height: number, padding = 0): Uint8Array => {
  const bytes = Buffer.alloc(24 + padding)
  bytes.write('89504e470d0a1a0a0000000d49484452', 'hex')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

const checkPhoto = (bytes: Uint8Array) => {
  const buffer = Buffer.from(bytes)
  if (bytes.length > 10_485_760)
    throw bad(`file of size ${bytes.length} bytes is too big for a photo; the maximum size is 10485760 bytes`)
  const head = buffer.subarray(0, 12).toString('latin1')
  if (head.startsWith('\x89PNG')) {
    const [width, height] = [buffer.readUInt32BE(16), buffer.readUInt32BE(20)]
    if (width + height > 10_000 || Math.max(width, height) > 20 * Math.min(width, height))
      throw bad('PHOTO_INVALID_DIMENSIONS')
  } else if (!/^(?:\xff\xd8\xff|GIF8|RIFF)/.test(head)) throw bad('IMAGE_PROCESS_FAILED')
}

/** A form's fields; a file becomes its bytes, and what is JSON is read as such. */
export const readForm = async (bytes: Buffer, type: string): Promise<object> => {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
  const entries = [...form].map(async ([name, value]) => {
    if (typeof value !== 'string') {
      const bytes = new Uint8Array(await value.arrayBuffer())
      return [name, name === 'document' ? { name: value.name, bytes } : bytes] as const
    }
    return [name, /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** The message that a new one answers, or null: it is gone, and the sender does not mind. */
export const answeredBy = (
  parameters: unknown,
  { messages, heard }: Pick<Chat, 'messages' | 'heard'>,
): number | null => {
  if (parameters === undefined) return null
  const id = Number(field(parameters, 'message_id'))
  const message = messages.get(id)
  if (heard.has(id) || (message !== undefined && !message.deleted)) return id
  if (field(parameters, 'allow_sending_without_reply') === true) return null
  throw bad('message to be replied not found')
}
