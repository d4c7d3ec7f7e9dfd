import type { Host } from '../../../src/adapter.ts'
import { messageOf } from '../../../src/errors.ts'
import { SlackError } from '../api/errors.ts'
import { redact, type SlackLog } from '../api/log.ts'
import type { Workspace } from '../app/workspaces.ts'
import { plain, type SlackMessage, type SlackPart } from '../blocks.ts'
import { upload } from './upload.ts'

/** Turns the stored pictures of a part into images that Slack has. */
export interface Pictures {
  /**
   * Sends a part with its pictures: each is uploaded once to a workspace. News goes before pictures, so what cannot be uploaded is
   * left out, and what Slack refuses because of its images is sent again without (nothing was posted then). Throws what `send` throws.
   */
  with<T>(workspace: Workspace, part: SlackPart, send: (message: SlackMessage) => Promise<T>): Promise<T>
  /** From now on pictures are asked for here; before, there are none. */
  from(host: Pick<Host, 'picture' | 'keepCopy'>): void
}

export interface PicturesOptions {
  readonly timeoutMs: number
  readonly log: SlackLog
  readonly now: () => number
}

/** After this long somebody may have given the app its scope, or Slack be well again. */
const patienceMs = 5 * 60_000
/** So many pictures are known without asking; an issue has fewer. */
const most = 500

interface Copy {
  readonly file: Promise<string | null>
  /** When a picture that could not be had is tried again. */
  until: number
}

/** Pictures for all workspaces. */
export function createPictures({ timeoutMs, log, now }: PicturesOptions): Pictures {
  let host: Pick<Host, 'picture' | 'keepCopy'> | null = null
  const copies = new Map<string, Copy>()
  const regretted = new Set<string>()
  // The same object each time, so that what goes to many is written out once.
  const bare = new WeakMap<SlackPart, SlackMessage>()
  const withNone = (part: SlackPart): SlackMessage => {
    const known = bare.get(part) ?? withImages(part, new Map())
    bare.set(part, known)
    return known
  }
  /** Once for each picture, not for each of its messages. */
  const regret = ({ account }: Workspace, photo: string, reason: string): void => {
    const key = `${account}/${photo}`
    if (!regretted.has(key)) log.warn({ platform: 'slack', account, photo }, `a picture is left out: ${reason}`)
    if (regretted.size >= most) regretted.clear()
    regretted.add(key)
  }
  const make = async (workspace: Workspace, photo: string, alt: string): Promise<string | null> => {
    const lane = { platform: 'slack', account: workspace.account }
    const stored = await host?.picture(photo, lane)
    if (!stored) return null
    if (stored.copy !== null) return stored.copy
    const file = await upload(workspace.client, await stored.read(), alt, timeoutMs)
    await host?.keepCopy(photo, lane, file)
    return file
  }
  const copyOf = (workspace: Workspace, photo: string, alt: string): Promise<string | null> => {
    const key = `${workspace.account}/${photo}`
    const known = copies.get(key)
    if (known && known.until > now()) return known.file
    const copy: Copy = { file: make(workspace, photo, alt).catch(missing), until: Number.POSITIVE_INFINITY }
    function missing(thrown: unknown): null {
      copy.until = now() + patienceMs
      regret(workspace, photo, redact(messageOf(thrown)))
      return null
    }
    if (copies.size >= most) copies.delete(copies.keys().next().value ?? '')
    copies.set(key, copy)
    return copy.file
  }
  return {
    from(given) {
      host = given
    },
    async with(workspace, part, send) {
      const photos = part.blocks.flatMap((block) => (block.type === 'picture' ? [block] : []))
      if (photos.length === 0) return send(withNone(part))
      const images = new Map<string, string>()
      for (const { photo, alt_text } of photos) {
        const file = await copyOf(workspace, photo, alt_text)
        if (file !== null) images.set(photo, file)
      }
      try {
        return await send(withImages(part, images))
      } catch (thrown) {
        if (images.size === 0 || !refusedImages(thrown)) throw thrown
        for (const photo of images.keys()) regret(workspace, photo, 'Slack refuses it in messages')
        return send(withNone(part))
      }
    },
  }
}

/** The part with images for the pictures that have one, without the others. Pure. */
export function withImages({ text, blocks }: SlackPart, files: ReadonlyMap<string, string>): SlackMessage {
  const kept = blocks.flatMap((block) => {
    if (block.type !== 'picture') return [block]
    const { photo, alt_text, ...rest } = block
    const id = files.get(photo)
    return id === undefined ? [] : [{ ...rest, type: 'image' as const, slack_file: { id }, alt_text }]
  })
  return { text, blocks: kept.length > 0 ? kept : [{ type: 'section', text: plain(text.trim().slice(0, 100) || '…') }] }
}

/** So Slack says that a file is gone, not ready, or not the app's: slackapi/python-slack-sdk#1658, java-slack-sdk#1349. */
const refusedImages = (thrown: unknown): boolean =>
  thrown instanceof SlackError && thrown.fault.kind === 'refused' && thrown.fault.error === 'invalid_blocks'
