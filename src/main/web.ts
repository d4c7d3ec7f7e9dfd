import type { Config } from '../config.ts'
import type { HttpOptions } from '../http/server.ts'
import type { Store } from '../store/port.ts'
import { momentOf } from '../time/zone.ts'

export interface PagesOptions {
  readonly config: Config
  readonly store: Store
  readonly now: () => number
}

/** The pages of the HTTP server. */
export async function createPages({ config, store, now }: PagesOptions): Promise<NonNullable<HttpOptions['pages']>> {
  const { createWeb } = await import('../../adapters/web/index.ts')
  const { brief, web } = config
  const { fetch } = createWeb({
    brief,
    archive: store,
    open: web.archive,
    publicUrl: web.publicUrl,
    momentOf: (time) => momentOf(readWall(time), brief.timeZone),
    now,
  })
  return fetch
}

/** `YYYY-MM-DDTHH:MM`. */
const readWall = (time: string) => {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = time.split(/\D/).map(Number)
  return { year, month, day, hour, minute }
}
