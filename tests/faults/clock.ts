import { setTimeout as delay } from 'node:timers/promises'
import { patienceMs } from '../fakes/patience.ts'
import { type CampaignOptions, type Field, inFlight, prepare } from './campaign.ts'
import { publish, readLedger, sendingIn } from './ledger.ts'
import { type Program, startProgram } from './program.ts'
import { type Judgement, verify } from './verify.ts'

/** What came of two broadcasts under a clock that was set to and fro. */
export interface ClockOutcome extends Judgement {
  readonly name: string
  readonly mostInASecond: number
  readonly seconds: number
}

export interface ClockOptions
  extends Pick<CampaignOptions, 'library' | 'seed' | 'readers' | 'trouble' | 'newDatabase'> {
  readonly name: string
  readonly script: (stage: Stage) => Promise<void>
}

/** What can be done while the first issue goes out. */
export interface Stage {
  /** Sets the clock of the program so far from ours, and lets so many seconds pass. */
  wrong(byMs: number, seconds: number): Promise<void>
  /** Somebody publishes the second issue at the command line, whose clock is as wrong. */
  publish(): Promise<void>
  /** `kill -9` and a new start, at once. */
  restart(): Promise<void>
  /** Resolves with the first line, from now on, that says so. */
  says(words: string): Promise<void>
}

/** Slow enough that a broadcast takes some seconds. */
const perSecond = 40
const issues = 2
const dayMs = 86_400_000
/** The program's words for going over to the time of a clock that has stayed wrong. */
const goesOver = 'what waits has as long to wait as it had'

type Scene = Pick<ClockOptions, 'name' | 'script'>

/** The short one: it takes a few seconds. */
export const aheadForSeconds: Scene = {
  name: 'a day ahead for two seconds',
  async script({ wrong, publish }) {
    await wrong(dayMs, 1)
    await publish()
    await wrong(dayMs, 1)
    await wrong(0, 0.2)
  },
}

/** Those that wait until the program believes its clock, a minute each. */
export const longScenes: readonly Scene[] = [
  {
    name: 'a day back for good',
    async script({ wrong, publish, says }) {
      const over = says(goesOver)
      await wrong(-dayMs, 1)
      await over
      await publish()
    },
  },
  {
    name: 'an hour ahead for good, in the middle of an issue',
    async script({ wrong, publish, says }) {
      const over = says(goesOver)
      await wrong(3_600_000, 58)
      await publish()
      await over
    },
  },
  {
    name: 'killed and started while it is a day ahead',
    async script({ wrong, publish, restart, says }) {
      await wrong(dayMs, 1)
      await restart()
      const over = says(goesOver)
      await wrong(0, 1)
      await publish()
      await over
    },
  },
  {
    name: 'to and fro for twenty seconds',
    async script({ wrong, publish }) {
      for (const [at, byMs] of [dayMs, 0, -dayMs, 3_600_000, -700, 400 * dayMs, 4_000, -60_000, dayMs, 0].entries()) {
        await wrong(byMs, 2)
        if (at === 4) await publish()
      }
    },
  },
]

/** Delivers two issues while the clock is set as the script wants, and compares at the end. */
export async function clockJumps({ name, script, ...weather }: ClockOptions): Promise<ClockOutcome> {
  const from = performance.now()
  const options = { ...weather, onUncertain: 'hold', issues: 1, kills: 0 } as const
  const prepared = await prepare(options)
  const field: Field = { ...prepared, options: { ...prepared.options, perSecond, clock: true } }
  const kills: (readonly string[])[] = []
  let program = startProgram(field.options)
  let wrongMs = 0
  const turn = (): void => program.setClock(wrongMs)
  try {
    await field.sends(10, patienceMs)
    await script({
      async wrong(byMs, seconds) {
        wrongMs = byMs
        turn()
        await delay(seconds * 1000)
      },
      publish: () => publish(field.options, issues, () => Date.now() + wrongMs),
      async restart() {
        await program.kill()
        kills.push(await sendingIn(field.options, issues))
        program = startProgram(field.options)
        await program.ready
      },
      says: (words) => program.says(({ msg }) => String(msg).includes(words)).then(() => {}),
    })
    await delivered(field, program)
    const seen = await field.seen()
    await program.kill('SIGTERM')
    const ledger = await readLedger(field.options, issues)
    const judged = verify({ ...options, issues, plan: field.plan, seen, ledger, kills, inFlight })
    // Messages are a few milliseconds on their way, some more than others.
    const tooFast = seen.peak > perSecond + 2 ? [`${seen.peak} messages in one second, of ${perSecond}`] : []
    return {
      ...judged,
      name,
      mostInASecond: seen.peak,
      violations: [...judged.violations, ...tooFast],
      seconds: (performance.now() - from) / 1000,
    }
  } finally {
    await program.kill()
    await field.close()
  }
}

/** Resolves when nothing is left to do; throws when that takes longer than two broadcasts with all that was asked for. */
async function delivered({ options }: Field, program: Program): Promise<void> {
  for (const end = performance.now() + patienceMs; ; await delay(200)) {
    const ledger = await readLedger(options, issues)
    const left = ledger.filter(({ state }) => state === 'pending' || state === 'sending')
    if (ledger.length > 0 && left.length === 0) return
    if (performance.now() > end)
      throw new Error(
        `${left.length} are still to go: ${JSON.stringify(left[0])} ${JSON.stringify(program.log.slice(-3))}`,
      )
  }
}
