import { describe, expect, it } from 'vitest'
import { campaign } from './campaign.ts'
import { aheadForSeconds, clockJumps } from './clock.ts'
import { correcting } from './correcting.ts'
import { openDatabases } from './databases.ts'
import { fanOut } from './fan-out.ts'
import { folderGone, fullAtStart, fullWhileIdle, readOnly } from './files.ts'
import { fixFanOut } from './fix-fan-out.ts'
import { tablesFull } from './full-server.ts'
import { fileLimit } from './storage.ts'
import { keyChange, rotation, uninstalling } from './tokens.ts'

// A short run of `npm run faults`; a failure names its seed.
describe('the program under fire', { timeout: 600_000 }, () => {
  it.concurrent.each([
    { library: 'grammy', onUncertain: 'resend', seed: 1201, kills: 2 },
    { library: 'bolt', onUncertain: 'hold', seed: 1203, kills: 2 },
  ] as const)('loses nothing and doubles nothing uncounted: $library, $onUncertain, seed $seed', async (chosen) => {
    const outcome = await campaign({ ...chosen, readers: 200, issues: 1, trouble: 3 })
    expect(outcome.violations).toEqual([])
    expect(outcome).toMatchObject({ lost: 0, uncounted: 0 })
    // What a kill met is held for good: on a slow machine that is many.
    expect(outcome.messages + outcome.uncertain).toBeGreaterThan(100)
  })

  it.concurrent('does the same on PostgreSQL, which restarts at once in the middle, and corrects what is out', async ({
    onTestFinished,
  }) => {
    const databases = await openDatabases()
    onTestFinished(() => databases.close())
    const befalls = async (kill: number): Promise<boolean> => kill !== 1 && databases.restart()
    const outcome = await campaign({
      ...{ library: 'telegraf', onUncertain: 'hold', seed: 1215, readers: 200, issues: 1, kills: 2, trouble: 2 },
      ...{ newDatabase: databases.make, befalls, corrects: true },
    })
    expect(outcome.violations).toEqual([])
    expect(outcome).toMatchObject({ lost: 0, doubled: 0 })
    expect(outcome.messages + outcome.uncertain).toBeGreaterThan(100)
    expect(outcome.seen.changed).toBeGreaterThan(50)
  })

  // The other libraries in the long run.
  it.concurrent.each([{ library: 'grammy', onUncertain: 'resend', seed: 1206 }] as const)(
    'leaves no old text in copies that grow and shrink, and no notice that is contradicted: $library, seed $seed',
    async (chosen) => {
      const outcome = await correcting({ ...chosen, readers: 60, kills: 3, trouble: 4 })
      expect(outcome.violations).toEqual([])
      expect(outcome).toMatchObject({ copies: 60, faults: { old: 0, contradictory: 0, lost: 0, uncounted: 0 } })
      expect(outcome.seen.changed).toBeGreaterThan(40)
      expect(outcome.seen.late).toBeGreaterThan(3)
      expect(outcome.seen.standing.some(({ kind }) => kind === 'notice')).toBe(true)
    },
  )

  it.concurrent('forgets nobody, and none twice, of a publication that was killed while its deliveries were written', async () => {
    const outcome = await fanOut({ seed: 1212, readers: 5_000, kills: 1 })
    expect(outcome).toMatchObject({ within: 1, lost: 0, doubled: 0, strange: 0, miscounted: 0 })
    expect(outcome.deliveries).toBeGreaterThan(3_000)
  })

  it.concurrent('leaves no copy as it was, and changes none twice, after a correction that was killed while its fixes were written', async () => {
    const outcome = await fixFanOut({ seed: 1213, readers: 5_000, kills: 1 })
    expect(outcome).toMatchObject({ within: 1, copies: 5_000, lost: 0, doubled: 0, outdated: 0, miscounted: 0 })
  })

  it.concurrent('is silenced by no clock that is wrong for seconds', async () => {
    const weather = { library: 'grammy', seed: 1210, readers: 40, trouble: 1 } as const
    const outcome = await clockJumps({ ...aheadForSeconds, ...weather })
    expect(outcome.violations).toEqual([])
    expect(outcome).toMatchObject({ lost: 0, uncounted: 0 })
  })

  // What only root may prepare is left out for anybody else.
  it.concurrent.each([
    ['a file that may not grow', fileLimit, 1204],
    ['a folder that is gone for a while', folderGone, 1207],
    ['a file that is read-only for a while', readOnly, 1208],
    ['hardly any room at a start', fullAtStart, 1209],
    ['a full disk while nothing is due', fullWhileIdle, 1211],
    ['a PostgreSQL whose disk is full', tablesFull, 1214],
  ] as const)('says that it cannot write, sends nothing meanwhile, and goes on: %s', async (_, scene, seed) => {
    const outcome = await scene({ library: 'grammy', seed, readers: 200 })
    expect(outcome.violations).toEqual([])
    expect(outcome).toMatchObject({ lost: 0, doubled: 0 })
  })

  it.concurrent.each([
    ['the key changes', keyChange],
    ['a workspace goes and comes back', uninstalling],
    ['tokens last twelve hours', rotation],
  ] as const)('loses nothing and sends nothing twice in the workspaces of Slack when %s', async (_, scene) => {
    const outcome = await scene({ channels: 20, rounds: 1 })
    expect(outcome.violations).toEqual([])
    expect(outcome.messages).toBeGreaterThan(60)
  })
})
