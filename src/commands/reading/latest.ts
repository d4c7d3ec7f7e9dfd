import { composeIssue, itemsFor, suggest } from '../../compose/issue.ts'
import { formats } from '../../model.ts'
import { type Command, say } from '../command.ts'
import { isAll } from './read-topics.ts'

/** `/latest [full|headlines]`: what this place gets of the newest issue, in the format that it likes; `all`: the whole of it. */
export const latest: Command = {
  name: 'latest',
  who: 'everyone',
  personal: true,
  async run(request) {
    const issue = await request.store.latest()
    if (!issue) return say(request, request.phrases.noIssueYet)
    const { query, subscription, language, phrases } = request
    const words = query.args.toLowerCase().split(/\s+/)
    const format = formats.find((each) => words.includes(each)) ?? subscription?.format ?? 'full'
    const chosen = subscription === null || subscription.state === 'ended' ? [] : subscription.topics
    const topics = words.some(isAll) ? [] : chosen
    const whole = [`issue ${issue.number}`]
    const doc = composeIssue(issue, { language, format, topics, opened: [] })
    if (doc === null) return say(request, suggest(phrases.choosing.noneOf(issue.number), whole))
    const [shown, all] = [itemsFor(issue, topics).length, itemsFor(issue, []).length]
    if (shown === all) return doc
    return { ...doc, blocks: [...doc.blocks, suggest(phrases.choosing.shownOf(shown, all), whole)] }
  },
}
