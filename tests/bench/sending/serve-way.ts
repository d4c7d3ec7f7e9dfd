import { z } from 'zod'
import { serve } from '../incoming/child.ts'
import type { Way } from './way.ts'

const request = z.object({ count: z.number() })

/** Answers each `{ count }` with what sending so many took: seconds, CPU seconds, and the most memory so far in MB. */
export const serveWay = ({ prepare, stop }: Way): void =>
  serve(
    {},
    async (raw) => {
      const run = await prepare(request.parse(raw).count)
      const cpu = process.cpuUsage()
      const from = performance.now()
      await run()
      const seconds = (performance.now() - from) / 1000
      const { user, system } = process.cpuUsage(cpu)
      // Kibibytes.
      const { maxRSS } = process.resourceUsage()
      return { seconds, cpuSeconds: (user + system) / 1e6, peakMb: (maxRSS * 1024) / 1e6 }
    },
    stop,
  )
