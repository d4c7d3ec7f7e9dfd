import type { Wants } from '../../model.ts'
import { canonicalZone, zoneName } from '../../time/zones/canonical.ts'
import type { CommandRequest } from '../command.ts'

/** The zone that the platform says somebody lives by, where it is another one than the brief's; null: none, or it does not say. */
export async function profileZone({ query, brief }: CommandRequest): Promise<string | null> {
  const zone = canonicalZone((await query.timeZone?.()) ?? '')
  return zone === null || zone === brief.timeZone ? null : zone
}

/** The first time that somebody's clock matters: the zone that their profile names, and what is said of it. */
export async function takeZone(
  request: CommandRequest,
  { timeZone }: Pick<Wants, 'timeZone'>,
  wants: Partial<Wants>,
): Promise<{ readonly wants: Partial<Wants>; readonly lead: string | null }> {
  const { choosing } = request.phrases
  if (timeZone !== null || wants.timeZone !== undefined || !needsClock(wants)) return { wants, lead: null }
  const zone = await profileZone(request)
  return zone === null
    ? { wants, lead: choosing.clock(zoneName(request.brief.timeZone)) }
    : { wants: { ...wants, timeZone: zone }, lead: choosing.zoneOfProfile(zoneName(zone)) }
}

const needsClock = ({ hour = null, quiet = null, days = [], digest = false }: Partial<Wants>): boolean =>
  hour !== null || quiet !== null || days.length > 0 || digest
