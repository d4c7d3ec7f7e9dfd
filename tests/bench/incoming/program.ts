import { z } from 'zod'
import { readConfig } from '../../../src/config.ts'
import { parse } from '../../../src/ingest/parse.ts'
import { createLog } from '../../../src/log.ts'
import { samples } from '../../../src/main/samples.ts'
import { openDesk, start } from '../../../src/main.ts'
import { defaultTopics } from '../../../src/topics/defaults.ts'
import { argument, serve } from './child.ts'

// The whole program, with one published issue.

const config = readConfig(z.record(z.string(), z.string()).parse(argument()))
const { desk, store } = await openDesk(config)
await desk.publish(parse(samples.en, { topics: defaultTopics }))
await store.close()

const log = createLog({ level: 'warn', secrets: [], fd: 2, terminal: false, colour: false })
const look = { width: 80, colour: false }
const app = await start({ config, log, terminal: 'none', look, onEnd: () => {} })
serve({ url: app.url, pid: process.pid }, async () => ({}), app.stop)
