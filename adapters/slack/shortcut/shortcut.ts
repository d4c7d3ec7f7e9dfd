import { z } from 'zod'
import { languages } from '../../../src/model.ts'
import { forOne } from '../answer/answer.ts'
import { tell } from '../answer/ask.ts'
import type { SlackContext } from '../answer/context.ts'
import type { Shortcut, Submission } from '../answer/payloads.ts'
import { respond } from '../answer/reply.ts'
import { within } from '../answer/within.ts'
import type { Workspace } from '../app/workspaces.ts'
import type { SlackView } from '../blocks.ts'
import { writtenIn } from '../note/rich-text.ts'
import type { Handed, Proposal, SlackDesk } from '../ports.ts'
import { plainText } from '../render/mrkdwn.ts'
import { guessItem } from './guess.ts'
import { itemModal, noteModal, readModal } from './modal.ts'
import { modalWordsIn } from './words.ts'

/** Opens the modal with what the message gives away. Slack lets us do that for three seconds, so nothing here waits long. */
export async function openModal(
  context: SlackContext,
  desk: SlackDesk,
  workspace: Workspace,
  shortcut: Shortcut,
): Promise<void> {
  const { channel, message, user } = shortcut
  const written = writtenIn(message)
  const permalink = workspace.client
    .call('chat.getPermalink', { channel: channel.id, message_ts: message.ts })
    .then(({ permalink: link }) => (typeof link === 'string' ? link : derivedLink(shortcut)))
  const [profile, link, topics, guessed] = await Promise.all([
    soon(context.lookUp(workspace, user.id), null),
    soon(permalink, derivedLink(shortcut)),
    soon(desk.topics(), []),
    soon(desk.guess(plainText(written)), []),
  ])
  const language = profile?.language ?? context.fallback
  const view = itemModal({
    guess: guessItem(written, link, isNamed(channel.name) ? channel.name : ''),
    topics,
    guessed,
    language,
    modal: context.surface.modal,
    metadata: JSON.stringify({ channel: channel.id, language } satisfies Metadata),
  })
  try {
    await workspace.client.call('views.open', { trigger_id: shortcut.trigger_id, view })
  } catch (thrown) {
    if (shortcut.response_url) {
      for (const part of context.render(tell(language, modalWordsIn(language).tooSlow)))
        await respond(context, workspace, shortcut.response_url, part, forOne)
    }
    throw thrown
  }
}

/** Slack lets a form open for three seconds: what has not come in one is done without. */
const lookUpMs = 1000
const soon = async <T>(work: Promise<T>, otherwise: T): Promise<T> =>
  (await within(
    lookUpMs,
    work.catch(() => null),
  )) ?? otherwise

/** What Slack is told about a submitted modal. */
export type ModalAnswer =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: SlackView }

/**
 * Checks a submitted modal and hands the item on. Answers in time for Slack whatever the desk does: what takes longer than
 * `patienceMs` is told in the modal when it is done.
 */
export async function submitModal(
  context: SlackContext,
  desk: SlackDesk,
  workspace: Workspace,
  submission: Submission,
  patienceMs: number,
): Promise<ModalAnswer> {
  const { user, view } = submission
  const { channel, language } = readMetadata(view.private_metadata)
  const read = readModal(view.state.values, language)
  if ('errors' in read) return { response_action: 'errors', errors: { ...read.errors } }
  const say = modalWordsIn(language)
  const person = context.naming(workspace, user.id, user.name ?? user.username ?? null)
  const said: Readonly<Record<Handed, string>> = {
    draft: say.inDraft,
    proposal: say.proposed,
    same: say.proposedBefore,
    enough: say.enough,
  }
  const save = async () => {
    // Where they are thanked when it is out; without it nothing else is lost.
    const direct = await context.directChannel(workspace, user.id).catch(() => null)
    return propose(desk, read.item, { person, account: workspace.account, channel, direct, language }, context)
  }
  const saved = save().then((outcome) =>
    noteModal(context.surface.modal, language, outcome === null ? say.failed : said[outcome]),
  )
  const first = await within(patienceMs, saved)
  if (first !== null) return { response_action: 'update', view: first }
  void context.tasks.run('modal', async () => {
    await workspace.client.ask('views.update', { view_id: view.id, view: await saved })
  })
  return { response_action: 'update', view: noteModal(context.surface.modal, language, say.saving) }
}

const metadataShape = z.object({ channel: z.string(), language: z.enum(languages) })
type Metadata = z.infer<typeof metadataShape>

function readMetadata(text: string): Metadata {
  try {
    return metadataShape.parse(JSON.parse(text))
  } catch {
    return { channel: '', language: 'en' }
  }
}

async function propose(
  desk: SlackDesk,
  item: Proposal,
  by: Parameters<SlackDesk['propose']>[1],
  context: SlackContext,
): Promise<Handed | null> {
  try {
    return (await desk.propose(item, by)).kind
  } catch {
    context.log.error({ platform: 'slack', account: by.account }, 'an item from the shortcut could not be saved')
    return null
  }
}

/** The address of a message, as Slack forms it. */
function derivedLink({ team, channel, message }: Shortcut): string {
  const thread =
    message.thread_ts && message.thread_ts !== message.ts ? `?thread_ts=${message.thread_ts}&cid=${channel.id}` : ''
  const domain = team?.domain ?? 'app'
  return `https://${domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`
}

const isNamed = (name: string | undefined): name is string =>
  name !== undefined && !['directmessage', 'privategroup'].includes(name) && !name.startsWith('mpdm-')
