import { itemsOf } from '../../../desk/draft/arrange.ts'
import { wordsOf } from '../../../desk/post/read-post.ts'
import type { Action, Doc } from '../../../doc.ts'
import type { Issue } from '../../../model.ts'
import { numbered } from '../../../text/isolated.ts'
import { type CommandRequest, say } from '../../command.ts'
import { keepWaiting } from './pending.ts'

/** The items of an issue as buttons, a page at a time: which of them is to be corrected, or what a text is about. */
export async function whichItem(request: CommandRequest, issue: Issue, text: string, page = 1): Promise<Doc> {
  const { publishing, back, more } = request.phrases
  const id = text === '' ? null : await keepWaiting(request, { kind: 'words', issue: issue.number, text })
  const all = itemsOf(issue)
  const shown = id === null ? all.slice((page - 1) * pageSize, page * pageSize) : all.slice(0, mostChoices)
  const items = shown.map((item): Action => {
    const { number, headline } = item
    const label = numbered(number, headline).slice(0, labelLength).toWellFormed()
    if (id !== null) return { label, command: `correct pick ${id} ${number}` }
    const value = wordsOf(item)
    const form = { title: publishing.itemOf(issue.number, number), value }
    return { label, command: `correct ${issue.number}.${number}`, ...(value.length > longestForm ? {} : { form }) }
  })
  const line = `correct list ${issue.number}`
  const rest =
    id === null
      ? [
          ...(page > 1 ? [{ label: back, command: `${line} ${page - 1}` }] : []),
          ...(all.length > page * pageSize ? [{ label: more, command: `${line} ${page + 1}` }] : []),
        ]
      : [{ label: publishing.leaveIt, command: `correct drop ${id}` }]
  const { number } = issue
  return say(
    request,
    publishing.whichItem(number),
    { kind: 'actions', actions: items },
    ...(rest.length > 0 ? [{ kind: 'actions', actions: rest } as const] : []),
    ...(id === null ? [publishing.orInWords(number, shown[0]?.number ?? 1)] : []),
  )
}

/** Few enough for a form behind each in one message of Slack (budget.form), and for a telephone. */
const pageSize = 10
/** Telegram shows no more buttons under a message. */
const mostChoices = 90
/** Slack's forms hold 3,000 characters in a field: a longer item is shown first. */
const longestForm = 2900
/** Characters of a headline on a button: what a telephone shows. */
const labelLength = 40
