import { withFeedback } from '../../../compose/feedback.ts'
import { topicTitle } from '../../../compose/issue.ts'
import { feedbackMs, feedbackSetting, readFeedbackForm } from '../../../desk/feedback.ts'
import { type Doc, text } from '../../../doc.ts'
import { type FeedbackForm, type FeedbackKind, feedbackForms, feedbackKinds } from '../../../model.ts'
import { type Command, type CommandRequest, mayUse, say } from '../../command.ts'

/**
 * `/feedback 129.3 up`: what a reader thinks of an item, as its buttons say; counted once for each person, and for nobody by name. For
 * editors: `/feedback` what readers thought of the newest issue, `/feedback thumbs`, `more` and `off`.
 */
export const feedback: Command = {
  name: 'feedback',
  who: 'everyone',
  listed: 'nowhere',
  personal: true,
  concernsUs: async ({ role, query }) => role !== null || press.test(query.args),
  async run(request) {
    const { query, role, phrases, actor } = request
    const pressed = press.exec(query.args)
    if (pressed) return give(request, Number(pressed[1]), Number(pressed[2]), kindOf(pressed[3]))
    if (!mayUse('editor', role)) return say(request, phrases.onlyRole('editor', actor.person))
    const form = feedbackForms.find((each) => each === query.args.trim().toLowerCase())
    if (form) await request.store.saveSetting(feedbackSetting, form)
    return show(request, Number(/^\d{1,9}$/.exec(query.args.trim())?.[0] ?? 0))
  },
}

const press = /^(\d{1,9})\.(\d{1,6}) (up|down|more)$/

const kindOf = (word: string | undefined): FeedbackKind => feedbackKinds.find((kind) => kind === word) ?? 'up'

async function give(request: CommandRequest, issue: number, item: number, kind: FeedbackKind): Promise<Doc> {
  const { store, phrases, actor, query, now, newCode } = request
  const words = phrases.feedback
  if (query.person === null || query.linked) return { ...say(request, words.whoAreYou), remark: true }
  const off = readFeedbackForm(await store.setting(feedbackSetting)) === 'off'
  const since = now() - feedbackMs
  const given = off
    ? 'closed'
    : await store.giveFeedback({ issue, item, kind, person: actor.person, newKey: newCode(), since })
  return { ...say(request, words.given[given]), remark: true }
}

/** What is shown of an issue, with the buttons where readers are asked and it is new enough. */
export async function withOpinions({ store, now }: CommandRequest, doc: Doc, number: number): Promise<Doc> {
  const form = readFeedbackForm(await store.setting(feedbackSetting))
  if (form === 'off') return doc
  const issue = await store.issue(number)
  return issue !== null && issue.publishedAt >= now() - feedbackMs ? withFeedback(doc, number, form) : doc
}

/** What readers thought of an issue, by item and topic; and whether they are asked. */
async function show(request: CommandRequest, asked: number): Promise<Doc> {
  const { store, phrases, topics, language } = request
  const words = phrases.feedback
  const form = readFeedbackForm(await store.setting(feedbackSetting))
  const issue = asked > 0 ? await store.issue(asked) : await store.latest()
  const [items, byTopic] = issue
    ? [await store.feedback(issue.number), await store.feedbackByTopic(issue.number)]
    : [[], []]
  const headlines = new Map(
    issue?.sections.flatMap((section) => section.items).map((each) => [each.number, each.headline]),
  )
  const lines = [...Map.groupBy(items, ({ item }) => item)].map(([item, counts]) => [
    text(phrases.pair(`${item}. ${headlines.get(item) ?? ''}`, words.counts(countsOf(counts)))),
  ])
  const topicLines = [...Map.groupBy(byTopic, ({ topic }) => topic)].map(([slug, counts]) => [
    text(phrases.pair(topicTitle(slug, topics, language), words.counts(countsOf(counts)))),
  ])
  return say(
    request,
    { kind: 'title', text: words.title, note: issue ? phrases.issue(issue.number) : null },
    ...(lines.length > 0 ? [{ kind: 'list', entries: lines } as const] : [words.none]),
    ...(topicLines.length > 0 ? [words.byTopic, { kind: 'list', entries: topicLines } as const] : []),
    words.forms[form],
    {
      kind: 'actions',
      actions: feedbackForms
        .filter((each) => each !== form)
        .map((each: FeedbackForm) => ({ label: words.choose[each], command: `feedback ${each}` })),
    },
  )
}

const countsOf = (rows: readonly { readonly kind: FeedbackKind; readonly count: number }[]) => {
  const of = (kind: FeedbackKind): number => rows.find((row) => row.kind === kind)?.count ?? 0
  return { up: of('up'), down: of('down'), more: of('more') }
}
