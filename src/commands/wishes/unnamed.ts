import { readHour } from '../../time/read-hour.ts'
import { readZone } from '../../time/zones/read-zone.ts'
import { formatCalled } from './format.ts'
import { languageCalled } from './language.ts'
import type { MainName } from './named.ts'

/** Which setting somebody means who only wrote what it shall be: `8am`, `中文`, `headlines`, `Berlin`; null: none can be told. */
export async function settingMeant(value: string): Promise<Exclude<MainName, 'topics' | 'more'> | null> {
  if (readHour(value) !== null) return 'hour'
  if (languageCalled(value) !== null) return 'language'
  if (formatCalled(value) !== null) return 'format'
  return (await readZone(value)).kind === 'unknown' ? null : 'zone'
}
