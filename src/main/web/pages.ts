import { randomBytes } from 'node:crypto'
import type { Web } from '../../../adapters/web/index.ts'
import type { Adapter, Host } from '../../adapter.ts'
import { amendmentFor, wordingFor } from '../../compose/wording.ts'
import type { Config } from '../../config.ts'
import type { SendRate } from '../../delivery/send-rate.ts'
import type { Desk } from '../../desk/desk.ts'
import { createSessions } from '../../desk/people/sessions.ts'
import type { Log } from '../../log.ts'
import type { Store } from '../../store/port.ts'
import { momentOf } from '../../time/zone.ts'
import { samples } from '../samples.ts'
import { createPainter } from './cards.ts'
import { createDeliveries } from './deliveries.ts'
import { createWebDesk } from './desk.ts'
import type { Edition } from './edition.ts'
import type { TryIt } from './try-it.ts'

export interface PagesOptions {
  readonly config: Config
  readonly store: Store
  readonly desk: Pick<Desk, 'roles' | 'schedule'>
  readonly host: Host
  readonly rate: SendRate
  readonly adapters: readonly Adapter[]
  readonly now: () => number
  readonly log: Log
  /** Null: the page to try everything on is off. */
  readonly tryIt: TryIt | null
  /** Null: there are no mails. */
  readonly edition: Edition | null
  /** Something may have become due. */
  readonly wake: () => void
}

/** The pages of the HTTP server. */
export async function createPages({
  config,
  store,
  desk,
  host,
  rate,
  adapters,
  now,
  log,
  tryIt,
  edition,
  wake,
}: PagesOptions): Promise<Web> {
  const { createWeb } = await import('../../../adapters/web/index.ts')
  const { brief, web } = config
  return createWeb({
    brief,
    archive: store,
    access: createSessions({ store, roles: desk.roles, now, newToken }),
    desk: createWebDesk({ config, store, desk, host, now, rate }),
    deliveries: createDeliveries({ store, rate, adapters, brief, now }),
    open: web.archive,
    publicUrl: web.publicUrl,
    wordingIn: wordingFor,
    amendmentIn: amendmentFor,
    paintCard: web.archive ? createPainter(log) : null,
    momentOf: (time) => momentOf(readWall(time), brief.timeZone),
    now,
    subscribing: await subscribingOf({ config, store, host, now, edition, log, wake }),
    tryIt: tryIt && {
      ...tryIt,
      sample: samples[brief.language],
      hosts: web.tryEverywhere ? null : ['localhost', '127.0.0.1', '[::1]'],
    },
  })
}

/** Its file is loaded only where there are mails. */
async function subscribingOf({
  config: { brief, web },
  edition,
  ...rest
}: Pick<PagesOptions, 'config' | 'store' | 'host' | 'now' | 'edition' | 'log' | 'wake'>) {
  if (edition === null || web.publicUrl === null) return null
  const { createSubscribing } = await import('./subscribing.ts')
  return createSubscribing({ ...rest, edition, brief, site: web.publicUrl, newCode: newToken })
}

/** 256 bits. */
const newToken = (): string => randomBytes(32).toString('base64url')

/** `YYYY-MM-DDTHH:MM`. */
const readWall = (time: string) => {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = time.split(/\D/).map(Number)
  return { year, month, day, hour, minute }
}
