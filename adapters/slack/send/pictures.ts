import type { Host } from '../../../src/adapter.ts'
import { messageOf } from '../../../src/errors.ts'
import { redact, type SlackLog } from '../api/log.ts'
import type { Workspace } from '../app/workspaces.ts'
import type { SlackPart } from '../blocks.ts'
import { upload } from './upload.ts'

/** Turns the stored pictures of a part into images that Slack has. */
export interface Pictures {
  /** Slack's name of each picture, which is uploaded once to a workspace; what cannot be uploaded is left out. Never throws. */
  imagesOf(workspace: Workspace, part: SlackPart): Promise<ReadonlyMap<string, string>>
  /** These are left out for another reason; that is logged. */
  regretAll(workspace: Workspace, images: ReadonlyMap<string, string>, reason: string): void
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
    async imagesOf(workspace, { blocks }) {
      const images = new Map<string, string>()
      for (const block of blocks) {
        if (block.type !== 'picture') continue
        const file = await copyOf(workspace, block.photo, block.alt_text)
        if (file !== null) images.set(block.photo, file)
      }
      return images
    },
    regretAll(workspace, images, reason) {
      for (const photo of images.keys()) regret(workspace, photo, reason)
    },
  }
}
