import { createHmac, timingSafeEqual } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { WebAccess, WebEditor } from '../ports.ts'

/** What the editors' pages know of each request. */
export interface EditorEnv {
  Bindings: HttpBindings
  Variables: {
    readonly editor: WebEditor
    /** What every change must show beside the cookie: only our own pages know it. */
    readonly csrf: string
  }
}

/** How the cookie is kept. */
export interface CookieLook {
  /** The public reaches us by https. */
  readonly secure: boolean
}

const name = 'briefwire_session'
const monthSeconds = 30 * 86_400

/** Whoever has this cookie is signed in. No script can read it, no other site can use it to change anything. */
export function giveCookie(context: Context, token: string, { secure }: CookieLook): void {
  setCookie(context, name, token, {
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    path: '/',
    maxAge: monthSeconds,
    ...(secure ? { prefix: 'host' as const } : {}),
  })
}

export function takeCookie(context: Context, { secure }: CookieLook): void {
  deleteCookie(context, name, { path: '/', secure, ...(secure ? { prefix: 'host' as const } : {}) })
}

export const tokenOf = (context: Context, { secure }: CookieLook): string | null =>
  (secure ? getCookie(context, name, 'host') : getCookie(context, name)) || null

/** Nobody but us can tell it, and it is another one for each session. */
const csrfOf = (token: string): string => createHmac('sha256', token).update('change').digest('base64url')

export interface GuardOptions extends CookieLook {
  readonly access: WebAccess
  /** Answers those who are not signed in. */
  readonly closed: (context: Context) => Response | Promise<Response>
  /** Answers a change without the token of its page. */
  readonly refused: (context: Context) => Response | Promise<Response>
}

/** Lets only people of the desk through, and changes only with the token of the page that they came from. */
export const guard = ({ access, closed, refused, ...look }: GuardOptions): MiddlewareHandler<EditorEnv> => {
  return async (context, next) => {
    context.header('cache-control', 'no-store')
    const token = tokenOf(context, look)
    const editor = token === null ? null : await access.who(token)
    if (token === null || editor === null) {
      context.status(401)
      return closed(context)
    }
    const csrf = csrfOf(token)
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD' && !same(await shown(context), csrf)) {
      context.status(403)
      return refused(context)
    }
    context.set('editor', editor)
    context.set('csrf', csrf)
    return next()
  }
}

/** The token that a form or a script shows. */
async function shown(context: Context): Promise<string> {
  const header = context.req.header('x-csrf-token')
  if (header !== undefined) return header
  const { csrf } = await context.req.parseBody().catch(() => ({ csrf: '' }))
  return typeof csrf === 'string' ? csrf : ''
}

const same = (given: string, wanted: string): boolean =>
  given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted))
