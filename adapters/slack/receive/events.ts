import { answerMessage } from '../answer/answer.ts'
import { answering } from '../answer/apologise.ts'
import { type Asked, isRead, placeOf, tell } from '../answer/ask.ts'
import { placeKey, type SlackContext } from '../answer/context.ts'
import { channelOf, eventShape, type SlackEvent, userOf } from '../answer/payloads.ts'
import { post, whisper } from '../answer/reply.ts'
import type { Workspace } from '../app/workspaces.ts'
import { showHome } from '../home/home.ts'
import { type Incoming, incomingOf } from '../note/incoming.ts'
import { isCommandLine, namesUs, postedText } from '../note/lines.ts'
import { takeNote } from '../note/note.ts'
import { wordsIn } from '../words.ts'
import { changeOf } from './channel-changes.ts'

/** Events, each dealt with once, however often Slack sends it; those of one channel in the order in which they came. */
export interface Events {
  /** Puts an event away, deals with it, and ticks it off. One whose turn had not come when we close is left for the next start. */
  take(account: string, body: unknown): Promise<void>
  /** Deals with what was put away by a process that ended before it was done. */
  resume(account: string): Promise<void>
}

/** `removed` is called when the app was taken off a workspace. */
export function createEvents(context: SlackContext, removed: (account: string) => Promise<void>): Events {
  const { host, tasks, sequence } = context
  const inOrder = (account: string, event: SlackEvent, job: () => Promise<void>): Promise<void> =>
    sequence.run(placeKey(account, channelOf(event) ?? userOf(event)), job)
  const deal = async (account: string, event: SlackEvent): Promise<void> => {
    if (event.type === 'app_uninstalled' || (event.type === 'tokens_revoked' && event.tokens?.bot?.length))
      return removed(account)
    const workspace = await context.workspaces.find(account)
    if (!workspace) return
    const change = changeOf(event, account, workspace.botUser)
    const said = change && (await host.follow(change))
    if (change && said) await post(context, workspace, change.target.chat, null, context.render(said), said)
    else if (change?.kind === 'back' && event.type === 'member_joined_channel') await greet(context, workspace, event)
    await answerEvent(context, workspace, event)
  }
  return {
    async take(account, body) {
      const parsed = eventShape.safeParse(body)
      if (!parsed.success || !account) return
      const { event_id: id, event } = parsed.data
      // In line before it is put away: the database answers one sooner than another.
      const stored = (async () =>
        (await concernsUs(context, account, event)) &&
        (await host.receive('slack', account, id, JSON.stringify(parsed.data))))()
      stored.catch(() => {})
      await inOrder(account, event, async () => {
        if (!(await stored) || tasks.closing) return
        await deal(account, event)
        await host.handled('slack', account, id)
      })
    },
    async resume(account) {
      for (const { update, payload } of await host.unhandled('slack', account)) {
        if (tasks.closing) return
        const { event } = eventShape.parse(JSON.parse(payload))
        await inOrder(account, event, async () => {
          await tasks.run('event', () => deal(account, event))
          await host.handled('slack', account, update)
        })
      }
    },
  }
}

/**
 * Looked at before anything is put away. People come and go in every channel that the bot is in; only its own coming and going matters.
 * Of messages those count that somebody writes to the bot, and whatever editors write where they are read: what is said elsewhere is not
 * ours to keep.
 */
async function concernsUs(context: SlackContext, account: string, event: SlackEvent): Promise<boolean> {
  switch (event.type) {
    case 'app_home_opened':
      return event.tab !== 'messages'
    case 'member_joined_channel':
    case 'member_left_channel':
      return userOf(event) === (await context.workspaces.find(account))?.botUser
    case 'app_mention':
    case 'message': {
      const workspace = await context.workspaces.find(account)
      const said = workspace && incomingOf(event, workspace.botUser)
      if (!workspace || !said || (event.type === 'message' && isMentionElsewhere(said))) return false
      const toBot = event.type === 'app_mention' || (said.chat === 'private' && said.plain)
      const place = placeIn(workspace, said)
      if ((toBot && mayBeCommand(context, said)) || (await isRead(context, place, context.intake, said.text)))
        return true
      // Whoever speaks to the host has no answer left for us.
      if (toBot) await context.host.leave({ target: placeOf(place), person: { id: said.user, name: null } })
      return false
    }
    default:
      return true
  }
}

/** Whether words to the bot may be a command of ours: in somebody's app only those that begin with our name. */
const mayBeCommand = ({ alone, intake, surface }: SlackContext, { typed }: Incoming): boolean =>
  alone || intake === 'everything' || namesUs(typed, surface.command)

/** Slack sends it as a mention too. */
const isMentionElsewhere = ({ chat, mention, edited }: Incoming): boolean => chat !== 'private' && mention && !edited

async function answerEvent(context: SlackContext, workspace: Workspace, event: SlackEvent): Promise<void> {
  switch (event.type) {
    case 'message':
    case 'app_mention': {
      const said = incomingOf(event, workspace.botUser)
      return said === null ? undefined : hear(context, workspace, said)
    }
    case 'app_home_opened': {
      const user = userOf(event)
      return context.home && user !== null ? showHome(context, context.home, workspace, user) : undefined
    }
    default:
      return
  }
}

/** What somebody wrote is a command, or a note where notes are read. The roles are those of this moment. */
async function hear(context: SlackContext, workspace: Workspace, said: Incoming): Promise<void> {
  const place = placeIn(workspace, said)
  const slash = context.surface.command
  const read = await isRead(context, place, context.intake, said.text)
  // Among others a word that is a command's name too is said to them, unless we are named.
  const toUs = said.chat === 'private' || said.mention || namesUs(said.typed, slash)
  const isCommand = !read || (toUs && isCommandLine(said.typed, commandsOf(context), slash))
  if (said.edited) {
    // An item that was given to `post` is changed with its message; no other command is given again by changing it.
    const posted = isCommand ? postedText(said.typed, slash) : said.text
    return read && posted !== null ? takeNote(context, workspace, said, posted) : undefined
  }
  if (!isCommand) return takeNote(context, workspace, said)
  const asked = { ...place, line: said.typed, shared: !context.alone, addressed: context.alone }
  return answering(context, { workspace, user: said.user, place, url: null }, () => answerMessage(context, asked))
}

const placeIn = (
  workspace: Workspace,
  { channel, chat, user, thread, ts, answers }: Incoming,
): Omit<Asked, 'line'> => ({
  workspace,
  channel,
  chat,
  user,
  name: null,
  thread,
  message: ts,
  answers,
})

/** All that an owner may give, and what is known to those who were told. */
const commandsOf = ({ host }: SlackContext): readonly string[] => [
  ...host.menu('en', 'owner').map(({ name }) => name),
  'help',
  'start',
  'join',
]

/** Tells whoever invited the bot what to do next; only them. */
async function greet(context: SlackContext, workspace: Workspace, event: SlackEvent): Promise<void> {
  const channel = channelOf(event)
  if (!event.inviter || channel === null) return
  const { language } = await context.lookUp(workspace, event.inviter)
  const hello = tell(language, wordsIn(language).hello(`${context.surface.command} subscribe`))
  await whisper(context, workspace, { channel, thread: null, user: event.inviter }, context.render(hello))
}
