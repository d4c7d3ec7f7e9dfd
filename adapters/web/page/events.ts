import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'

export interface EventOptions {
  /** Another one whenever pages may look different. */
  readonly pulse: () => Promise<string>
  readonly closing: AbortSignal
}

/** How often it is looked. */
const lookMs = 400
/** What stands between us and a browser closes what is silent for long. */
const quietMs = 20_000
/** So many pages are kept up to date at once. */
const mostPages = 100

/** Tells a page whenever it may look different; the page then fetches itself anew. All pages share one look. */
export function eventRoute({ pulse, closing }: EventOptions): (context: Context) => Response | Promise<Response> {
  const pages = new Set<(mark: string) => void>()
  let looking = false

  const look = async (): Promise<void> => {
    looking = true
    let before = await pulse().catch(() => '')
    while (pages.size > 0 && !closing.aborted) {
      await sleep(lookMs, undefined, { signal: closing }).catch(() => {})
      const now = await pulse().catch(() => before)
      if (now !== before) for (const tell of pages) tell(now)
      before = now
    }
    looking = false
  }

  return (context) => {
    if (pages.size >= mostPages) return context.text('', 503)
    return streamSSE(context, async (stream) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      const tell = (mark: string): void => void stream.writeSSE({ event: 'change', data: mark }).catch(() => {})
      pages.add(tell)
      if (!looking) void look()
      const alive = setInterval(() => void stream.write(': \n\n').catch(() => {}), quietMs)
      stream.onAbort(resolve)
      closing.addEventListener('abort', () => resolve(), { once: true })
      await stream.writeSSE({ event: 'ready', data: '' })
      await promise
      clearInterval(alive)
      pages.delete(tell)
    })
  }
}
