import { composeIssue } from '../../compose/issue.ts'
import { formats } from '../../model.ts'
import { type Command, say } from '../command.ts'

/** `/latest [full|headlines]`: the newest issue, whole, in the format that this place likes. */
export const latest: Command = {
  name: 'latest',
  who: 'everyone',
  personal: true,
  async run(request) {
    const issue = await request.store.latest()
    if (!issue) return say(request, request.phrases.noIssueYet)
    const asked = formats.find((format) => format === request.query.args.toLowerCase())
    const format = asked ?? request.subscription?.format ?? 'full'
    const view = { language: request.language, format, topics: [], opened: [] }
    return composeIssue(issue, view) ?? say(request, request.phrases.noIssueYet)
  },
}
