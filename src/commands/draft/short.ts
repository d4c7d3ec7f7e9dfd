import { readDrafts } from '../../desk/draft/change-drafts.ts'
import { itemFaults, type LimitFault, sayFaults } from '../../desk/draft/limits.ts'
import { replaceWords } from '../../desk/draft/replace-words.ts'
import { withScheme } from '../../desk/post/judge.ts'
import { sameWords } from '../../desk/published/correct.ts'
import type { Doc } from '../../doc.ts'
import { printItem } from '../../ingest/print.ts'
import { sourceOf } from '../../ingest/source/source.ts'
import { withoutTracking } from '../../link-preview/canonical-url.ts'
import type { Item, Source } from '../../model.ts'
import { editDistance } from '../../text/edit-distance.ts'
import { askText } from '../asking.ts'
import { type CommandRequest, say } from '../command.ts'
import { changeItem, edited } from './change.ts'
import { rewordedDoc } from './done.ts'
import { findItem, gone } from './find.ts'
import { itemDoc } from './item.ts'
import { leftBehindLines } from './translation/lines.ts'

/** `draft head K TEXT`: another headline, all else stays. */
export const head = (request: CommandRequest, name: string, written: string): Promise<Doc> =>
  written === ''
    ? ask(request, name, 'head', request.phrases.posting.whichHeadline)
    : change(request, name, (item) => ({ ...item, headline: written.replaceAll(/\s+/g, ' ').trim() }))

/** `draft source K NAME https://…`: another source; `-` for none. An address alone keeps the name, a name that is hardly another one keeps the address. */
export const source = (request: CommandRequest, name: string, written: string): Promise<Doc> =>
  written === ''
    ? ask(request, name, 'source', request.phrases.posting.whichSource)
    : change(request, name, (item) => ({ ...item, source: newSource(item.source, written.trim()) }))

async function ask(
  request: CommandRequest,
  name: string,
  verb: string,
  question: (headline: string) => string,
): Promise<Doc> {
  const found = findItem(await readDrafts(request.store, request.now), name)
  return found ? askText(request, `draft ${verb} ${found.key}`, question(found.item.headline)) : gone(request, name)
}

function newSource(before: Source | null, written: string): Source | null {
  if (/^(?:-|–|none|无|没有)$/i.test(written)) return null
  const bare = written.replace(/^[(（[]([\s\S]*)[)）\]]$/, '$1')
  const words = bare.split(/\s+/).map(withScheme).join(' ')
  const read = sourceOf(words)
  if (!read) return before
  const url = read.url && withoutTracking(read.url)
  if (url !== null && words === read.url) return { name: before?.name ?? read.name, url }
  const slips = before === null || url !== null ? Number.POSITIVE_INFINITY : editDistance(before.name, read.name)
  const same = slips <= Math.max(2, read.name.length / 4)
  return { name: read.name, url: same ? (before?.url ?? null) : url }
}

/** `draft replace K OLD → NEW [all]`: new words in the place of old ones; asks where the old ones stand more than once. */
export async function replaceIn(request: CommandRequest, name: string, written: string): Promise<Doc> {
  const words = request.phrases.posting
  const [, many, old = '', text = ''] = /^(all )?(.+?) → ?(.*)$/s.exec(written) ?? []
  let missing = false
  let places = 0
  const doc = await change(request, name, (item) => {
    const done = replaceWords(item, old, text)
    missing = done.kind === 'missing'
    places = done.kind === 'found' ? done.count : 0
    return done.kind === 'missing' || (done.count > 1 && many === undefined) ? null : done.item
  })
  const open = { label: words.backToItem, command: `draft item ${name}` }
  if (old === '' || missing) return say(request, words.doesNotSay(old), { kind: 'actions', actions: [open] })
  if (places < 2 || many !== undefined) return doc
  const all = { label: words.replaceAll(places), command: `draft replace ${name} all ${old} → ${text}` }
  return say(request, words.saysOften(old, places), { kind: 'actions', actions: [all, open] })
}

type Verdict = 'new' | 'same' | 'headless' | 'long'

/** Changes one thing about an item; null from `way`: nothing is written. */
async function change(request: CommandRequest, name: string, way: (item: Item) => Item | null): Promise<Doc> {
  let verdict: Verdict = 'same'
  let faults: readonly LimitFault[] = []
  let last: Item | null = null
  const found = await changeItem(request, name, (found) => {
    const made = way(found.item)
    const after: Item = { ...(made ?? found.item), edits: (found.item.edits ?? 0) + 1 }
    faults = itemFaults(after, null)
    last = after
    verdict = verdictOf(found.item, after, faults)
    if (verdict !== 'new') return null
    return edited(found, after, { before: printItem(found.item), after: printItem(after) })
  })
  if (!found) return gone(request, name)
  const stale = leftBehindLines(found.item, last ?? found.item, request.phrases)
  return told(request, found.key, verdict, [...stale, ...sayFaults(faults, request.phrases)])
}

function verdictOf(before: Item, after: Item, faults: readonly LimitFault[]): Verdict {
  if (after.headline === '') return 'headless'
  if (faults.length > 0) return 'long'
  return sameWords(before, after) ? 'same' : 'new'
}

function told(request: CommandRequest, key: string, verdict: Verdict, more: readonly string[]): Promise<Doc> {
  const words = request.phrases.posting
  switch (verdict) {
    case 'new':
      return rewordedDoc(request, key, words.edited, ...more)
    case 'same':
      return itemDoc(request, key, words.sameAlready)
    case 'headless':
      return itemDoc(request, key, words.noHeadline)
    case 'long':
      return itemDoc(request, key, ...more)
  }
}
