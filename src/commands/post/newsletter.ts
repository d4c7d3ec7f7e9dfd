import { setImmediate as breathe } from 'node:timers/promises'
import type { MessageId } from '../../adapter.ts'
import { itemsOf } from '../../desk/draft/arrange.ts'
import { type Change, changeDrafts, keysIn, withKeys } from '../../desk/draft/change-drafts.ts'
import { merge } from '../../desk/draft/draft.ts'
import { type LimitFault, sayFaults } from '../../desk/draft/limits.ts'
import { describeReading } from '../../desk/post/describe-reading.ts'
import { duplicateInDrafts } from '../../desk/post/find-duplicate.ts'
import { type Content, readContent } from '../../desk/post/stored-post.ts'
import { type Action, type Doc, sentences } from '../../doc.ts'
import { type Parsed, type ReadingKind, readingKinds } from '../../ingest/parse.ts'
import type { StoredNote } from '../../store/desk.ts'
import { numbered } from '../../text/isolated.ts'
import { localDate } from '../../time/format.ts'
import { type CommandRequest, say } from '../command.ts'
import { show } from '../draft/show.ts'
import { otherUses } from './hold.ts'
import { heldBack, keep, takenBefore } from './incoming.ts'
import { inPlaceOf, noteOf, settled } from './pending.ts'

type Newsletter = Extract<Content, { kind: 'newsletter' }>

/** Says what was read of a whole newsletter as what, and offers to add it, to read it the other way, or to leave it. */
export async function holdNewsletter(
  request: CommandRequest,
  held: Newsletter,
  parsed: Parsed,
  message: MessageId | null,
): Promise<Doc> {
  const { posting: words, reading: ways } = request.phrases
  const id = await keep(request, message, held)
  const items = itemsOf(parsed)
  const { summary, details, ends, doubts } = describeReading(parsed, request.language)
  const entries = items
    .slice(0, shown)
    .map(({ number, headline }) => [{ kind: 'text', text: numbered(number, headline) }] as const)
  const problems = parsed.problems.slice(0, shown).map(({ line, message }) => words.problem(line, message))
  const other = parsed.reading.other ?? (held.reading === undefined ? null : 'own')
  const actions = [
    { label: words.addAll(items.length), command: `draft add ${id}`, tone: 'primary' },
    ...(other === null
      ? []
      : [
          {
            label: other === 'own' ? ways.read.asBefore : ways.read.readBy(ways.kinds[other]),
            command: `draft read ${id} ${other}`,
          },
        ]),
    { label: words.asOne, command: `draft one ${id}` },
    ...otherUses(request, id, held.instead),
  ] as const
  return say(
    request,
    sentences(ways.read.iRead(summary), words.shallThey),
    ...doubts,
    ...details,
    { kind: 'list', entries },
    ...(items.length > shown ? [words.andMore(items.length - shown), ...ends.slice(1)] : []),
    ...problems,
    ...(parsed.problems.length > shown ? [words.andMore(parsed.problems.length - shown)] : []),
    { kind: 'actions', actions },
  )
}

/** How many items and problems of a newsletter are named one by one. */
const shown = 12

/** `draft read NOTE KIND`: reads what waits by what its items are told by then; `own`: as the text itself says. */
export async function readNewsletterBy(request: CommandRequest, name: string, kind: string): Promise<Doc> {
  const note = await noteOf(request, name)
  const held = readContent(note, 'newsletter')
  if (!note || !held) return settled(request, note)
  const asked = readingKinds.find((each) => each === kind)
  const there = inPlaceOf(request, note)
  const { reading: _, ...as } = held
  const again: Newsletter = { ...as, ...(asked ? { reading: asked } : {}) }
  const today = localDate(request.now(), request.brief.timeZone)
  const { topics, language } = request
  const reading = await request.readText(held.text, { topics, today, language, ...askedFor(again) })
  if (reading.kind === 'newsletter') return holdNewsletter(there, again, reading.parsed, note.message)
  if (reading.kind === 'tooLong')
    return say(request, request.phrases.limits.notTaken, ...sayFaults(reading.faults, request.phrases))
  return say(request, request.phrases.reading.read.none(request.phrases.reading.kinds[asked ?? 'numbers']))
}

const askedFor = ({ reading }: Newsletter): { readonly reading?: ReadingKind } =>
  reading === undefined ? {} : { reading }

/** What waited for a press goes into the draft, read as it was shown. */
export async function addNewsletter(request: CommandRequest, note: StoredNote, held: Newsletter): Promise<Doc> {
  const today = localDate(request.now(), request.brief.timeZone)
  const there = inPlaceOf(request, note)
  const { topics } = request
  const reading = await request.readText(held.text, { topics, today, ...askedFor(held) })
  if (reading.kind === 'tooLong')
    return say(request, request.phrases.limits.notTaken, ...sayFaults(reading.faults, request.phrases))
  // It was one when it came, and nothing else is kept as such.
  if (reading.kind !== 'newsletter') return settled(request, note)
  const { problems: _, reading: __, ...parsed } = reading.parsed
  const { keys, faults } = await changeDrafts<AddedAll>(
    request.store,
    request.now,
    async (drafts, newKey): Promise<Change<AddedAll>> => {
      if (await takenBefore(there, note.message)) return { drafts: null, result: { keys: [], faults: [] } }
      const addition = withKeys(parsed, newKey)
      const keys = keysIn(addition)
      const draft = merge(drafts.draft, addition)
      const faults = await request.desk.tooLong(draft)
      if (faults.length > 0) return { drafts: null, result: { keys: [], faults } }
      const detail = { keys, message: note.message }
      const audit = { actor: request.actor, action: 'imported', subject: 'draft', detail } as const
      return { drafts: { ...drafts, draft }, audit, result: { keys, faults } }
    },
  )
  const words = request.phrases.posting
  if (faults.length > 0) return heldBack(request, note.id, faults)
  if (keys.length === 0) return settled(request, await request.store.storedNote(note.id))
  await keep(there, note.message, { kind: 'items', keys, item: null })
  const shown = await show(request, 'draft')
  const [line] = await request.store.auditOf('draft', 1)
  const undo: readonly Action[] = line ? [{ label: words.undo, command: `draft undo ${line.id}` }] : []
  const lead = say(request, words.addedAll(keys.length), ...(await twins(request, keys))).blocks
  return { ...shown, blocks: [...lead, ...shown.blocks, { kind: 'actions', actions: undo }] }
}

interface AddedAll {
  readonly keys: readonly string[]
  readonly faults: readonly LimitFault[]
}

/** What of it the draft had already, in a sentence each. */
async function twins(request: CommandRequest, keys: readonly string[]): Promise<readonly string[]> {
  const { draft, later } = await request.store.draft()
  const own = new Set(keys)
  const said: string[] = []
  for (const item of itemsOf(draft)) {
    if (item.key === undefined || !own.has(item.key)) continue
    // Each is compared with all others: between two of them everybody else has their turn.
    await breathe()
    const same = duplicateInDrafts({ draft, later }, item, own)
    if (same?.kind === 'draft') said.push(request.phrases.posting.twins(item.number, same.item.number))
  }
  const rest = said.length - shown
  return [...said.slice(0, shown), ...(rest > 0 ? [request.phrases.posting.andMore(rest)] : [])]
}
