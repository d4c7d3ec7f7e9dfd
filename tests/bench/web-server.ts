import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createWeb } from '../../adapters/web/index.ts'
import { amendmentFor, wordingFor } from '../../src/compose/wording.ts'
import type { Routes } from '../../src/http/server.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'

/** A server of a process of its own: the archive over a database, or a Hono app that gives the same page as it is. */
const [which, path = '', page = ''] = process.argv.slice(2)
const never = async (): Promise<never> => {
  throw new Error('not here')
}

const fetch = which === 'bare' ? bare() : archive()
serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send?.(port))

function bare() {
  const app = new Hono()
  app.get('/issues/:number', (context) => context.html(page))
  return app.fetch
}

function archive() {
  const web = createWeb({
    brief: { title: 'Bench', language: 'en', timeZone: 'UTC' },
    archive: openSqlite({ path }),
    access: { offered: never, open: never, who: async () => null, close: never, closeAll: never },
    desk: { look: never, published: never, specimens: never, give: never, pulse: never },
    deliveries: { broadcast: never, growth: never, lately: never },
    open: true,
    publicUrl: 'https://brief.example.org',
    momentOf: Date.parse,
    wordingIn: wordingFor,
    amendmentIn: amendmentFor,
    paintCard: async () => null,
    now: Date.now,
    tryIt: null,
    subscribing: null,
    allowance: { burst: Number.MAX_SAFE_INTEGER, perMinute: 1 },
  })
  // As the program does it: what nobody else takes goes to the pages.
  const app: Routes = new Hono()
  app.notFound((context) => web.fetch(context.req.raw, context.env))
  return app.fetch
}
