import { suggest, topicTitle } from '../../compose/issue.ts'
import type { Block, Doc } from '../../doc.ts'
import type { SearchPage } from '../../store/port.ts'
import { findTopic } from '../../topics/match.ts'
import { askReader } from '../asking.ts'
import { type Command, type CommandRequest, fromArchive, say } from '../command.ts'
import { respelled } from '../words/spelling/respell.ts'
import { pageBlocks, pageOf, span, windowOf } from './page.ts'

/** `/search WORDS`: the items that have these words, and not those that are ruled out (`-word`), best first, page by page. */
export const search: Command = {
  name: 'search',
  who: 'everyone',
  personal: true,
  async run(request) {
    const { words, page } = pageOf(request.query.args.replace(/^for (?=\S)/i, ''))
    if (!words)
      return askReader(
        request,
        'search',
        suggest(`${request.phrases.whatToSearch} `, [`search ${request.phrases.searchExample}`]),
      )
    const asked = words.slice(0, longest)
    const found = await request.store.search(asked, windowOf(page))
    if (found.total === 0) return nothing(request, asked)
    if (found.entries.length === 0) return say(request, suggest(`${request.phrases.lastPage} `, [`search ${asked}`]))
    return fromArchive(
      request,
      {
        kind: 'title',
        text: request.phrases.searchTitle(asked),
        note: request.phrases.foundNote(...span(found, page)),
      },
      ...(found.without.length === 0 ? [] : [request.phrases.choosing.without(found.without)]),
      ...(await difference(request, found)),
      ...pageBlocks(found, page, `search ${asked}`, request.language),
    )
  },
}

/** Perhaps the name of a topic was meant, which nobody had to spell right. */
function nothing(request: CommandRequest, asked: string): Doc {
  const near = respelled(asked, request.topics).flatMap((way) => findTopic(way, request.topics) ?? [])
  const actions = near.map(({ slug }) => ({
    label: topicTitle(slug, request.topics, request.language),
    command: `topic ${slug}`,
  }))
  const meant: readonly (Block | string)[] =
    actions.length === 0 ? [] : [request.phrases.didYouMean, { kind: 'actions', actions: actions.slice(0, 2) }]
  return say(request, suggest(`${request.phrases.nothingFound(asked)} `, ['topics', 'latest']), ...meant)
}

/** How what was found differs from what was asked, and a press away what else there is. */
async function difference(
  { store, phrases }: CommandRequest,
  { meant, partly }: SearchPage,
): Promise<readonly (Block | string)[]> {
  if (partly === null) return meant === null ? [] : [phrases.searchedFor(meant)]
  const { has, lacks } = partly
  const totals = await Promise.all(
    lacks.slice(0, mostOthers).map(async (word) => ({ word, ...(await store.search(word, { offset: 0, limit: 1 })) })),
  )
  const actions = totals
    .filter((other) => other.total > 0 && other.partly === null)
    .map(({ word, total }) => ({ label: phrases.choosing.partFound(word, total), command: `search ${word}` }))
  return [
    phrases.choosing.notAllWords(has, lacks),
    ...(actions.length > 0 ? [{ kind: 'actions', actions } as const] : []),
  ]
}

const mostOthers = 3

/** Nobody searches for more; a pasted page is cut to what could be meant. */
const longest = 100
