import type { Action, Doc } from '../../doc.ts'
import { type CommandRequest, lineAbout, say } from '../command.ts'

/** Asks before something is done that a link asks for: whoever followed it may not know what it does. The button is a press of theirs. */
export const askFirst = (request: CommandRequest, question: string, yes: Action): Doc =>
  say(request, question, {
    kind: 'actions',
    actions: [yes, { label: request.phrases.leaveIt, command: lineAbout(request, 'settings') }],
  })
