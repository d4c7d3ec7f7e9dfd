import { messageOf } from '../../../src/errors.ts'
import { type Client, NoAnswer } from '../api/client.ts'
import { isNoPhoto, isStaleFile } from '../api/errors.ts'
import type { PhotoPart } from '../render/photos.ts'
import { formOf, largestOf, type PictureNames } from './picture-names.ts'

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

/** After a name that is refused comes a fresh upload; after so many of them the caption alone. */
const tries = 3

export const createPhotos = (client: Client, names: PictureNames): Photos => {
  const underWay = new Map<string, Promise<unknown>>()

  /** Learns the picture's name, or makes one by uploading it with this message; null: nothing was sent yet. */
  const lead = async ({ picture: id, body }: PhotoPart, head: object, signal: AbortSignal) => {
    const found = await names.find(id)
    if (found.kind !== 'upload') return null
    try {
      const form = formOf({ ...head, ...body }, new Map([['photo', found.picture]]))
      const sent = await client.call('sendPhoto', form, signal)
      const copy = largestOf(typeof sent === 'object' && sent !== null && 'photo' in sent ? sent.photo : null)
      if (copy !== null) await names.keep(id, copy)
      return { sent }
    } catch (thrown) {
      if (!isNoPhoto(thrown)) throw thrown
      names.giveUp(id, messageOf(thrown))
      return null
    }
  }

  return {
    async send(part, head, signal) {
      const { picture: id } = part
      for (let left = tries; ; ) {
        const copy = names.known(id)
        if (copy === null) return client.call('sendMessage', { ...head, ...part.fallback }, signal)
        if (copy !== undefined) {
          try {
            return await client.call('sendPhoto', { ...head, ...part.body, photo: copy }, signal)
          } catch (thrown) {
            if (!isStaleFile(thrown)) throw thrown
            left -= 1
            names.forget(id, copy)
            if (left === 0) names.giveUp(id, messageOf(thrown))
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
      const found = await names.find(id)
      if (found.kind === 'named') {
        try {
          const media = { type: 'photo', media: found.copy, ...body }
          await client.call('editMessageMedia', { ...head, media }, signal)
          return
        } catch (thrown) {
          if (!isStaleFile(thrown)) throw thrown
          names.forget(id, found.copy)
        }
      }
      await client.call('editMessageCaption', { ...head, ...body }, signal)
    },
  }
}
