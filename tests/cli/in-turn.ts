import { fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { Readable } from 'node:stream'

/** A command as the process gets it that runs them in turn. */
export interface Command {
  readonly folder: string
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly input: string
}

/** Stands behind all that one command said, on both of its streams. */
export const end = '\u0000end\u0000'

/** What a run of the command left behind. */
export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs a command in the process that all of this test file share (`turns.ts`), once those before it are done. */
export function runInTurn(command: Command): Promise<Ran> {
  const running = last.then(async () => {
    turns ??= open()
    return turns(command)
  })
  last = running.catch(() => {
    turns = null
  })
  return running
}

let last: Promise<unknown> = Promise.resolve()
let turns: ((command: Command) => Promise<Ran>) | null = null

/** Starts the process; it ends with this one. */
function open(): (command: Command) => Promise<Ran> {
  const child = fork(resolve('tests/cli/turns.ts'), { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [] })
  const gone = once(child, 'close').then(() => Promise.reject(new Error('a command ended the process that it ran in')))
  gone.catch(() => {})
  return async (command) => {
    const said = Promise.all([upToEnd(child.stdout), upToEnd(child.stderr), once(child, 'message')])
    child.send(command)
    const [out, err, [code]] = await Promise.race([said, gone])
    return { code, out, err }
  }
}

/** What comes out of a stream until the end of a command. */
function upToEnd(stream: Readable | null): Promise<string> {
  const chunks: Buffer[] = []
  return new Promise((found) => {
    const take = (chunk: Buffer): void => {
      chunks.push(chunk)
      if (!chunk.subarray(-end.length).includes(0)) return
      const text = Buffer.concat(chunks).toString()
      if (!text.endsWith(end)) return
      stream?.off('data', take)
      found(text.slice(0, -end.length))
    }
    stream?.on('data', take)
  })
}
