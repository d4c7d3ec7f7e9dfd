import { withOneName } from '../../desk/people/one-name.ts'
import { composeAuditLines } from '../../desk/published/audit-lines.ts'
import { type Command, say } from '../command.ts'
import { historyOf } from '../draft/past/history.ts'

/**
 * `/history`: what was done at the desk, by whom and when, newest first; `page 2` goes on. `/history 7` and `/history 129.3`: what was
 * done to one item.
 */
export const history: Command = {
  name: 'history',
  who: 'editor',
  async run(request) {
    const { phrases, query } = request
    const [named] = /^(?:item |第)?\d[\d.．]*(?=条?$)/.exec(query.args) ?? []
    if (named !== undefined) return historyOf(request, named.replace(/^(?:item |第)/, ''))
    const page = Math.min(mostPages, Math.max(1, Number(/\d+/.exec(query.args)?.[0] ?? 1)))
    const entries = await request.store.auditBefore(null, page * pageSize + 1)
    const shown = entries.slice((page - 1) * pageSize, page * pageSize)
    if (entries.length === 0) return say(request, phrases.publishing.historyEmpty)
    if (shown.length === 0) return say(request, phrases.lastPage)
    const actions = [
      ...(page > 1 ? [{ label: phrases.back, command: `history page ${page - 1}` }] : []),
      ...(entries.length > page * pageSize ? [{ label: phrases.more, command: `history page ${page + 1}` }] : []),
    ]
    return say(
      request,
      { kind: 'title', text: phrases.publishing.historyTitle, note: null },
      ...composeAuditLines(await withOneName(shown, { store: request.store, roles: request.desk.roles }), request),
      ...(actions.length === 0 ? [] : [{ kind: 'actions', actions } as const]),
    )
  },
}

const pageSize = 10
/** The chat shows this many pages; `briefwire audit` shows all. */
const mostPages = 1000
