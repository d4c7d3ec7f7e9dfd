import type { Language } from '../../../src/model.ts'
import { askKindly, forOne, unseen } from '../answer/answer.ts'
import { answering } from '../answer/apologise.ts'
import { askedAt, chatOf, tell } from '../answer/ask.ts'
import type { SlackContext } from '../answer/context.ts'
import type { MessagePosition } from '../answer/message-position.ts'
import type { Press } from '../answer/payloads.ts'
import { itemsIn, putAnswer } from '../answer/replace-answer.ts'
import { fitsResponses, post, respond, withdraw } from '../answer/reply.ts'
import { SlackError } from '../api/errors.ts'
import type { Workspace } from '../app/workspaces.ts'
import { lineIn } from '../form/forms.ts'
import { formView } from '../form/view.ts'
import { pageIn } from '../render/pack.ts'
import { wordsIn } from '../words.ts'

/** Answers a pressed button of a message of ours. */
export async function answerPress(context: SlackContext, workspace: Workspace, press: Press): Promise<void> {
  const spot = spotOf(press)
  if (!spot) return
  const waiting = { workspace, user: press.user.id, place: spot, url: spot.url }
  await answering(context, waiting, () => pressed({ context, workspace, press, spot }))
}

async function pressed(place: Place): Promise<void> {
  const { context, press } = place
  const action = press.actions[0]
  if (!action) return
  const [, kind] = action.action_id.slice(context.surface.actions.length - 1).split(':')
  const value = action.value ?? ''
  if (kind === 'show' && value) return showEveryone(place, value)
  if (kind === 'run' && value) return runCommand(place, value, action.block_id)
  if (kind === 'form' && value) {
    // First of all: Slack lets us open a form for three seconds.
    if (await openForm(place, value)) return
    return runCommand(place, lineIn(value), action.block_id)
  }
  return tooOld(place)
}

/** Slack lets us open a form for three seconds, of which some are over. */
const triggerMs = 2000

interface Place {
  readonly context: SlackContext
  readonly workspace: Workspace
  readonly press: Press
  readonly spot: MessagePosition
}

async function runCommand(place: Place, line: string, blockId: string): Promise<void> {
  const { context, spot, workspace, press } = place
  const asked = await askedAt(context, workspace, press.user, spot, line)
  const told = await askKindly(context, asked)
  return told.doc === null ? tooOld(place) : putAnswer(context, asked, told, spot, blockId)
}

/** Opens a button's form; false: it cannot be opened, and the command has to ask in words. */
async function openForm({ context, workspace, press, spot }: Place, value: string): Promise<boolean> {
  const form = context.forms.find(value)
  const view = form && press.trigger_id ? formView(form, spot, context.surface.form) : null
  if (view === null) return false
  try {
    await workspace.client.ask('views.open', { trigger_id: press.trigger_id, view }, triggerMs)
    return true
  } catch (thrown) {
    if (!(thrown instanceof SlackError)) throw thrown
    context.log.warn({ platform: 'slack', account: workspace.account }, `a form could not be opened: ${thrown.message}`)
    return false
  }
}

/** Shows to all what one person was shown: as a message of ours where we may post, else through the response address. */
async function showEveryone(place: Place, key: string): Promise<void> {
  const { context, workspace, press, spot } = place
  const shown = context.shown.find(key)
  const { language } = await context.lookUp(workspace, press.user.id)
  if (shown === null) return say(place, language, wordsIn(language).noLongerShown)
  const { parts, thread } = shown
  try {
    await post(context, workspace, spot.channel, thread, parts)
  } catch (thrown) {
    if (!unseen(thrown)) throw thrown
    if (!fitsResponses(parts)) return say(place, language, wordsIn(language).cannotShow(context.botName))
    const toAll = { response_type: 'in_channel', replace_original: false } as const
    for (const part of parts) await respond(context, workspace, spot.url, part, toAll)
  }
  await withdraw(spot.url, context.timeoutMs)
}

function spotOf({ channel, container, message, response_url: url }: Press): MessagePosition | null {
  if (!channel || !url) return null
  return {
    channel: channel.id,
    chat: chatOf(channel.id, channel.name ?? ''),
    thread: container.thread_ts ?? message?.thread_ts ?? null,
    ts: container.message_ts ?? null,
    ephemeral: container.is_ephemeral === true,
    url,
    items: [...itemsIn(message?.blocks ?? [])],
    page: pageIn(message?.blocks ?? []),
  }
}

async function tooOld(place: Place): Promise<void> {
  const { context, workspace, press } = place
  const { language } = await context.lookUp(workspace, press.user.id)
  return say(place, language, wordsIn(language).oldButton)
}

async function say({ context, workspace, spot }: Place, language: Language, words: string): Promise<void> {
  for (const part of context.render(tell(language, words))) await respond(context, workspace, spot.url, part, forOne)
}
