import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createSeal } from '../../adapters/slack/oauth/encryption.ts'
import { readConfig } from '../../src/config.ts'
import { atCommandLine } from '../../src/desk/desk.ts'
import { openDesk } from '../../src/main.ts'
import type { Draft, Target } from '../../src/model.ts'
import { seeded } from '../bench/archive.ts'
import { type Cluster, createCluster } from '../postgres/cluster.ts'
import { closeness, type FairPlatforms, openFairPlatforms, slackTokenOf, telegramToken } from './fair-platforms.ts'
import { deliveriesOf } from './ledger.ts'
import { markedItem, markText } from './marks.ts'
import { environmentOf, type Program, type ProgramOptions, startProgram } from './program.ts'
import { settledIn } from './workspaces.ts'

export interface ProcessesOptions {
  readonly seed: number
  readonly workspaces: number
  readonly channels: number
  readonly chats: number
  readonly workers: number
  /** So many times, a second from each other, one of all the processes is killed and started again. */
  readonly kills: number
  /** So many times the server restarts at once meanwhile, and one of its processes is killed. */
  readonly restarts: number
  /** Messages a second in each workspace, and in Telegram. */
  readonly perSecond: { readonly slack: number; readonly telegram: number }
}

/** What came of two issues, one of them by schedule, that several processes sent while they were killed one after the other. */
export interface ProcessesOutcome {
  readonly name: string
  readonly deliveries: number
  readonly kills: number
  readonly restarts: number
  readonly lost: number
  /** Messages beside the first. */
  readonly doubled: number
  readonly uncertain: number
  /** Of those how many have arrived. */
  readonly arrived: number
  /** Of what a lane may in a second, the most that came in one. */
  readonly most: string
  readonly violations: readonly string[]
  readonly seconds: number
}

const secret = randomBytes(32).toString('base64')
const owner = '7'
/** What comes a little early at a busy platform is not held against anybody. */
const windowMs = 950

/** Delivers two issues by several processes on one server, of which one or another is killed all the time. */
export async function processes(options: ProcessesOptions): Promise<ProcessesOutcome> {
  const from = performance.now()
  const random = seeded(options.seed)
  const server = await createCluster()
  await server.start()
  await server.query('create database brief')
  const platforms = await openFairPlatforms()
  const field = await prepare(options, server, platforms)
  const running: Program[] = []
  const start = (at: number): Program =>
    startProgram({ ...field.program, args: ['--role', at === 0 ? 'web' : 'worker'] })
  for (let at = 0; at <= options.workers; at++) running.push(start(at))
  const violations: string[] = []
  try {
    await Promise.all(running.map(({ ready }) => ready))
    const scheduledAt = Date.now() + 5_000
    const { desk, store } = field
    await desk.publish(issueOf(1))
    await desk.add(issueOf(2))
    await desk.schedule.plan({ at: scheduledAt, by: `telegram:${owner}`, name: null, target: null }, atCommandLine)
    const restartAt = new Set(
      Array.from({ length: options.restarts }, (_, at) =>
        Math.floor(((at + 1) * options.kills) / (options.restarts + 1)),
      ),
    )
    for (let kill = 0; kill < options.kills; kill++) {
      await delay(1000)
      const at = Math.floor(random() * running.length)
      await running[at]?.kill()
      running[at] = start(at)
      if (!restartAt.has(kill)) continue
      await server.killBackend()
      await delay(500)
      await server.stop('immediate')
      await server.start()
    }
    await untilOut(field, 2)
    await settledIn(store, 1, 2)
    const codes = await Promise.all(running.map((program) => program.kill('SIGTERM')))
    if (codes.some((code) => code !== 0)) violations.push(`asked to stop, they ended with ${codes}`)
    const judged = await judge(field, platforms, options)
    return {
      ...judged,
      name: `${options.workers} workers and a web process`,
      kills: options.kills,
      restarts: options.restarts,
      violations: [...violations, ...judged.violations],
      seconds: (performance.now() - from) / 1000,
    }
  } finally {
    await Promise.all(running.map((program) => program.kill()))
    await field.close()
    await platforms.close()
    await server.remove()
  }
}

