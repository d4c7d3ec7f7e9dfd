import { suggest } from '../../../compose/issue.ts'
import { itemsOf } from '../../../desk/draft/arrange.ts'
import { entryOf } from '../../../desk/published/correct.ts'
import type { Doc } from '../../../doc.ts'
import type { Entry, Issue } from '../../../model.ts'
import { type CommandRequest, say } from '../../command.ts'

/** The issue, perhaps the item, and the text that somebody gave a command. */
export interface NamedItem {
  readonly issue: Issue
  readonly item: number | null
  readonly text: string
}

const grammar = /^(?:#|第)?(\d{1,9})(?:期)?(?:[.．] ?(\d{1,6})|第(\d{1,6})条)?(?:(?:\s+|\s?[:：]\s*)([\s\S]+))?$/

/** Reads `129.3 TEXT` or `129 TEXT`, or only a text where the command answers a published message; null: nothing is named that is there. */
export async function namedItem({ store, query }: CommandRequest, args = query.args): Promise<NamedItem | null> {
  const [match, number, item, chinese, text = ''] = grammar.exec(args) ?? []
  const named = match === undefined ? null : await store.issue(Number(number))
  if (named) return { issue: named, item: item || chinese ? Number(item ?? chinese) : null, text: text.trim() }
  const answered = query.answers ? await store.published(query.target, query.answers) : null
  const issue = answered && (await store.issue(answered.issue))
  return issue && { issue, item: null, text: query.args }
}

/** What to say where nothing is named that is there; `example` is a line that would do. */
export async function nothingNamed(request: CommandRequest, example: string): Promise<Doc> {
  const { publishing, noSuchIssue } = request.phrases
  const newest = await request.store.latest()
  if (!newest) return say(request, suggest(`${publishing.nothingOut} `, ['draft']))
  const [, number] = grammar.exec(request.query.args) ?? []
  return number === undefined
    ? say(request, suggest(`${publishing.correctHow} `, [example, 'latest']))
    : say(request, suggest(`${noSuchIssue(number, newest.number)} `, [`issue ${newest.number}`]))
}

/** An item of an issue, or what to say where it has none of that number. */
export function findEntry(
  request: CommandRequest,
  issue: Issue,
  number: number,
): { readonly kind: 'found'; readonly entry: Entry } | { readonly kind: 'missing'; readonly doc: Doc } {
  const entry = entryOf(issue, number)
  if (entry) return { kind: 'found', entry }
  const said = request.phrases.noSuchItem(issue.number, number, itemsOf(issue).length)
  return { kind: 'missing', doc: say(request, suggest(`${said} `, [`issue ${issue.number}`])) }
}
