import { suggest } from '../../../compose/issue.ts'
import { itemsOf } from '../../../desk/draft/arrange.ts'
import { type Command, say } from '../../command.ts'
import { askReason, askSure } from './confirm.ts'
import { findEntry, namedItem, nothingNamed } from './named-item.ts'

/** `/retract 129.3 REASON` takes an item back that is out, after asking once; readers see the reason. */
export const retract: Command = {
  name: 'retract',
  async run(ask) {
    const { publishing } = ask.phrases
    const named = await namedItem(ask)
    if (named === null) return nothingNamed(ask, 'retract 129.3')
    const { issue, text } = named
    const [only, ...others] = itemsOf(issue)
    const number = named.item ?? (others.length === 0 ? only?.number : undefined)
    if (number === undefined)
      return say(
        ask,
        suggest(`${publishing.whichItem(issue.number)} `, [`retract ${issue.number}.1`, `issue ${issue.number}`]),
      )
    const found = findEntry(ask, issue, number)
    if (found.kind === 'missing') return found.doc
    const { entry } = found
    if (entry.item.amended?.kind === 'retracted')
      return say(ask, publishing.retractedAlready(publishing.itemOf(issue.number, number)))
    if (text === '') return askReason(ask, entry)
    await ask.store.ask(ask.actor.person, ask.query.target, null)
    const reason = text.replace(/\s+/g, ' ').slice(0, longestReason)
    const { amended: _amended, ...after } = entry.item
    return askSure(ask, entry, { kind: 'retracted', after, reason })
  },
}

/** In characters: it stands under a headline. */
const longestReason = 300
