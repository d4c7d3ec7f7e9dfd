import { topicTitle } from '../../compose/issue.ts'
import { command, type Doc, text } from '../../doc.ts'
import { type CommandRequest, fromArchive, say } from '../command.ts'

/** The topics that the archive has items about, the fullest first. */
export async function readersTopics(request: CommandRequest): Promise<Doc> {
  const counts = [...(await request.store.topicCounts())].sort(([, a], [, b]) => b - a)
  if (counts.length === 0) return say(request, request.phrases.noItemsYet)
  const entries = counts.slice(0, most).map(([slug, count]) => {
    const title = topicTitle(slug, request.topics, request.language)
    return [command(`topic ${slug}`), text(`  ${request.phrases.pair(title, request.phrases.topicNote(count))}`)]
  })
  const actions = counts.slice(0, mostButtons).map(([slug]) => ({
    label: topicTitle(slug, request.topics, request.language),
    command: `topic ${slug}`,
  }))
  return fromArchive(request, request.phrases.topicsIntro, { kind: 'list', entries }, { kind: 'actions', actions })
}

/** Editors may coin topics; the list stays readable all the same. */
const most = 40
const mostButtons = 8
