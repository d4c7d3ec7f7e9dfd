import { topicTitle } from '../../compose/issue.ts'
import { type Block, type Doc, text } from '../../doc.ts'
import type { Wants } from '../../model.ts'
import { type CommandRequest, say } from '../command.ts'

/** What a subscription brings, in words: "everything" or "items about Payments, Retail". */
export function whatTheyGet(
  request: Pick<CommandRequest, 'phrases' | 'topics' | 'language'>,
  wants: Pick<Wants, 'topics'>,
): string {
  return wants.topics.length === 0
    ? request.phrases.everything
    : request.phrases.itemsAbout(titles(request, wants.topics))
}

/** `Payments, Retail`: what topics are called, in words. */
export const titles = (
  { phrases, topics, language }: Pick<CommandRequest, 'phrases' | 'topics' | 'language'>,
  slugs: readonly string[],
): string => slugs.map((slug) => topicTitle(slug, topics, language)).join(phrases.comma)

/** The wants as a list of name and value. */
export function wantsList(
  request: Pick<CommandRequest, 'phrases' | 'topics' | 'language' | 'brief'>,
  wants: Wants,
): Block {
  const { phrases, brief } = request
  const row = (name: string, value: string) => [text(phrases.pair(name, value))]
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
