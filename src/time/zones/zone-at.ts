import { canonicalZone } from './canonical.ts'

/** The zone in force at a place on the earth, in degrees; the library is loaded when somebody first sends one. */
export async function zoneAt({
  latitude,
  longitude,
}: {
  readonly latitude: number
  readonly longitude: number
}): Promise<string | null> {
  const { default: lookUp } = await import('@photostructure/tz-lookup')
  return canonicalZone(lookUp(latitude, longitude))
}
