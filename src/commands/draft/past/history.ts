import { readDrafts } from '../../../desk/draft/change-drafts.ts'
import { tellChange } from '../../../desk/draft/tell-change.ts'
import { withOneName } from '../../../desk/people/one-name.ts'
import { auditLine } from '../../../desk/published/audit-lines.ts'
import { entryOf } from '../../../desk/published/correct.ts'
import { type Action, type Doc, text } from '../../../doc.ts'
import type { AuditEntry } from '../../../store/desk.ts'
import { type CommandRequest, say } from '../../command.ts'
import { findItem, gone } from '../find.ts'

/** `draft history K`: what was done to one item, newest first; `129.3` names one that is out. */
export async function historyOf(request: CommandRequest, name: string): Promise<Doc> {
  const [, issue, item] = /^(\d{1,9})[.．](\d{1,6})$/.exec(name) ?? []
  if (issue !== undefined) return ofPublished(request, Number(issue), Number(item))
  const found = findItem(await readDrafts(request.store, request.now), name)
  if (!found) return gone(request, name)
  const lines = await ofKey(request, found.key)
  const back = { label: request.phrases.posting.backToItem, command: `draft item ${found.key}` }
  return historyDoc(request, found.item.headline, lines, back)
}

async function ofPublished(request: CommandRequest, issue: number, item: number): Promise<Doc> {
  const { store, phrases } = request
  const found = await store.issue(issue)
  const entry = found && entryOf(found, item)
  if (!entry) return say(request, phrases.publishing.historyEmpty)
  const published = await store.lastAuditOf(`issue ${issue}`, 'published')
  const keys = published?.detail.keys
  const key: unknown = Array.isArray(keys) ? keys[item - 1] : undefined
  const lines = [
    ...(await store.auditOf(`issue ${issue}.${item}`, most)),
    ...(published ? [published] : []),
    ...(typeof key === 'string' && key !== '' ? await ofKey(request, key) : []),
  ]
  return historyDoc(request, entry.item.headline, lines, {
    label: phrases.publishing.itemOf(issue, item),
    command: `issue ${issue}.${item}`,
  })
}

async function ofKey({ store }: CommandRequest, key: string): Promise<readonly AuditEntry[]> {
  const lines = await store.auditOf(`draft ${key}`, most)
  const brought = await store.auditBringing(key)
  return brought && lines.every(({ id }) => id !== brought.id) ? [...lines, brought] : lines
}

async function historyDoc(
  request: CommandRequest,
  headline: string,
  lines: readonly AuditEntry[],
  back: Action,
): Promise<Doc> {
  const { phrases } = request
  const named = await withOneName(lines.slice(0, most), { store: request.store, roles: request.desk.roles })
  const entries = named.map((line) => {
    const told = tellChange(line, phrases)
    return [text([auditLine(line, request), ...(told === null ? [] : [told])].join(phrases.publishing.historyGap))]
  })
  return say(
    request,
    { kind: 'title', text: phrases.publishing.itemHistory(headline), note: null },
    ...(entries.length === 0 ? [phrases.publishing.historyEmpty] : [{ kind: 'list', entries } as const]),
    { kind: 'actions', actions: [back] },
  )
}

/** So many lines of an item are shown. */
const most = 30
