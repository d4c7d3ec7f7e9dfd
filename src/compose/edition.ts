import type { Doc } from '../doc.ts'
import type { Issue, Language, Missed, Wants } from '../model.ts'
import { composeIssue, type View } from './issue.ts'

/** What decides how one reader gets an issue. */
export interface Reader {
  readonly wants: Pick<Wants, 'format' | 'topics' | 'language'>
  readonly missed: Missed | null
}

/** How a reader gets issues; `language` is the brief's, for those who chose none. */
export const viewOf = ({ wants, missed }: Reader, language: Language): View => ({
  language: wants.language ?? language,
  format: wants.format,
  topics: wants.topics,
  opened: [],
  missed,
})

/** An issue as this reader gets it, or null: nothing in it is for them. Deliveries and test copies are made by this and nothing else. */
export const composeEdition = (issue: Issue, reader: Reader, language: Language): Doc | null =>
  composeIssue(issue, viewOf(reader, language))
