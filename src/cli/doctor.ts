import { once } from 'node:events'
import { createServer } from 'node:net'
import { z } from 'zod'
import { uncertainIssues } from '../background/generations/settle.ts'
import { databaseName } from '../config/database.ts'
import type { Config } from '../config.ts'
import { messageOf, UserError } from '../errors.ts'
import { examineKeys } from '../main/keys.ts'
import { openDesk } from '../main/open-desk.ts'
import type { Finding } from '../main/platform.ts'
import { anyConfigured, examinePlatforms } from '../main/platforms.ts'
import { examineReaders } from '../main/unserved.ts'
import type { Member } from '../store/desk.ts'
import type { Streams } from './io.ts'

type Words = Streams['words']['doctor']

/** `briefwire doctor`: looks at everything that a start needs. Throws UserError when something is wrong. */
export async function doctor(
  { chat, json }: { readonly chat?: string; readonly json?: boolean },
  config: Config,
  io: Streams,
): Promise<void> {
  const words = io.words.doctor
  const findings = [
    { ok: true, message: `Node ${process.versions.node}` },
    ...(await database(config, words)),
    ...(await port(config, words)),
    {
      ok: true,
      message: words.brief(config.brief.title, config.brief.timeZone, config.brief.language),
    },
    ...config.warnings.map((message) => ({ ok: false, message })),
    ...terminalOnly(config, words),
    ...ownerless(config, words),
    ...(await examinePlatforms(config, chat)),
  ]
  const faults = findings.filter(({ ok }) => !ok).length
  if (json) io.out(JSON.stringify({ ok: faults === 0, findings }))
  else for (const { ok, message } of findings) io.out(`${ok ? '✓' : '✗'} ${message}`)
  if (faults > 0) throw new UserError(io.words.operating.attention(faults))
}

async function database(config: Config, words: Words): Promise<readonly Finding[]> {
  try {
    const { store } = await openDesk(config)
    const newest = await store.latest()
    const { active, paused } = await store.subscriptionCounts()
    const lanes = await store.lanes()
    const damage = await store.damage()
    const fault = await store.fault()
    const keys = await examineKeys(config, store)
    const readers = await examineReaders(config, store, words)
    const members = await store.members()
    const doubts = await uncertainIssues(store)
    await store.close()
    if (damage !== null) return [{ ok: false, message: damage }]
    if (fault !== null) return [{ ok: false, message: fault }]
    return [
      {
        ok: true,
        message: words.database(databaseName(config), newest?.number ?? 0, active, paused),
      },
      ...lanes
        .filter((lane) => lane.standing === 'closed')
        .map((lane) => ({
          ok: false,
          message: words.laneClosed(`${lane.platform} ${lane.account}`, lane.reason ?? ''),
        })),
      ...lanes
        .filter((lane) => lane.standing === 'gone')
        .map(({ platform, account, reason }) => ({
          ok: true,
          message: words.laneGone(`${platform} ${account}`, reason ?? ''),
        })),
      ...doubts.map(({ issue, uncertain }) => ({
        ok: false,
        message: words.uncertain(issue, uncertain),
      })),
      ...keys,
      ...readers,
      ...misnamed(config, members, words),
    ]
  } catch (thrown) {
    return [{ ok: false, message: messageOf(thrown) }]
  }
}

/** Whoever joined while there was one workspace is written in a way that names nobody for sure in several. */
const misnamed = ({ slack }: Config, members: readonly Member[], words: Words): readonly Finding[] =>
  members
    .filter(({ person }) => slack?.oauth && /^slack:[^/]+$/.test(person))
    .map(({ person, name }) => ({
      ok: false,
      message: words.misnamed(name ?? person, person),
    }))

async function port({ host, port }: Config, words: Words): Promise<readonly Finding[]> {
  const server = createServer()
  server.listen(port, host)
  try {
    await once(server, 'listening')
    return [{ ok: true, message: words.portFree(port, host) }]
  } catch (thrown) {
    const used = thrown instanceof Error && 'code' in thrown && thrown.code === 'EADDRINUSE'
    return used
      ? askRunning(host, port, words)
      : [{ ok: false, message: words.cannotListen(`${host}:${port}`, messageOf(thrown)) }]
  } finally {
    server.close()
  }
}

/** Whoever has the port may be a running Briefwire, which knows best how it is. */
async function askRunning(host: string, port: number, words: Words): Promise<readonly Finding[]> {
  const name = host.includes(':') ? `[${host}]` : host
  const signal = AbortSignal.timeout(3000)
  const answer = await fetch(`http://${name}:${port}/healthz`, { signal })
    .then((response) => response.json())
    .catch(() => null)
  const told = healthShape.safeParse(answer)
  if (!told.success) return [{ ok: true, message: words.portTaken(port, host) }]
  const { ready, problems } = told.data
  return [
    { ok: ready, message: words.running(port, host, ready) },
    ...problems.map((problem) => ({ ok: false, message: words.says(wordsOf(problem)) })),
  ]
}

const wordsOf = ({ part, platform, account, reason }: z.infer<typeof problemShape>): string =>
  `${[platform ?? part, account].filter(Boolean).join(' ')}: ${reason}`

const problemShape = z.object({
  part: z.string(),
  platform: z.string().optional(),
  account: z.string().nullish(),
  reason: z.string(),
})
const healthShape = z.object({ ready: z.boolean(), problems: z.array(problemShape) })

const terminalOnly = (config: Config, words: Words): readonly Finding[] =>
  anyConfigured(config) ? [] : [{ ok: true, message: words.terminalOnly }]

/** No fault: the command line can do everything. */
const ownerless = (config: Config, words: Words): readonly Finding[] =>
  anyConfigured(config) && config.admins.length === 0
    ? [
        {
          ok: true,
          message: words.ownerless,
        },
      ]
    : []
