import { topicTitle } from '../../compose/issue.ts'
import { type Block, type Doc, text } from '../../doc.ts'
import { defaultWants, type Selection, type Wants } from '../../model.ts'
import type { Phrases } from '../../phrases/index.ts'
import { timeText } from '../../time/format.ts'
import { zoneName } from '../../time/zones/canonical.ts'
import { type CommandRequest, say } from '../command.ts'
import { type Flag, flags, quietText } from '../wishes/read-wish.ts'

/** What a subscription brings, in words: "everything" or "items about Payments, Retail". */
export function whatTheyGet(
  request: Pick<CommandRequest, 'phrases' | 'topics' | 'language'>,
  { topics, except = [], follow = [], mute = [], followedOnly = false }: Pick<Wants, 'topics'> & Partial<Selection>,
): string {
  const { phrases } = request
  const { wishes } = phrases
  const chosen = (): string => {
    if (followedOnly) return wishes.getsWords(follow)
    if (topics.length > 0) return phrases.itemsAbout(titles(request, topics))
    return except.length > 0 ? wishes.getsBut(titles(request, except)) : phrases.everything
  }
  const adds = !followedOnly && follow.length > 0 && topics.length + except.length > 0
  const gets = adds ? wishes.getsAlso(chosen(), follow) : chosen()
  return mute.length > 0 ? wishes.getsNever(gets, mute) : gets
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
      row(
        phrases.settingHour,
        wants.hour === null ? phrases.atOnce : timeText({ hour: wants.hour, minute: wants.minute }),
      ),
      row(phrases.settingZone, wants.timeZone === null ? phrases.ofTheBrief(brief.timeZone) : zoneName(wants.timeZone)),
      row(phrases.settingLanguage, phrases.languageName),
      ...wishRows(phrases, wants).map(([name, value]) => row(name, value)),
    ],
  }
}

/** Of the rest what is not as it is for everybody. */
function wishRows({ wishes }: Phrases, wants: Wants): readonly (readonly [string, string])[] {
  const { names } = wishes
  const flag = (name: Flag): readonly (readonly [string, string])[] =>
    wants[name] === defaultWants[name] ? [] : [[names[name], wants[name] ? wishes.on : wishes.off]]
  const [day] = wants.days
  const weekly = wants.digest && wants.days.length === 1 && wants.hour !== null && day !== undefined
  const time = timeText({ hour: wants.hour ?? 0, minute: wants.minute })
  return [
    ...(wants.days.length === 0 ? [] : [[names.days, wishes.weekdays(wants.days)] as const]),
    ...(wants.quiet === null ? [] : [[names.quiet, quietText(wants.quiet)] as const]),
    ...(wants.digest ? [[names.digest, weekly ? wishes.weekly(day, time) : wishes.digestOn] as const] : []),
    ...flags.flatMap(flag),
  ]
}

/** The friendly no to somebody who may not decide what this chat gets, or null: they may. */
export async function refusal(request: CommandRequest): Promise<Doc | null> {
  return (await request.query.mayManage()) ? null : say(request, request.phrases.onlyAdmins(request.query.chat))
}
