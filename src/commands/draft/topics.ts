import { topicTitle } from '../../compose/issue.ts'
import { readDrafts } from '../../desk/draft/change-drafts.ts'
import type { Action, Block, Doc } from '../../doc.ts'
import type { Item, Topic } from '../../model.ts'
import { topicsOf } from '../../topics/guess.ts'
import { noTopic, slugOf } from '../../topics/hashtag.ts'
import { findTopic } from '../../topics/match.ts'
import { askText } from '../asking.ts'
import { type CommandRequest, say } from '../command.ts'
import { learnFrom, unlearn } from '../topics/lessons.ts'
import { changeItem, edited } from './change.ts'
import { rewordedDoc } from './done.ts'
import { findItem, gone } from './find.ts'
import { isTyped } from './list.ts'

/**
 * `draft topics K`: the topics to choose from; `draft topics K +payments` and `-payments` change one,
 * `+payments -retail` several, `draft topics K payments retail` all.
 */
export async function topics(request: CommandRequest, name: string, written: string): Promise<Doc> {
  if (written === '') return choice(request, name)
  const found = await setTopics(request, name, written)
  if (!found) return gone(request, name)
  const { key, item } = found
  const after = { ...item, topics: changedTopics(item.topics, written, request.topics) }
  const learned = await learnFrom(request, { item: key, before: item, after }, `draft unlearn ${key}`)
  const now = { ...request, topics: await request.store.topics() }
  return /^[+-]/.test(written) && !isTyped(request) ? choice(now, key, ...learned) : rewordedDoc(now, key, ...learned)
}

/** `draft unlearn K ID`: takes back what a change of an item's topics taught. */
export async function unlearnTopics(request: CommandRequest, name: string, id: string): Promise<Doc> {
  const lead = await unlearn(request, id)
  return choice({ ...request, topics: await request.store.topics() }, name, lead)
}

/** `draft tags K [slugs]`: the same with topics that are written down. */
export async function tags(request: CommandRequest, name: string, written: string): Promise<Doc> {
  if (written !== '') return topics(request, name, written)
  const found = findItem(await readDrafts(request.store, request.now), name)
  if (!found) return gone(request, name)
  return askText(request, `draft tags ${found.key}`, request.phrases.posting.whichTopics)
}

/** `draft photo K off`: takes its pictures away. */
export async function photo(request: CommandRequest, name: string): Promise<Doc> {
  const found = await changeItem(request, name, (found) => {
    const { photos, ...item } = found.item
    if (photos === undefined) return null
    return edited(found, item, { headline: item.headline, photos: { before: photos, after: [] } })
  })
  return found ? rewordedDoc(request, found.key, request.phrases.posting.photoIsOff) : gone(request, name)
}

const setTopics = (request: CommandRequest, name: string, written: string) =>
  changeItem(request, name, (found) => {
    const before = found.item.topics
    const after = changedTopics(before, written, request.topics)
    if (after.join() === before.join()) return null
    return edited(found, { ...found.item, topics: after }, { headline: found.item.headline, topics: { before, after } })
  })

function changedTopics(before: readonly string[], written: string, known: readonly Topic[]): readonly string[] {
  const signed = written.normalize('NFKC').replaceAll('−', '-').trim()
  const one = (topics: readonly string[], word: string): readonly string[] => {
    const slugs = slugsIn(word.slice(1).trim(), known)
    return word.startsWith('-') ? topics.filter((slug) => !slugs.includes(slug)) : [...topics, ...slugs]
  }
  // A sign begins a word: "cross-border" has none.
  const after = /^[+-]/.test(signed)
    ? signed.split(/[\s,，、;；]+(?=[+-])|(?<!^)(?=\+)/).reduce(one, before)
    : slugsIn(written, known)
  return [...new Set(after)].filter((slug) => slug !== noTopic)
}

/** Known topics by slug or title, others as an editor coins them. */
function slugsIn(written: string, known: readonly Topic[]): readonly string[] {
  const alone = findTopic(written, known)
  if (alone) return [alone.slug]
  const names = written.split(/[,，、;；]/.test(written) ? /[,，、;；]/ : /\s+/)
  return names.flatMap((name) => slugOf(name.trim().replaceAll(/\s+/g, '-'), known) ?? [])
}

async function choice(request: CommandRequest, name: string, ...lead: readonly (Block | string)[]): Promise<Doc> {
  const found = findItem(await readDrafts(request.store, request.now), name)
  if (!found) return gone(request, name)
  const { key, item } = found
  const words = request.phrases.posting
  const actions: Action[] = offered(item, request.topics).map((slug) => {
    const has = item.topics.includes(slug)
    const title = topicTitle(slug, request.topics, request.language)
    return { label: has ? `✓ ${title}` : title, command: `draft topics ${key} ${has ? '-' : '+'}${slug}` }
  })
  const form = { title: words.topicsTitle, value: item.topics.join(', ') }
  actions.push({ label: words.writeTopics, command: `draft tags ${key}`, form })
  actions.push({ label: words.backToItem, command: `draft item ${key}` })
  return say(request, ...lead, words.chooseTopics(item.headline), { kind: 'actions', actions })
}

/** Those that the item has, those that its words give away, and the others, as many as a telephone shows at once. */
function offered(item: Item, known: readonly Topic[]): readonly string[] {
  const given = topicsOf([item.headline, ...item.body].join('\n'), known)
  return [...new Set([...item.topics, ...given, ...known.map(({ slug }) => slug)])].slice(0, most)
}

const most = 18
