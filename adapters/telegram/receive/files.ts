import { messageOf, UserError } from '../../../src/errors.ts'
import type { Picture } from '../../../src/model.ts'
import { ApiError, askPatiently, type Client } from '../api/client.ts'
import { limits } from '../limits.ts'
import type { Log } from '../log.ts'
import type { Words } from '../words.ts'
import type { Kept } from './message/message-content.ts'

/** What reading a file needs; `words` are those of whoever sent it. */
export interface Reading {
  readonly client: Client
  readonly log: Log
  readonly words: Words
}

/** The bytes of a file of at most `most` bytes. Throws UserError. */
export const fetchFile = async (file: Kept, most: number, { client, log, words }: Reading): Promise<Uint8Array> => {
  const tooLarge = () => new UserError(words.tooLarge(most / 1_000_000))
  if (file.size !== null && file.size > most) throw tooLarge()
  let bytes: Uint8Array | null
  try {
    const found = await askPatiently(client, 'getFile', { file_id: file.id })
    bytes = await client.download(pathOf(found), most)
  } catch (thrown) {
    if (thrown instanceof ApiError && thrown.description.includes('file is too big')) throw tooLarge()
    log.warn(`A file could not be fetched: ${messageOf(thrown)}`)
    throw new UserError(words.notFetched)
  }
  if (bytes === null) throw tooLarge()
  return bytes
}

/** A picture that can be sent again as a photo; its type is told by its first bytes. Throws UserError. */
export const fetchPicture = async (file: Kept, reading: Reading): Promise<Picture> => {
  const bytes = await fetchFile(file, limits.photoBytes, reading)
  const type = typeOf(bytes)
  if (type === null) throw new UserError(reading.words.noPicture)
  return { type, bytes }
}

const pathOf = (found: unknown): string =>
  typeof found === 'object' && found !== null && 'file_path' in found ? String(found.file_path) : ''

/** How files of each type begin, in hexadecimal digits; the length of a WebP's stands between its two marks. */
const marks: readonly (readonly [string, RegExp])[] = [
  ['image/jpeg', /^ffd8ff/],
  ['image/png', /^89504e470d0a1a0a/],
  ['image/gif', /^47494638(?:37|39)61/],
  ['image/webp', /^52494646.{8}57454250/],
]

const typeOf = (bytes: Uint8Array): string | null => {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('hex')
  return marks.find(([, mark]) => mark.test(head))?.[0] ?? null
}
