import type { Doc } from '../../doc.ts'
import type { Wants } from '../../model.ts'
import { timeText } from '../../time/format.ts'
import { zoneName } from '../../time/zones/canonical.ts'
import type { CommandRequest } from '../command.ts'
import { type Change, explainWish, setNearly, setTo } from './change.ts'
import { readSaidTime } from './said-time.ts'
import { readZoneWish } from './zone.ts'

/** `/settings hour 8:30`, `早上8点半`, `weekdays at 8 Berlin time`, `now`; without a time it explains. */
export async function readHourWish(request: CommandRequest, now: Wants, written: string): Promise<Change | Doc> {
  const words = request.phrases.choosing
  if (atOnce.test(written.normalize('NFKC').trim())) return { wants: { hour: null } }
  const said = readSaidTime(written)
  if (said === null) {
    const lead = written === '' ? words.askHour : words.badHour(written)
    const near = setNearly(request, 'hour', written, (way) => readSaidTime(way) !== null)
    return explainWish(request, 'hour', [lead, clockOf(request, now)], [...near, ...buttons(request)])
  }
  const { hour, minute, days, place } = said
  const time = days.length === 0 ? { hour, minute } : { hour, minute, days }
  if (place === null) return { wants: time }
  const zone = await readZoneWish(request, place)
  return 'wants' in zone ? { ...zone, wants: { ...time, ...zone.wants } } : zone
}

const atOnce =
  /^(?:now|at once|immediately|right away|asap|instantly|as soon as (?:possible|it is (?:out|published))|any time|off|none|ahora|ya|enseguida|en seguida|inmediatamente|al (?:instante|momento|publicarse)|en cuanto se publi(?:que|ca)|立刻|立即|马上|即时|实时|现在|发布后立[刻即]|随时|不限)$/i

const clockOf = ({ brief, phrases }: CommandRequest, { timeZone }: Wants): string =>
  phrases.choosing.clock(zoneName(timeZone ?? brief.timeZone))

const common = [7, 8, 9, 12, 18, 20]

const buttons = (request: CommandRequest) => [
  ...common.map((hour) => setTo(request, timeText({ hour, minute: 0 }), `hour ${hour}`)),
  setTo(request, request.phrases.choose.atOnce, 'hour now'),
]
