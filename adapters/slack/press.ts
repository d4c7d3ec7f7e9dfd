import { askKindly, forOne, shareable, unseen } from './answers.ts'
import { type Asked, type Told, tell } from './ask.ts'
import type { SlackPart } from './blocks.ts'
import type { Press } from './payloads.ts'
import { fitsResponses, post, respond, withdraw } from './reply.ts'
import type { Room } from './room.ts'
import { wordsIn } from './words.ts'
import type { Workspace } from './workspaces.ts'

/** Answers a pressed button of a message of ours. */
export async function answerPress(room: Room, workspace: Workspace, press: Press): Promise<void> {
  const action = press.actions[0]
  const channel = press.channel?.id
  if (!action || !channel || !press.response_url) return
  const [, kind] = action.action_id.slice(room.surface.actions.length - 1).split(':')
  const value = action.value ?? ''
  const place = { room, workspace, press, channel, url: press.response_url }
  if (kind === 'show' && value) return showEveryone(place, value)
  if (kind === 'run' && value) return runCommand(place, value, action.block_id)
  return tooOld(place)
}

interface Place {
  readonly room: Room
  readonly workspace: Workspace
  readonly press: Press
  readonly channel: string
  readonly url: string
}

/**
 * Replaces the message where it is the person's own (a DM, an ephemeral answer). What stands in a channel for everybody stays:
 * the one who pressed gets the answer beside it.
 */
async function runCommand(place: Place, line: string, blockId: string): Promise<void> {
  const { room, press, url, workspace } = place
  const asked = await toAsked(place, line)
  const told = await askKindly(room, asked)
  if (told.doc === null) return tooOld(place)
  const plain = room.render(told.doc)
  const own = asked.chat === 'private' || press.container.is_ephemeral === true
  const inChannel = asked.chat !== 'private'
  const parts = inChannel ? shareable(room, asked, told, plain) : plain
  const replacing = own ? partFor(parts, press, blockId) : null
  if (replacing) {
    await respond(url, replacing, { ...forOne, replace_original: true }, room.timeoutMs)
    if (parts.length > 1 && !blockId.startsWith('item-')) await rest(place, asked, parts.slice(1))
    return
  }
  if (fitsResponses(parts)) {
    for (const part of parts) await respond(url, part, forOne, room.timeoutMs)
    return
  }
  await post(room, workspace, await room.directChannel(workspace, press.user.id), null, plain)
  await say(place, told, wordsIn(told.language).sentToYou)
}

/** The further parts of an answer whose first part replaced a message. */
async function rest(place: Place, asked: Asked, parts: readonly SlackPart[]): Promise<void> {
  if (asked.chat === 'private' && place.press.container.is_ephemeral !== true) {
    const thread = place.press.container.thread_ts ?? place.press.container.message_ts ?? null
    await post(place.room, place.workspace, asked.channel, thread, parts)
    return
  }
  for (const part of parts.slice(0, 3)) await respond(place.url, part, forOne, place.room.timeoutMs)
}

/** Shows the answer to all: as a message of ours where we may post, else through the response address. */
async function showEveryone(place: Place, value: string): Promise<void> {
  const { room, workspace, channel, url } = place
  const bar = value.indexOf('|')
  const thread = value.slice(0, Math.max(bar, 0)) || null
  const asked = { ...(await toAsked(place, value.slice(bar + 1))), thread }
  const told = await askKindly(room, asked)
  if (told.doc === null) return tooOld(place)
  const parts = room.render(told.doc)
  try {
    await post(room, workspace, channel, thread, parts)
  } catch (thrown) {
    if (!unseen(thrown)) throw thrown
    if (!fitsResponses(parts)) return say(place, told, wordsIn(told.language).cannotShow(room.botName))
    const toAll = { response_type: 'in_channel', replace_original: false } as const
    for (const part of parts) await respond(url, part, toAll, room.timeoutMs)
  }
  await withdraw(url, room.timeoutMs)
}

async function toAsked({ room, workspace, press, channel }: Place, line: string): Promise<Asked> {
  const chat = chatOf(channel, press.channel?.name ?? '')
  return {
    workspace,
    channel: chat === 'private' ? await room.directChannel(workspace, press.user.id) : channel,
    chat,
    thread: press.container.thread_ts ?? press.message?.thread_ts ?? null,
    user: press.user.id,
    name: press.user.name ?? press.user.username ?? null,
    line,
  }
}

/** What kind of conversation this is, by its id and the names that Slack gives to those without one. */
export function chatOf(channel: string, name: string): Asked['chat'] {
  if (channel.startsWith('D') || name === 'directmessage') return 'private'
  return name.startsWith('mpdm-') ? 'group' : 'channel'
}

/** A message with item blocks may be one of several: only the part with the pressed item, and all its neighbours, may replace it. */
function partFor(parts: readonly SlackPart[], press: Press, blockId: string): SlackPart | null {
  if (parts.length === 1) return parts[0] ?? null
  const ids = (blocks: readonly { readonly block_id?: string | undefined }[]): readonly string[] =>
    blocks.flatMap((block) => (block.block_id?.startsWith('item-') ? block.block_id : []))
  if (!blockId.startsWith('item-')) return parts[0] ?? null
  const before = ids(press.message?.blocks ?? [])
  return (
    parts.find((part) => {
      const after = new Set(ids(part.blocks))
      return after.has(blockId) && before.every((id) => after.has(id))
    }) ?? null
  )
}

const tooOld = (place: Place): Promise<void> =>
  say(place, { doc: null, language: null }, wordsIn(null).oldButton(`${place.room.surface.command} help`))

async function say({ room, url }: Place, told: Told, words: string): Promise<void> {
  for (const part of room.render(tell(told.language, words))) await respond(url, part, forOne, room.timeoutMs)
}
