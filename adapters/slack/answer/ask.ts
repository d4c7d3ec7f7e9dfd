import type { IntakeMode, NotePlace, Query } from '../../../src/adapter.ts'
import { type Doc, paragraph } from '../../../src/doc.ts'
import type { Language, Target } from '../../../src/model.ts'
import type { Workspace } from '../app/workspaces.ts'
import { leadingChannel, plainText } from '../render/mrkdwn.ts'
import { escapeMrkdwn } from '../render/text.ts'
import { type Words, wordsIn } from '../words.ts'
import type { SlackContext } from './context.ts'
import type { MessagePosition } from './message-position.ts'
import type { Press } from './payloads.ts'
import { type Refusal, refusalFor } from './permissions.ts'

/** A command line that somebody gave, and where. */
export interface Asked {
  readonly workspace: Workspace
  readonly channel: string
  readonly chat: Query['chat']
  readonly thread: string | null
  readonly user: string
  readonly name: string | null
  /** What was typed, as Slack sent it; or, where `plain`, what we put into a button or somebody into a form. */
  readonly line: string
  readonly plain?: boolean
  /** The message that holds the command, and our message that it answers. */
  readonly message?: string | null
  /** A file can be shared where the answer goes. */
  readonly files?: boolean
  /** It was typed where the host's words are typed, too. */
  readonly shared?: boolean
  /** Nobody else can have been meant. */
  readonly addressed?: boolean
  readonly answers?: string | null
}

/** The core's answer, or our own words where the person may not do this here. Null: nobody knows the command. */
export interface Told {
  readonly doc: Doc | null
  readonly language: Language
}

/** Hands a command line to the core. Nothing typed means `help`. */
export async function ask(context: SlackContext, asked: Asked): Promise<Told> {
  const { workspace, user } = asked
  const { language, name, timeZone } = await context.lookUp(workspace, user)
  const here = placeOf(asked)
  const line = asked.plain === true ? escapeMrkdwn(asked.line).replace(aboutChannel, '$1<#$2>') : asked.line
  const { command, args, channel, channelName } = parse(line, context.surface.command)
  const about = { ...here, chat: channel ?? asked.channel }
  let refused: Refusal | null = null
  const mayManage = async (): Promise<boolean> => {
    if (about.chat === asked.channel && asked.chat === 'private') return true
    const inside = about.chat === asked.channel
    const posting = command !== 'unsubscribe'
    refused = await refusalFor(
      { workspace, user, person: context.naming(workspace, user, null).id, channel: about.chat, inside, posting },
      context.manage,
      context.lookUp,
    )
    return refused === null
  }
  const query: Query = {
    target: here,
    about,
    chat: asked.chat,
    person: context.naming(workspace, user, asked.name ?? name),
    command,
    args,
    language,
    message: asked.message ?? null,
    answers: asked.answers ?? null,
    shared: asked.shared ?? false,
    addressed: asked.addressed ?? false,
    intake: context.intake,
    aside: () => asideOf(context, workspace, user),
    // A channel has people of many zones.
    takesFiles: asked.files ?? false,
    timeZone: async () => (asked.chat === 'private' && channel === null ? timeZone : null),
    mayManage,
  }
  const answer = await context.host.answer(query)
  const spoken = answer?.language ?? language
  return {
    doc:
      refused === null
        ? answer
        : tell(
            spoken,
            refusalWords(refused, wordsIn(spoken), context, about.chat === asked.channel ? null : channelName),
          ),
    language: spoken,
  }
}

/**
 * Where somebody is. A thread is no place of its own: subscriptions, newsrooms and questions belong to a channel, and whoever answers a
 * message on Slack is in its thread.
 */
export const placeOf = ({ workspace, channel }: Pick<Asked, 'workspace' | 'channel'>): Target => ({
  platform: 'slack',
  account: workspace.account,
  chat: channel,
  thread: null,
})

/** The person's own conversation with us, or null where Slack makes none. */
export async function asideOf(context: SlackContext, workspace: Workspace, user: string): Promise<Target | null> {
  const chat = await context.directChannel(workspace, user).catch(() => '')
  return chat ? { platform: 'slack', account: workspace.account, chat, thread: null } : null
}

/** Whether what this person writes there is for us: their own conversation, a newsroom. */
export const isRead = (
  context: SlackContext,
  asked: Omit<Asked, 'line'>,
  intake: IntakeMode = 'everything',
  text = '',
): Promise<boolean> => context.host.reads({ ...placeAsked(context, asked, intake), text })

const placeAsked = ({ naming, alone }: SlackContext, asked: Omit<Asked, 'line'>, intake: IntakeMode): NotePlace => ({
  target: placeOf(asked),
  chat: asked.chat,
  person: naming(asked.workspace, asked.user, asked.name),
  intake,
  shared: !alone,
  ...(asked.message ? { message: asked.message } : {}),
  ...(asked.answers ? { answers: asked.answers } : {}),
})

/** Whether this person works at the desk, and what they do there is for it. */
export const isAtDesk = (context: SlackContext, asked: Omit<Asked, 'line'>): Promise<boolean> =>
  context.host.atDesk(placeAsked(context, asked, 'everything'))

/** A message of our own words. */
export const tell = (language: Language, ...lines: readonly string[]): Doc => ({
  language,
  blocks: lines.map((line) => paragraph(line)),
})

/** Buttons about another channel carry its bare id. */
const aboutChannel = /^((?:un)?subscribe\s+|settings\s+)([CG][A-Z0-9]{8,})(?=\s|$)/

/** Divides a line into command, arguments and a channel named in front of them; drops our own name if it was typed too. */
export function parse(line: string, slash: string) {
  const name = slash.slice(1)
  const words = line.trim().replace(/^\/+/, '')
  const own =
    words.toLowerCase() === name || words.toLowerCase().startsWith(`${name} `) ? words.slice(name.length) : words
  const [, command = '', args = ''] = /^\s*(\S*)\s*(.*)$/s.exec(own) ?? []
  const named = leadingChannel(args)
  return {
    command: plainText(command).toLowerCase() || 'help',
    args: plainText(named ? named.rest : args),
    channel: named?.channel ?? null,
    channelName: named?.name ?? null,
  }
}

const refusalWords = (refusal: Refusal, words: Words, context: SlackContext, channel: string | null): string =>
  refusal === 'invite' ? words.invite(context.botName, channel) : words[refusal]

/** A command line of ours, asked by whoever pressed its button, or sent its form. */
export const askedAt = async (
  context: SlackContext,
  workspace: Workspace,
  user: Press['user'],
  { chat, channel, thread }: MessagePosition,
  line: string,
): Promise<Asked> => ({
  workspace,
  channel: chat === 'private' ? await context.directChannel(workspace, user.id) : channel,
  chat,
  thread,
  user: user.id,
  name: user.name ?? user.username ?? null,
  line,
  plain: true,
})

/** What kind of conversation this is, by its id and the names that Slack gives to those without one. */
export function chatOf(channel: string, name: string): Asked['chat'] {
  if (channel.startsWith('D') || name === 'directmessage') return 'private'
  return name.startsWith('mpdm-') ? 'group' : 'channel'
}
