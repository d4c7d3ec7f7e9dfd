import type { MessageId } from '../../adapter.ts'
import { suggest } from '../../compose/issue.ts'
import { itemsOf } from '../../desk/draft/arrange.ts'
import { itemCount } from '../../desk/draft/draft.ts'
import { type NewItem, readText } from '../../desk/post/read-post.ts'
import type { Doc } from '../../doc.ts'
import { UserError } from '../../errors.ts'
import type { Parsed } from '../../ingest/parse.ts'
import { localDate } from '../../time/format.ts'
import { topicsOf } from '../../topics/match.ts'
import { type Ask, say } from '../command.ts'
import { itemBlocks } from '../draft/find.ts'
import { askHeadline } from './held.ts'
import { type Incoming, keep, loose } from './incoming.ts'
import { place } from './place.ts'

/** Takes in what an editor sent: items go into the draft, a newsletter waits for a press, and what has no headline for one. */
export async function take(ask: Ask, incoming: Incoming): Promise<Doc> {
  const { text, message, origin } = incoming
  const reading = readText(text, ask.topics, localDate(ask.now(), ask.brief.timeZone), ask.language)
  if (reading.kind === 'newsletter') return holdNewsletter(ask, text, reading.parsed, message)
  const { photo, lead } = await photoOf(ask, incoming)
  const item = { ...reading.item, source: reading.item.source ?? origin, ...(photo === null ? {} : { photo }) }
  switch (reading.kind) {
    case 'link':
      return takeLink(ask, reading.url, item, message, lead)
    case 'nothing':
      if (isEmpty(item)) return say(ask, ...(lead.length > 0 ? lead : [ask.phrases.posting.wordless]))
      return askHeadline(ask, item, message, [...lead, ask.phrases.posting.noHeadlineYet])
    case 'item':
      return reading.slight && photo === null && origin === null
        ? holdSlight(ask, item, message, lead)
        : place(ask, item, message, lead)
  }
}

/** There is nothing to keep: a sticker, a voice message, a photo that could not be had. */
const isEmpty = ({ body, source, topics, photo }: NewItem): boolean =>
  body.length === 0 && source === null && topics.length === 0 && photo === undefined

async function takeLink(
  ask: Ask,
  url: string,
  item: NewItem,
  message: MessageId | null,
  lead: readonly string[],
): Promise<Doc> {
  const words = ask.phrases.posting
  try {
    const page = await ask.readPage(url, ask.language)
    const source = { name: page.site, url: page.url }
    if (page.title === null)
      return askHeadline(ask, { ...item, source }, message, [...lead, words.pageWithoutTitle(page.site)])
    const body = page.description === null ? [] : [page.description]
    const topics = item.topics.length > 0 ? item.topics : topicsOf([page.title, ...body].join('\n'), ask.topics)
    return place(ask, { ...item, headline: page.title, body, source, topics }, message, lead)
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown
    return askHeadline(ask, item, message, [...lead, words.pageUnread(thrown.message)])
  }
}

/** What one word says may not have been meant as an item. */
async function holdSlight(ask: Ask, item: NewItem, message: MessageId | null, lead: readonly string[]): Promise<Doc> {
  const words = ask.phrases.posting
  const id = await keep(ask, message, { kind: 'held', item: loose(item) })
  const actions = [
    { label: words.add, command: `draft add ${id}`, tone: 'primary' },
    { label: words.discard, command: `draft discard ${id}` },
  ] as const
  const number = itemCount((await ask.store.draft()).draft) + 1
  const help = suggest(ask.phrases.tryHelp, ['help'])
  return say(ask, ...lead, words.slight, ...itemBlocks(ask, { ...item, number }), help, { kind: 'actions', actions })
}

/** What was read of a whole newsletter, and the buttons to add it. */
export async function holdNewsletter(ask: Ask, text: string, parsed: Parsed, message: MessageId | null): Promise<Doc> {
  const words = ask.phrases.posting
  const id = await keep(ask, message, { kind: 'newsletter', text })
  const items = itemsOf(parsed)
  const entries = items
    .slice(0, shown)
    .map(({ number, headline }) => [{ kind: 'text', text: `${number}. ${headline}` }] as const)
  const problems = parsed.problems.slice(0, shown).map(({ line, message }) => words.problem(line, message))
  const actions = [
    { label: words.addAll(items.length), command: `draft add ${id}`, tone: 'primary' },
    { label: words.asOne, command: `draft one ${id}` },
    { label: words.discard, command: `draft discard ${id}` },
  ] as const
  return say(
    ask,
    words.newsletter(
      items.length,
      parsed.sections.filter(({ title }) => title !== null).length,
      parsed.problems.length,
    ),
    { kind: 'list', entries },
    ...(items.length > shown ? [words.andMore(items.length - shown)] : []),
    ...problems,
    ...(parsed.problems.length > shown ? [words.andMore(parsed.problems.length - shown)] : []),
    { kind: 'actions', actions },
  )
}

/** How many items and problems of a newsletter are named one by one. */
const shown = 12

/** The picture's name, or none; where it could not be had `lead` says why. */
async function photoOf(ask: Ask, { photo }: Incoming): Promise<{ photo: string | null; lead: readonly string[] }> {
  if (photo === null) return { photo: null, lead: [] }
  try {
    return { photo: await ask.store.keepPicture(await photo(), ask.now()), lead: [] }
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown
    return { photo: null, lead: [ask.phrases.posting.photoUnread(thrown.message)] }
  }
}
