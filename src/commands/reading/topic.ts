import { suggest, topicTitle } from '../../compose/issue.ts'
import { type Block, command, type Doc, text } from '../../doc.ts'
import { findTopic, nearestTopics } from '../../topics/match.ts'
import { type Command, type CommandRequest, fromArchive, say } from '../command.ts'
import { pageBlocks, pageOf, span, windowOf } from './page.ts'
import type { ReadTopics } from './read-topics.ts'
import { readersTopics } from './topics.ts'
import { titles } from './wants.ts'

/** `/topic payments`: every item about a topic, newest first, page by page. */
export const topic: Command = {
  name: 'topic',
  who: 'everyone',
  personal: true,
  async run(request) {
    const { words, page } = pageOf(request.query.args)
    if (!words) return readersTopics(request)
    const slug = findTopic(words, request.topics)?.slug ?? words.toLowerCase().replace(/^#/, '').replaceAll(/\s+/g, '-')
    const found = await request.store.byTopic(slug, windowOf(page))
    const title = topicTitle(slug, request.topics, request.language)
    if (found.entries.length > 0) {
      const heading = { kind: 'title', text: title, note: request.phrases.pageNote(...span(found, page)) } as const
      return fromArchive(request, heading, ...pageBlocks(found, page, `topic ${slug}`, request.language))
    }
    if (found.total > 0) return say(request, suggest(`${request.phrases.lastPage} `, [`topic ${slug}`]))
    if (findTopic(words, request.topics))
      return say(request, suggest(`${request.phrases.emptyTopic(title)} `, ['topics', 'latest']))
    return unknownTopic(request, { unknown: words, corrected: (near) => near }, (near) => `topic ${near}`)
  },
}

/** The answer to a name that is no topic: the nearest ones, each a press away in the command line for the whole list put right. */
export function unknownTopic(
  request: CommandRequest,
  { unknown, corrected }: Extract<ReadTopics, { readonly unknown: string }>,
  lineWith: (list: string) => string,
): Doc {
  const actions = nearestTopics(unknown, request.topics, 3).map(({ slug }) => ({
    label: titles(request, corrected(slug).split(', ')),
    command: lineWith(corrected(slug)),
  }))
  // In words, too: buttons are not read out, and are gone from what is forwarded or quoted.
  const entries = actions.map(({ label, command: meant }) => [command(meant), text(`  ${label}`)])
  const offered: readonly (Block | string)[] =
    actions.length > 0 ? [request.phrases.didYouMean, { kind: 'list', entries }, { kind: 'actions', actions }] : []
  return say(request, request.phrases.unknownTopic(unknown), ...offered, suggest('', ['topics']))
}
