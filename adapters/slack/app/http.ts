import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { paths } from './manifest.ts'

/** What takes Slack's requests on a server that somebody else runs. */
export interface SlackHttp {
  /** The paths that are ours, each for all methods. */
  readonly paths: readonly string[]
  /** Takes a request whole, body unread, and answers it. Fits node:http, and Hono's `env.incoming` and `env.outgoing`. */
  handle(request: IncomingMessage, response: ServerResponse): void
}

/** Slack refuses stamps older than five minutes, Bolt too, but not stamps from the future. */
const skewMs = 5 * 60_000

export interface HttpParts {
  /** Bolt's listener for events, commands and buttons. */
  readonly events: RequestListener | null
  /** Bolt's listener for the installation pages. */
  readonly pages: RequestListener | null
  readonly closing: () => boolean
  readonly now: () => number
}

/** Guards Bolt's listeners: no stamps from the future, nothing once closing, no throw on a path that is not there. */
export function createHttp({ events, pages, closing, now }: HttpParts): SlackHttp {
  return {
    paths: [...(events ? [paths.events] : []), ...(pages ? [paths.install, paths.redirect] : [])],
    handle(request, response) {
      const listener = request.url?.split('?')[0] === paths.events ? events : pages
      const stamp = Number(request.headers['x-slack-request-timestamp'] ?? 0) * 1000
      if (closing()) return end(request, response, 503)
      if (!(stamp <= now() + skewMs)) return end(request, response, 401)
      try {
        if (listener) listener(request, response)
        else end(request, response, 404)
      } catch {
        // Bolt throws for paths and methods that it does not know.
        if (!response.headersSent) end(request, response, 404)
      }
    },
  }
}

function end(request: IncomingMessage, response: ServerResponse, status: number): void {
  request.resume()
  response.writeHead(status).end()
}
