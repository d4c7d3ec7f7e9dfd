import { type Adapter, type Host, type IntakeMode, intakeModes } from '../../src/adapter.ts'
import type { Doc } from '../../src/doc.ts'
import { messageOf, UserError } from '../../src/errors.ts'
import type { Language } from '../../src/model.ts'
import { createSequence } from '../sequence/sequence.ts'
import type { SlackContext } from './answer/context.ts'
import { createDirectChannels } from './answer/direct-channels.ts'
import { createTasks, type Tasks } from './answer/pending-tasks.ts'
import { createNaming, readPerson } from './answer/person.ts'
import { createShownAnswers } from './answer/shown-answers.ts'
import { createPeople } from './answer/user-lookup.ts'
import { createChat } from './api/chat.ts'
import { explain } from './api/explain.ts'
import { redact, type SlackLog, silent } from './api/log.ts'
import type { Installations, Installed } from './app/installed.ts'
import { createRemoval } from './app/removal.ts'
import { type Surface, surfaceOf } from './app/surface.ts'
import { createUpkeep } from './app/upkeep.ts'
import { createWorkspaces, type Workspaces, type WorkspacesOptions, workspaceFor } from './app/workspaces.ts'
import type { SlackPart } from './blocks.ts'
import type { BoltLike } from './bolt.ts'
import { createForms } from './form/forms.ts'
import { createDownload } from './note/download.ts'
import type { SlackDesk, SlackHome } from './ports.ts'
import { createEvents } from './receive/events.ts'
import { register } from './receive/listeners.ts'
import { renderDoc } from './render/render.ts'
import { createPictures } from './send/pictures.ts'
import { createPresent } from './send/present.ts'
import { createSender } from './send/sender.ts'

/** What can be chosen, in an app of our own and in somebody's. */
export interface SharedOptions {
  /** `https://slack.com/api/` if not given. */
  readonly apiUrl?: string | undefined
  /** The slash command, with its slash; `/brief` if not given. */
  readonly command?: string | undefined
  /** What our action and callback ids begin with; `briefwire` if not given. */
  readonly prefix?: string | undefined
  /** The bot's name as people invite it; `Briefwire` if not given. */
  readonly botName?: string | undefined
  /** For people whose Slack speaks no language of ours; English if not given. */
  readonly language?: Language | undefined
  /** Who decides what a channel gets; its members if not given. */
  readonly manage?: 'members' | 'editors' | undefined
  /** Asked with a person's id as queries have it: `U123`, or `T123/U123` where there may be several workspaces. Nobody if not given. */
  readonly isEditor?: ((person: string) => Promise<boolean>) | undefined
  /**
   * How much of what is no slash command may be for us. In an app of our own `everything`; in somebody's `opened` if not given: words
   * that begin with our command's name, and what editors write where the desk was opened.
   */
  readonly intake?: IntakeMode | undefined
  /** Without it there is no home tab. */
  readonly home?: SlackHome | undefined
  /** Without it there is no message shortcut. */
  readonly desk?: SlackDesk | undefined
  /** After this long without an answer a call has failed; 10 s if not given. */
  readonly timeoutMs?: number | undefined
  /** Whether the sections of an issue are folded, where a workspace takes that; yes if not given. */
  readonly fold?: boolean | undefined
  /** How fast each workspace may be sent to; what Slack says it allows if not given. */
  readonly messagesPerSecond?: number | undefined
  /** How often to look what others have changed about the installations, in milliseconds; a minute if not given. */
  readonly lookMs?: number | undefined
  readonly log?: SlackLog | undefined
  readonly now?: (() => number) | undefined
}

/** What both wirings are built on: everything but the receiving. */
export interface Slack {
  readonly adapter: Pick<Adapter<SlackPart>, 'platform' | 'sharesChats' | 'pace' | 'accounts' | 'explain' | 'render'> &
    Required<
      Pick<Adapter<SlackPart>, 'faults' | 'check' | 'resume' | 'readPerson' | 'send' | 'edit' | 'remove' | 'pin'>
    >
  readonly surface: Surface
  readonly workspaces: Workspaces
  readonly tasks: Tasks
  readonly log: SlackLog
  /** Looks the workspaces up, again and again until Slack has told: nothing is delivered before. Resolves after the first try, never throws. */
  open(): Promise<void>
  /** The app was added to a workspace. */
  joined(installed: Installed): Promise<void>
  /** What is sent may be asked for there. */
  from(host: Host): void
  /** Registers our listeners on an app. */
  attach(app: BoltLike, host: Host): Resume
  /** Finishes what is under way and lets go of connections. */
  close(): Promise<void>
}

/** Deals with what an earlier process put away and did not finish. Never throws. */
export type Resume = () => Promise<void>

