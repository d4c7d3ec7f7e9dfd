import { itemsOf } from '../../../desk/draft/arrange.ts'
import { readDrafts } from '../../../desk/draft/change-drafts.ts'
import { sayFaults, TooLong } from '../../../desk/draft/limits.ts'
import { readContent } from '../../../desk/post/stored-post.ts'
import type { Doc } from '../../../doc.ts'
import type { Published } from '../../../store/port.ts'
import { numbered } from '../../../text/isolated.ts'
import { askText } from '../../asking.ts'
import { type Command, type CommandRequest, say } from '../../command.ts'
import { findItem, gone } from '../../draft/find.ts'
import { keep } from '../../post/incoming.ts'
import { inPlaceOf, noteOf, settled } from '../../post/pending.ts'
import { takePost } from '../../post/take.ts'
import { declineItem } from '../approval/request-item.ts'
import { followIssue } from '../places.ts'
import { outAlready } from '../refusals.ts'
import { approveUrgent, requestUrgent, type Wanted } from './approval.ts'
import { askUrgent } from './offer.ts'

/**
 * `/urgent 3` sends an item of the next issue out at once as an issue of its own, `/urgent TEXT` one that is in no draft; both ask once.
 * Buttons say `urgent now KEY SEEN` and `urgent note ID`.
 */
export const urgent: Command = {
  name: 'urgent',
  who: 'editor',
  async run(request) {
    const { args, message } = request.query
    if (args === '') return which(request)
    const [, key, seen = ''] = /^now (\S+) ([0-9a-f]{8})$/.exec(args) ?? []
    if (key !== undefined) return pressed(request, { key, seen })
    const [, note] = /^note (\d+)$/.exec(args) ?? []
    if (note !== undefined) return pressed(request, { note })
    const [, answer, id = '', why = ''] = /^(approve|decline) (\d+)(?: ([\s\S]+))?$/.exec(args) ?? []
    if (answer === 'approve') return approveUrgent(request, id, (wanted) => send(request, wanted))
    if (answer === 'decline') return declineItem(request, 'urgent', id, why)
    const [, name] = /^(?:第 ?|#)?(\d{1,4}|k[0-9a-z]+(?:-[0-9a-z]+)?) ?条?$/.exec(args.normalize('NFKC')) ?? []
    if (name !== undefined) return one(request, name)
    return takePost(request, { text: args, origin: null, photos: [], message: message ?? null, urgent: true })
  },
}

async function which(request: CommandRequest): Promise<Doc> {
  const { draft } = await readDrafts(request.store, request.now)
  const actions = itemsOf(draft)
    .slice(0, mostButtons)
    .map(({ number, headline, key }) => ({
      label: numbered(number, headline).slice(0, labelLength),
      command: `urgent ${key ?? number}`,
    }))
  return askText(
    request,
    'urgent',
    request.phrases.urgent.which,
    ...(actions.length === 0 ? [] : [{ kind: 'actions', actions } as const]),
  )
}

async function one(request: CommandRequest, name: string): Promise<Doc> {
  const found = findItem(await readDrafts(request.store, request.now), name)
  return found ? askUrgent(request, found.key, found.item) : goneOrOut(request, name)
}

async function pressed(request: CommandRequest, wanted: Wanted): Promise<Doc> {
  if (await request.desk.rules.mayAlone(request.actor.person)) return (await send(request, wanted)).doc
  return (await isOut(request, keyOf(wanted))) ? goneOrOut(request, keyOf(wanted)) : requestUrgent(request, wanted)
}

interface Sent {
  readonly doc: Doc
  readonly out: boolean
}

const send = (request: CommandRequest, wanted: Wanted): Promise<Sent> =>
  'note' in wanted ? sendNote(request, wanted.note) : sendItem(request, wanted)

/** The key under which it is found once it is out. */
const keyOf = (wanted: Wanted): string => ('note' in wanted ? `n${wanted.note}` : wanted.key)

async function sendItem(request: CommandRequest, { key, seen }: { key: string; seen: string }): Promise<Sent> {
  try {
    const done = await request.desk.publishUrgent({ key, seen }, request.actor)
    if (done.kind !== 'stale') return { doc: await outcome(request, done), out: true }
    const found = findItem(await readDrafts(request.store, request.now), key)
    const doc = found
      ? await askUrgent(request, key, found.item, request.phrases.urgent.changed)
      : await goneOrOut(request, key)
    return { doc, out: false }
  } catch (thrown) {
    return { doc: refused(request, thrown), out: false }
  }
}

/** Of an item that is in no draft: its note tells what became of it, so that it goes out once however often it is pressed. */
async function sendNote(request: CommandRequest, name: string): Promise<Sent> {
  const note = await noteOf(request, name)
  const held = readContent(note, 'held')
  const key = `n${name}`
  if (!note || !held)
    return { doc: await ((await isOut(request, key)) ? goneOrOut(request, key) : settled(request, note)), out: false }
  try {
    const done = await request.desk.publishUrgent({ ...held.item, key }, request.actor)
    await keep(inPlaceOf(request, note), note.message, { kind: 'items', keys: [key], item: held.item })
    return { doc: await outcome(request, done), out: true }
  } catch (thrown) {
    return { doc: refused(request, thrown), out: false }
  }
}

async function outcome(request: CommandRequest, done: Published): Promise<Doc> {
  switch (done.kind) {
    case 'published':
      await followIssue(request, done.issue.number)
      return say(request, request.phrases.urgent.onItsWay(done.issue.number, done.deliveries))
    case 'already':
      return outAlready(request, await request.store.release({ issue: done.number }), done.number)
    case 'stale':
      return say(request, request.phrases.urgent.notSent)
  }
}

function refused(request: CommandRequest, thrown: unknown): Doc {
  if (!(thrown instanceof TooLong)) throw thrown
  return say(request, request.phrases.limits.notPublished, ...sayFaults(thrown.faults, request.phrases))
}

const isOut = async ({ store }: CommandRequest, key: string): Promise<boolean> => (await store.itemKeyed(key)) !== null

/** An item that is in the drafts no longer: it is out, perhaps by this very button, or somebody took it away. */
async function goneOrOut(request: CommandRequest, key: string): Promise<Doc> {
  const entry = await request.store.itemKeyed(key)
  return entry
    ? outAlready(request, await request.store.release({ issue: entry.issue }), entry.issue)
    : gone(request, key)
}

/** As many as a telephone shows at once, and what it shows of a headline. */
const mostButtons = 12
const labelLength = 40
