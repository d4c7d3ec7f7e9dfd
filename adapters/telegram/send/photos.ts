import NodeCache from 'node-cache'
import type { Host } from '../../../src/adapter.ts'
import { messageOf, UserError } from '../../../src/errors.ts'
import type { Picture } from '../../../src/model.ts'
import { type Client, NoAnswer } from '../api/client.ts'
import { isNoPhoto, isStaleFile } from '../api/errors.ts'
import { limits } from '../limits.ts'
import type { Log } from '../log.ts'
import type { PhotoPart } from '../render/photos.ts'

/** Sends photos: each picture is uploaded once, and by its name from then on. */
export interface Photos {
  /**
   * Sends a photo with the fields that say where to; resolves with Telegram's message. What no photo can be made of goes as its caption.
   * Throws ApiError or NoAnswer.
   */
  send(part: PhotoPart, head: object, signal: AbortSignal): Promise<unknown>
  /** Puts a photo in the place of a message; where the picture has no name yet, only its caption. Throws ApiError or NoAnswer. */
  edit(part: PhotoPart, head: object, signal: AbortSignal): Promise<void>
}

export interface PhotosOptions {
  readonly client: Client
  readonly log: Log
  /** Keeps the pictures, once it listens. */
  host(): Pick<Host, 'picture' | 'keepCopy'> | null
}

const rememberedSeconds = 60 * 60
/** After a name that is refused comes a fresh upload; after so many of them the caption alone. */
const tries = 3

export const createPhotos = ({ client, log, host }: PhotosOptions): Photos => {
  const lane = { platform: 'telegram', account: client.bot }
  /** Telegram's name of each picture; null: no photo can be made of it. */
  const copies = new NodeCache({ stdTTL: rememberedSeconds, useClones: false, checkperiod: 600 })
  const underWay = new Map<string, Promise<unknown>>()
  /** Names that Telegram knows no longer. */
  const stale = new Set<string>()

  const find = async (id: string) => {
    try {
      return (await host()?.picture(id, lane)) ?? null
    } catch (thrown) {
      throw new NoAnswer('sendPhoto', `the picture could not be read: ${messageOf(thrown)}`, false)
    }
  }

  const keep = async (id: string, copy: string) => {
    copies.set(id, copy)
    try {
      await host()?.keepCopy(id, lane, copy)
    } catch (thrown) {
      log.warn(`The name of an uploaded picture could not be kept: ${messageOf(thrown)}`)
    }
  }

  const giveUp = (id: string, reason: string): null => {
    log.warn(`A picture goes out as its caption: ${reason}`)
    copies.set(id, null)
    return null
  }

  /** Learns the picture's name, or makes one by uploading it with this message; null: nothing was sent yet. */
  const lead = async ({ picture: id, body }: PhotoPart, head: object, signal: AbortSignal) => {
    const found = await find(id)
    if (found === null) return giveUp(id, 'it is not there')
    if (found.copy !== null && !stale.has(found.copy)) {
      copies.set(id, found.copy)
      return null
    }
    const picture = await read(found)
    if (picture === null) return giveUp(id, 'it is no longer there')
    if (picture.bytes.length > limits.photoBytes) return giveUp(id, 'it is larger than 10 MB')
    try {
      const sent = await client.call('sendPhoto', toForm(picture, { ...head, ...body }), signal)
      const copy = copyIn(sent)
      if (copy !== null) await keep(id, copy)
      return { sent }
    } catch (thrown) {
      if (isNoPhoto(thrown)) return giveUp(id, messageOf(thrown))
      throw thrown
    }
  }

  return {
    async send(part, head, signal) {
      const { picture: id } = part
      for (let left = tries; ; ) {
        const copy = copies.get<string | null>(id)
        if (copy === null) return client.call('sendMessage', { ...head, ...part.fallback }, signal)
        if (copy !== undefined) {
          try {
            return await client.call('sendPhoto', { ...head, ...part.body, photo: copy }, signal)
          } catch (thrown) {
            if (!isStaleFile(thrown)) throw thrown
            left -= 1
            stale.add(copy)
            if (left === 0) giveUp(id, messageOf(thrown))
            else if (copies.get(id) === copy) copies.del(id)
            continue
          }
        }
        const before = underWay.get(id)
        if (before === undefined) {
          const mine = lead(part, head, signal)
          // A thousand readers wait for one upload. Where it fails, which may be this reader's fault, the next one leads.
          const settled = mine.catch(() => {}).finally(() => underWay.delete(id))
          underWay.set(id, settled)
          const led = await mine
          if (led !== null) return led.sent
        } else await before
        if (signal.aborted) throw new NoAnswer('sendPhoto', 'given up while the picture was on its way', false)
      }
    },
    async edit({ picture: id, body }, head, signal) {
      const copy = copies.get<string | null>(id) ?? (await find(id))?.copy ?? null
      if (copy !== null && !stale.has(copy)) {
        try {
          await client.call('editMessageMedia', { ...head, media: { type: 'photo', media: copy, ...body } }, signal)
          return
        } catch (thrown) {
          if (!isStaleFile(thrown)) throw thrown
        }
      }
      await client.call('editMessageCaption', { ...head, ...body }, signal)
    },
  }
}

/** Null where it was deleted in the meantime. */
const read = async (found: { read(): Promise<Picture> }): Promise<Picture | null> => {
  try {
    return await found.read()
  } catch (thrown) {
    if (thrown instanceof UserError) return null
    throw new NoAnswer('sendPhoto', `the picture could not be read: ${messageOf(thrown)}`, false)
  }
}

/** In a form every field is text, objects as JSON. */
const toForm = ({ type, bytes }: Picture, fields: object): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  form.append('photo', new Blob([new Uint8Array(bytes)], { type }), `photo.${type.split('/')[1] ?? 'jpeg'}`)
  return form
}

/** The name of the largest size of the photo in a message that was sent. */
const copyIn = (sent: unknown): string | null => {
  const sizes: unknown = typeof sent === 'object' && sent !== null && 'photo' in sent ? sent.photo : null
  const last: unknown = Array.isArray(sizes) ? sizes.at(-1) : null
  return typeof last === 'object' && last !== null && 'file_id' in last ? String(last.file_id) : null
}
