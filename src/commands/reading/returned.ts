import { suggest } from '../../compose/issue.ts'
import { type Doc, paragraph, sentences } from '../../doc.ts'
import type { Subscription } from '../../model.ts'
import { phrasesIn } from '../../phrases/index.ts'
import type { CommandRequest } from '../command.ts'
import { wantsList, whatTheyGet } from './wants.ts'

/** What a chat reads that is back: what it gets from now on, and how that is changed. */
export function composeReturn(
  subscription: Subscription,
  { brief, topics }: Pick<CommandRequest, 'brief' | 'topics'>,
): Doc {
  const language = subscription.language ?? brief.language
  const phrases = phrasesIn(language)
  const view = { brief, topics, language, phrases }
  return {
    language,
    blocks: [
      paragraph(sentences(phrases.backHere, phrases.itGets(whatTheyGet(view, subscription)))),
      wantsList(view, subscription),
      suggest(`${phrases.changeWhatYouGet} `, ['settings', 'unsubscribe']),
    ],
  }
}
