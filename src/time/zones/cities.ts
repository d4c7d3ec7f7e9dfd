import { setImmediate } from 'node:timers/promises'
import { canonicalZone } from './canonical.ts'
import { fold } from './fold.ts'
import type { Place } from './place.ts'

interface City {
  readonly name: string
  readonly zone: string
  readonly people: number
  readonly province: string
  readonly country: string
  /** All by which it is told from others of its name, folded. */
  readonly told: readonly string[]
}

interface Cities {
  readonly byName: ReadonlyMap<string, readonly City[]>
  readonly byProvince: ReadonlyMap<string, readonly City[]>
  /** The largest first. */
  readonly names: readonly string[]
}

let loading: Promise<Cities> | null = null

/**
 * The cities of a name, as `fold` writes it, of which each has a zone of its own, the largest first; also `portland, maine`, and a state or
 * province for its name. One alone where it is so much larger than the others that nobody means those.
 */
export async function citiesCalled(name: string): Promise<readonly Place[]> {
  loading ??= load()
  const { byName, byProvince } = await loading
  const [city = '', ...where] = name.split(/\s*[,，]\s*/)
  if (where.length > 0) {
    const named = byName.get(city) ?? []
    const told = named.filter((each) => where.some((word) => each.told.includes(word)))
    return places(told.length > 0 ? told : named)
  }
  const found = byName.get(name) ?? []
  if (found.length > 0) return places(found)
  const words = name.split(' ')
  for (let at = words.length - 1; at > 0; at--) {
    const behind = words.slice(at).join(' ')
    const named = (byName.get(words.slice(0, at).join(' ')) ?? []).filter(({ told }) => told.includes(behind))
    if (named.length > 0) return places(named)
  }
  return places(byProvince.get(name) ?? []).map(({ zone }) => ({ zone, name: null }))
}

/** What cities are called, the largest first. */
export async function cityNames(): Promise<readonly string[]> {
  loading ??= load()
  return (await loading).names
}

/** So many times larger, and nobody means the smaller one who says no more. */
const clearly = 5
const most = 4

function places(cities: readonly City[]): readonly Place[] {
  const largest = new Map(cities.toReversed().map((city) => [canonicalZone(city.zone), city]))
  const [first, ...more] = [...largest]
    .flatMap(([zone, city]) => (zone === null ? [] : [{ ...city, zone }]))
    .toSorted((a, b) => b.people - a.people)
  if (first === undefined) return []
  const meant = [first, ...more.filter(({ people }) => people * clearly > first.people)].slice(0, most)
  const sameCountry = new Set(meant.map(({ country }) => country)).size < meant.length
  return meant.map(({ name, province, country, zone }) => ({
    zone,
    name: `${name}, ${sameCountry && province ? province : country}`,
  }))
}

/** Two megabytes, which are loaded when somebody first names a place; in slices, so that nobody else waits for it. */
async function load(): Promise<Cities> {
  const { cityMapping } = (await import('city-timezones')).default
  const byName = new Map<string, City[]>()
  const byProvince = new Map<string, City[]>()
  const put = (map: Map<string, City[]>, key: string, city: City) => {
    const before = map.get(key)
    if (before) before.push(city)
    else map.set(key, [city])
  }
  const sorted = cityMapping.toSorted((a, b) => b.pop - a.pop)
  for (const [at, entry] of sorted.entries()) {
    if (at % slice === 0) await setImmediate()
    const { city: name, city_ascii, timezone, pop, province = '', country, iso2, iso3, ...more } = entry
    const state = 'state_ansi' in more ? more.state_ansi : ''
    // Of some places the list has a number for a code.
    const told = [province, country, iso2, iso3, state].map((each) => fold(String(each))).filter(Boolean)
    const city = { name, zone: timezone, people: pop, province, country, told }
    for (const key of new Set([name, city_ascii].map(fold))) put(byName, key, city)
    if (province) put(byProvince, fold(province), city)
  }
  return { byName, byProvince, names: [...new Set(sorted.map(({ city }) => city))] }
}

/** So many cities take a few milliseconds. */
const slice = 500
