import { suggest } from '../../compose/issue.ts'
import type { Action, Block, Doc } from '../../doc.ts'
import { type Topic, topicTitleIn } from '../../model.ts'
import type { AuditAction, NewAuditEntry } from '../../store/desk.ts'
import { findTopic, nearestTopics } from '../../topics/match.ts'
import { type CommandRequest, say } from '../command.ts'

/** What a topic is called in the language of whoever asks. */
export const titleOf = (topic: Topic, { language }: CommandRequest): string => topicTitleIn(topic, language)

/** Buttons in a row of their own. */
export const buttons = (...actions: readonly Action[]): Block => ({ kind: 'actions', actions })

/** The button that leads back to a topic. */
export const backTo = (request: CommandRequest, { slug }: Topic): Action => ({
  label: request.phrases.topics.back,
  command: `topics show ${slug}`,
})

/** Lets something be done with the topic of this name; where there is none the nearest ones are offered, under the same verb. */
export function withTopic(
  request: CommandRequest,
  verb: string,
  name: string,
  done: (topic: Topic) => Promise<Doc>,
): Promise<Doc> | Doc {
  const topic = findTopic(name, request.topics)
  if (topic) return done(topic)
  const near = nearestTopics(name, request.topics, 3).map((each) => ({
    label: titleOf(each, request),
    command: `topics ${verb} ${each.slug}`,
  }))
  return say(
    request,
    request.phrases.topics.unknown(name),
    ...(near.length > 0 ? [request.phrases.didYouMean, buttons(...near)] : []),
    suggest('', ['topics']),
  )
}

/** What is written to the audit log of a change to a topic. */
export const entryOf = (
  { actor, now }: CommandRequest,
  action: AuditAction,
  slug: string,
  detail: NewAuditEntry['detail'],
): NewAuditEntry => ({ at: now(), actor, action, subject: `topic ${slug}`, detail })

/** The same question with the topics as they are after a change. */
export const afresh = async (request: CommandRequest): Promise<CommandRequest> => ({
  ...request,
  topics: await request.store.topics(),
})
