import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { sameSite } from './cookies.ts'
import { paths } from './manifest.ts'
import { readSigned, type SignedOptions } from './signed.ts'

/** What takes Slack's requests on a server that somebody else runs. */
export interface SlackHttp {
  /** The paths that are ours, each for all methods. */
  readonly paths: readonly string[]
  /** Takes a request whole, body unread, and answers it. Fits node:http, and Hono's `env.incoming` and `env.outgoing`. */
  handle(request: IncomingMessage, response: ServerResponse): void
}

export interface HttpParts extends SignedOptions {
  /** Bolt's listener for events, commands and buttons. */
  readonly events: RequestListener | null
  /** Bolt's listener for the installation pages. */
  readonly pages: RequestListener | null
  readonly closing: () => boolean
}

/**
 * Guards Bolt's listeners: nothing unsigned is read to its end or handed over, nothing once closing, no throw on a path that is not
 * there, and no cookie goes along with another site's requests.
 */
export function createHttp({ events, pages, closing, ...signed }: HttpParts): SlackHttp {
  const takeEvent = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') return end(response, 404)
    const read = await readSigned(request, signed)
    switch (read.kind) {
      case 'refused':
        return end(response, read.status)
      case 'check':
        return end(response, 200)
      case 'signed':
        // Bolt takes a body that was read already from here.
        return pass(events, Object.assign(request, { rawBody: read.body }), response)
    }
  }
  return {
    paths: [...(events ? [paths.events] : []), ...(pages ? [paths.install, paths.redirect] : [])],
    handle(request, response) {
      if (closing()) return end(response, 503)
      if (request.url?.split('?')[0] !== paths.events) return pass(pages, request, sameSite(response))
      // Only the client can make the reading fail, by going away.
      takeEvent(request, response).catch(() => response.destroy())
    },
  }
}

function pass(listener: RequestListener | null, request: IncomingMessage, response: ServerResponse): void {
  try {
    if (listener) listener(request, response)
    else end(response, 404)
  } catch {
    // Bolt throws for paths and methods that it does not know.
    if (!response.headersSent) end(response, 404)
  }
}

/** What was not read stays unread: whether the connection is worth that is for the server to say. */
const end = (response: ServerResponse, status: number): void => void response.writeHead(status).end()
