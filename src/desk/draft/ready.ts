import type { Brief, Draft, Issue } from '../../model.ts'
import { localDate } from '../../time/format.ts'

/** The draft as it goes out at this moment: with a title and a day. */
export const readyDraft = (draft: Draft, brief: Brief, at: number): Draft & { readonly date: string } => ({
  ...draft,
  title: draft.title || brief.title,
  date: draft.date ?? localDate(at, brief.timeZone),
})

/** The issue that the draft would become if it went out at this moment, under this number. */
export const issueOf = (draft: Draft, brief: Brief, at: number, number: number): Issue => ({
  ...readyDraft(draft, brief, at),
  number,
  revision: 1,
  publishedAt: at,
})
