import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Config, readConfig } from '../../src/config.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { createLog } from '../../src/log.ts'
import { openDesk, type StartOptions, start } from '../../src/main.ts'
import type { Store } from '../../src/store/port.ts'
import { emptyFile } from '../fakes/empty-store.ts'
import { newDatabase } from '../postgres/database.ts'

const databaseIn = async (folder: string): Promise<string> =>
  process.env.TEST_STORE === 'postgres' ? newDatabase() : `file:${emptyFile(join(folder, 'briefwire.db'))}`

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/**
 * The whole program over a database of its own, without a terminal, and the desk of an editor beside it. With TEST_STORE=postgres all of
 * these databases are PostgreSQL's.
 */
export async function startApp(
  environment: Record<string, string>,
  more: Partial<Pick<StartOptions, 'readPage' | 'probeLink' | 'log' | 'checkEveryMs'>> = {},
): Promise<{ url: string; desk: Desk; store: Store; config: Config; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-'))
  const config = readConfig({
    PORT: '0',
    CHECK_LINKS: 'false',
    ...environment,
    DATABASE_URL: environment.DATABASE_URL ?? (await databaseIn(folder)),
  })
  const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
  const look = { width: 80, colour: false }
  const app = await start({ config, log, terminal: 'none', look, onEnd: () => {}, ...more })
  const { store, desk } = await openDesk(config)
  onTestFinished(async () => {
    await app.stop()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { ...app, desk, store, config }
}
