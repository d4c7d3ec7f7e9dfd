import type { ServerResponse } from 'node:http'

/** The response, of whose cookies none goes along when another site posts to us or shows us in a frame: Slack's library leaves that out. */
export function sameSite(response: ServerResponse): ServerResponse {
  const set = response.setHeader.bind(response)
  response.setHeader = (name, value) => {
    if (name.toLowerCase() !== 'set-cookie') return set(name, value)
    return set(name, (Array.isArray(value) ? value : [String(value)]).map(lax))
  }
  return response
}

const lax = (cookie: string): string => (/;\s{0,9}samesite=/i.test(cookie) ? cookie : `${cookie}; SameSite=Lax`)
