import { type Doc, text } from '../../doc.ts'
import type { Wants } from '../../model.ts'
import { type CommandRequest, isAboutElsewhere, lineAbout, say } from '../command.ts'
import { setTo, toSettings } from './change.ts'
import { flags } from './read-wish.ts'

/** `/settings more`: a button for each thing that few change. */
export function moreWishes(request: CommandRequest, wants: Wants): Doc {
  const { phrases } = request
  const { names, moreIntro, moreNames, on, off, digestOn, digestOff, noneOf } = phrases.wishes
  const words = (list: readonly string[]): string => (list.length === 0 ? noneOf : list.join(phrases.comma))
  const rows = [
    [names.digest, wants.digest ? digestOn : digestOff],
    ...flags.map((flag) => [names[flag], wants[flag] ? on : off]),
    [moreNames.follow, words(wants.follow)],
    [moreNames.mute, words(wants.mute)],
  ].map(([name = '', value = '']) => [text(phrases.pair(name, value))])
  const own = request.query.chat === 'private' && !isAboutElsewhere(request)
  return say(
    request,
    moreIntro,
    { kind: 'list', entries: rows },
    {
      kind: 'actions',
      actions: [
        ...(['digest', ...flags] as const).map((name) => setTo(request, `${names[name]}…`, name)),
        ...(['follow', 'mute', 'pause'] as const).map((name) => ({
          label: `${moreNames[name]}…`,
          command: lineAbout(request, name),
        })),
        ...(own ? [{ label: moreNames.mydata, command: 'mydata' }] : []),
        toSettings(request),
      ],
    },
  )
}