async function prepare(options: ProcessesOptions, server: Cluster, platforms: FairPlatforms) {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-processes-'))
  const database = new URL(server.url)
  database.pathname = '/brief'
  const program: ProgramOptions = {
    ...{ folder, database: database.href, api: platforms.url, timeoutSeconds: 30 },
    ...{ platform: 'slack', library: 'bolt', onUncertain: 'hold', perSecond: options.perSecond.slack },
    environment: {
      TELEGRAM_BOT_TOKEN: telegramToken,
      TELEGRAM_API_ROOT: platforms.url,
      TELEGRAM_MESSAGES_PER_SECOND: String(options.perSecond.telegram),
      SLACK_BOT_TOKEN: '',
      SLACK_SIGNING_SECRET: 'faults',
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'client-secret',
      SLACK_STATE_SECRET: 'state-secret',
      SECRET_KEY: secret,
      ADMINS: `telegram:${owner}`,
    },
  }
  const { store, desk } = await openDesk(readConfig(environmentOf(program)))
  const seal = createSeal([secret])
  const teams = Array.from({ length: options.workspaces }, (_, at) => `T${String(at).padStart(4, '0')}`)
  for (const account of teams) {
    const installed = { account, token: slackTokenOf(account), botUser: `UBOT${account}` }
    const lane = { platform: 'slack', account }
    await store.saveInstallation(lane, seal.seal(account, JSON.stringify(installed), randomBytes(12)), Date.now())
  }
  const targets: Target[] = [
    ...Array.from({ length: options.channels }, (_, at) => ({
      platform: 'slack',
      account: teams[at % teams.length] ?? '',
      chat: `C${String(at).padStart(8, '0')}`,
      thread: null,
    })),
    ...Array.from({ length: options.chats }, (_, at) => ({
      platform: 'telegram',
      account: '424242',
      chat: String(10_000_000 + at),
      thread: null,
    })),
  ]
  await store.subscribeAll(
    targets.map((target) => ({ target, wants: {} })),
    Date.now(),
  )
  const home = { platform: 'telegram', account: '424242', chat: owner, thread: null }
  await store.rememberPrivateChat(`telegram:${owner}`, 'Ann', home)
  return {
    ...{ store, desk, program, targets },
    async close() {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Field = Awaited<ReturnType<typeof prepare>>

async function untilOut({ store }: Field, issue: number): Promise<void> {
  for (let at = 0; at < 600; at++, await delay(100)) if ((await store.latest())?.number === issue) return
  throw new Error(`issue ${issue} never came out`)
}

async function judge({ store, targets }: Field, platforms: FairPlatforms, { perSecond }: ProcessesOptions) {
  const violations: string[] = []
  const found = { deliveries: 0, lost: 0, doubled: 0, uncertain: 0, arrived: 0 }
  const arrivals = await platforms.arrivals()
  for (const issue of [1, 2]) {
    const mark = markText({ issue, item: 0, paragraph: 0, version: 1 })
    const came = Map.groupBy(
      arrivals.filter(({ marks }) => marks.includes(mark)),
      ({ chat }) => chat,
    )
    const ledger = await deliveriesOf(store, issue)
    found.deliveries += ledger.length
    if (ledger.length !== targets.length) violations.push(`issue ${issue} has ${ledger.length} deliveries`)
    for (const { target, state, reason } of ledger) {
      const times = came.get(target.chat)?.length ?? 0
      found.doubled += Math.max(0, times - 1)
      if (times > 1) violations.push(`${target.chat}, issue ${issue}: ${times} times, ${state}`)
      if (state === 'uncertain') {
        found.uncertain++
        found.arrived += times > 0 ? 1 : 0
      } else if (state !== 'sent' || times === 0) {
        found.lost++
        violations.push(`${target.chat}, issue ${issue}: ${state} (${reason}), arrived ${times} times`)
      }
    }
  }
  const most = { slack: 0, telegram: 0 }
  for (const [lane, all] of Map.groupBy(arrivals, ({ lane }) => lane)) {
    const platform = lane === 'telegram' ? 'telegram' : 'slack'
    most[platform] = Math.max(most[platform], closeness(all, 1000, perSecond[platform]).most)
    const { most: tooMany, shortestMs } = closeness(all, windowMs, perSecond[platform])
    if (tooMany > perSecond[platform])
      violations.push(
        `${lane}: ${tooMany} messages within ${windowMs} ms; one too many after ${Math.round(shortestMs)} ms`,
      )
  }
  for (const [chat, all] of Map.groupBy(arrivals, ({ chat }) => chat))
    if (chat !== owner && closeness(all, windowMs, 1).most > 1)
      violations.push(`${chat}: two messages within ${windowMs} ms`)
  const announced = arrivals.filter(({ chat, text }) => chat === owner && /schedule|published/i.test(text))
  if (announced.length > 1)
    violations.push(`the editor was told ${announced.length} times: ${announced.map(({ text }) => text)}`)
  return { ...found, most: `${most.slack}/${perSecond.slack}, ${most.telegram}/${perSecond.telegram}`, violations }
}

function issueOf(issue: number): Draft {
  const items = [markedItem('telegram', { issue, item: 0, version: 1, paragraphs: 1 })]
  return { title: `Faults ${issue}`, date: '2026-11-20', sections: [{ title: null, items }], footer: [] }
}
