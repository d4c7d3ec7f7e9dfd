import { suggest, topicTitle } from '../../compose/issue.ts'
import type { Doc } from '../../doc.ts'
import { findTopic, nearestTopics } from '../../topics/match.ts'
import { type Ask, type Command, say } from '../command.ts'
import { pageBlocks, pageOf, span, windowOf } from './page.ts'
import { topics } from './topics.ts'

/** `/topic payments`: every item about a topic, newest first, page by page. */
export const topic: Command = {
  name: 'topic',
  async run(ask) {
    const { words, page } = pageOf(ask.query.args)
    if (!words) return topics.run(ask)
    const slug = findTopic(words, ask.topics)?.slug ?? words.toLowerCase().replace(/^#/, '').replaceAll(/\s+/g, '-')
    const found = await ask.store.byTopic(slug, windowOf(page))
    const title = topicTitle(slug, ask.topics, ask.language)
    if (found.entries.length > 0) {
      const heading = { kind: 'title', text: title, note: ask.phrases.pageNote(...span(found, page)) } as const
      return say(ask, heading, ...pageBlocks(found, page, `topic ${slug}`, ask.language))
    }
    if (found.total > 0) return say(ask, suggest(`${ask.phrases.lastPage} `, [`topic ${slug}`]))
    if (findTopic(words, ask.topics))
      return say(ask, suggest(`${ask.phrases.emptyTopic(title)} `, ['topics', 'latest']))
    return unknownTopic(ask, words, 'topic')
  },
}

/** The answer to a topic that does not exist: the nearest ones, each a press away under `line`. */
export function unknownTopic(ask: Ask, name: string, line: string): Doc {
  const actions = nearestTopics(name, ask.topics, 3).map((near) => ({
    label: near.title[ask.language],
    command: `${line} ${near.slug}`,
  }))
  const offered = actions.length > 0 ? [ask.phrases.didYouMean, { kind: 'actions', actions } as const] : []
  return say(ask, ask.phrases.unknownTopic(name), ...offered, suggest('', ['topics']))
}
