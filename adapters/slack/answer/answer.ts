import { SlackError } from '../api/errors.ts'
import type { SlackPart } from '../blocks.ts'
import { wordsIn } from '../words.ts'
import { type Asked, ask, type Told, tell } from './ask.ts'
import type { SlackContext } from './context.ts'
import { fitsResponses, post, postWhole, respond, whisper, withShowEveryone } from './reply.ts'

/**
 * Answers a slash command: a message in the person's own conversation with us, for them alone anywhere else. `typedIn` is where
 * it was typed, which may be a conversation between others.
 */
export async function answerSlash(
  context: SlackContext,
  asked: Asked,
  typedIn: string,
  responseUrl: string,
): Promise<void> {
  const here = asked.chat === 'private' && typedIn === asked.channel
  const told = await askKindly(context, { ...asked, files: here })
  if (told.doc === null) return
  const parts = context.render(told.doc)
  if (here) return postWhole(context, asked.workspace, asked, told.doc)
  const shown = asked.chat === 'private' ? parts : shareable(context, asked, told, parts)
  if (fitsResponses(shown)) {
    for (const part of shown) await respond(context, asked.workspace, responseUrl, part, forOne)
    return
  }
  await post(context, asked.workspace, await context.directChannel(asked.workspace, asked.user), null, parts)
  const notice = context.render(tell(told.language, wordsIn(told.language).sentToYou))
  for (const part of notice) await respond(context, asked.workspace, responseUrl, part, forOne)
}

/** Answers a plain message in a DM, or a mention: there to one person only, in the thread where it was asked. */
export async function answerMessage(context: SlackContext, asked: Asked): Promise<void> {
  const told = await askKindly(context, { ...asked, files: asked.chat === 'private' })
  if (told.doc === null) return
  if (asked.chat === 'private') return postWhole(context, asked.workspace, asked, told.doc)
  const parts = context.render(told.doc)
  const shown = shareable(context, asked, told, parts)
  if (fitsResponses(shown)) return whisper(context, asked.workspace, asked, shown)
  await post(context, asked.workspace, await context.directChannel(asked.workspace, asked.user), null, parts)
  await whisper(context, asked.workspace, asked, context.render(tell(told.language, wordsIn(told.language).sentToYou)))
}

/** For one person, beside what is there. */
export const forOne = { response_type: 'ephemeral', replace_original: false } as const

/** Asks; a fault on the way to Slack becomes an apology. */
export async function askKindly(context: SlackContext, asked: Asked): Promise<Told> {
  try {
    return await ask(context, asked)
  } catch (thrown) {
    context.log.error({ platform: 'slack', account: asked.workspace.account }, `a command failed: ${faultOf(thrown)}`)
    const { language } = await context.lookUp(asked.workspace, asked.user)
    return { doc: context.host.sorry(language, 'failed'), language }
  }
}

/** What comes out of the archive gets its Show everyone button: the command that asked for it is never run again. */
export const shareable = (
  context: SlackContext,
  { thread }: Asked,
  told: Told,
  parts: readonly SlackPart[],
): readonly SlackPart[] =>
  told.doc?.public === true
    ? withShowEveryone(parts, {
        label: wordsIn(told.language).showEveryone,
        value: context.shown.keep({ parts, thread }),
        actions: context.surface.actions,
      })
    : parts

/** Whether the bot may not post in this conversation. */
export const unseen = (thrown: unknown): boolean =>
  thrown instanceof SlackError &&
  thrown.fault.kind === 'refused' &&
  ['not_in_channel', 'channel_not_found'].includes(thrown.fault.error)

const faultOf = (thrown: unknown): string => (thrown instanceof SlackError ? thrown.message : 'a fault of our own')
