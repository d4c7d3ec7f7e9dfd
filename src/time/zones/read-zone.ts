import { editDistance } from '../../text/edit-distance.ts'
import { canonicalZone, offsetZone } from './canonical.ts'
import { citiesCalled, cityNames } from './cities.ts'
import { countryZones } from './countries.ts'
import { fold } from './fold.ts'
import { zonesCalled } from './names.ts'
import type { Place } from './place.ts'

/** What somebody meant by a place or a zone: one zone, one of several (in the order of likelihood), or nothing that can be read. */
export type ZoneReading =
  | { readonly kind: 'one'; readonly zone: string }
  | { readonly kind: 'several'; readonly places: readonly Place[] }
  /** `near`: the name of a city that is spelled almost so, or null. */
  | { readonly kind: 'unknown'; readonly near: string | null }

/**
 * Reads a time zone as people write it: `Asia/Shanghai`, `UTC+8`, `东八区`, `北京时间`, `PST`, a city or state (`Berlin`, `柏林`, `Portland,
 * Maine`), a country with one zone (`Germany`, `德国`). Zones are canonical names, or an offset such as `+08:00`.
 */
export async function readZone(written: string): Promise<ZoneReading> {
  if (written.length > longest) return { kind: 'unknown', near: null }
  const exact = written.includes('/') ? canonicalZone(written.trim().replaceAll(/\s+/g, '_')) : null
  const zone = exact ?? offsetZone(written)
  if (zone !== null) return { kind: 'one', zone }
  for (const name of waysToSay(fold(written))) {
    const found = oneOf(zonesCalled(name).map((each) => ({ zone: each, name: null })))
    if (found) return found
    const inCountry = oneOf((await countryZones(name)).map((each) => ({ zone: each, name: null })))
    if (inCountry) return inCountry
    const cities = oneOf(await citiesCalled(name))
    if (cities) return cities
  }
  return { kind: 'unknown', near: await nearName(fold(written)) }
}

/** No place has a longer name. */
const longest = 80

const oneOf = (places: readonly Place[]): ZoneReading | null => {
  const [first, ...more] = places
  if (first === undefined) return null
  return more.length === 0 ? { kind: 'one', zone: first.zone } : { kind: 'several', places }
}

/** The name as it stands, and without what people put around it: "in Berlin", "Berlin time", "北京市", "上海时间". */
function waysToSay(name: string): readonly string[] {
  const bare = name
    .replace(
      /^(?:in|near|at|the city of|time in|en|la ciudad de|(?:la )?hora (?:de|del)|horario (?:de|del)|我在|在)\s+|^(?:我在|在)/,
      '',
    )
    .replace(/\s*(?:time ?zone|local time|standard time|time|city|时区|时间|標準時間|标准时间|市|省|州)$/, '')
    .trim()
  return [...new Set([name, bare])].filter((each) => each !== '')
}

async function nearName(name: string): Promise<string | null> {
  if (name.length < 5 || !/^[a-z ]+$/.test(name)) return null
  const most = name.length < 7 ? 1 : 2
  let best: { readonly name: string; readonly far: number } | null = null
  // The largest come first.
  for (const each of await cityNames()) {
    const far = editDistance(name, fold(each), (best?.far ?? most + 1) - 1)
    if (far < (best?.far ?? most + 1)) best = { name: each, far }
    if (best?.far === 1) break
  }
  return best?.name ?? null
}
