import { type Change, changeDrafts, type Drafts } from '../../../desk/draft/change-drafts.ts'
import { takeBack } from '../../../desk/draft/take-back.ts'
import { readUndoing, type Undoing } from '../../../desk/draft/undoing.ts'
import { isSameHuman } from '../../../desk/people/roles.ts'
import type { Doc } from '../../../doc.ts'
import type { AuditEntry } from '../../../store/desk.ts'
import { type CommandRequest, say } from '../../command.ts'
import { movedDoc, rewordedDoc } from '../done.ts'
import { findItem, gone, whoAndWhen } from '../find.ts'
import { isTyped, withList } from '../list.ts'
import { show } from '../show.ts'

/** `draft undo [LINE] [anyway]`: takes back what a line of the record did to the drafts, once; the last thing that whoever asks did, if none is named. */
export async function undo(request: CommandRequest, written: string): Promise<Doc> {
  const words = request.phrases.posting
  const [id = '', anyway] = written.split(/\s+/)
  const done = id === '' ? await lastOf(request) : await request.store.auditEntry(Number(id) || 0)
  const undoing = done && readUndoing(done.action, done.subject, done.detail)
  if (!done || !undoing) return say(request, words.noUndo)
  const outcome = await changeDrafts<Outcome>(request.store, request.now, async (drafts): Promise<Change<Outcome>> => {
    if (await wasUndone(request, done)) return { drafts: null, result: 'before' }
    const taken = takeBack(drafts, undoing)
    if (taken === null) return { drafts: null, result: 'gone' }
    if (taken.clash && anyway === undefined) return { drafts: null, result: 'clash' }
    const { subject } = done
    const detail = { ...detailOf(undoing, taken.drafts), undoes: done.id, undo: taken.inverse }
    const action = undoing.kind === 'back' && done.action === 'removed' ? 'restored' : 'undone'
    return { drafts: taken.drafts, audit: { actor: request.actor, action, subject, detail }, result: 'done' }
  })
  return told(request, done, undoing, outcome)
}

type Outcome = 'done' | 'before' | 'gone' | 'clash'

async function told(request: CommandRequest, done: AuditEntry, undoing: Undoing, outcome: Outcome): Promise<Doc> {
  const words = request.phrases.posting
  const key = keyOf(undoing)
  switch (outcome) {
    case 'done':
      return answer(request, done, undoing)
    case 'clash': {
      const [last] = await request.store.auditOf(done.subject, 1)
      const back =
        key === null
          ? { label: words.showDraft, command: 'draft' }
          : { label: words.backToItem, command: `draft item ${key}` }
      const sure = { label: words.undoAnyway, command: `draft undo ${done.id} anyway` }
      return say(request, words.changedSince(...(await whoAndWhen(request, last ?? done))), {
        kind: 'actions',
        actions: [sure, back],
      })
    }
    case 'before':
    case 'gone': {
      const { store } = request
      const there = key !== null && findItem(await store.draft(), key) !== null
      if (undoing.kind === 'back' || outcome === 'before')
        return there
          ? rewordedDoc(request, key ?? '', undoing.kind === 'back' ? words.isBack : words.undoneAlready)
          : say(request, words.undoneBefore)
      return key === null ? say(request, words.undoneBefore) : gone(request, key)
    }
  }
}

async function answer(request: CommandRequest, done: AuditEntry, undoing: Undoing): Promise<Doc> {
  const words = request.phrases.posting
  switch (undoing.kind) {
    case 'place':
      return movedDoc(request, undoing.key, words.undone)
    case 'words':
      return rewordedDoc(request, undoing.key, words.undone)
    case 'back': {
      const [only, ...others] = undoing.items
      if (only?.item.key !== undefined && others.length === 0) return movedDoc(request, only.item.key, words.isBack)
      break
    }
    case 'out':
    case 'title':
    case 'footer':
    case 'sections':
      break
  }
  const again = await request.store.auditOf(done.subject, 5)
  const [line] = again.filter(({ detail }) => detail.undoes === done.id)
  const actions = line ? [{ label: words.undo, command: `draft undo ${line.id}` }] : []
  const lead = [words.undone, ...(actions.length > 0 ? [{ kind: 'actions', actions } as const] : [])]
  if (isTyped(request)) return withList(request, ...lead)
  const list = await show(request, 'draft')
  return { ...list, blocks: [...say(request, ...lead).blocks, ...list.blocks] }
}

const keyOf = (undoing: Undoing): string | null => {
  switch (undoing.kind) {
    case 'place':
    case 'words':
      return undoing.key
    case 'out':
      return undoing.keys.length === 1 ? (undoing.keys[0] ?? null) : null
    case 'back':
      return undoing.items.length === 1 ? (undoing.items[0]?.item.key ?? null) : null
    case 'title':
    case 'footer':
    case 'sections':
      return null
  }
}

/** What the record tells of it besides. */
function detailOf(undoing: Undoing, drafts: Drafts): Record<string, unknown> {
  const key = keyOf(undoing)
  if (undoing.kind === 'back' && key !== null) {
    const found = findItem(drafts, key)
    const { headline } = undoing.items[0]?.item ?? { headline: '' }
    return { headline, number: found?.item.number, section: found?.title }
  }
  const found = key === null ? null : findItem(drafts, key)
  return found ? { headline: found.item.headline } : {}
}

/** Whether a change is taken back at this moment: what takes it back may itself have been taken back. */
async function wasUndone({ store }: CommandRequest, { id, subject }: AuditEntry): Promise<boolean> {
  const lines = await store.auditOf(subject, recent)
  const undone = (line: number): boolean => lines.some((each) => each.detail.undoes === line && !undone(each.id))
  return undone(id)
}

/** The newest change of the drafts that whoever asks made and that stands. */
async function lastOf(request: CommandRequest): Promise<AuditEntry | null> {
  const { store, desk, actor } = request
  const lines = await store.auditBefore(null, recent)
  const members = await desk.roles.members()
  for (const line of lines) {
    if (line.detail.undoes !== undefined || !isSameHuman(members, line.actor.person, actor.person)) continue
    if (/^draft\b/.test(line.subject) && readUndoing(line.action, line.subject, line.detail) !== null)
      if (!(await wasUndone(request, line))) return line
  }
  return null
}

/** So many lines of the record are looked at. */
const recent = 100
