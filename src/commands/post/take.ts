import type { MessageId } from '../../adapter.ts'
import type { NewItem } from '../../desk/draft/item-length.ts'
import { limits, sayFaults } from '../../desk/draft/limits.ts'
import { withScheme } from '../../desk/post/judge.ts'
import { urgentIn } from '../../desk/post/urgent-words.ts'
import type { Doc } from '../../doc.ts'
import { UserError } from '../../errors.ts'
import { tidy } from '../../ingest/text/tidy.ts'
import type { Source } from '../../model.ts'
import { localDate } from '../../time/format.ts'
import { topicsOf } from '../../topics/guess.ts'
import { type CommandRequest, say } from '../command.ts'
import { offerUrgent } from '../publishing/urgent/offer.ts'
import { addOrAsk, askHeadline } from './held.ts'
import { holdItem } from './hold.ts'
import type { Incoming } from './incoming.ts'
import { holdNewsletter } from './newsletter.ts'
import { addItem } from './place.ts'

/** Takes in what an editor sent: items go into the draft, a newsletter waits for a press, and what has no headline for one. */
export async function takePost(request: CommandRequest, incoming: Incoming): Promise<Doc> {
  const { message, origin, perhaps = false, instead } = incoming
  // What was forwarded has its words from elsewhere.
  const flash = origin === null ? urgentIn(incoming.text) : null
  const urgent = incoming.urgent || flash !== null
  const text = withScheme(flash ?? incoming.text)
  const { topics, language } = request
  const today = localDate(request.now(), request.brief.timeZone)
  const reading = await request.readText(text, { topics, today, language })
  if (reading.kind === 'newsletter')
    return holdNewsletter(
      request,
      { kind: 'newsletter', text, ...(instead ? { instead } : {}) },
      reading.parsed,
      message,
    )
  if (reading.kind === 'tooLong')
    return say(request, request.phrases.limits.notTaken, ...sayFaults(reading.faults, request.phrases))
  const { photos, lead } = await photosOf(request, incoming)
  const item = {
    ...reading.item,
    source: reading.item.source ?? (origin && tidySource(origin)),
    ...(photos.length === 0 ? {} : { photos }),
  }
  if (urgent && reading.kind === 'item' && item.headline.length <= limits.line)
    return offerUrgent(request, item, { text, message }, lead)
  if (perhaps && reading.kind !== 'link' && !(item.headline === '' && isEmpty(item)))
    return holdItem(request, item, incoming, lead)
  switch (reading.kind) {
    case 'link':
      return takeLink(request, reading.url, item, { text, message, urgent }, lead)
    case 'nothing':
      if (isEmpty(item)) return say(request, ...(lead.length > 0 ? lead : [request.phrases.posting.wordless]))
      return askHeadline(request, item, message, [...lead, request.phrases.posting.noHeadlineYet])
    case 'item':
      return addOrAsk(request, item, message, lead)
  }
}

/** Whoever is forwarded chose the name. */
const tidySource = ({ name, url }: Source): Source => ({ name: tidy(name), url })

/** There is nothing to keep: a sticker, a messenger message, a photo that could not be had. */
const isEmpty = ({ body, source, topics, photos }: NewItem): boolean =>
  body.length === 0 && source === null && topics.length === 0 && photos === undefined

async function takeLink(
  request: CommandRequest,
  url: string,
  item: NewItem,
  { text, message, urgent }: { readonly text: string; readonly message: MessageId | null; readonly urgent: boolean },
  lead: readonly string[],
): Promise<Doc> {
  const words = request.phrases.posting
  try {
    const page = await request.readPage(url, request.language)
    const source = { name: page.site, url: page.url }
    if (page.title === null)
      return askHeadline(request, { ...item, source }, message, [...lead, words.pageWithoutTitle(page.site)])
    const body = page.description === null ? [] : [page.description]
    const topics = item.topics.length > 0 ? item.topics : topicsOf([page.title, ...body].join('\n'), request.topics)
    const whole = { ...item, headline: page.title, body, source, topics }
    return urgent ? offerUrgent(request, whole, { text, message }, lead) : addItem(request, whole, message, lead)
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown
    return askHeadline(request, item, message, [...lead, words.pageUnread(thrown.message)])
  }
}

/** The pictures' names; where one could not be had `lead` says why, once for each reason. */
async function photosOf(
  request: CommandRequest,
  { photos: sent }: Incoming,
): Promise<{ photos: readonly string[]; lead: readonly string[] }> {
  const photos: string[] = []
  const lead = new Set<string>()
  for (const photo of sent) {
    try {
      photos.push(await request.store.keepPicture(await photo(), request.now()))
    } catch (thrown) {
      if (!(thrown instanceof UserError)) throw thrown
      lead.add(request.phrases.posting.photoUnread(thrown.message))
    }
  }
  return { photos: [...new Set(photos)], lead: [...lead] }
}
