import { suggest } from '../../compose/issue.ts'
import { type Command, fromArchive, say } from '../command.ts'
import { pageBlocks, pageOf, span, windowOf } from './page.ts'

/** `/search WORDS`: the items that have these words, best first, page by page. */
export const search: Command = {
  name: 'search',
  who: 'everyone',
  personal: true,
  async run(request) {
    const { words, page } = pageOf(request.query.args)
    if (!words)
      return say(request, suggest(`${request.phrases.whatToSearch} `, [`search ${request.phrases.searchExample}`]))
    const asked = words.slice(0, longest)
    const found = await request.store.search(asked, windowOf(page))
    if (found.total === 0) return say(request, suggest(`${request.phrases.nothingFound(asked)} `, ['topics', 'latest']))
    if (found.entries.length === 0) return say(request, suggest(`${request.phrases.lastPage} `, [`search ${asked}`]))
    return fromArchive(
      request,
      {
        kind: 'title',
        text: request.phrases.searchTitle(asked),
        note: request.phrases.foundNote(...span(found, page)),
      },
      ...(found.meant === null ? [] : [request.phrases.searchedFor(found.meant)]),
      ...pageBlocks(found, page, `search ${asked}`, request.language),
    )
  },
}

/** Nobody searches for more; a pasted page is cut to what could be meant. */
const longest = 100
