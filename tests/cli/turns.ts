import { Readable } from 'node:stream'
import { run } from '../../src/cli.ts'
import { type Command, end } from './in-turn.ts'

// The process that runs the commands of a test file, each in its folder and its environment, on its own streams.

process.on('message', async ({ folder, args, environment, input }: Command) => {
  process.chdir(folder)
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, environment)
  Object.defineProperty(process, 'stdin', { value: Readable.from([Buffer.from(input)]), configurable: true })
  const idle = activity()
  const code = await run(args)
  // Only now would a process of its own end: what a command forgets to close is waited for in vain.
  while (activity() > idle) await new Promise((again) => setTimeout(again, 2))
  for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error').write(end)
  process.send?.(code)
})

/** How many things keep this process from ending. */
function activity(): number {
  return process.getActiveResourcesInfo().length
}
