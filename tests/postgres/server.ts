import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** A PostgreSQL that is there for tests, and nothing in it is worth keeping. */
export interface TestServer {
  /** The address of its database `postgres`, for somebody who may make others. */
  readonly url: string
  stop(): Promise<void>
}

const program = fileURLToPath(new URL('server-process.ts', import.meta.url))
const answer = z.union([z.object({ url: z.string() }), z.object({ fault: z.string() })])

/** Starts a server of its own on a free port of this machine, in a folder that goes with it; `settings` stand before those for tests. */
export const startServer = async (settings: Readonly<Record<string, string>> = {}): Promise<TestServer> => {
  const child = spawn(process.execPath, [program, JSON.stringify(settings)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  child.stdout.setEncoding('utf8')
  const [line] = await Promise.race([once(child.stdout, 'data'), ended.then(() => ['{"fault":"it ended at once"}'])])
  const said = answer.parse(JSON.parse(z.string().parse(line)))
  if ('fault' in said) throw new Error(`PostgreSQL did not start: ${said.fault}`)
  return {
    url: said.url,
    async stop() {
      child.stdin.end()
      await ended
    },
  }
}
