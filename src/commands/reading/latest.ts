import { chosenOf } from '../../choices/choose.ts'
import { composeIssue, suggest } from '../../compose/issue.ts'
import { withPage } from '../../compose/web-page.ts'
import { defaultWants } from '../../model.ts'
import { type Command, say } from '../command.ts'
import { formatCalled } from '../wishes/format.ts'
import { formatToRead } from './issue.ts'
import { withOpinions } from './own/feedback.ts'
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
    const named = words.filter((word) => !isAll(word)).join(' ')
    const format = (named === '' ? null : formatCalled(named)) ?? formatToRead(request)
    const whole = words.some(isAll) || subscription === null || subscription.state === 'ended'
    const only = chosenOf(issue, whole ? defaultWants : subscription).map(({ number }) => number)
    const doc = composeIssue(issue, { language, format, topics: [], only, opened: [] })
    if (doc) return withPage(await withOpinions(request, doc, issue.number), issue.number, request.brief.web)
    return say(request, suggest(phrases.choosing.noneOf(issue.number), [`issue ${issue.number}`]))
  },
}
