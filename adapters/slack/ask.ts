import type { Query } from '../../src/adapter.ts'
import { type Doc, paragraph } from '../../src/doc.ts'
import type { Language, Target } from '../../src/model.ts'
import { type Refusal, refusalFor } from './membership.ts'
import { leadingChannel, unescapeMrkdwn } from './mrkdwn.ts'
import type { Room } from './room.ts'
import { type Words, wordsIn } from './words.ts'
import type { Workspace } from './workspaces.ts'

/** A command line that somebody gave, and where. */
export interface Asked {
  readonly workspace: Workspace
  readonly channel: string
  readonly chat: Query['chat']
  readonly thread: string | null
  readonly user: string
  readonly name: string | null
  /** What was typed, as Slack sent it. */
  readonly line: string
}

/** The core's answer, or our own words where the person may not do this here. Null: nobody knows the command. */
export interface Told {
  readonly doc: Doc | null
  readonly language: Language | null
}

/** Hands a command line to the core. Nothing typed means `help`. */
export async function ask(room: Room, asked: Asked): Promise<Told> {
  const { workspace, user } = asked
  const { language } = await room.lookUp(workspace, user)
  const here: Target = { platform: 'slack', account: workspace.account, chat: asked.channel, thread: asked.thread }
  const { command, args, channel } = parse(asked.line, room.surface.command)
  const about = { ...here, thread: null, chat: channel ?? asked.channel }
  let refused: Refusal | null = null
  const mayManage = async (): Promise<boolean> => {
    if (about.chat === asked.channel && asked.chat === 'private') return true
    const inside = about.chat === asked.channel
    const posting = command !== 'unsubscribe'
    refused = await refusalFor({ workspace, user, channel: about.chat, inside, posting }, room.manage, room.lookUp)
    return refused === null
  }
  const query: Query = {
    target: here,
    about,
    chat: asked.chat,
    person: { id: user, name: asked.name },
    command,
    args,
    language,
    mayManage,
  }
  const answer = await room.host.answer(query)
  const spoken = answer?.language ?? language
  return {
    doc: refused === null ? answer : tell(spoken, refusalWords(refused, wordsIn(spoken), room)),
    language: spoken,
  }
}

/** A message of our own words. */
export const tell = (language: Language | null, ...lines: readonly string[]): Doc => ({
  language: language ?? 'en',
  blocks: lines.map((line) => paragraph(line)),
})

/** Divides a line into command, arguments and a channel named in front of them; drops our own name if it was typed too. */
export function parse(line: string, slash: string) {
  const name = slash.slice(1)
  const words = line.trim().replace(/^\/+/, '')
  const own =
    words.toLowerCase() === name || words.toLowerCase().startsWith(`${name} `) ? words.slice(name.length) : words
  const [, command = '', args = ''] = /^\s*(\S*)\s*(.*)$/s.exec(own) ?? []
  const named = leadingChannel(args)
  return {
    command: unescapeMrkdwn(command).text.toLowerCase() || 'help',
    args: unescapeMrkdwn(named ? named.rest : args).text.trim(),
    channel: named?.channel ?? null,
  }
}

const refusalWords = (refusal: Refusal, words: Words, room: Room): string =>
  refusal === 'invite' ? words.invite(room.botName) : words[refusal]
