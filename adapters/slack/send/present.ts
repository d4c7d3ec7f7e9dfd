import { SlackError } from '../api/errors.ts'
import type { SlackLog } from '../api/log.ts'
import type { Workspace } from '../app/workspaces.ts'
import { type Block, type ChildBlock, plain, type SlackMessage, type SlackPart } from '../blocks.ts'
import type { Pictures } from './pictures.ts'

/**
 * Sends a part in the form that the workspace takes: with its sections folded and its pictures as images, else without the one or the
 * other. News goes before form: what Slack refuses because of its blocks is sent again with simpler ones (nothing was posted then).
 * Throws what `send` throws.
 */
export type Present = <T>(
  workspace: Workspace,
  part: SlackPart,
  send: (message: SlackMessage) => Promise<T>,
) => Promise<T>

export interface PresentOptions {
  readonly pictures: Pictures
  /** Whether sections are folded at all. */
  readonly fold: boolean
  readonly log: SlackLog
  readonly now: () => number
}

/** After this long Slack may have brought containers to the workspace. */
const patienceMs = 6 * 3_600_000

/** One way to show a part. */
interface Form {
  readonly blocks: readonly Block[]
  readonly images: ReadonlyMap<string, string>
  readonly folded: boolean
}

/** A presenter for all workspaces. */
export function createPresent({ pictures, fold, log, now }: PresentOptions): Present {
  const unfolded = new Map<string, number>()
  const heavy = new WeakSet<SlackPart>()
  // The same object each time, so that what goes to many is written out once.
  const bare = { folded: new WeakMap<SlackPart, SlackMessage>(), unfolded: new WeakMap<SlackPart, SlackMessage>() }
  const written = (part: SlackPart, { blocks, images, folded }: Form): SlackMessage => {
    if (images.size > 0) return messageOf(part, blocks, images)
    const known = bare[folded ? 'folded' : 'unfolded']
    const message = known.get(part) ?? messageOf(part, blocks, images)
    known.set(part, message)
    return message
  }
  const folds = ({ account }: Workspace, part: SlackPart): boolean =>
    fold && !heavy.has(part) && (unfolded.get(account) ?? 0) <= now()
  const noteRefused = ({ account }: Workspace, part: SlackPart, error: string): void => {
    if (error === tooLong) {
      heavy.add(part)
      return
    }
    if ((unfolded.get(account) ?? 0) <= now())
      log.warn({ platform: 'slack', account }, 'Slack does not take folded sections there: they are shown unfolded')
    unfolded.set(account, now() + patienceMs)
  }
  return async (workspace, part, send) => {
    const images = await pictures.imagesOf(workspace, part)
    const forms: readonly Form[] = [
      ...(part.folded && folds(workspace, part) ? [{ blocks: part.folded, images, folded: true }] : []),
      { blocks: part.blocks, images, folded: false },
      ...(images.size > 0 ? [{ blocks: part.blocks, images: new Map(), folded: false }] : []),
    ]
    let refusal: { readonly form: Form; readonly error: string } | null = null
    for (const form of forms) {
      try {
        const done = await send(written(part, form))
        if (refusal?.form.folded) noteRefused(workspace, part, refusal.error)
        else if (refusal !== null) pictures.regretAll(workspace, images, 'Slack refuses it in messages')
        return done
      } catch (thrown) {
        const error = refusedBlocks(thrown)
        if (error === null || form === forms.at(-1)) throw thrown
        refusal = { form, error }
      }
    }
    throw new Error('a part has at least one form')
  }
}

/** The part with images for the pictures that have one, without the others, and with its hint. Pure. */
export function messageOf(
  { text, hint }: SlackPart,
  blocks: readonly Block[],
  images: ReadonlyMap<string, string>,
): SlackMessage {
  const kept = blocks.flatMap((block): readonly Block[] =>
    block.type === 'container'
      ? [{ ...block, child_blocks: block.child_blocks.flatMap((child) => shown(child, images)) }]
      : shown(block, images),
  )
  const filled: readonly Block[] =
    kept.length > 0 ? kept : [{ type: 'section', text: plain(text.trim().slice(0, 100) || '…') }]
  return { text, blocks: hint ? [...filled, hint] : filled }
}

function shown<B extends Block | ChildBlock>(block: B, images: ReadonlyMap<string, string>) {
  if (block.type !== 'picture') return [block]
  const { photo, alt_text, ...rest } = block
  const id = images.get(photo)
  return id === undefined ? [] : [{ ...rest, type: 'image' as const, slack_file: { id }, alt_text }]
}

const tooLong = 'msg_blocks_too_long'

/** So Slack says that it does not know a block, that a file is gone, not ready, or not the app's: slackapi/python-slack-sdk#1658. */
const refusedBlocks = (thrown: unknown): string | null =>
  thrown instanceof SlackError &&
  thrown.fault.kind === 'refused' &&
  ['invalid_blocks', 'invalid_blocks_format', tooLong].includes(thrown.fault.error)
    ? thrown.fault.error
    : null
