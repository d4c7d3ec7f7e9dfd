import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { suggest } from '../../../compose/issue.ts'
import { itemShape } from '../../../desk/post/stored-post.ts'
import { type Change, entryOf } from '../../../desk/published/correct.ts'
import type { Doc } from '../../../doc.ts'
import { readOne } from '../../../ingest/parse-one.ts'
import { printItem } from '../../../ingest/print.ts'
import type { Entry, Issue, Item } from '../../../model.ts'
import type { AuditEntry } from '../../../store/desk.ts'
import { type CommandRequest, say } from '../../command.ts'
import { requestCorrection } from './approval.ts'
import { askSure, carryOut } from './confirm.ts'
import { keepWaiting } from './pending.ts'

type Made = Pick<Change, 'kind' | 'after' | 'reason'>

/** Makes a correction that needs no question: what it changes was named letter by letter. */
export async function atOnce(request: CommandRequest, entry: Entry, made: Made): Promise<Doc> {
  const change = { ...made, issue: entry.issue, before: entry.item }
  return perform(request, change, String(await keepWaiting(request, { kind: 'change', change })))
}

/** Makes a correction, or asks another editor for it where the desk says so; `note` keeps it until then. */
export async function perform(request: CommandRequest, change: Change, note: string): Promise<Doc> {
  const { corrections } = await request.desk.rules.read()
  if (corrections && !(await request.desk.rules.mayAlone(request.actor.person)))
    return requestCorrection(request, change, note)
  return carryOut(request, change, Number(note))
}

/** `correct undo LINE`: the item says again what it said before this line of the record; asks where it was changed since. */
export async function undo(request: CommandRequest, id: string): Promise<Doc> {
  const { publishing, posting } = request.phrases
  const line = await request.store.auditEntry(Number(id))
  const [, number, item] = /^issue (\d+)\.(\d+)$/.exec(line?.subject ?? '') ?? []
  const issue = number === undefined ? null : await request.store.issue(Number(number))
  const entry = issue && entryOf(issue, Number(item))
  const { before, after } = line?.detail ?? {}
  if (!line || !entry || typeof before !== 'string') return say(request, posting.noUndo)
  const others = othersIn(line.detail)
  const says = (words: unknown, translations: Item['translations']): boolean =>
    printItem(entry.item) === words &&
    (others === null || isDeepStrictEqual(entry.item.translations ?? [], translations ?? []))
  if (says(before, others?.before) && entry.item.amended?.kind !== 'retracted')
    return say(request, suggest(`${posting.undoneAlready} `, [`issue ${number}.${item}`]))
  const said = (item: Item): boolean =>
    printItem(item) === before && (others === null || isDeepStrictEqual(item.translations ?? [], others.before))
  const restored =
    (await asItWas(request, issue, entry.item.number, said)) ?? readBack(entry.item, before, others?.before)
  const made = { kind: 'corrected', after: restored, reason: null } as const
  const stands = says(after, others?.after)
  return stands ? atOnce(request, entry, made) : askSure(request, entry, made, publishing.otherCorrected)
}

/** The item as the newest revision has it in which it says that, or null: none is kept. */
async function asItWas(
  { store }: CommandRequest,
  issue: Issue,
  number: number,
  said: (item: Item) => boolean,
): Promise<Item | null> {
  for (let revision = issue.revision - 1; revision >= 1; revision--) {
    const before = await store.issueAt(issue.number, revision)
    const item = before && entryOf(before, number)?.item
    if (!item || !said(item)) continue
    const { amended: _, ...rest } = item
    return rest
  }
  return null
}

/** The item with the words that the record has of it: what was printed is read back as the same. */
function readBack(now: Item, printed: string, others: Item['translations']): Item {
  const { headline, body, source, topics } = readOne(printed, []).item
  const { amended: _, ...rest } = now
  const item = { ...rest, headline, body, source, topics }
  if (others === undefined) return item
  const { translations: __, language, ...plain } = item
  return others.length === 0 ? plain : { ...plain, ...(language ? { language } : {}), translations: others }
}

/** What a correction made of the item's translations; null: nothing. */
const othersIn = ({ translations }: AuditEntry['detail']) => changed.safeParse(translations).data ?? null

const list = itemShape.shape.translations.unwrap()
const changed = z.object({ before: list, after: list })
