import type { NewItem } from '../../desk/draft/item-length.ts'
import { withScheme } from '../../desk/post/judge.ts'
import { UserError } from '../../errors.ts'
import { readOne } from '../../ingest/parse-one.ts'
import { tidy } from '../../ingest/text/tidy.ts'
import { hostOf } from '../../ingest/text/url.ts'
import { topicsOf } from '../../topics/guess.ts'
import type { CommandRequest } from '../command.ts'
import type { Incoming } from '../post/incoming.ts'

/** What a reader wrote or passed on, as an item; its headline is empty where there is an address and nothing else. */
export function ideaOf({ topics }: CommandRequest, { text, origin }: Pick<Incoming, 'text' | 'origin'>): NewItem {
  const { item, link } = readOne(withScheme(text), topics)
  const named = item.source ?? (origin && { name: tidy(origin.name), url: origin.url })
  const source = named ?? (link === null ? null : { name: hostOf(link), url: link })
  return shortened({ ...item, source })
}

/** The idea with a headline: a page that is named alone is asked what it is called, and has its address for a name where it does not say. */
export async function headed(request: CommandRequest, idea: NewItem): Promise<NewItem> {
  const url = idea.source?.url
  if (idea.headline !== '') return idea
  if (!url) return { ...idea, headline: [...idea.body.join(' ')].slice(0, longest).join('') }
  try {
    const page = await request.readPage(url, request.language)
    const body = page.description === null ? idea.body : [page.description, ...idea.body]
    const headline = page.title ?? page.url
    const topics = idea.topics.length > 0 ? idea.topics : topicsOf([headline, ...body].join('\n'), request.topics)
    return shortened({ ...idea, headline, body, source: { name: page.site, url: page.url }, topics })
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown
    return shortened({ ...idea, headline: url })
  }
}

/** A first line that is a whole paragraph gives its beginning as the headline; nothing of the text is lost. */
function shortened(item: NewItem): NewItem {
  const { headline, body } = item
  if (headline.length <= longest) return item
  const sentence = /^.{20,}?(?:[.!?]["'”’)]*(?=\s)|[。！？])/u.exec(headline)?.[0]
  if (sentence !== undefined && sentence.length <= longest)
    return { ...item, headline: sentence, body: [headline.slice(sentence.length).trim(), ...body].filter(Boolean) }
  const room = headline.slice(0, longest)
  const cut = room.includes(' ') ? room.replace(/\s+\S*$/, '') : room
  return { ...item, headline: `${cut.toWellFormed()}…`, body: [headline, ...body] }
}

/** A headline that is longer is a paragraph. */
const longest = 160
