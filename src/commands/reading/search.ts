import { suggest } from '../../compose/issue.ts'
import { type Command, say } from '../command.ts'
import { pageBlocks, pageOf, span, windowOf } from './page.ts'

/** `/search WORDS`: the items that have these words, best first, page by page. */
export const search: Command = {
  name: 'search',
  async run(ask) {
    const { words, page } = pageOf(ask.query.args)
    if (!words) return say(ask, suggest(`${ask.phrases.whatToSearch} `, [`search ${ask.phrases.searchExample}`]))
    const asked = words.slice(0, longest)
    const found = await ask.store.search(asked, windowOf(page))
    if (found.total === 0) return say(ask, suggest(`${ask.phrases.nothingFound(asked)} `, ['topics', 'latest']))
    if (found.entries.length === 0) return say(ask, suggest(`${ask.phrases.lastPage} `, [`search ${asked}`]))
    return say(
      ask,
      { kind: 'title', text: ask.phrases.searchTitle(asked), note: ask.phrases.foundNote(...span(found, page)) },
      ...(found.meant === null ? [] : [ask.phrases.searchedFor(found.meant)]),
      ...pageBlocks(found, page, `search ${asked}`, ask.language),
    )
  },
}

/** Nobody searches for more; a pasted page is cut to what could be meant. */
const longest = 200
