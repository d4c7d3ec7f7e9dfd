import type { ChatChange } from '../../../src/adapter.ts'
import { type Doc, paragraph } from '../../../src/doc.ts'
import type { Language } from '../../../src/model.ts'
import { wordsIn } from '../words.ts'
import { mayPost, targetOf } from './query.ts'
import { type Event, languageOf } from './updates.ts'

type Membership = Extract<Event, { kind: 'membership' }>

/** What a changed membership of the bot does to the chat's subscriptions, or null: nothing. */
export const changeOf = ({ place, before, after }: Membership, bot: string): ChatChange | null => {
  const could = mayPost(place.kind, before)
  const can = mayPost(place.kind, after)
  const target = targetOf(place, bot)
  if (could === can) return null
  return can ? { kind: 'back', target } : { kind: 'lost', target, reason: reasonFor(place.kind, after.status) }
}

/** Whoever made the bot an administrator of a channel is asked, in private, whether the channel shall subscribe. */
export const promptFor = ({ place, before, after, title, by }: Membership, fallback: Language): Doc | null => {
  if (place.kind !== 'channel' || mayPost('channel', before) || !mayPost('channel', after) || by.is_bot === true)
    return null
  const language = languageOf(by) ?? fallback
  const words = wordsIn(language)
  return {
    language,
    blocks: [
      paragraph(words.added(title)),
      { kind: 'actions', actions: [{ label: words.subscribe, command: `subscribe ${place.chat}`, tone: 'primary' }] },
    ],
  }
}

const reasonFor = (kind: Membership['place']['kind'], status: string): string => {
  if (kind === 'private') return 'the person blocked the bot'
  if (status === 'kicked' || status === 'left') return `the bot was removed from the ${kind}`
  return `the bot may no longer post in the ${kind}`
}
