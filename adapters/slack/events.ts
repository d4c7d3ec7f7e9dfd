import { answerMessage } from './answers.ts'
import { tell } from './ask.ts'
import { changeOf } from './changes.ts'
import { showHome } from './home/home.ts'
import { channelOf, eventShape, type SlackEvent, userOf } from './payloads.ts'
import { whisper } from './reply.ts'
import type { Room } from './room.ts'
import { wordsIn } from './words.ts'
import type { Workspace } from './workspaces.ts'

/** Events, each dealt with once, however often Slack sends it. */
export interface Events {
  /** Puts an event away, deals with it, and ticks it off. */
  take(account: string, body: unknown): Promise<void>
  /** Deals with what was put away by a process that ended before it was done. */
  resume(account: string): Promise<void>
}

/** `removed` is called when the app was taken off a workspace. */
export function createEvents(room: Room, removed: (account: string) => Promise<void>): Events {
  const { host } = room
  const deal = async (account: string, event: SlackEvent): Promise<void> => {
    if (event.type === 'app_uninstalled' || (event.type === 'tokens_revoked' && event.tokens?.bot?.length))
      return removed(account)
    const workspace = await room.workspaces.find(account)
    if (!workspace) return
    const change = changeOf(event, account, workspace.botUser)
    if (change) await host.follow(change)
    if (change?.kind === 'back' && event.type === 'member_joined_channel') await greet(room, workspace, event)
    await answerEvent(room, workspace, event)
  }
  return {
    async take(account, body) {
      const parsed = eventShape.safeParse(body)
      if (!parsed.success || !account) return
      const { event_id: id, event } = parsed.data
      if (!isOurs(event) || (await isSomebodyElse(room, account, event))) return
      if (!(await host.receive('slack', account, id, JSON.stringify(parsed.data)))) return
      await deal(account, event)
      await host.handled('slack', account, id)
    },
    async resume(account) {
      for (const { update, payload } of await host.unhandled('slack', account)) {
        if (room.tasks.closing) return
        await room.tasks.run('event', async () => {
          await deal(account, eventShape.parse(JSON.parse(payload)).event)
        })
        await host.handled('slack', account, update)
      }
    },
  }
}

/** Messages count only in a DM with us and from a person; what the host's app listens to besides is not ours to keep. */
function isOurs(event: SlackEvent): boolean {
  if (event.type === 'message')
    return event.channel_type === 'im' && !event.subtype && !event.bot_id && userOf(event) !== null
  if (event.type === 'app_home_opened') return event.tab !== 'messages'
  return true
}

/** People come and go in every channel that the bot is in; only the bot's own coming and going matters. */
async function isSomebodyElse(room: Room, account: string, event: SlackEvent): Promise<boolean> {
  if (event.type !== 'member_joined_channel' && event.type !== 'member_left_channel') return false
  return userOf(event) !== (await room.workspaces.find(account))?.botUser
}

async function answerEvent(room: Room, workspace: Workspace, event: SlackEvent): Promise<void> {
  const user = userOf(event)
  const channel = channelOf(event)
  if (user === null || channel === null) return
  const place = { workspace, channel, user, name: null, thread: event.thread_ts ?? null }
  switch (event.type) {
    case 'message':
      return answerMessage(room, { ...place, chat: 'private', line: unmentioned(event.text ?? '', workspace.botUser) })
    case 'app_mention': {
      if (event.bot_id) return
      return answerMessage(room, { ...place, chat: 'channel', line: unmentioned(event.text ?? '', workspace.botUser) })
    }
    case 'app_home_opened':
      return room.home ? showHome(room, room.home, workspace, { id: user, name: null }) : undefined
    default:
      return
  }
}

/** Drops the mention of the bot, wherever it stands. */
const unmentioned = (text: string, botUser: string): string =>
  text.replace(new RegExp(`<@${botUser}(?:\\|[^>]*)?>`, 'g'), ' ').trim()

/** Tells whoever invited the bot what to do next; only them. */
async function greet(room: Room, workspace: Workspace, event: SlackEvent): Promise<void> {
  const channel = channelOf(event)
  if (!event.inviter || channel === null) return
  const { language } = await room.lookUp(workspace, event.inviter)
  const hello = tell(language, wordsIn(language).hello(`${room.surface.command} subscribe`))
  await whisper(workspace.client, { channel, thread: null, user: event.inviter }, room.render(hello))
}
