import type { Host } from '../../src/adapter.ts'
import type { Doc } from '../../src/doc.ts'
import type { SlackPart } from './blocks.ts'
import type { Forms } from './form/forms.ts'
import type { SlackLog } from './log.ts'
import type { Manage } from './membership.ts'
import type { Download } from './note/download.ts'
import type { LookUp } from './people.ts'
import type { Pictures } from './pictures.ts'
import type { SlackDesk, SlackHome } from './ports.ts'
import type { Named } from './render/names.ts'
import type { Surface } from './surface.ts'
import type { Tasks } from './tasks.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

/** What everything that answers people shares. */
export interface Room {
  readonly host: Host
  readonly workspaces: Workspaces
  readonly surface: Surface
  readonly named: Named
  /** The bot's name as people invite it, without `@`. */
  readonly botName: string
  readonly manage: Manage
  readonly lookUp: LookUp
  /** The person's own conversation with the bot. Throws SlackError. */
  readonly directChannel: (workspace: Workspace, user: string) => Promise<string>
  readonly render: (doc: Doc) => readonly SlackPart[]
  readonly pictures: Pictures
  readonly download: Download
  readonly forms: Forms
  readonly home: SlackHome | null
  readonly desk: SlackDesk | null
  /** Whether what nobody understood gets an answer, or may have been meant for the host. */
  readonly alone: boolean
  readonly timeoutMs: number
  readonly tasks: Tasks
  readonly log: SlackLog
}
