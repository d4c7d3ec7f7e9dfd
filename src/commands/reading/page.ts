import { composeEntry } from '../../compose/issue.ts'
import type { Block } from '../../doc.ts'
import type { Entry, Language } from '../../model.ts'
import { phrasesIn } from '../../phrases/index.ts'
import type { Page, Window } from '../../store/port.ts'

/** Items on one page of an answer: few enough to read on a telephone. */
export const pageSize = 5

/** Takes the page off the end of what was asked, as in `payments /2`. */
export function pageOf(args: string): { readonly words: string; readonly page: number } {
  const match = /^(.*?)(?:^|\s)\/(\d{1,6})$/s.exec(args)
  if (!match) return { words: args, page: 1 }
  return { words: (match[1] ?? '').trim(), page: Math.max(1, Number(match[2])) }
}

/** The window of the archive that a page shows. */
export const windowOf = (page: number): Window => ({ offset: (page - 1) * pageSize, limit: pageSize })

/** The entries of a page, and the buttons to the pages beside it; `line` is the command that shows the first page. */
export function pageBlocks(found: Page<Entry>, page: number, line: string, language: Language): readonly Block[] {
  const phrases = phrasesIn(language)
  const back = page > 1 ? [{ label: phrases.back, command: page === 2 ? line : `${line} /${page - 1}` }] : []
  const more = page * pageSize < found.total ? [{ label: phrases.more, command: `${line} /${page + 1}` }] : []
  const actions = [...back, ...more]
  return [
    ...found.entries.map((entry) => composeEntry(entry, language)),
    ...(actions.length > 0 ? [{ kind: 'actions', actions } as const] : []),
  ]
}

/** Which entries a page shows, for its heading: first, last, of how many. */
export const span = (found: Page<Entry>, page: number): readonly [number, number, number] => {
  const { offset } = windowOf(page)
  return [offset + 1, offset + found.entries.length, found.total]
}