export interface SlackParts {
  readonly installations: (options: Omit<WorkspacesOptions, 'installations' | 'now'>) => Installations
  /** Lets go, when it is called, of what is kept now of a workspace that the app was taken off. */
  readonly forgetting: (account: string) => Promise<() => Promise<void>>
  readonly alone: boolean
  /** Whether there may be more than one workspace. */
  readonly several: boolean
}

/** What the options come to. */
export const chosen = (options: SharedOptions) => ({
  apiUrl: options.apiUrl ?? 'https://slack.com/api/',
  timeoutMs: options.timeoutMs ?? 10_000,
  log: options.log ?? silent,
})

/** The Slack side of Briefwire without a receiver. */
export function createCore(options: SharedOptions, parts: SlackParts): Slack {
  const { apiUrl, timeoutMs, log } = chosen(options)
  const intake = options.intake ?? (parts.alone ? 'everything' : 'opened')
  if (!intakeModes.includes(intake))
    throw new UserError(`intake: ${JSON.stringify(intake)} must be one of ${intakeModes.join(', ')}`)
  const prefix = options.prefix ?? 'briefwire'
  const named = { slash: options.command ?? '/brief', prefix }
  const surface = surfaceOf({
    command: named.slash,
    prefix,
    home: options.home !== undefined,
    desk: options.desk !== undefined,
  })
  const calls = { apiUrl, timeoutMs, log }
  const now = options.now ?? Date.now
  const fallback = options.language ?? 'en'
  const ending = new AbortController()
  const closing = ending.signal
  const workspaces = createWorkspaces({ ...calls, now, closing, installations: parts.installations(calls) })
  const tasks = createTasks(log)
  const chat = createChat(calls)
  const pictures = createPictures({ timeoutMs, log, now })
  const present = createPresent({ pictures, fold: options.fold ?? true, log, now })
  const forms = createForms()
  // The same message for many people, as an issue is, is rendered once.
  const rendered = new WeakMap<Doc, readonly SlackPart[]>()
  const render: SlackContext['render'] = (doc) => {
    const known = rendered.get(doc)
    if (known) return known
    const parts = renderDoc(doc, named)
    rendered.set(doc, parts)
    forms.remember(doc)
    return parts
  }
  let host: Host | null = null
  let resume: Resume = async () => {}
  const removal = createRemoval({ workspaces, forgetting: parts.forgetting, log })
  const back = async (accounts: readonly string[]): Promise<void> => {
    await host?.accountsBack('slack', accounts)
  }
  const upkeep = createUpkeep({
    workspaces,
    log,
    everyMs: options.lookMs ?? 60_000,
    onOpen: back,
  })
  const from = (given: Host): void => {
    host = given
    pictures.from(given)
    removal.from(given)
  }
  return {
    adapter: {
      platform: 'slack',
      // Slack Connect: a channel keeps its id in all workspaces that share it.
      sharesChats: true,
      accounts: workspaces.accounts,
      explain,
      faults: workspaces.faults,
      async check(account, signal) {
        const workspace = await workspaceFor(workspaces, account)
        await workspace.client.call('auth.test', {}, signal).catch(async (thrown) => {
          throw await removal.judge(thrown, { workspace, method: 'auth.test', channel: '' })
        })
      },
      resume: () => resume(),
      readPerson: readPerson(parts.several),
      render,
      ...createSender(workspaces, chat, present, removal.judge, options.messagesPerSecond),
    },
    surface,
    workspaces,
    tasks,
    log,
    open: upkeep.open,
    async joined(installed) {
      workspaces.add(installed)
      await back([installed.account])
    },
    async close() {
      ending.abort()
      await upkeep.close()
      await tasks.close()
      await workspaces.settle()
      await chat.close()
    },
    from,
    attach(app, given) {
      from(given)
      const context: SlackContext = {
        host: given,
        workspaces,
        surface,
        named,
        botName: options.botName ?? 'Briefwire',
        manage: { by: options.manage ?? 'members', isEditor: options.isEditor ?? (async () => false) },
        fallback,
        lookUp: createPeople(now, fallback),
        naming: createNaming(parts.several),
        directChannel: createDirectChannels(),
        render,
        present,
        download: createDownload({ apiUrl, timeoutMs }),
        forms,
        shown: createShownAnswers(),
        home: options.home ?? null,
        desk: options.desk ?? null,
        alone: parts.alone,
        intake,
        timeoutMs,
        closing,
        tasks,
        sequence: createSequence(),
        log,
      }
      const events = createEvents(context, removal.told)
      register(app, context, events)
      resume = async () => {
        try {
          await workspaces.open()
          for (const account of workspaces.accounts()) await events.resume(account)
        } catch (thrown) {
          log.error({ platform: 'slack' }, `what was left over could not be dealt with: ${redact(messageOf(thrown))}`)
        }
      }
      return resume
    },
  }
}
