import { createRender } from '../../../adapters/console/render.ts'
import type { Adapter } from '../../adapter.ts'
import { DeliveryError } from '../../errors.ts'
import type { Wants } from '../../model.ts'
import type { PlatformName } from '../../platform-names.ts'

/** Invented readers on one platform, which is played in memory: nothing is sent anywhere. */
export interface Crowd {
  readonly platform: PlatformName
  readonly account: string
  readonly chats: readonly { readonly chat: string; readonly wants: Partial<Wants>; readonly day: number }[]
}

const topics = ['payments', 'retail', 'logistics', 'ai', 'cross-border', 'regulation', 'social-commerce']

/** What the reader of this place in the row wants: most of them everything. */
const wantsOf = (at: number): Partial<Wants> => {
  if (at % 3 === 1) return { topics: [topics[at % topics.length] ?? 'payments'] }
  if (at % 7 === 3) return { format: 'headlines', topics: [] }
  if (at % 11 === 5) return { hour: 19, minute: 0, timeZone: 'UTC' }
  return at % 13 === 6 ? { language: 'zh' } : {}
}

const crowd = (platform: PlatformName, account: string, first: string, count: number): Crowd => ({
  platform,
  account,
  chats: Array.from({ length: count }, (_, at) => ({
    chat: `${first}${1001 + at}`,
    wants: wantsOf(at),
    // Half of them are there on the first day, the others come during the week.
    day: at % 2 === 0 ? 0 : at % 7,
  })),
})

/** Everybody who reads the invented brief. */
export const crowds: readonly Crowd[] = [crowd('telegram', '4242', '', 140), crowd('slack', 'T0DEMO', 'D0', 36)]

/** So fast the crowd is served while somebody looks on, in messages a second. */
export const watchedPace: Readonly<Record<string, number>> = { telegram: 30, slack: 5 }

/** The platform of a crowd: it takes every message, but for what goes wrong everywhere now and then. */
export function createCrowd({ platform, account }: Crowd, perSecond: number, doubtful: boolean): Adapter<string> {
  const render = createRender({ width: 72, colour: false })
  let next = 0
  return {
    platform,
    pace: { perSecond, chatMs: () => 0 },
    accounts: () => [account],
    render,
    async send({ chat }) {
      const number = Number(chat.replace(/\D/g, ''))
      if (number % 29 === 0) throw new DeliveryError({ kind: 'unreachable', reason: 'the bot was blocked by the user' })
      if (doubtful && number % 47 === 0)
        throw new DeliveryError({ kind: 'uncertain', reason: 'the connection was lost before an answer came' })
      return `m${++next}`
    },
    async edit() {},
    async remove() {},
    async close() {},
  }
}
