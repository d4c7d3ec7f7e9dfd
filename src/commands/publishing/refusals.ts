import { suggest } from '../../compose/issue.ts'
import { type LimitFault, sayFaults } from '../../desk/draft/limits.ts'
import { briefly } from '../../desk/progress/message.ts'
import type { Block, Doc } from '../../doc.ts'
import type { Release } from '../../store/port.ts'
import { type CommandRequest, say } from '../command.ts'

/** What to say where an issue is out by whoever pressed before. */
export function outAlready(request: CommandRequest, release: Release | null, issue: number): Doc {
  const { name = null, at = request.now() } = release ?? {}
  const view = { language: request.language, timeZone: request.brief.timeZone, now: request.now() }
  const line = request.phrases.publishing.alreadyOut(issue, name, briefly(at, view))
  return say(request, line, suggest('', [`deliveries ${issue}`]))
}

/** What to say of a draft that is too long to go out. */
export const tooLong = (
  request: CommandRequest,
  faults: readonly LimitFault[],
  ...before: readonly (Block | string)[]
): Doc =>
  say(
    request,
    ...before,
    request.phrases.limits.notPublished,
    ...sayFaults(faults, request.phrases),
    suggest('', ['draft']),
  )
