import { suggest } from '../../compose/issue.ts'
import type { Action, Doc } from '../../doc.ts'
import { formatMoment } from '../../time/format.ts'
import { readPause } from '../../time/read-pause.ts'
import { askReader } from '../asking.ts'
import { type Command, type CommandRequest, lineAbout, say } from '../command.ts'
import { askFirst } from '../reading/ask-first.ts'
import { whatTheyGet } from '../reading/wants.ts'
import { respelled } from '../words/spelling/respell.ts'
import { toSettings } from './change.ts'
import { dueNow } from './choose.ts'

/** Who says only a day is back in the morning; a chosen hour comes after that by itself. */
const morning = 8
const longestMs = 366 * 86_400_000

/** `/pause 2 weeks`, `/pause until Monday`: nothing comes until then, and what was missed is told; `/pause off` comes back now. */
export const pause: Command = {
  name: 'pause',
  who: 'manager',
  async run(request) {
    const { query, subscription, phrases } = request
    const { wishes } = phrases
    if (!subscription || subscription.state === 'ended')
      return say(request, suggest(phrases.notSubscribed, [lineAbout(request, 'subscribe')]))
    const rests = subscription.returnsAt !== null
    if (/^(off|end|stop|now|resume|back|volver|vuelve|terminar|fin|reanudar|结束|恢复|取消)$/i.test(query.args))
      return comeBack(request, rests)
    if (subscription.state === 'paused' && !rests)
      return say(request, suggest(`${wishes.cannotRest} `, [lineAbout(request, 'settings')]))
    if (query.args === '')
      return ask(request, rests ? wishes.resting(momentFor(request, subscription.returnsAt ?? 0)) : null)
    const zone = subscription.timeZone ?? request.brief.timeZone
    const now = request.now()
    const read = readPause(query.args, now, zone, subscription.hour === null ? morning : 0)
    if (read.kind === 'unknown') {
      const reads = (way: string): boolean => readPause(way, now, zone, morning).kind === 'until'
      const near = respelled(query.args, request.topics).filter(reads).slice(0, 2)
      return again(request, wishes.pauseBad(query.args.slice(0, 60)), near)
    }
    if (read.kind === 'past') return again(request, wishes.pausePast)
    if (read.at - now > longestMs)
      return say(request, suggest(`${wishes.pauseLong} `, [lineAbout(request, 'unsubscribe')]))
    if (query.linked)
      return askFirst(request, phrases.linkChanges(`pause ${query.args}`), {
        label: phrases.doChange,
        command: lineAbout(request, 'pause', query.args),
      })
    await request.store.rest(query.about, read.at, now)
    return say(request, wishes.pausedUntil(momentFor(request, read.at)), {
      kind: 'actions',
      actions: [backNow(request)],
    })
  },
}

async function comeBack(request: CommandRequest, rests: boolean): Promise<Doc> {
  const { wishes } = request.phrases
  if (!rests) return say(request, wishes.notResting)
  const { subscription } = await request.store.subscribe(request.query.about, {}, request.now(), dueNow(request))
  return say(request, wishes.isBack(whatTheyGet(request, subscription)), {
    kind: 'actions',
    actions: [toSettings(request)],
  })
}

function ask(request: CommandRequest, lead: string | null): Promise<Doc> {
  const { wishes } = request.phrases
  const spans = Object.entries(wishes.pauseSpans).map(
    ([span, label]): Action => ({ label, command: lineAbout(request, 'pause', span) }),
  )
  const actions = [...(lead === null ? spans : [backNow(request), ...spans]), toSettings(request)]
  const how = suggest(`${wishes.pauseHow} `, wishes.pauseExamples)
  return askReader(request, lineAbout(request, 'pause'), ...(lead === null ? [] : [lead]), how, {
    kind: 'actions',
    actions,
  })
}

/** Asks once more; `near`: what was perhaps meant, a press away. */
const again = (request: CommandRequest, why: string, near: readonly string[] = []): Promise<Doc> =>
  askReader(
    request,
    lineAbout(request, 'pause'),
    suggest(`${why} `, request.phrases.wishes.pauseExamples),
    ...(near.length === 0
      ? []
      : [
          request.phrases.didYouMean,
          {
            kind: 'actions' as const,
            actions: near.map((way) => ({ label: way, command: lineAbout(request, 'pause', way) })),
          },
        ]),
  )

const backNow = (request: CommandRequest): Action => ({
  label: request.phrases.wishes.comeBack,
  command: lineAbout(request, 'pause', 'off'),
})

const momentFor = ({ subscription, brief, language }: CommandRequest, at: number): string =>
  formatMoment(at, subscription?.timeZone ?? brief.timeZone, language)
