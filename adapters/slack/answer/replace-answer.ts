import { readFailure, SlackError } from '../api/errors.ts'
import type { SlackPart } from '../blocks.ts'
import { asIs } from '../send/sender.ts'
import { wordsIn } from '../words.ts'
import { forOne, shareable, unseen } from './answer.ts'
import { type Asked, isAtDesk, placeOf, type Told, tell } from './ask.ts'
import type { SlackContext } from './context.ts'
import type { MessagePosition } from './message-position.ts'
import { fitsResponses, post, respond } from './reply.ts'

/**
 * Puts the answer to a pressed button (or to its form) where the button stood, if the message is the person's own: a DM, an ephemeral
 * answer, and for editors the desk's messages in a newsroom. What stands in a channel for everybody else stays, with the answer beside it.
 */
export async function putAnswer(
  context: SlackContext,
  asked: Asked,
  told: Told,
  spot: MessagePosition,
  blockId: string,
): Promise<void> {
  const { workspace } = asked
  if (told.doc === null) return
  const plain = context.render(told.doc)
  if (told.doc.remark) {
    for (const part of plain) await respond(context, workspace, spot.url, part, forOne)
    return
  }
  const desk = isDeskLine(context, asked.line)
  const parts = spot.chat === 'private' || desk ? plain : shareable(context, asked, told, plain)
  const own = spot.chat === 'private' || spot.ephemeral || (desk && (await isAtDesk(context, asked)))
  // A draft fills several messages, and one of them was pressed: the same of the new ones takes its place.
  const page = desk && spot.page !== null ? (parts[spot.page] ?? parts.at(-1) ?? null) : null
  const replacing = own ? (page ?? partFor(parts, spot.items, blockId)) : null
  if (replacing) {
    await replace(context, asked, spot, replacing)
    if (spot.ts !== null && !spot.ephemeral)
      await context.host.bindMessage(told.doc, placeOf({ workspace, channel: spot.channel }), spot.ts, spot.page ?? 0)
    if (page === null && !blockId.startsWith('item-')) await rest(context, asked, spot, parts.slice(1))
    return
  }
  if (fitsResponses(parts)) {
    for (const part of parts) await respond(context, workspace, spot.url, part, forOne)
    return
  }
  await post(context, workspace, await context.directChannel(workspace, asked.user), null, plain)
  for (const part of context.render(tell(told.language, wordsIn(told.language).sentToYou)))
    await respond(context, workspace, spot.url, part, forOne)
}

/** Whether a line is one that only editors are offered; pressing it in a newsroom changes the desk's message for all of them. */
export function isDeskLine({ host }: SlackContext, line: string): boolean {
  const [name = ''] = line.split(/\s/, 1)
  const names = (role?: 'owner'): readonly string[] => host.menu('en', role).map((one) => one.name)
  return names('owner').includes(name) && !names().includes(name)
}

/** The address of a button lives for half an hour and five answers; then the message is changed as ours, or the answer sent anew. */
async function replace(context: SlackContext, asked: Asked, spot: MessagePosition, part: SlackPart): Promise<void> {
  const { workspace, user } = asked
  const showing = { response_type: spot.ephemeral ? 'ephemeral' : 'in_channel', replace_original: true } as const
  try {
    await respond(context, workspace, spot.url, part, showing)
  } catch (thrown) {
    if (!(thrown instanceof SlackError) || thrown.fault.kind !== 'refused') throw thrown
    const { ts, channel } = spot
    if (spot.ephemeral || ts === null) {
      await post(context, workspace, await context.directChannel(workspace, user), null, [part])
      return
    }
    const as = { channel, ts, parse: asIs.parse, link_names: asIs.link_names }
    await context.host.inTurn(
      placeOf({ workspace, channel }),
      () => context.present(workspace, part, (message) => workspace.client.call('chat.update', { ...message, ...as })),
      readFailure('chat.update'),
    )
  }
}

/** The further parts of an answer whose first part replaced a message. */
async function rest(
  context: SlackContext,
  asked: Asked,
  spot: MessagePosition,
  parts: readonly SlackPart[],
): Promise<void> {
  const { workspace } = asked
  if (parts.length === 0) return
  if (!spot.ephemeral) {
    await post(context, workspace, asked.channel, spot.thread ?? spot.ts, parts).catch((thrown) => {
      if (!unseen(thrown)) throw thrown
    })
    return
  }
  for (const part of parts.slice(0, 3)) await respond(context, workspace, spot.url, part, forOne)
}

/** A message with item blocks may be one of several: only the part with the pressed item, and all its neighbours, may replace it. */
function partFor(parts: readonly SlackPart[], items: readonly string[], blockId: string): SlackPart | null {
  if (parts.length === 1 || !blockId.startsWith('item-')) return parts[0] ?? null
  return parts.find(({ blocks }) => countIn(blocks, [...items, blockId]) === items.length + 1) ?? null
}

function countIn(blocks: SlackPart['blocks'], items: readonly string[]): number {
  const ids = new Set(itemsIn(blocks))
  return items.filter((id) => ids.has(id)).length
}

/** The names of the items in a message. */
export const itemsIn = (blocks: readonly { readonly block_id?: string | undefined }[]): readonly string[] =>
  blocks.flatMap(({ block_id: id }) => (id?.startsWith('item-') ? id : []))
