import type { z } from 'zod'
import { messageOf } from '../../../src/errors.ts'
import { languages } from '../../../src/model.ts'
import { answerSlash } from '../answer/answer.ts'
import { answering } from '../answer/apologise.ts'
import { chatOf } from '../answer/ask.ts'
import { placeKey, type SlackContext } from '../answer/context.ts'
import {
  answerableShape,
  pressShape,
  type Submission,
  shortcutShape,
  slashShape,
  submissionShape,
} from '../answer/payloads.ts'
import { respondInWords } from '../answer/reply.ts'
import { redact } from '../api/log.ts'
import type { Workspace } from '../app/workspaces.ts'
import { accountOf, type BoltArgs, type BoltLike, type BoltViewArgs } from '../bolt.ts'
import { submitForm } from '../form/submit.ts'
import { changeHome, isHomeControl } from '../home/home.ts'
import { withEmoji } from '../note/emoji.ts'
import { type ModalAnswer, openModal, submitModal } from '../shortcut/shortcut.ts'
import { wordsIn } from '../words.ts'
import type { Events } from './events.ts'
import { answerPress } from './press.ts'

/** A submitted modal is answered within this, however long the desk takes; Slack waits three seconds. */
const patienceMs = 1500

/** A press and a slash command wait no longer for what came before them in their channel: a form opens within three seconds, or never. */
const mostWaitMs = 1000

/** Registers all our listeners. Each acknowledges before it works, and none throws into the app. */
export function register(app: BoltLike, context: SlackContext, events: Events): void {
  const { surface, tasks, sequence } = context
  const later = (what: string, args: BoltArgs, work: (workspace: Workspace) => Promise<void>): void => {
    void tasks.run(what, async () => {
      const workspace = await workspaceOf(context, args)
      await (workspace ? work(workspace) : tellAbsent(context, args.body))
    })
  }

  app.command(surface.command, async (args) => {
    await safely(context, args.ack())
    later('command', args, (workspace) => {
      const slash = slashShape.parse(args.body)
      const key = placeKey(workspace.account, slash.channel_id)
      return sequence.run(key, () => command(context, workspace, slash), mostWaitMs)
    })
  })

  app.action(new RegExp(`^${surface.actions.replace(/[^\w]/g, '\\$&')}`), async (args) => {
    await safely(context, args.ack())
    later('button', args, async (workspace) => {
      const press = pressShape.parse(args.body)
      const home = isHomeControl(context, press.actions[0]?.action_id ?? '')
      const key = placeKey(workspace.account, press.channel?.id ?? press.user.id)
      if (!home) await sequence.run(key, () => answerPress(context, workspace, press), mostWaitMs)
      else if (context.home) await changeHome(context, context.home, workspace, press)
    })
  })

  for (const name of new Set(surface.events.map((event) => event.bolt))) {
    app.event(name, async (args) => {
      await tasks.run(name, () => events.take(accountOf(args.context), args.body))
    })
  }

  app.view(surface.form, (args) =>
    submit(context, args, (workspace, submission) => submitForm(context, workspace, submission, patienceMs)),
  )

  const { desk } = context
  if (surface.shortcut === null || desk === null) return
  app.shortcut(surface.shortcut, async (args) => {
    await safely(context, args.ack())
    later('shortcut', args, (workspace) => openModal(context, desk, workspace, shortcutShape.parse(args.body)))
  })
  app.view(surface.modal, (args) =>
    submit(context, args, (workspace, submission) => submitModal(context, desk, workspace, submission, patienceMs)),
  )
}

async function submit(
  context: SlackContext,
  args: BoltViewArgs,
  answer: (workspace: Workspace, submission: Submission) => Promise<ModalAnswer | undefined>,
): Promise<void> {
  await context.tasks.run('modal', async () => {
    const workspace = await workspaceOf(context, args)
    await args.ack(workspace ? await answer(workspace, submissionShape.parse(args.body)) : undefined)
  })
}

/** Null: we cannot work there, which is in the log. */
async function workspaceOf({ workspaces, log }: SlackContext, { context }: BoltArgs): Promise<Workspace | null> {
  const account = accountOf(context)
  const missing = (reason: string): null => {
    log.warn({ platform: 'slack', account }, `an update came from a workspace that we cannot work in: ${reason}`)
    return null
  }
  try {
    return (await workspaces.find(account)) ?? missing('the app is not installed there')
  } catch (thrown) {
    return missing(redact(messageOf(thrown)))
  }
}

/** In every language: nobody can be looked up there. */
async function tellAbsent({ timeoutMs }: SlackContext, body: unknown): Promise<void> {
  const { response_url: url } = answerableShape.parse(body)
  if (url) await respondInWords(url, languages.map((each) => wordsIn(each).notHere).join('\n'), timeoutMs)
}

/** Typed in a conversation between others, a command is about the person's own conversation with us. */
async function command(context: SlackContext, workspace: Workspace, slash: z.infer<typeof slashShape>): Promise<void> {
  const { channel_id: typedIn, user_id: user, response_url: url } = slash
  const chat = chatOf(typedIn, slash.channel_name)
  await answering(context, { workspace, user, place: null, url }, async () => {
    const channel = chat === 'private' ? await context.directChannel(workspace, user) : typedIn
    const asked = {
      workspace,
      channel,
      chat,
      thread: null,
      user,
      name: slash.user_name ?? null,
      line: withEmoji(slash.text),
      addressed: true,
    }
    await answerSlash(context, asked, typedIn, url)
  })
}

/** An acknowledgement that cannot be delivered is Slack's to repeat. */
async function safely(context: SlackContext, acknowledged: Promise<void>): Promise<void> {
  await acknowledged.catch(() => context.log.warn({ platform: 'slack' }, 'an acknowledgement did not reach Slack'))
}
