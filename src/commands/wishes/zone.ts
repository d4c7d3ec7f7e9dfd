import type { Doc } from '../../doc.ts'
import { clockText } from '../../time/format.ts'
import { zoneName } from '../../time/zones/canonical.ts'
import type { Place } from '../../time/zones/place.ts'
import { readZone } from '../../time/zones/read-zone.ts'
import type { CommandRequest } from '../command.ts'
import { type Change, explainWish, setTo } from './change.ts'
import { profileZone } from './own-zone.ts'

/**
 * `/settings zone Berlin`, `北京时间`, `UTC+8`: by a city, a country with one zone, an offset or its own name; `default` for the brief's.
 * A name that several places have is asked about; without one it explains.
 */
export async function readZoneWish(request: CommandRequest, written: string): Promise<Change | Doc> {
  const words = request.phrases.choosing
  if (
    /^(?:default|the brief'?s?|brief|reset|(?:la )?del bolet[ií]n|predeterminada?|por defecto|默认|简报时区|默认时区)$/i.test(
      written.trim(),
    )
  )
    // Where a profile names another one, the brief's is a choice that stands.
    return { wants: { timeZone: (await profileZone(request)) === null ? null : request.brief.timeZone } }
  if (written === '') return explainWish(request, 'zone', [words.askZone], buttons(request))
  if (/^(?:here|where i am|aqu[ií]|donde estoy|这里|我的位置|我在哪里?)$/i.test(written) && request.query.locates)
    return askPlace(request)
  const read = await readZone(written)
  switch (read.kind) {
    case 'one':
      return {
        wants: { timeZone: read.zone },
        lead: words.zoneSet(zoneName(read.zone), clockText(request.now(), read.zone)),
      }
    case 'several':
      return explainWish(
        request,
        'zone',
        [words.whichPlace(written)],
        read.places.map((place) => setTo(request, labelOf(request, place), `zone ${place.zone}`)),
      )
    case 'unknown': {
      const near = read.near === null ? [] : [setTo(request, read.near, `zone ${read.near}`)]
      return explainWish(request, 'zone', [words.badPlace(written)], [...near, ...buttons(request)])
    }
  }
}

/** `Portland, Maine 07:14`: what it is and what clocks show there. */
const labelOf = ({ now }: CommandRequest, { zone, name }: Place): string =>
  `${name ?? zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')} ${clockText(now(), zone)}`

const buttons = (request: CommandRequest) => {
  const { choosing, ofTheBrief } = request.phrases
  return [
    ...(request.query.locates ? [setTo(request, choosing.fromPlace, 'zone here')] : []),
    setTo(request, ofTheBrief(zoneName(request.brief.timeZone)), 'zone default'),
  ]
}

/** Asks where somebody is; the platform has a button that tells it. */
async function askPlace(request: CommandRequest): Promise<Doc> {
  const words = request.phrases.choosing
  const doc = await explainWish(request, 'zone', [words.sendPlace], [])
  return { ...doc, asksPlace: words.fromPlace }
}
