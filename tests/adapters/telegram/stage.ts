import { createServer } from 'node:http'
import { serve } from '@hono/node-server'
import { afterEach } from 'vitest'
import type { Log } from '../../../adapters/telegram/log.ts'
import type { OwnAdapter, OwnOptions } from '../../../adapters/telegram/standalone.ts'
import { createTestHost, type TestHost, type TestHostOptions } from '../../fakes/host.ts'
import { createFakeTelegram, type FakeOptions, type FakeTelegram } from '../../fakes/telegram.ts'

/** A library under test: how the process's own bot is made with it. */
export interface LibrarySuite {
  readonly name: string
  create(options: OwnOptions): OwnAdapter
}

/** Makes own bots with a server and a core behind them, and takes all down after each test. */
export const createStage = ({ create }: LibrarySuite) => {
  const endings: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end()
  })

  const begin = async (
    { back = null, ...options }: Partial<OwnOptions> & FakeOptions & Pick<TestHostOptions, 'back'> = {},
    by: 'polling' | 'webhook' = 'polling',
  ) => {
    const telegram = await createFakeTelegram(options)
    endings.push(() => telegram.close())
    const lines: string[] = []
    const host = createTestHost({ changed: telegram.nudge, back })
    const adapter = await own(telegram, host, lines, options, by)
    return { telegram, host, lines, adapter }
  }

  const own = async (
    telegram: FakeTelegram,
    host: TestHost,
    lines: string[],
    options: Partial<OwnOptions>,
    by: 'polling' | 'webhook',
  ) => {
    let handle: OwnAdapter['handle'] = null
    const webhook =
      by === 'webhook' ? await mount((request) => handle?.(request) ?? new Response(null, { status: 503 })) : null
    const adapter = create({
      token: telegram.token,
      apiRoot: telegram.root,
      log: recording(lines, telegram.nudge),
      ...options,
      ...(webhook === null ? {} : { webhook: { url: `${webhook.url}/telegram`, secret: 's3cret_-' } }),
    })
    handle = adapter.handle
    let closed: Promise<void> | null = null
    const close = () => {
      closed ??= adapter.close()
      return closed
    }
    endings.push(async () => {
      await close()
      await webhook?.close()
    })
    await adapter.listen?.(host)
    return { ...adapter, close }
  }

  return { begin, own, endings }
}

/** The same with an editor, Ada, whose notes are read wherever she writes. */
export const createEditorStage = (suite: LibrarySuite) => {
  const { begin, own } = createStage(suite)
  const stage = async (...options: Parameters<typeof begin>) => {
    const begun = await begin(...options)
    const ada = begun.telegram.person('Ada')
    begun.host.editors.add(String(ada.id))
    return { ...begun, ada }
  }
  return { stage, own }
}

/** A log that keeps its lines. */
export const recording = (lines: string[], changed = () => {}): Log => {
  const keep = (level: string) => (line: string) => {
    lines.push(`${level} ${line}`)
    changed()
  }
  return { info: keep('info'), warn: keep('warn'), error: keep('error') }
}

/** Serves a Request handler on 127.0.0.1. */
const mount = (handle: (request: Request) => Response | Promise<Response>) =>
  new Promise<{ url: string; close: () => Promise<void> }>((resolve) => {
    const server = serve({ fetch: handle, port: 0, hostname: '127.0.0.1', createServer }, ({ port }) =>
      resolve({
        url: `http://127.0.0.1:${port}`,
        close: () => new Promise((closed) => void server.close(() => closed())),
      }),
    )
  })
