import { suggest } from '../../../compose/issue.ts'
import { notifyOthers } from '../../../desk/notify/notify.ts'
import { sayPersonFirst } from '../../../desk/people/display-name.ts'
import { humanAmong } from '../../../desk/people/roles.ts'
import { type Action, type Block, type Doc, paragraph } from '../../../doc.ts'
import { type Phrases, phrasesIn } from '../../../phrases/index.ts'
import type { AuditEntry } from '../../../store/desk.ts'
import { askText } from '../../asking.ts'
import { type CommandRequest, say } from '../../command.ts'

/** Something beside the next issue that somebody else has to approve: an urgent item, a correction. */
export interface ItemRequest {
  /** The command that carries it out: `urgent`, `correct`. Its buttons say `approve ID` and `decline ID`. */
  readonly command: 'urgent' | 'correct'
  readonly headline: string
  /** What the command needs to carry it out. */
  readonly detail: AuditEntry['detail']
  /** What the others see of it. */
  blocks(phrases: Phrases, name: string): readonly (Block | string)[]
}

/** Asks all others at the desk, and tells whoever asks. */
export async function requestItem(request: CommandRequest, asked: ItemRequest): Promise<Doc> {
  const { store, desk, actor, now, phrases } = request
  const detail = { ...asked.detail, headline: asked.headline }
  const id = await store.recordAudit({
    at: now(),
    actor,
    action: 'requested',
    subject: `request ${asked.command}`,
    detail,
  })
  const others = await notifyOthers({ ...request, roles: desk.roles }, actor.person, (language) => ({
    language,
    blocks: requestBlocks(phrasesIn(language), id, asked, sayPersonFirst(actor, phrasesIn(language))),
  }))
  return others === 0
    ? say(request, suggest(phrases.approvals.nobody, ['desk', 'editors']))
    : say(request, phrases.approvals.asked(others))
}

function requestBlocks(phrases: Phrases, id: number, { command, blocks }: ItemRequest, name: string): readonly Block[] {
  const { approvals } = phrases
  const actions: readonly Action[] = [
    { label: approvals.approveAndSend, command: `${command} approve ${id}`, tone: 'primary' },
    {
      label: approvals.decline,
      command: `${command} decline ${id}`,
      form: { title: approvals.declineTitle, value: '' },
    },
  ]
  const shown = blocks(phrases, name).map((block) => (typeof block === 'string' ? paragraph(block) : block))
  return [...shown, { kind: 'actions', actions }]
}

/** What a press may carry out, in whose name it was asked; or what to say instead. */
export async function approvable(
  request: CommandRequest,
  command: ItemRequest['command'],
  id: string,
): Promise<{ readonly entry: AuditEntry } | { readonly entry: null; readonly doc: Doc }> {
  const { store, desk, actor, phrases } = request
  const entry = await store.auditEntry(Number(id) || 0)
  const gone = { entry: null, doc: say(request, suggest(phrases.approvals.nothingAsked, ['history'])) }
  if (entry?.action !== 'requested' || entry.subject !== `request ${command}`) return gone
  if ((await store.lastAuditOf(`request ${id}`)) !== null) return gone
  const members = await desk.roles.members()
  const own = humanAmong(members, entry.actor.person) === humanAmong(members, actor.person)
  if (own && !(await desk.rules.mayAlone(actor.person)))
    return { entry: null, doc: say(request, phrases.approvals.own) }
  return { entry }
}

/** It is settled: nobody presses again, and whoever asked is told. */
export async function settle(
  request: CommandRequest,
  entry: AuditEntry,
  action: 'approved' | 'declined',
  reason = '',
): Promise<void> {
  const { store, actor, now, messenger, brief } = request
  const detail = { by: entry.actor.person, headline: entry.detail.headline, ...(reason === '' ? {} : { reason }) }
  await store.recordAudit({ at: now(), actor, action, subject: `request ${entry.id}`, detail })
  const seat = await store.privateChatOf(entry.actor.person)
  if (seat === null) return
  const { language } = brief
  const { approvals } = phrasesIn(language)
  const name = sayPersonFirst(actor, phrasesIn(language))
  const words = action === 'approved' ? approvals.itemApproved(name) : approvals.itemDeclined(name, reason)
  const quoted = typeof entry.detail.headline === 'string' ? [paragraph(entry.detail.headline)] : []
  // Nobody waits for a voice: the answer goes first.
  void messenger.say(seat, { language, blocks: [paragraph(words), ...quoted] })
}

/** `… decline ID WHY`. */
export async function declineItem(
  request: CommandRequest,
  command: ItemRequest['command'],
  id: string,
  why: string,
): Promise<Doc> {
  const { phrases } = request
  const found = await approvable(request, command, id)
  if (!found.entry) return found.doc
  if (why === '') return askText(request, `${command} decline ${id}`, phrases.approvals.askWhy)
  await settle(request, found.entry, 'declined', why)
  return say(request, phrases.approvals.told(sayPersonFirst(found.entry.actor, phrases)))
}
