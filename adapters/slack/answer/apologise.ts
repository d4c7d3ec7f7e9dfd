import type { Doc } from '../../../src/doc.ts'
import { DeliveryError, messageOf } from '../../../src/errors.ts'
import { readFailure, SlackError } from '../api/errors.ts'
import { redact } from '../api/log.ts'
import type { Workspace } from '../app/workspaces.ts'
import { forOne } from './answer.ts'
import type { SlackContext } from './context.ts'
import { postOnce, respond, whisper } from './reply.ts'

/** Somebody who waits for an answer. */
export interface Waiting {
  readonly workspace: Workspace
  readonly user: string
  /** The conversation with us, or a channel in which others read too; null: there is none, as on the home tab. */
  readonly place: { readonly channel: string; readonly chat: string; readonly thread: string | null } | null
  /** An address that takes answers, or null. */
  readonly url: string | null
}

/**
 * Does what answers somebody. Where it fails they are told in their language, for themselves alone, now or as soon as Slack takes
 * something again. Never throws: what was asked is done or refused by then, and must not be done again when the process starts anew.
 */
export async function answering(context: SlackContext, waiting: Waiting, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    const { workspace, user } = waiting
    const known = { platform: 'slack', account: workspace.account }
    context.log.error(known, `an answer did not arrive: ${redact(messageOf(thrown))}`)
    if (context.closing.aborted) return
    const { language } = await context.lookUp(workspace, user)
    const lost = thrown instanceof SlackError || thrown instanceof DeliveryError
    const doc = context.host.sorry(language, lost ? 'lost' : 'failed')
    await apologise(context, waiting, doc).catch((again) =>
      context.log.error(known, `an apology did not arrive: ${redact(messageOf(again))}`),
    )
  }
}

async function apologise(context: SlackContext, waiting: Waiting, doc: Doc): Promise<void> {
  const { workspace, user, place, url } = waiting
  const [part] = context.render(doc)
  if (!part) return
  try {
    if (url !== null) return await respond(context, workspace, url, part, forOne)
    if (place !== null && place.chat !== 'private') return await whisper(context, workspace, { ...place, user }, [part])
  } catch (thrown) {
    if (!(thrown instanceof SlackError)) throw thrown
  }
  const own =
    place?.chat === 'private' ? place : { channel: await context.directChannel(workspace, user), thread: null }
  const target = { platform: 'slack', account: workspace.account, chat: own.channel, thread: own.thread }
  // Not waited for: it may take an hour.
  void context.host.afterPause(
    target,
    () => postOnce(context, workspace, own.channel, own.thread, part),
    readFailure('chat.postMessage'),
  )
}
