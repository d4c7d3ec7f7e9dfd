import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'

/** How much one address may ask for. */
export interface Allowance {
  /** At once. */
  readonly burst: number
  /** Beside that, over time. */
  readonly perMinute: number
}

export interface RateLimitOptions extends Allowance {
  readonly now: () => number
  readonly refuse: (context: Context) => Response | Promise<Response>
}

/** So many addresses are known at once; of more the first ones begin anew. */
const mostAddresses = 10_000

/** Turns away addresses that ask for too much; a bucket of tokens for each. */
export function rateLimit({
  burst,
  perMinute,
  now,
  refuse,
}: RateLimitOptions): MiddlewareHandler<{ Bindings: HttpBindings }> {
  const buckets = new Map<string, { left: number; at: number }>()
  return async (context, next) => {
    const address = addressOf(context)
    const at = now()
    const before = buckets.get(address) ?? { left: burst, at }
    const left = Math.min(burst, before.left + (Math.max(0, at - before.at) * perMinute) / 60_000)
    buckets.delete(address)
    buckets.set(address, { left: Math.max(0, left - 1), at })
    const [oldest] = buckets.keys()
    if (buckets.size > mostAddresses && oldest !== undefined) buckets.delete(oldest)
    if (left >= 1) return next()
    context.header('retry-after', String(Math.ceil(60 / perMinute)))
    context.status(429)
    return refuse(context)
  }
}

/** Whose request it is. A proxy in front stands on this machine or in its own network, and says at the end of its list whom it heard. */
function addressOf({ env }: Context<{ Bindings: HttpBindings }>): string {
  const direct = env?.incoming?.socket.remoteAddress ?? 'unknown'
  const forwarded = env?.incoming?.headers['x-forwarded-for']
  const told = String(forwarded ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  return told && isNear(direct) ? told.slice(0, 64) : direct
}

const isNear = (address: string): boolean =>
  /^(?:::1$|(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|f[cd])/i.test(address)
