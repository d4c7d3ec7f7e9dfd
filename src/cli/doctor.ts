import { once } from 'node:events'
import { createServer } from 'node:net'
import { z } from 'zod'
import { uncertainIssues } from '../background/generations/settle.ts'
import type { Config } from '../config.ts'
import { messageOf, UserError } from '../errors.ts'
import { examineKeys } from '../main/keys.ts'
import type { Finding } from '../main/platform.ts'
import { anyConfigured, examinePlatforms } from '../main/platforms.ts'
import { examineReaders } from '../main/unserved.ts'
import { openDesk } from '../main.ts'
import type { Member } from '../store/desk.ts'
import { plural } from '../text/plural.ts'
import type { Streams } from './io.ts'

/** `briefwire doctor`: looks at everything that a start needs. Throws UserError when something is wrong. */
export async function doctor(
  { chat, json }: { readonly chat?: string; readonly json?: boolean },
  config: Config,
  io: Streams,
): Promise<void> {
  const findings = [
    { ok: true, message: `Node ${process.versions.node}` },
    ...(await database(config)),
    ...(await port(config)),
    {
      ok: true,
      message: `The brief is “${config.brief.title}”, in ${config.brief.timeZone}, speaking ${config.brief.language}`,
    },
    ...config.warnings.map((message) => ({ ok: false, message })),
    ...terminalOnly(config),
    ...ownerless(config),
    ...(await examinePlatforms(config, chat)),
  ]
  const faults = findings.filter(({ ok }) => !ok).length
  if (json) io.out(JSON.stringify({ ok: faults === 0, findings }))
  else for (const { ok, message } of findings) io.out(`${ok ? '✓' : '✗'} ${message}`)
  if (faults > 0) throw new UserError(io.words.operating.attention(faults))
}

async function database(config: Config): Promise<readonly Finding[]> {
  try {
    const { store } = await openDesk(config)
    const newest = await store.latest()
    const { active, paused } = await store.subscriptionCounts()
    const lanes = await store.lanes()
    const damage = await store.damage()
    const fault = await store.fault()
    const keys = await examineKeys(config, store)
    const readers = await examineReaders(config, store)
    const members = await store.members()
    const doubts = await uncertainIssues(store)
    await store.close()
    if (damage !== null) return [{ ok: false, message: damage }]
    if (fault !== null) return [{ ok: false, message: fault }]
    return [
      {
        ok: true,
        message: `Database ${config.databasePath}: ${plural(newest?.number ?? 0, 'issue')}, ${plural(active, 'subscriber')}, ${paused} paused`,
      },
      ...lanes
        .filter((lane) => lane.standing === 'closed')
        .map((lane) => ({ ok: false, message: `Nothing is sent to ${lane.platform} ${lane.account}: ${lane.reason}` })),
      ...lanes
        .filter((lane) => lane.standing === 'gone')
        .map(({ platform, account, reason }) => ({
          ok: true,
          message: `${platform} ${account} is gone (${reason}): its readers come back when it does`,
        })),
      ...doubts.map(({ issue, uncertain }) => ({
        ok: false,
        message: `Issue ${issue}: ${plural(uncertain, 'message')} may or may not have arrived. Decide: briefwire deliveries ${issue} --resend, or --leave`,
      })),
      ...keys,
      ...readers,
      ...misnamed(config, members),
    ]
  } catch (thrown) {
    return [{ ok: false, message: messageOf(thrown) }]
  }
}

/** Whoever joined while there was one workspace is written in a way that names nobody for sure in several. */
const misnamed = ({ slack }: Config, members: readonly Member[]): readonly Finding[] =>
  members
    .filter(({ person }) => slack?.oauth && /^slack:[^/]+$/.test(person))
    .map(({ person, name }) => ({
      ok: false,
      message: `${name ?? person} is no editor any more: now that several workspaces may install the app, ${person} could be somebody else in each. Invite them again from the workspace that they are in`,
    }))

async function port({ host, port }: Config): Promise<readonly Finding[]> {
  const server = createServer()
  server.listen(port, host)
  try {
    await once(server, 'listening')
    return [{ ok: true, message: `Port ${port} on ${host} is free` }]
  } catch (thrown) {
    const used = thrown instanceof Error && 'code' in thrown && thrown.code === 'EADDRINUSE'
    return used
      ? askRunning(host, port)
      : [{ ok: false, message: `Cannot listen on ${host}:${port}: ${messageOf(thrown)}` }]
  } finally {
    server.close()
  }
}

/** Whoever has the port may be a running Briefwire, which knows best how it is. */
async function askRunning(host: string, port: number): Promise<readonly Finding[]> {
  const name = host.includes(':') ? `[${host}]` : host
  const signal = AbortSignal.timeout(3000)
  const answer = await fetch(`http://${name}:${port}/healthz`, { signal })
    .then((response) => response.json())
    .catch(() => null)
  const told = healthShape.safeParse(answer)
  if (!told.success)
    return [{ ok: true, message: `Port ${port} on ${host} is in use, not by a Briefwire that answers` }]
  const { ready, problems } = told.data
  return [
    { ok: ready, message: `Port ${port} on ${host}: a running Briefwire, which is ${ready ? 'ready' : 'not ready'}` },
    ...problems.map((problem) => ({ ok: false, message: `It says: ${wordsOf(problem)}` })),
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

const terminalOnly = (config: Config): readonly Finding[] =>
  anyConfigured(config)
    ? []
    : [{ ok: true, message: 'No platform is configured: "briefwire start" talks in this terminal' }]

/** No fault: the command line can do everything. */
const ownerless = (config: Config): readonly Finding[] =>
  anyConfigured(config) && config.admins.length === 0
    ? [
        {
          ok: true,
          message: 'Nobody may write issues in chat: send /editors to the bot, and put what it calls you into ADMINS',
        },
      ]
    : []
