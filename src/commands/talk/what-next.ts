import type { Action, Block } from '../../doc.ts'
import { type CommandRequest, lineAbout } from '../command.ts'

/** What anybody may want next, a press away. `first`: what is likelier than all of it. */
export function whatNext(request: CommandRequest, ...first: readonly Action[]): Block {
  const { nextLabels } = request.phrases.talking
  const own = isSubscribed(request)
    ? { label: nextLabels.settings, command: lineAbout(request, 'settings') }
    : { label: nextLabels.subscribe, command: lineAbout(request, 'subscribe'), tone: 'primary' as const }
  const actions = [
    ...first,
    ...(isSubscribed(request) ? [] : [own]),
    { label: nextLabels.latest, command: 'latest' },
    { label: nextLabels.topics, command: 'topics' },
    ...(isSubscribed(request) ? [own] : []),
    { label: nextLabels.help, command: 'help' },
  ]
  return {
    kind: 'actions',
    actions: actions.filter(({ command }, at) => actions.findIndex((each) => each.command === command) === at),
  }
}

/** Whether the place that a question is about gets issues, or rests. */
export const isSubscribed = ({ subscription }: CommandRequest): boolean =>
  subscription !== null && subscription.state !== 'ended'
