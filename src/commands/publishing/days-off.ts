import { suggest } from '../../compose/issue.ts'
import { type Action, type Block, type Doc, longDate, text } from '../../doc.ts'
import { readDays } from '../../time/read-days.ts'
import { wallTime } from '../../time/zone.ts'
import { askText } from '../asking.ts'
import { type CommandRequest, say } from '../command.ts'

/** `schedule skip [DAYS]`: on these days the standing schedule sends nothing out; alone it shows them and asks for more. */
export async function skip(request: CommandRequest, written: string): Promise<Doc> {
  const { desk, actor, phrases } = request
  const words = phrases.daysOff
  if (written === '') return askText(request, 'schedule skip', ...(await listBlocks(request)), words.how)
  const { days, unread } = readDays(written, wallTime(request.now(), request.brief.timeZone))
  const today = dateNow(request)
  const coming = days.filter(({ date }) => date >= today)
  const past = days.filter(({ date }) => date < today).map(({ date }) => date)
  if (coming.length > 0) await desk.schedule.daysOff.add(coming, actor)
  const lead = [
    ...(coming.length > 0 ? [words.added(coming.length)] : []),
    ...(past.length > 0 ? [words.past(past.join(phrases.comma))] : []),
    ...(unread.length > 0 ? [words.unread(unread.slice(0, shown).join(phrases.comma))] : []),
  ]
  return say(request, ...lead, ...(await listBlocks(request)))
}

/** `schedule work [DAYS]`: they are days like others again. */
export async function work(request: CommandRequest, written: string): Promise<Doc> {
  const { desk, actor, phrases } = request
  const { days } = readDays(written, wallTime(request.now(), request.brief.timeZone))
  const removed = await desk.schedule.daysOff.remove(
    days.map(({ date }) => date),
    actor,
  )
  const lead = removed.length > 0 ? phrases.daysOff.removed(removed.length) : phrases.daysOff.notOff
  return say(request, lead, ...(await listBlocks(request)))
}

async function listBlocks(request: CommandRequest): Promise<readonly (Block | string)[]> {
  const { phrases, language } = request
  const words = phrases.daysOff
  const days = await request.desk.schedule.daysOff.list()
  const actions: readonly Action[] = [
    { label: words.add, command: 'schedule skip', form: { title: words.title, value: '' } },
    ...days
      .slice(0, shown)
      .map(({ date }) => ({ label: words.remove(longDate(date, language)), command: `schedule work ${date}` })),
  ]
  if (days.length === 0) return [words.none, { kind: 'actions', actions }]
  const entries = days
    .slice(0, mostListed)
    .map(({ date, note }) => [
      text(note === null ? longDate(date, language) : words.line(longDate(date, language), note)),
    ])
  return [
    words.are,
    { kind: 'list', entries },
    ...(days.length > mostListed ? [phrases.posting.andMore(days.length - mostListed)] : []),
    { kind: 'actions', actions },
    suggest('', ['schedule']),
  ]
}

const dateNow = ({ brief, now }: CommandRequest): string => {
  const { year, month, day } = wallTime(now(), brief.timeZone)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Buttons, and pieces that could not be read. */
const shown = 10
const mostListed = 40
