import { type FeedbackForm, feedbackForms } from '../model.ts'

/** The setting under which it is kept whether readers are asked what they think of items. */
export const feedbackSetting = 'feedback'

/** As it is kept; nobody asked for it: off. */
export const readFeedbackForm = (stored: string | null): FeedbackForm =>
  feedbackForms.find((form) => form === stored) ?? 'off'

/** After so long an issue is old: nobody is counted any more, and who pressed is forgotten. */
export const feedbackMs = 14 * 86_400_000
