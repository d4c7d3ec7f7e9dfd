import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, type Environment, readConfig } from '../../config.ts'
import { atTryPage } from '../../desk/people/display-name.ts'
import { offerSignIn } from '../../desk/people/sessions.ts'
import { createLog } from '../../log.ts'
import { createCrowd, crowds, watchedPace } from '../../main/demo/crowd.ts'
import { days, fillDemo } from '../../main/demo/fill.ts'
import { openDesk } from '../../main/open-desk.ts'
import type { Streams } from '../io.ts'
import { serve } from '../start.ts'
import { Failure } from '../terminal/failure.ts'

export interface DemoOptions {
  readonly language?: string
  /** Where it is kept; a folder that goes when it ends, if not given. */
  readonly folder?: string
  readonly port?: string
}

/**
 * `briefwire demo`: an invented week in a database of its own, to look at in the browser and the terminal; what is published there goes to
 * readers who are played in memory. Nothing of the real brief is read or written.
 */
export async function demo(options: DemoOptions, environment: Environment, io: Streams): Promise<void> {
  const words = io.words.demo
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'briefwire-demo-'))
  const config = await configOf(folder, options, io)
  const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
  try {
    if (!existsSync(config.databasePath)) {
      const bar = io.progress(words.filling, days)
      await fillDemo({ config, now: Date.now(), log, onDay: bar.to }).finally(bar.end)
    }
    const code = await signIn(config)
    const opened = (url: string): void => {
      for (const line of words.opened({ url, desk: `${url}/sign-in/${code}` })) io.err(line)
      for (const line of options.folder ? words.kept(folder) : words.gone) io.err(line)
    }
    const beside = crowds.map((crowd) => ({ adapter: createCrowd(crowd, watchedPace[crowd.platform] ?? 10, false) }))
    await serve({}, config, { environment, secrets: [], io, beside, opened })
  } finally {
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

/** Nothing of the environment counts: neither a token nor the real database. */
async function configOf(folder: string, { language, port, folder: named }: DemoOptions, io: Streams): Promise<Config> {
  const database = join(folder, 'demo.db')
  if (named !== undefined && existsSync(join(named, 'briefwire.db')))
    throw new Failure('refused', io.words.demo.ownFolder(named))
  return readConfig({
    DATABASE_URL: `file:${database}`,
    BRIEF_LANGUAGE: language ?? io.language,
    BRIEF_TITLE: io.words.demo.title,
    HOST: '127.0.0.1',
    PORT: port ?? String(await freePort()),
    WEB_TRY: 'true',
    WEB_ARCHIVE: 'true',
    CHECK_LINKS: 'false',
    LOG_LEVEL: 'error',
  })
}

/** The pages know their own address from the start. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** A link that opens the desk and the deliveries, once. */
async function signIn(config: Config): Promise<string> {
  const { store } = await openDesk(config)
  try {
    const code = randomBytes(10).toString('hex').toUpperCase()
    const target = { platform: 'web', account: 'local', chat: 'editor', thread: null }
    await offerSignIn(store, code, { person: atTryPage, target }, Date.now())
    return code
  } finally {
    await store.close()
  }
}
