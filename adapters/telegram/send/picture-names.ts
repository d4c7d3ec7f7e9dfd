import type { Host } from '../../../src/adapter.ts'
import { messageOf, UserError } from '../../../src/errors.ts'
import type { Picture } from '../../../src/model.ts'
import { createCache } from '../../cache/cache.ts'
import { type Client, NoAnswer } from '../api/client.ts'
import { limits } from '../limits.ts'
import type { Log } from '../log.ts'

/** What can be sent of a picture: Telegram's name of an earlier upload, its bytes, or nothing. */
export type Sendable =
  | { readonly kind: 'named'; readonly copy: string }
  | { readonly kind: 'upload'; readonly picture: Picture }
  | { readonly kind: 'none' }

/** Under which names Telegram knows our pictures: each is uploaded once. */
export interface PictureNames {
  /** The name that is remembered; null: no photo can be made of it; undefined: that has to be looked up. */
  known(id: string): string | null | undefined
  /** Looks it up, and reads the picture where it has no name yet. Throws NoAnswer. */
  find(id: string): Promise<Sendable>
  /** Telegram made this name for it. */
  keep(id: string, copy: string): Promise<void>
  /** Telegram knows this name no longer. */
  forget(id: string, copy: string): void
  /** No photo can be made of it: readers get its caption. */
  giveUp(id: string, reason: string): void
}

export interface PictureNamesOptions {
  readonly client: Pick<Client, 'bot'>
  readonly log: Log
  /** Keeps the pictures, once it listens. */
  host(): Pick<Host, 'picture' | 'keepCopy'> | null
}

const rememberedSeconds = 60 * 60

export const createPictureNames = ({ client, log, host }: PictureNamesOptions): PictureNames => {
  const lane = { platform: 'telegram', account: client.bot }
  const copies = createCache<string | null>(rememberedSeconds)
  const stale = new Set<string>()

  const giveUp = (id: string, reason: string): void => {
    log.warn(`A picture goes out as its caption: ${reason}`)
    copies.set(id, null)
  }

  const none = (id: string, reason: string): Sendable => {
    giveUp(id, reason)
    return { kind: 'none' }
  }

  return {
    known: (id) => copies.get(id),
    giveUp,
    async find(id) {
      const known = copies.get(id)
      if (known !== undefined) return known === null ? { kind: 'none' } : { kind: 'named', copy: known }
      const found = await reading(async () => (await host()?.picture(id, lane)) ?? null)
      if (found === null) return none(id, 'it is not there')
      if (found.copy !== null && !stale.has(found.copy)) {
        copies.set(id, found.copy)
        return { kind: 'named', copy: found.copy }
      }
      const picture = await reading(() => found.read())
      if (picture === null) return none(id, 'it is no longer there')
      if (picture.bytes.length > limits.photoBytes) return none(id, 'it is larger than 10 MB')
      return { kind: 'upload', picture }
    },
    async keep(id, copy) {
      copies.set(id, copy)
      try {
        await host()?.keepCopy(id, lane, copy)
      } catch (thrown) {
        log.warn(`The name of an uploaded picture could not be kept: ${messageOf(thrown)}`)
      }
    },
    forget(id, copy) {
      stale.add(copy)
      if (copies.get(id) === copy) copies.delete(id)
    },
  }
}

/** Null where it was deleted in the meantime. */
const reading = async <T>(read: () => Promise<T>): Promise<T | null> => {
  try {
    return await read()
  } catch (thrown) {
    if (thrown instanceof UserError) return null
    throw new NoAnswer('sendPhoto', `the picture could not be read: ${messageOf(thrown)}`, false)
  }
}

/** A form with files in it: every field is text, objects as JSON. */
export const formOf = (fields: object, files: ReadonlyMap<string, Picture>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  for (const [name, { type, bytes }] of files)
    form.append(name, new Blob([new Uint8Array(bytes)], { type }), `${name}.${type.split('/')[1] ?? 'jpeg'}`)
  return form
}

/** The name of the largest of the sizes in which Telegram keeps a photo. */
export const largestOf = (sizes: unknown): string | null => {
  const last: unknown = Array.isArray(sizes) ? sizes.at(-1) : null
  return typeof last === 'object' && last !== null && 'file_id' in last ? String(last.file_id) : null
}
