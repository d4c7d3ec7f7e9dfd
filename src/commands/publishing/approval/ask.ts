import { suggest } from '../../../compose/issue.ts'
import { tellOthers } from '../../../desk/rules/request-doc.ts'
import type { Doc } from '../../../doc.ts'
import type { PlannedMoment } from '../../../store/port.ts'
import { formatMoment } from '../../../time/format.ts'
import { type CommandRequest, say } from '../../command.ts'
import { asideOf } from '../places.ts'

/** Asks all other editors to approve this version of the next issue, in the name of whoever asks; `due`: for that moment. */
export async function askApproval(
  request: CommandRequest,
  version: number,
  due: PlannedMoment | null,
  ...before: readonly string[]
): Promise<Doc> {
  const { desk, actor, phrases, brief, language } = request
  const asked = await desk.approvals.ask(
    { version, by: actor.person, name: actor.name, target: await asideOf(request), due },
    actor,
  )
  const others = await tellOthers({ ...request, roles: desk.roles }, asked)
  if (others === 0) return say(request, ...before, suggest(phrases.approvals.nobody, ['desk', 'editors']))
  const said =
    due === null
      ? phrases.approvals.asked(others)
      : phrases.approvals.askedFor(others, formatMoment(due.at, brief.timeZone, language))
  return say(request, ...before, said, suggest('', ['draft']))
}
