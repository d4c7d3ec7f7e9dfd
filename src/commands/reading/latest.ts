import { composeIssue } from '../../compose/issue.ts'
import { formats } from '../../model.ts'
import { type Command, say } from '../command.ts'

/** `/latest [full|headlines]`: the newest issue, whole, in the format that this place likes. */
export const latest: Command = {
  name: 'latest',
  async run(ask) {
    const issue = await ask.store.latest()
    if (!issue) return say(ask, ask.phrases.noIssueYet)
    const asked = formats.find((format) => format === ask.query.args.toLowerCase())
    const format = asked ?? ask.subscription?.format ?? 'full'
    const view = { language: ask.language, format, topics: [], opened: [] }
    return composeIssue(issue, view) ?? say(ask, ask.phrases.noIssueYet)
  },
}
