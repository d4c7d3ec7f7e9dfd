import type { Doc } from '../../doc.ts'
import type { Wants } from '../../model.ts'
import { timeText } from '../../time/format.ts'
import { readHour } from '../../time/read-hour.ts'
import { zoneName } from '../../time/zones/canonical.ts'
import type { CommandRequest } from '../command.ts'
import { type Change, explainWish, setTo } from './change.ts'

/** `/settings hour 8:30`, `早上8点半`, `now`; without a time it explains. */
export async function readHourWish(request: CommandRequest, now: Wants, written: string): Promise<Change | Doc> {
  const words = request.phrases.choosing
  if (atOnce.test(written.normalize('NFKC').trim())) return { wants: { hour: null } }
  const time = readHour(written)
  if (time === null) {
    const lead = written === '' ? words.askHour : words.badHour(written)
    return explainWish(request, 'hour', [lead, clockOf(request, now)], buttons(request))
  }
  return { wants: time }
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
