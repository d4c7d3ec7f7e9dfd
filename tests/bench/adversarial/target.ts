import { z } from 'zod'
import { readConfig } from '../../../src/config.ts'
import { createLog } from '../../../src/log.ts'
import { openDesk, start } from '../../../src/main.ts'
import { archive, load } from '../archive.ts'
import { argument, serve } from '../incoming/child.ts'
import { startHeartbeat } from './heartbeat.ts'

// The whole program over a large archive, and how long its event loop is held.

const { issues, ...environment } = z.object({ issues: z.number() }).catchall(z.string()).parse(argument())
const config = readConfig(environment)
const { store } = await openDesk(config)
await load(store, archive({ seed: 1, issues }))
await store.close()

const log = createLog({ level: 'fatal', secrets: [], fd: 2, terminal: false, colour: false })
const look = { width: 80, colour: false }
const app = await start({ config, log, terminal: 'none', look, onEnd: () => {} })
const heart = startHeartbeat()
const settled = z.object({ quietMs: z.number() })
serve(
  { url: app.url },
  async (request) => {
    const read = settled.safeParse(request)
    if (read.success) await heart.quiet(read.data.quietMs)
    const longest = heart.longest()
    heart.reset()
    return { longest }
  },
  async () => {
    heart.stop()
    await app.stop()
  },
)
