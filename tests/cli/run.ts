import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { type Ran, runInTurn } from './in-turn.ts'

const bin = resolve('src/bin.js')

const environmentOf = (more: Record<string, string> = {}): Readonly<Record<string, string>> => ({
  PATH: process.env.PATH ?? '',
  PORT: '0',
  CHECK_LINKS: 'false',
  ...more,
})

/** An empty folder, gone after the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Starts `briefwire` in a folder, with nothing of this process's environment but the path. */
export function spawnBriefwire(
  folder: string,
  args: readonly string[],
  options: { env?: Record<string, string>; stdin?: 'pipe' | 'ignore'; node?: readonly string[] } = {},
): ChildProcess {
  const child = spawn(process.execPath, [...(options.node ?? []), bin, ...args], {
    cwd: folder,
    env: environmentOf(options.env),
    stdio: [options.stdin ?? 'ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/**
 * Runs `briefwire` to its end, with this on standard input. Most of a run is the start of Node: only `start`, or who asks for flags of
 * Node's, has a process of its own; all other commands of a test file are run by one, each as soon as the one before it is done.
 */
export async function briefwire(
  folder: string,
  args: readonly string[],
  options: { env?: Record<string, string>; input?: string; node?: readonly string[] } = {},
): Promise<Ran> {
  if (args[0] !== 'start' && options.node === undefined)
    return runInTurn({ folder, args, environment: environmentOf(options.env), input: options.input ?? '' })
  const child = spawnBriefwire(folder, args, { ...options, stdin: options.input === undefined ? 'ignore' : 'pipe' })
  child.stdin?.end(options.input)
  const [out, err, [code]] = await Promise.all([
    text(child.stdout ?? Readable.from([])),
    text(child.stderr ?? Readable.from([])),
    once(child, 'exit'),
  ])
  return { code: typeof code === 'number' ? code : null, out, err }
}

/** Starts a server in a folder; tells its address once it is ready, and all that it logs. */
export async function serve(
  folder: string,
  env: Record<string, string> = {},
): Promise<{ url: string; child: ChildProcess; log: () => string }> {
  const child = spawnBriefwire(folder, ['start'], { env })
  let log = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr?.on('data', (chunk) => {
      log += String(chunk)
      const ready = /"url":"([^"]+)".*Briefwire is ready/.exec(log)
      if (ready?.[1]) resolve(ready[1])
    })
    child.on('exit', () => reject(new Error(`the server ended before it was ready: ${log}`)))
  })
  return { url, child, log: () => log }
}
