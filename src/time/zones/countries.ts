import { languages } from '../../model.ts'
import { fold } from './fold.ts'

let known: ReadonlyMap<string, readonly string[]> | null = null

/** The zones of a country by its name in one of our languages, as `fold` writes it; empty: there is no such country. */
export async function countryZones(name: string): Promise<readonly string[]> {
  known ??= await load()
  return known.get(name) ?? []
}

/** Zones by the names of countries; the library is loaded when somebody first names a place. */
async function load(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rawTimeZones } = await import('@vvo/tzdb')
  const zones = new Map<string, string[]>()
  for (const { countryCode, name } of rawTimeZones) zones.set(countryCode, [...(zones.get(countryCode) ?? []), name])
  const names = new Map<string, readonly string[]>(extra.map(([name, code]) => [name, zones.get(code) ?? []]))
  for (const language of languages)
    for (const style of ['long', 'short'] as const) {
      const called = new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' })
      for (const [code, own] of zones) names.set(fold(called.of(code) ?? code), own)
    }
  return names
}

/** What else people call countries that have several zones. */
const extra: readonly (readonly [string, string])[] = [
  ['usa', 'US'],
  ['us', 'US'],
  ['u.s', 'US'],
  ['u.s.a', 'US'],
  ['america', 'US'],
  ['the united states', 'US'],
  ['united states of america', 'US'],
  ['俄国', 'RU'],
]
