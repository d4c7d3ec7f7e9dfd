import { askKindly, forOne, unseen } from '../answer/answer.ts'
import { askedAt, chatOf, type Told, tell } from '../answer/ask.ts'
import type { Room } from '../answer/context.ts'
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
export async function answerPress(room: Room, workspace: Workspace, press: Press): Promise<void> {
  const action = press.actions[0]
  const spot = spotOf(press)
  if (!action || !spot) return
  const [, kind] = action.action_id.slice(room.surface.actions.length - 1).split(':')
  const value = action.value ?? ''
  const place = { room, workspace, press, spot }
  if (kind === 'show' && value) return showEveryone(place, value)
  if (kind === 'run' && value) return runCommand(place, value, action.block_id)
  if (kind === 'form' && value) {
    // First of all: Slack lets us open a form for three seconds.
    if (await openForm(place, value)) return
    return runCommand(place, lineIn(value), action.block_id)
  }
  return tooOld(place)
}

interface Place {
  readonly room: Room
  readonly workspace: Workspace
  readonly press: Press
  readonly spot: MessagePosition
}

async function runCommand(place: Place, line: string, blockId: string): Promise<void> {
  const { room, spot, workspace, press } = place
  const asked = await askedAt(room, workspace, press.user, spot, line)
  const told = await askKindly(room, asked)
  return told.doc === null ? tooOld(place) : putAnswer(room, asked, told, spot, blockId)
}

/** Opens a button's form; false: it cannot be opened, and the command has to ask in words. */
async function openForm({ room, workspace, press, spot }: Place, value: string): Promise<boolean> {
  const form = room.forms.find(value)
  const view = form && press.trigger_id ? formView(form, spot, room.surface.form) : null
  if (view === null) return false
  try {
    await workspace.client.call('views.open', { trigger_id: press.trigger_id, view })
    return true
  } catch (thrown) {
    if (!(thrown instanceof SlackError)) throw thrown
    room.log.warn({ platform: 'slack', account: workspace.account }, `a form could not be opened: ${thrown.message}`)
    return false
  }
}

/** Shows the answer to all: as a message of ours where we may post, else through the response address. */
async function showEveryone(place: Place, value: string): Promise<void> {
  const { room, workspace, press, spot } = place
  const bar = value.indexOf('|')
  const thread = value.slice(0, Math.max(bar, 0)) || null
  const line = value.slice(bar + 1)
  const asked = { ...(await askedAt(room, workspace, press.user, spot, line)), plain: false, thread }
  const told = await askKindly(room, asked)
  if (told.doc === null) return tooOld(place)
  const parts = room.render(told.doc)
  try {
    await post(room, workspace, spot.channel, thread, parts)
  } catch (thrown) {
    if (!unseen(thrown)) throw thrown
    if (!fitsResponses(parts)) return say(place, told, wordsIn(told.language).cannotShow(room.botName))
    const toAll = { response_type: 'in_channel', replace_original: false } as const
    for (const part of parts) await respond(room, workspace, spot.url, part, toAll)
  }
  await withdraw(spot.url, room.timeoutMs)
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

const tooOld = (place: Place): Promise<void> =>
  say(place, { doc: null, language: null }, wordsIn(null).oldButton(`${place.room.surface.command} help`))

async function say({ room, workspace, spot }: Place, told: Told, words: string): Promise<void> {
  for (const part of room.render(tell(told.language, words))) await respond(room, workspace, spot.url, part, forOne)
}
