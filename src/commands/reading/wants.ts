import { topicTitle } from '../../compose/issue.ts'
import { type Block, type Doc, text } from '../../doc.ts'
import type { Topic, Wants } from '../../model.ts'
import { findTopic } from '../../topics/match.ts'
import { type CommandRequest, say } from '../command.ts'

/** Topics as somebody typed them: known ones as slugs, `all` as none, or the first name that is no topic. */
export function readTopics(
  args: string,
  topics: readonly Topic[],
): { readonly slugs: readonly string[] } | { readonly unknown: string } {
  const whole = args.trim()
  if (/^(all|everything|全部|所有)$/i.test(whole)) return { slugs: [] }
  const alone = findTopic(whole, topics)
  if (alone) return { slugs: [alone.slug] }
  const slugs: string[] = []
  const separator = /[,，、;；]/.test(whole) ? /[,，、;；]/ : /\s+/
  for (const name of whole.split(separator).flatMap((piece) => piece.trim() || [])) {
    const found = findTopic(name, topics)
    if (!found) return { unknown: name }
    if (!slugs.includes(found.slug)) slugs.push(found.slug)
  }
  return { slugs }
}

/** What a subscription brings, in words: "everything" or "items about Payments, Retail". */
export function whatTheyGet(
  request: Pick<CommandRequest, 'phrases' | 'topics' | 'language'>,
  wants: Pick<Wants, 'topics'>,
): string {
  if (wants.topics.length === 0) return request.phrases.everything
  const titles = wants.topics.map((slug) => topicTitle(slug, request.topics, request.language))
  return request.phrases.itemsAbout(titles.join(request.phrases.comma))
}

/** The wants as a list of name and value. */
export function wantsList(
  request: Pick<CommandRequest, 'phrases' | 'topics' | 'language' | 'brief'>,
  wants: Wants,
): Block {
  const { phrases, brief } = request
  const row = (name: string, value: string) => [text(`${name}: ${value}`)]
  return {
    kind: 'list',
    entries: [
      row(phrases.settingTopics, whatTheyGet(request, wants)),
      row(phrases.settingFormat, phrases.formats[wants.format]),
      row(phrases.settingHour, wants.hour === null ? phrases.atOnce : phrases.atHour(wants.hour)),
      row(phrases.settingZone, wants.timeZone ?? phrases.ofTheBrief(brief.timeZone)),
      row(phrases.settingLanguage, phrases.languageName),
    ],
  }
}

/** The friendly no to somebody who may not decide what this chat gets, or null: they may. */
export async function refusal(request: CommandRequest): Promise<Doc | null> {
  return (await request.query.mayManage()) ? null : say(request, request.phrases.onlyAdmins(request.query.chat))
}
