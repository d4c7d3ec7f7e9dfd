import type { z } from 'zod'
import { answerSlash, forOne } from './answers.ts'
import { tell } from './ask.ts'
import { accountOf, type BoltArgs, type BoltLike, type BoltViewArgs } from './bolt.ts'
import type { Events } from './events.ts'
import { changeHome, isHomeControl } from './home/home.ts'
import { pressShape, shortcutShape, slashShape, submissionShape } from './payloads.ts'
import type { SlackDesk } from './ports.ts'
import { answerPress, chatOf } from './press.ts'
import { respond } from './reply.ts'
import type { Room } from './room.ts'
import { openModal, submitModal } from './shortcut/shortcut.ts'
import { wordsIn } from './words.ts'
import type { Workspace } from './workspaces.ts'

/** A submitted modal is answered within this, however long the desk takes; Slack waits three seconds. */
const patienceMs = 1500

/** Registers all our listeners. Each acknowledges before it works, and none throws into the app. */
export function register(app: BoltLike, room: Room, events: Events): void {
  const { surface, tasks } = room
  const later = (what: string, args: BoltArgs, work: (workspace: Workspace) => Promise<void>): void => {
    void tasks.run(what, async () => work(await workspaceOf(room, args)))
  }

  app.command(surface.command, async (args) => {
    await safely(room, args.ack())
    later('command', args, (workspace) => command(room, workspace, slashShape.parse(args.body)))
  })

  app.action(new RegExp(`^${surface.actions.replace(/[^\w]/g, '\\$&')}`), async (args) => {
    await safely(room, args.ack())
    later('button', args, async (workspace) => {
      const press = pressShape.parse(args.body)
      const home = isHomeControl(room, press.actions[0]?.action_id ?? '')
      if (!home) await answerPress(room, workspace, press)
      else if (room.home) await changeHome(room, room.home, workspace, press)
    })
  })

  for (const event of surface.events) {
    app.event(event.bolt, async (args) => {
      await tasks.run(event.name, () => events.take(accountOf(args.context), args.body))
    })
  }

  const { desk } = room
  if (surface.shortcut === null || desk === null) return
  app.shortcut(surface.shortcut, async (args) => {
    await safely(room, args.ack())
    later('shortcut', args, (workspace) => openModal(room, desk, workspace, shortcutShape.parse(args.body)))
  })
  app.view(surface.modal, (args) => submit(room, desk, args))
}

async function submit(room: Room, desk: SlackDesk, args: BoltViewArgs): Promise<void> {
  await room.tasks.run('modal', async () => {
    const submission = submissionShape.parse(args.body)
    const answer = await submitModal(room, desk, await workspaceOf(room, args), submission, patienceMs)
    await args.ack(answer)
  })
}

async function workspaceOf(room: Room, { context }: BoltArgs): Promise<Workspace> {
  const account = accountOf(context)
  const workspace = await room.workspaces.find(account)
  if (!workspace) throw new Error(`an update came from the workspace ${account}, where the app is not installed`)
  return workspace
}

/** Typed in a conversation between others, a command is about the person's own conversation with us. */
async function command(room: Room, workspace: Workspace, slash: z.infer<typeof slashShape>): Promise<void> {
  const { channel_id: typedIn, user_id: user, response_url: url } = slash
  const chat = chatOf(typedIn, slash.channel_name)
  try {
    const channel = chat === 'private' ? await room.directChannel(workspace, user) : typedIn
    const asked = { workspace, channel, chat, thread: null, user, name: slash.user_name ?? null, line: slash.text }
    await answerSlash(room, asked, typedIn, url)
  } catch (thrown) {
    for (const part of room.render(tell(null, wordsIn(null).failed))) await respond(url, part, forOne, room.timeoutMs)
    throw thrown
  }
}

/** An acknowledgement that cannot be delivered is Slack's to repeat. */
async function safely(room: Room, acknowledged: Promise<void>): Promise<void> {
  await acknowledged.catch(() => room.log.warn({ platform: 'slack' }, 'an acknowledgement did not reach Slack'))
}
