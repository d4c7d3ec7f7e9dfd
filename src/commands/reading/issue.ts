import { composeEntry, composeIssue, itemsFor, suggest } from '../../compose/issue.ts'
import { readNumbers } from '../../compose/numbers.ts'
import { withPage } from '../../compose/web-page.ts'
import { itemCount } from '../../desk/draft/draft.ts'
import { issueOf } from '../../desk/draft/ready.ts'
import { entryOf } from '../../desk/published/correct.ts'
import type { Doc } from '../../doc.ts'
import type { Issue } from '../../model.ts'
import { askReader } from '../asking.ts'
import { type Command, type CommandRequest, fromArchive, say } from '../command.ts'
import { withOpinions } from './own/feedback.ts'

/**
 * `/issue 12` a whole issue, `/issue 12.3` one item of it, `/issue 12 headlines 3,5-7 of 1-9 in payments` as buttons ask for it:
 * headlines of some items or topics, items 3 and 5 to 7 opened.
 */
export const issue: Command = {
  name: 'issue',
  who: 'everyone',
  personal: true,
  async run(request) {
    const { store, phrases, query } = request
    const newest = (await store.latest()) ?? (await nextIssue(request, 1))
    if (!newest) return say(request, phrases.noIssueYet)
    const asked = query.args.length > longest ? null : grammar.exec(query.args.normalize('NFKC').trim().toLowerCase())
    if (!asked)
      return askReader(request, 'issue', suggest(`${phrases.whichIssue(newest.number)} `, [`issue ${newest.number}`]))
    const [, number = '', item, format, opened = '', only = '', topics = ''] = asked
    const found = (await store.issue(Number(number))) ?? (await nextIssue(request, Number(number)))
    if (!found)
      return say(request, suggest(`${phrases.noSuchIssue(number, newest.number)} `, [`issue ${newest.number}`]))
    if (item) return oneItem(request, found, Number(item))
    const view = {
      language: request.language,
      format: format === 'headlines' || format === 'full' ? format : formatToRead(request),
      topics: topics.split(/[,\s]+/).filter(Boolean),
      opened: readNumbers(opened, itemsFor(found, []).length),
      ...(only === '' ? {} : { only: readNumbers(only, itemsFor(found, []).length) }),
    } as const
    const doc = composeIssue(found, view)
    return doc
      ? withPage(await withOpinions(request, doc, found.number), found.number, request.brief.web)
      : say(request, phrases.nothingInTopics(found.number))
  },
}

/** The issue that the draft is going to be, for editors: what test copies lead to. Null: it has another number, or no items yet. */
async function nextIssue({ store, brief, now, role }: CommandRequest, number: number): Promise<Issue | null> {
  if (role === null || number !== ((await store.latest())?.number ?? 0) + 1) return null
  const { draft } = await store.draft()
  return itemCount(draft) === 0 ? null : issueOf(draft, brief, now(), number)
}

/** Whoever asks for an issue has had the teaser. */
export const formatToRead = ({ subscription }: Pick<CommandRequest, 'subscription'>): 'full' | 'headlines' =>
  subscription?.format === 'headlines' ? 'headlines' : 'full'

/** All topics there are take fewer letters. */
const longest = 1000
const grammar =
  /^(?:#|第)?\s*(\d{1,9})\s*期?(?:\.(\d{1,6}))?(?:\s+(full|headlines))?(?:\s+([\d,-]+))?(?:\s+of\s+([\d,-]+))?(?:\s+in\s+(\S.*))?$/

async function oneItem(request: CommandRequest, found: Issue, number: number): Promise<Doc> {
  const entry = entryOf(found, number)
  if (entry) return withOpinions(request, fromArchive(request, composeEntry(entry, request.language)), found.number)
  const again = suggest(`${request.phrases.noSuchItem(found.number, number, itemsFor(found, []).length)} `, [
    `issue ${found.number}`,
  ])
  return say(request, again)
}
