import { setFlagsFromString } from 'node:v8'
import { z } from 'zod'
import { readConfig } from '../../../src/config.ts'
import { createLog } from '../../../src/log.ts'
import { start } from '../../../src/main.ts'
import { argument, clock, serve } from '../incoming/child.ts'

// The whole program, and what it takes of this process.

// As a server runs.
setFlagsFromString('--optimize-for-size')

const begun = clock()
const config = readConfig(z.record(z.string(), z.string()).parse(argument()))
const log = createLog({ level: 'error', secrets: [], fd: 2, terminal: false, colour: false })

const everyMs = 5
let longest = 0
let before = process.threadCpuUsage()
// What ran between two turns of a timer; where nothing holds it up, little.
setInterval(() => {
  const { user, system } = process.threadCpuUsage(before)
  longest = Math.max(longest, (user + system) / 1000)
  before = process.threadCpuUsage()
}, everyMs)

const app = await start({ config, log, terminal: 'none', look: { width: 80, colour: false }, onEnd: () => {} })
const startedMs = clock() - begun
serve(
  { url: app.url, startedMs },
  async () => {
    const { user, system } = process.cpuUsage()
    const holdMs = longest
    longest = 0
    return { cpuMs: (user + system) / 1000, rssMb: process.memoryUsage.rss() / 1e6, holdMs }
  },
  app.stop,
)
