import { z } from 'zod'
import { readConfig } from '../../../../src/config.ts'
import { openDesk } from '../../../../src/main.ts'
import { startHeartbeat } from '../../adversarial/heartbeat.ts'
import { argument, serve } from '../../incoming/child.ts'
import { issueOf } from '../../sending/ours.ts'

// The program that publishes, in a process of its own, so that its memory is only its own.

const environment = z.record(z.string(), z.string()).parse(argument())
const { store, desk } = await openDesk(readConfig(environment))

serve(
  {},
  async () => {
    const heart = startHeartbeat()
    await heart.quiet(100)
    heart.reset()
    const from = performance.now()
    await desk.publish(issueOf(1))
    const seconds = (performance.now() - from) / 1000
    const heldMs = heart.longest()
    heart.stop()
    // Kibibytes.
    return { seconds, heldMs, peakMb: (process.resourceUsage().maxRSS * 1024) / 1e6 }
  },
  () => store.close(),
)
