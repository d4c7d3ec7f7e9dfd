import { suggest } from '../../../compose/issue.ts'
import { itemsOf } from '../../../desk/draft/arrange.ts'
import { type Command, say } from '../../command.ts'
import { askReason, askSure } from './confirm.ts'
import { findEntry, namedItem, nothingNamed } from './named-item.ts'

/** `/retract 129.3 REASON` takes an item back that is out, after asking once; readers see the reason. */
export const retract: Command = {
  name: 'retract',
  who: 'editor',
  async run(request) {
    const { publishing } = request.phrases
    const named = await namedItem(request)
    if (named === null) return nothingNamed(request, 'retract 129.3')
    const { issue, text } = named
    const [only, ...others] = itemsOf(issue)
    const number = named.item ?? (others.length === 0 ? only?.number : undefined)
    if (number === undefined)
      return say(
        request,
        suggest(`${publishing.whichItem(issue.number)} `, [`retract ${issue.number}.1`, `issue ${issue.number}`]),
      )
    const found = findEntry(request, issue, number)
    if (found.kind === 'missing') return found.doc
    const { entry } = found
    if (entry.item.amended?.kind === 'retracted')
      return say(request, publishing.retractedAlready(publishing.itemOf(issue.number, number)))
    if (text === '') return askReason(request, entry)
    await request.store.setQuestion(request.actor.person, request.query.target, null)
    const reason = text.replace(/\s+/g, ' ').slice(0, longestReason)
    const { amended: _amended, ...after } = entry.item
    return askSure(request, entry, { kind: 'retracted', after, reason })
  },
}

/** In characters: it stands under a headline. */
const longestReason = 300
