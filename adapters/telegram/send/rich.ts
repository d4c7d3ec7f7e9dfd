import { messageOf } from '../../../src/errors.ts'
import type { Picture } from '../../../src/model.ts'
import { type Client, NoAnswer } from '../api/client.ts'
import { isNoPhoto, isStaleFile } from '../api/errors.ts'
import { type RichBody, withoutPicture } from '../render/rich.ts'
import { formOf, largestOf, type PictureNames } from './picture-names.ts'

/** Sends and edits rich messages with the pictures in them. Throws ApiError or NoAnswer. */
export interface RichMessages {
  /** `write` puts the head before a body that many readers get. */
  call(method: string, head: object, part: RichContent, write: Write, signal: AbortSignal): Promise<unknown>
}

/** A rich message without the chat; `pictures` are the store's ids, in the order in which the html names them. */
export interface RichContent {
  readonly body: RichBody
  readonly pictures: readonly string[]
}

type Write = (head: object, body: object) => Uint8Array

/** A body whose pictures all have names, for so long as these do not change. */
interface Settled {
  readonly names: string
  readonly body: object
}

/** After names that are refused comes a fresh upload; after so many of them the message goes out without its pictures. */
const tries = 3

export const createRichMessages = (client: Client, names: PictureNames): RichMessages => {
  const settled = new WeakMap<object, Settled>()
  let uploading: Promise<unknown> = Promise.resolve()

  const compose = async ({ body, pictures }: RichContent) => {
    const files = new Map<string, Picture>()
    const copies = new Map<string, string>()
    let { html } = body.rich_message
    const media: { readonly id: string; readonly media: { readonly type: 'photo'; readonly media: string } }[] = []
    for (const [at, id] of pictures.entries()) {
      const place = placeOf(at)
      const found = await names.find(id)
      if (found.kind === 'none') html = withoutPicture(html, place)
      else if (found.kind === 'named') {
        copies.set(id, found.copy)
        media.push({ id: place, media: { type: 'photo', media: found.copy } })
      } else {
        files.set(place, found.picture)
        media.push({ id: place, media: { type: 'photo', media: `attach://${place}` } })
      }
    }
    const whole = { ...body, rich_message: { html, ...(media.length === 0 ? {} : { media }) } }
    return { whole, files, copies, key: JSON.stringify(media) + html.length }
  }

  /** One that waits for nobody's upload, or the one whose upload the others wait for. */
  const attempt = async (method: string, head: object, part: RichContent, write: Write, signal: AbortSignal) => {
    const composed = await compose(part)
    if (composed.files.size > 0) {
      try {
        const sent = await client.call(method, formOf({ ...head, ...composed.whole }, composed.files), signal)
        await keepNames(part, composed.files, sent)
        return sent
      } catch (thrown) {
        // Which of them it was Telegram does not say.
        if (isNoPhoto(thrown))
          for (const place of composed.files.keys()) names.giveUp(idAt(part, place), messageOf(thrown))
        throw thrown
      }
    }
    const before = settled.get(part.body)
    const body = before?.names === composed.key ? before.body : composed.whole
    settled.set(part.body, { names: composed.key, body })
    try {
      return await client.call(method, write(head, body), signal)
    } catch (thrown) {
      if (isStaleFile(thrown)) for (const [id, copy] of composed.copies) names.forget(id, copy)
      throw thrown
    }
  }

  /** Assumption: the message that comes back shows its photos in the order in which they were named. */
  const keepNames = async ({ pictures }: RichContent, files: ReadonlyMap<string, Picture>, sent: unknown) => {
    const shown = photosIn(sent)
    const sendable = pictures.filter((id) => names.known(id) !== null)
    if (shown.length !== sendable.length) return
    for (const [at, id] of sendable.entries()) {
      const copy = largestOf(shown[at])
      if (copy !== null && files.has(placeOf(pictures.indexOf(id)))) await names.keep(id, copy)
    }
  }

  return {
    async call(method, head, part, write, signal) {
      for (let left = tries; ; left -= 1) {
        const waits = part.pictures.some((id) => names.known(id) === undefined)
        const mine = waits
          ? uploading.then(() => attempt(method, head, part, write, signal))
          : attempt(method, head, part, write, signal)
        // A thousand readers wait for one upload, whatever becomes of it.
        if (waits) uploading = mine.catch(() => {})
        try {
          return await mine
        } catch (thrown) {
          if (!isNoPhoto(thrown) && !isStaleFile(thrown)) throw thrown
          if (signal.aborted) throw new NoAnswer(method, 'given up while the pictures were on their way', false)
          if (left === 1) for (const id of part.pictures) names.giveUp(id, messageOf(thrown))
        }
      }
    },
  }
}

/** How the html names its pictures: p1, p2 … */
const placeOf = (at: number): string => `p${at + 1}`
const idAt = ({ pictures }: RichContent, place: string): string => pictures[Number(place.slice(1)) - 1] ?? ''

/** The photos of a message, in their order: each as the sizes in which Telegram keeps it. */
const photosIn = (value: unknown): readonly unknown[] => {
  if (typeof value !== 'object' || value === null) return []
  if ('type' in value && value.type === 'photo' && 'photo' in value) return [value.photo]
  return Object.values(value).flatMap(photosIn)
}
