import { chosenOf } from '../choices/choose.ts'
import type { Doc } from '../doc.ts'
import type { Brief, FeedbackForm, How, Issue, Item, Language, Missed, Selection } from '../model.ts'
import { withFeedback } from './feedback.ts'
import { composeIssue } from './issue.ts'
import { withPage } from './web-page.ts'

/** What decides how one reader gets an issue. */
export interface Reader {
  readonly wants: Selection & Pick<How, 'format' | 'language' | 'pictures' | 'previews'>
  readonly missed: Missed | null
}

/** What an issue comes to for those who chose so; `language` is the brief's, for those who chose none. */
export interface Look {
  readonly items: readonly Item[]
  readonly pictures: boolean
  readonly previews: boolean
  /** The same for all who get the same, whatever they chose to get it. */
  readonly key: string
}

/** Looks through an issue with the eyes of a reader. */
export function lookOf(issue: Issue, { wants, missed }: Reader, language: Language): Look {
  const items = chosenOf(issue, wants)
  // What nothing in it depends on makes no difference.
  const pictures = wants.pictures && items.some(({ photos = [] }) => photos.length > 0)
  const previews = wants.previews && items.some(({ source }) => source !== null && source.url !== null)
  const numbers = items.map(({ number }) => number).join()
  const key = JSON.stringify([wants.format, wants.language ?? language, numbers, pictures, previews, missed])
  return { items, pictures, previews, key }
}

/**
 * An issue as this reader gets it, or null: nothing in it is for them. Deliveries and test copies are made by this and nothing else.
 * `web`: where issues can be read in a browser, which each then says at its end; `corrected`: it calls itself so, whatever its items say.
 */
export function composeEdition(
  issue: Issue,
  reader: Reader,
  { language, web, feedback = 'off' }: Pick<Brief, 'language' | 'web'> & { readonly feedback?: FeedbackForm },
  corrected = false,
): Doc | null {
  const { wants, missed } = reader
  const { items, pictures, previews } = lookOf(issue, reader, language)
  const doc = composeIssue(issue, {
    language: wants.language ?? language,
    format: wants.format,
    topics: [],
    opened: [],
    only: items.map(({ number }) => number),
    missed,
    ...(corrected ? { corrected } : {}),
    ...(pictures ? {} : { pictures }),
  })
  const asking = doc && withFeedback(doc, issue.number, feedback)
  return asking && withPage(previews ? { ...asking, previews } : asking, issue.number, web)
}
