import { z } from 'zod'
import type { Mark } from '../../../../src/store/port.ts'
import { openPostgres } from '../../../../src/store/postgres/open.ts'
import { argument, serve } from '../../incoming/child.ts'

// A process that claims and marks as fast as the ledger lets it, and sends nothing.

const { url, name } = z.object({ url: z.string(), name: z.string() }).parse(argument())
const request = z.object({ lanes: z.array(z.string()), slots: z.number(), forMs: z.number() })
const store = await openPostgres({ url })

serve(
  {},
  async (raw) => {
    const { lanes, slots, forMs } = request.parse(raw)
    const asked = lanes.map((account) => ({ platform: 'telegram', account, intervalMs: 0, slots }))
    let marks: Mark[] = []
    let claims = 0
    let ticks = 0
    const cpu = process.cpuUsage()
    const from = performance.now()
    const tick = (more: typeof asked) => {
      const now = Date.now()
      return store.tick({ now, worker: name, leaseUntil: now + 60_000, marks, fixMarks: [], lanes: more })
    }
    while (performance.now() - from < forMs) {
      const { claims: taken } = await tick(asked)
      marks = taken.map(({ delivery, part, attempt }) => ({
        ...{ delivery, part, attempt },
        verdict: { kind: 'sent', id: `m${delivery}`, parts: 1, nextAt: 0 },
      }))
      claims += taken.length
      ticks++
    }
    const seconds = (performance.now() - from) / 1000
    const { user, system } = process.cpuUsage(cpu)
    await tick([])
    return { claims, ticks, seconds, cpuSeconds: (user + system) / 1e6 }
  },
  () => store.close(),
)
