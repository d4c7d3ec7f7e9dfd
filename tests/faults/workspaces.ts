import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { readConfig } from '../../src/config.ts'
import { rotateKeys } from '../../src/main/keys.ts'
import { openDesk } from '../../src/main.ts'
import type { Store } from '../../src/store/port.ts'
import { patienceMs } from '../fakes/patience.ts'
import { textsIn } from '../fakes/slack/blocks.ts'
import { type Slack, startSlack } from '../fakes/slack.ts'
import type { NewDatabase } from './databases.ts'
import { deliveriesOf } from './ledger.ts'
import { environmentOf, type Program, type ProgramOptions, startProgram } from './program.ts'

// The program in two workspaces of a Slack, whose tokens and keys change under it.

export interface WorkspaceOptions {
  /** Channels in each workspace. */
  readonly channels: number
  /** How often the trouble is repeated. */
  readonly rounds: number
  /** A file if not given. */
  readonly newDatabase?: NewDatabase
}

export interface WorkspaceOutcome {
  readonly name: string
  readonly messages: number
  readonly violations: readonly string[]
}

const signingSecret = '0123456789abcdef0123456789abcdef'
const hourMs = 3_600_000
export const keys = ['A', 'B'].map((letter) => Buffer.alloc(32, letter).toString('base64'))

/** A Slack with two workspaces, a folder, and what people and programs do there. */
export async function openField({ channels, newDatabase }: WorkspaceOptions) {
  const slack = await startSlack()
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-workspaces-'))
  const database = await newDatabase?.()
  const chats = ['T1', 'T2'].flatMap((team) => {
    const { botUser } = slack.team(team)
    return Array.from({ length: channels }, (_, at) => {
      const { id } = slack.channel(`C${team}${String(at).padStart(5, '0')}`, { team, members: [botUser, 'U1'] })
      return { platform: 'slack', account: team, chat: id, thread: null }
    })
  })
  const programs: Program[] = []
  const violations: string[] = []
  const optionsFor = (secretKeys: readonly string[], aheadMs = 0): ProgramOptions => ({
    folder,
    ...(database === undefined ? {} : { database }),
    platform: 'slack',
    library: 'bolt',
    onUncertain: 'hold',
    api: slack.apiUrl.replace(/\/$/, ''),
    perSecond: 1000,
    timeoutSeconds: 30,
    aheadMs,
    environment: {
      SLACK_BOT_TOKEN: '',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'client-secret',
      SLACK_STATE_SECRET: 'state-secret',
      SECRET_KEY: secretKeys.join(','),
    },
  })
  const { store, desk } = await openDesk(readConfig(environmentOf(optionsFor(keys.slice(0, 1)))))
  return {
    slack,
    store,
    chats,
    violations,
    /** Starts the program; its clock and its keys as they are told. */
    start(secretKeys: readonly string[], aheadMs?: number): Program {
      const program = startProgram(optionsFor(secretKeys, aheadMs))
      programs.push(program)
      program.ready.then(
        (url) => slack.use({ kind: 'http', url, signingSecret }),
        () => {},
      )
      return program
    },
    async subscribeAll(): Promise<void> {
      await store.subscribeAll(
        chats.map((target) => ({ target, wants: {} })),
        Date.now(),
      )
    },
    publish: async (number: number): Promise<void> => {
      await desk.publish({
        title: `Edition ${number}`,
        date: '2026-11-20',
        sections: [{ title: null, items: [{ number: 1, headline: 'News', body: [], source: null, topics: [] }] }],
        footer: [],
      })
    },
    /** What `briefwire keys rotate` does, beside the program. */
    rotate: (secretKeys: readonly string[]) => rotateKeys(readConfig(environmentOf(optionsFor(secretKeys))), store),
    async close(): Promise<void> {
      await Promise.all(programs.map((program) => program.kill()))
      await store.close()
      await slack.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type WorkspaceField = Awaited<ReturnType<typeof openField>>

/** Goes through an installation as a browser would. */
export async function install(slack: Slack, program: Program, team: string): Promise<void> {
  const url = await program.ready
  slack.state.codes.set(`code-${team}`, team)
  const begun = await fetch(`${url}/slack/install`, { redirect: 'manual' })
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? ''
  const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const back = `${url}/slack/oauth_redirect?code=code-${team}&state=${encodeURIComponent(state)}`
  const { status } = await fetch(back, { headers: { cookie } })
  if (status !== 200) throw new Error(`the installation in ${team} ended with ${status}`)
}

/** The editions that stand in a channel, in order of arrival. */
export const editionsIn = (slack: Slack, chat: string): readonly number[] =>
  slack.seen(chat).flatMap(({ blocks }) => {
    const [, number] = /Edition (\d+)/.exec(textsIn(blocks).join(' ')) ?? []
    return number === undefined ? [] : Number(number)
  })

/** Resolves when nothing of these issues is due any more; throws when for long nothing has changed. */
export async function settledIn(store: Store, ...issues: readonly number[]): Promise<void> {
  let before = ''
  for (let still = 0; still < patienceMs / 50; ) {
    const all = await Promise.all(issues.map((issue) => store.progress(issue)))
    if (all.every(({ pending, sending }) => pending + sending === 0)) return
    const state = JSON.stringify(all)
    still = state === before ? still + 1 : 0
    before = state
    await delay(50)
  }
  throw new Error(`the broadcast stands still: ${before}`)
}

/** Sends whose fate nobody knows, as `chat issue`: after a kill they may be there twice, or not at all. */
export async function doubtsIn(store: Store, issue: number): Promise<ReadonlySet<string>> {
  const all = await deliveriesOf(store, issue)
  return new Set(all.filter(({ doubts }) => doubts > 0).map(({ target }) => `${target.chat} ${issue}`))
}

export const hours = (count: number): number => count * hourMs
