import { suggest } from '../../../compose/issue.ts'
import { itemsOf } from '../../../desk/draft/arrange.ts'
import { withoutHeadline } from '../../../desk/published/bare.ts'
import { type Command, say } from '../../command.ts'
import { askReason, askSure } from './confirm.ts'
import { findEntry, namedItem, nothingNamed } from './named-item.ts'
import { asReason } from './reason.ts'

/**
 * `/retract 129.3 REASON` takes an item back that is out, after asking once; readers see the reason, and the headline unless the reason
 * begins with `without headline:`.
 */
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
    const reason = asReason(text.replace(bare, ''))
    if (reason === '') return askReason(request, entry)
    const { amended: _amended, ...after } = entry.item
    const stays = bare.test(text) ? withoutHeadline(after, request.brief.language) : after
    return askSure(request, entry, { kind: 'retracted', after: stays, reason })
  },
}

/** The headline is taken back too. */
const bare =
  /^\s*(?:(?:without|no|hide)(?: the| its)? headline|headline too|(?:不留|不保留|隐藏|去掉)标题|标题(?:也|一并)(?:撤回|不留))\s*[:：,，;；\n]\s*/iu
