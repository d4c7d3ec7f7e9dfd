import { suggest } from '../../../compose/issue.ts'
import { itemsOf } from '../../../desk/draft/arrange.ts'
import { replaceWords } from '../../../desk/draft/replace-words.ts'
import { likeness } from '../../../desk/post/similarity.ts'
import { entryOf } from '../../../desk/published/correct.ts'
import type { Doc } from '../../../doc.ts'
import type { Entry, Issue, Item } from '../../../model.ts'
import { type CommandRequest, say } from '../../command.ts'
import { arrow } from '../../words/rule.ts'

/** `old → new`, perhaps with the number of its item in front and `all` for wherever the old words stand. */
export interface Replacement {
  readonly item: number | null
  readonly all: boolean
  readonly old: string
  readonly text: string
}

const grammar = new RegExp(
  `^(all )?(?:(?:item |no\\.? ?|#|第)?(\\d{1,4}) ?条? ?[:：] ?)?(.+?)(?:${arrow}| ?(?:改成|改为|换成) ?)(.*)$`,
  'u',
)

/** What a text replaces by what, in one line; null: nothing. */
export function readReplacement(text: string): Replacement | null {
  const [match, all, item, old = '', words = ''] = grammar.exec(text.trim()) ?? []
  if (match === undefined) return null
  return { item: item === undefined ? null : Number(item), all: all !== undefined, old, text: words }
}

/** What a replacement makes of an item: the item, a question or a refusal; null: the text is no replacement in it, but all of its new text. */
export function replacedIn(
  request: CommandRequest,
  entry: Entry,
  text: string,
): { readonly item: Item } | { readonly doc: Doc } | null {
  const wanted = readReplacement(text)
  if (wanted === null) return null
  const { publishing, posting } = request.phrases
  const { issue, item } = entry
  const name = `${issue}.${item.number}`
  const found = replaceWords(item, wanted.old, wanted.text)
  if (hasArrow(item) && likeness(item.headline, text) >= sameLine) return null
  if (found.kind === 'missing')
    return { doc: say(request, posting.doesNotSay(wanted.old), suggest('', [`issue ${name}`, `correct ${name}`])) }
  if (found.count === 1 || wanted.all) return { item: found.item }
  const actions = [
    { label: posting.replaceAll(found.count), command: `correct ${name} all ${wanted.old} → ${wanted.text}` },
    { label: publishing.leaveIt, command: `issue ${name}` },
  ]
  return { doc: say(request, posting.saysOften(wanted.old, found.count), { kind: 'actions', actions }) }
}

/** An item that says an arrow itself may be given anew in one line. */
export const hasArrow = ({ headline, body }: Item): boolean =>
  [headline, ...body].some((line) => readReplacement(line) !== null)

const sameLine = 0.5

/** The one item of an issue that a replacement can be about: the one it numbers, or the only one that says the old words; null: none, or several. */
export function itemReplaced(issue: Issue, text: string): Entry | null {
  const wanted = readReplacement(text)
  if (wanted === null) return null
  if (wanted.item !== null) return entryOf(issue, wanted.item)
  const saying = itemsOf(issue).filter((item) => replaceWords(item, wanted.old, wanted.text).kind === 'found')
  const [only, ...others] = saying
  return only && others.length === 0 ? entryOf(issue, only.number) : null
}
