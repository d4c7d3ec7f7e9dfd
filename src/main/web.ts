import { randomBytes } from 'node:crypto'
import type { Web } from '../../adapters/web/index.ts'
import type { Host } from '../adapter.ts'
import type { Config } from '../config.ts'
import type { Desk } from '../desk/desk.ts'
import { createSessions } from '../desk/people/sessions.ts'
import type { Store } from '../store/port.ts'
import { momentOf } from '../time/zone.ts'
import { createWebDesk } from './web-desk.ts'

export interface PagesOptions {
  readonly config: Config
  readonly store: Store
  readonly desk: Pick<Desk, 'roles' | 'schedule'>
  readonly host: Host
  readonly now: () => number
}

/** The pages of the HTTP server. */
export async function createPages({ config, store, desk, host, now }: PagesOptions): Promise<Web> {
  const { createWeb } = await import('../../adapters/web/index.ts')
  const { brief, web } = config
  return createWeb({
    brief,
    archive: store,
    access: createSessions({ store, roles: desk.roles, now, newToken }),
    desk: createWebDesk({ config, store, desk, host, now }),
    open: web.archive,
    publicUrl: web.publicUrl,
    momentOf: (time) => momentOf(readWall(time), brief.timeZone),
    now,
  })
}

/** 256 bits. */
const newToken = (): string => randomBytes(32).toString('base64url')

/** `YYYY-MM-DDTHH:MM`. */
const readWall = (time: string) => {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = time.split(/\D/).map(Number)
  return { year, month, day, hour, minute }
}
