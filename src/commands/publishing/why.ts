import { platformName } from '../../desk/progress/message.ts'
import { type Action, type Doc, masked, text } from '../../doc.ts'
import type { Delivery } from '../../model.ts'
import { type CommandRequest, say } from '../command.ts'

/** Whom an issue did not reach, or perhaps not, and why; the page after this delivery. */
export async function whoFailed(request: CommandRequest, issue: number, after: number): Promise<Doc> {
  const { store, phrases } = request
  const { publishing } = phrases
  const found = await store.deliveries(issue, after, pageSize + 1, ['failed', 'uncertain'])
  const shown = found.slice(0, pageSize)
  const line = `deliveries ${issue}`
  const actions: readonly Action[] = [
    ...(found.length > pageSize ? [{ label: phrases.more, command: `${line} why ${shown.at(-1)?.id}` }] : []),
    { label: publishing.backToIssue(issue), command: `${line} show` },
  ]
  return say(
    request,
    { kind: 'title', text: publishing.whyTitle(issue), note: null },
    shown.length === 0 && after === 0
      ? publishing.nobodyFailed
      : { kind: 'list', entries: shown.map((delivery) => [text(rowOf(request, delivery))]) },
    ...(shown.length === 0 ? [] : [publishing.inTheLog]),
    { kind: 'actions', actions },
  )
}

const pageSize = 10

const rowOf = ({ phrases, explain }: CommandRequest, { target, state, reason }: Delivery): string => {
  const place = [platformName(target.platform), masked(target.chat), target.thread]
    .filter((word) => word !== null)
    .join(' ')
  return phrases.publishing.failure(place, state === 'uncertain', phrases.causes[explain(target.platform, reason)])
}
