import { suggest } from '../../../compose/issue.ts'
import { setWish, type Wish, wishOf } from '../../../desk/notify/wishes.ts'
import { type Action, type Doc, text } from '../../../doc.ts'
import { timeText } from '../../../time/format.ts'
import { type ClockTime, longestTime, plainWords, readClock } from '../../../time/read-clock.ts'
import { askText } from '../../asking.ts'
import { type Command, type CommandRequest, say } from '../../command.ts'
import { asideOf } from '../places.ts'

/** `/notify`: what I tell this editor by myself. `notify progress on`, `notify morning 7:30`, `notify morning off` change it. */
export const notify: Command = {
  name: 'notify',
  who: 'editor',
  async run(request) {
    const { query, phrases } = request
    const words = plainWords(query.args.slice(0, longestTime))
    if (words === '') return panel(request, await wish(request))
    const [, what, rest = ''] = /^(progress|进度|morning|晨间提醒|早报|晨报)\s*(.*)$/.exec(words) ?? []
    if (what === undefined) return say(request, suggest(phrases.checking.badNotify(query.args.slice(0, 60)), examples))
    if (what === 'progress' || what === '进度') return change(request, { progress: !isOff(rest) })
    if (isOff(rest)) return change(request, { morning: null })
    if (rest === '') return askText(request, 'notify morning', phrases.checking.whichMorning(request.brief.timeZone))
    const morning = timeIn(rest)
    if (morning === null) return say(request, suggest(phrases.checking.badNotify(rest.slice(0, 60)), examples))
    return change(request, { morning })
  },
}

const examples = ['notify progress on', 'notify morning 7:30', 'notify morning off']

const isOff = (word: string): boolean => /^(?:off|no|stop|关闭?|停用?|不要)$/.test(word)

/** `7:30`, `at 8am`, `早上7点`; the hours after midnight belong to the same morning. */
function timeIn(words: string): ClockTime | null {
  const time = readClock(words.replace(/^(?:at|@) ?/, ''))
  return time === null || time.hour > 23 ? null : time
}

async function wish(request: CommandRequest): Promise<Wish> {
  const { store, desk, actor } = request
  const place = await asideOf(request)
  return (await wishOf({ store, roles: desk.roles }, actor.person)) ?? { place, progress: false, morning: null }
}

async function change(request: CommandRequest, wanted: Partial<Wish>): Promise<Doc> {
  const { store, desk, actor, now } = request
  const next = { ...(await wish(request)), place: await asideOf(request), ...wanted }
  const detail = { progress: next.progress, morning: next.morning && timeText(next.morning) }
  const audit = { at: now(), actor, action: 'arranged', subject: 'notify', detail } as const
  await setWish({ store, roles: desk.roles }, actor.person, next, audit)
  return panel(request, next)
}

function panel(request: CommandRequest, { progress, morning }: Wish): Doc {
  const { checking } = request.phrases
  const at = morning === null ? null : timeText(morning)
  const actions: readonly Action[] = [
    progress
      ? { label: checking.progressOff, command: 'notify progress off' }
      : { label: checking.progressOn, command: 'notify progress on' },
    {
      label: checking.morningAt,
      command: 'notify morning',
      form: { title: checking.morningTitle, value: at ?? '07:30' },
    },
    ...(at === null ? [] : [{ label: checking.morningOff, command: 'notify morning off' }]),
  ]
  return say(
    request,
    checking.notifies,
    {
      kind: 'list',
      entries: [
        [text(checking.notifiesProgress(progress))],
        [text(checking.notifiesMorning(at, request.brief.timeZone))],
      ],
    },
    { kind: 'actions', actions },
  )
}
