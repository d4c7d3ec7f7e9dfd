import { suggest } from '../../compose/issue.ts'
import { itemsOf } from '../../desk/draft/arrange.ts'
import { readDrafts } from '../../desk/draft/change-drafts.ts'
import type { Reviewed } from '../../desk/remarks/review.ts'
import { numbersIn, sayRemarks } from '../../desk/remarks/say-remarks.ts'
import { type Block, type Doc, text } from '../../doc.ts'
import type { Draft, Item } from '../../model.ts'
import { type CommandRequest, say } from '../command.ts'

/** `draft check`: all that an editor may want to see before the draft goes out, and a button for each item that it is about. */
export async function check(request: CommandRequest): Promise<Doc> {
  const { checking, posting } = request.phrases
  const { draft } = await readDrafts(request.store, request.now)
  const items = itemsOf(draft)
  const back = { label: posting.showDraft, command: 'draft' }
  if (items.length === 0) return say(request, suggest(`${posting.emptyDraft} `, ['post']))
  const reviewed = await request.review.of(draft, patienceMs)
  const lines = linesOf(request, reviewed, mostLines)
  const about = new Set(reviewed.remarks.flatMap(numbersIn))
  const actions = items.filter(({ number }) => about.has(number)).slice(0, mostButtons)
  const again = reviewed.open > 0 ? [{ label: checking.lookAgain, command: 'draft check' }] : []
  return say(
    request,
    ...(lines.length === 0 ? [checking.allWell(items.length)] : [checking.worthALook, ...lines]),
    { kind: 'actions', actions: actions.map(itemAction) },
    { kind: 'actions', actions: [...again, back] },
  )
}

/** The same in brief, for where the draft is about to go out; nothing where there is nothing to say. */
export async function worthALook(request: CommandRequest, draft: Draft): Promise<readonly (Block | string)[]> {
  const { checking } = request.phrases
  const lines = linesOf(request, await request.review.of(draft, patienceMs), briefLines)
  return lines.length === 0 ? [] : [suggest(`${checking.worthALook} `, ['draft check']), ...lines]
}

function linesOf({ phrases }: CommandRequest, { remarks, open }: Reviewed, most: number): readonly Block[] {
  const lines = sayRemarks(remarks, phrases, most)
  const all = open > 0 ? [...lines, phrases.checking.stillLooking(open)] : lines
  return all.length === 0 ? [] : [{ kind: 'list', entries: all.map((line) => [text(line)]) }]
}

/** Whoever presses does not wait longer for it; what is not known by then is said to be so. */
const patienceMs = 1000
const briefLines = 5
const mostLines = 40
const mostButtons = 20

function itemAction({ number, headline, key }: Item) {
  const letters = [...headline]
  const short = letters.length > labelLength ? `${letters.slice(0, labelLength).join('').trim()}…` : headline
  return { label: `${number}. ${short}`, command: `draft item ${key ?? number}` }
}

const labelLength = 24
