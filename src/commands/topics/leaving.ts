import type { Doc } from '../../doc.ts'
import type { Topic } from '../../model.ts'
import { findTopic } from '../../topics/match.ts'
import { type CommandRequest, say } from '../command.ts'
import { list } from './list.ts'
import { afresh, backTo, buttons, entryOf, titleOf } from './say.ts'
import { show } from './show.ts'

/** `topics merge T [INTO [yes]]`: makes a topic a part of another one, after asking once. */
export async function merge(request: CommandRequest, topic: Topic, written: string): Promise<Doc> {
  const said = request.phrases.topics
  const [, name = '', sure] = /^(.*?)(?:\s+(yes))?$/is.exec(written) ?? []
  const into = findTopic(name, request.topics)
  if (into === null || into === topic) return choose(request, topic, ...(name === '' ? [] : [said.unknown(name)]))
  if (sure === undefined) return askMerge(request, topic, into)
  const detail = { topic, into: into.slug }
  await request.store.renameTopic(topic.slug, into.slug, entryOf(request, 'merged', topic.slug, detail))
  const now = await afresh(request)
  const lead = said.merged(titleOf(topic, request), titleOf(into, request))
  return show(now, now.topics.find(({ slug }) => slug === into.slug) ?? into, lead)
}

/** Asks whether one topic shall become a part of another one. */
export async function askMerge(
  request: CommandRequest,
  topic: Topic,
  into: Topic,
  ...lead: readonly string[]
): Promise<Doc> {
  const said = request.phrases.topics
  const usage = await usageOf(request, topic)
  return say(
    request,
    ...lead,
    said.askMerge(titleOf(topic, request), titleOf(into, request), ...usage),
    buttons(
      { label: said.mergeNow, command: `topics merge ${topic.slug} ${into.slug} yes`, tone: 'primary' },
      backTo(request, topic),
    ),
  )
}

/** `topics remove T [yes]`: takes a topic away, after asking once. */
export async function remove(request: CommandRequest, topic: Topic, written: string): Promise<Doc> {
  const said = request.phrases.topics
  const title = titleOf(topic, request)
  if (written.toLowerCase() !== 'yes')
    return say(
      request,
      said.askRemove(title, ...(await usageOf(request, topic))),
      buttons(
        { label: said.remove, command: `topics remove ${topic.slug} yes`, tone: 'danger' },
        { label: said.merge, command: `topics merge ${topic.slug}` },
        backTo(request, topic),
      ),
    )
  const removed = await request.store.removeTopic(topic.slug, entryOf(request, 'removed', topic.slug, { topic }))
  if (removed.kind === 'followed') return choose(request, topic, said.onlyOne(title, removed.only))
  return list(await afresh(request), '1', said.removed(title))
}

function choose(request: CommandRequest, topic: Topic, ...lead: readonly string[]): Doc {
  const others = request.topics.filter((each) => each !== topic).slice(0, mostOffered)
  const offers = others.map((each) => ({
    label: titleOf(each, request),
    command: `topics merge ${topic.slug} ${each.slug}`,
  }))
  const question = request.phrases.topics.into(titleOf(topic, request))
  return say(request, ...lead, question, buttons(...offers, backTo(request, topic)))
}

async function usageOf({ store }: CommandRequest, { slug }: Topic): Promise<readonly [items: number, readers: number]> {
  return [(await store.topicCounts()).get(slug) ?? 0, await store.followers(slug)]
}

/** More are named by typing. */
const mostOffered = 30
