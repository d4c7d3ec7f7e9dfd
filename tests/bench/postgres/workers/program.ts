import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** `briefwire start --role worker` as a process of its own. */
export interface WorkerProgram {
  readonly pid: number
  end(): Promise<void>
}

/** Starts it; resolves when it says that it is ready. Throws with the end of its log when it ends before that. */
export async function startWorker(environment: Readonly<Record<string, string>>): Promise<WorkerProgram> {
  const program = spawn(
    process.execPath,
    [resolve(import.meta.dirname, '../../../../src/bin.js'), 'start', '--role', 'worker'],
    { env: { PATH: '/usr/bin:/bin', LOG_LEVEL: 'info', ...environment }, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = once(program, 'close')
  const said: string[] = []
  const ready = Promise.withResolvers<void>()
  createInterface({ input: program.stderr }).on('line', (line) => {
    said.push(line)
    if (said.length > 50) said.shift()
    if (line.includes('is ready')) ready.resolve()
  })
  await Promise.race([
    ready.promise,
    ended.then(() => Promise.reject(new Error(`a worker ended: ${said.slice(-5).join('\n')}`))),
  ])
  return {
    pid: program.pid ?? 0,
    async end() {
      program.kill('SIGTERM')
      await ended
    },
  }
}
