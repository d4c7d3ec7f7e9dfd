import type { ChatChange } from '../../../src/adapter.ts'
import { type Doc, paragraph } from '../../../src/doc.ts'
import type { Language } from '../../../src/model.ts'
import type { Member } from '../api/schema.ts'
import { wordsIn } from '../words.ts'
import { nameOf } from './message/message-content.ts'
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

/**
 * What it means for its subscription that a topic was closed or opened again, or null: nothing. In a closed one only administrators who
 * manage topics can write (TDLib, ForumTopicManager); where nobody knows what the bot is, the next send will tell.
 */
export const topicChange = (
  { place, open }: Extract<Event, { kind: 'topic' }>,
  ours: Member | null,
  bot: string,
): ChatChange | null => {
  const target = targetOf(place, bot)
  if (open) return { kind: 'back', target, alone: true }
  const mayStill = ours === null || ours.status === 'creator' || ours.can_manage_topics === true
  return mayStill ? null : { kind: 'lost', target, reason: 'the topic was closed', alone: true }
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

/** Whoever added the bot to a group is greeted there, and told who can subscribe it; a button does it. */
export const helloFor = ({ place, before, after, title, by }: Membership, fallback: Language): Doc | null => {
  if (place.kind !== 'group' || mayPost('group', before) || !mayPost('group', after) || by.is_bot === true) return null
  const language = languageOf(by) ?? fallback
  const words = wordsIn(language)
  return {
    language,
    blocks: [
      paragraph(words.helloGroup(nameOf(by), title)),
      { kind: 'actions', actions: [{ label: words.subscribeGroup, command: 'subscribe', tone: 'primary' }] },
    ],
  }
}

const reasonFor = (kind: Membership['place']['kind'], status: string): string => {
  if (kind === 'private') return 'the person blocked the bot'
  if (status === 'kicked' || status === 'left') return `the bot was removed from the ${kind}`
  return `the bot may no longer post in the ${kind}`
}
