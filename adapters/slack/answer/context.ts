import type { Host, IntakeMode } from '../../../src/adapter.ts'
import type { Doc } from '../../../src/doc.ts'
import type { Language } from '../../../src/model.ts'
import type { Sequence } from '../../sequence/sequence.ts'
import type { SlackLog } from '../api/log.ts'
import type { Surface } from '../app/surface.ts'
import type { Workspace, Workspaces } from '../app/workspaces.ts'
import type { SlackPart } from '../blocks.ts'
import type { Forms } from '../form/forms.ts'
import type { Download } from '../note/download.ts'
import type { SlackDesk, SlackHome } from '../ports.ts'
import type { Named } from '../render/names.ts'
import type { Present } from '../send/present.ts'
import type { Tasks } from './pending-tasks.ts'
import type { Manage } from './permissions.ts'
import type { NamePerson } from './person.ts'
import type { ShownAnswers } from './shown-answers.ts'
import type { LookUp } from './user-lookup.ts'

/** What everything that answers people shares. */
export interface SlackContext {
  readonly host: Host
  readonly workspaces: Workspaces
  readonly surface: Surface
  readonly named: Named
  /** The bot's name as people invite it, without `@`. */
  readonly botName: string
  readonly manage: Manage
  /** For people whose language is not known, or none of ours. */
  readonly fallback: Language
  readonly lookUp: LookUp
  readonly naming: NamePerson
  /** The person's own conversation with the bot. Throws SlackError. */
  readonly directChannel: (workspace: Workspace, user: string) => Promise<string>
  readonly render: (doc: Doc) => readonly SlackPart[]
  readonly present: Present
  readonly download: Download
  readonly forms: Forms
  readonly shown: ShownAnswers
  readonly home: SlackHome | null
  readonly desk: SlackDesk | null
  /** Whether what nobody understood gets an answer, or may have been meant for the host. */
  readonly alone: boolean
  /** How much of what is no slash command may be for us. */
  readonly intake: IntakeMode
  readonly timeoutMs: number
  /** Aborted when the adapter closes: nothing is waited for any longer. */
  readonly closing: AbortSignal
  readonly tasks: Tasks
  /** Keeps what is done in one channel (`placeKey`) in the order in which it came. */
  readonly sequence: Sequence
  readonly log: SlackLog
}

/** What is kept in order: everything of one channel. */
export const placeKey = (account: string, channel: string | null): string => `${account} ${channel}`
