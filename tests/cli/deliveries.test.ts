import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Claim, Store, Verdict } from '../../src/store/port.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { briefwire, emptyFolder } from './run.ts'

const newsletter =
  'Harbour brief\n20 November 2026\nMoney\n1. Wallets open at the harbour\nShops take mobile payment now.\n'
const lane = { platform: 'telegram', account: '77' }

/** Issue 1 for three chats, each of which came to one of these verdicts. */
async function harbour(verdicts: readonly Verdict[]): Promise<{ folder: string; store: Store; tick: Tick }> {
  const folder = emptyFolder()
  await briefwire(folder, ['import', '-'], { input: newsletter })
  const store = openSqlite({ path: join(folder, 'data', 'briefwire.db') })
  onTestFinished(() => store.close())
  for (const chat of ['a', 'b', 'c']) await store.subscribe({ ...lane, chat, thread: null }, {}, 0)
  await briefwire(folder, ['publish'])
  // Far enough ahead that whatever the command makes due is due for this clock, however slow the machine.
  const now = Date.now() + 3_600_000
  const tick: Tick = async (marks = []) => {
    const lanes = [{ ...lane, intervalMs: 0, slots: 9 }]
    return (await store.tick({ now, worker: 'w', leaseUntil: now + 1e6, marks, lanes })).claims
  }
  const claims = await tick()
  await tick(claims.flatMap((claim, index) => markOf(claim, verdicts[index])))
  return { folder, store, tick }
}

type Tick = (marks?: Parameters<Store['tick']>[0]['marks']) => Promise<readonly Claim[]>

const markOf = ({ delivery, part, attempt }: Claim, verdict: Verdict | undefined) =>
  verdict === undefined ? [] : [{ delivery, part, attempt, verdict }]

const arrived = { kind: 'sent', id: '1', parts: 1, nextAt: 0 } as const
const doubtful = { kind: 'uncertain', reason: 'hung up' } as const
const failed = { kind: 'failed', reason: 'too long' } as const

describe('deliveries', () => {
  it('tells how far an issue is, and lists what did not arrive', async () => {
    const { folder } = await harbour([arrived, doubtful, failed])
    const all = await briefwire(folder, ['deliveries', '1'])
    expect(all).toMatchObject({ code: 0, err: '' })
    expect(all.out).toContain('Issue 1 · Harbour brief\n1 sent, 1 failed, 1 uncertain\n')
    expect(all.out).toContain('--resend')
    expect((await briefwire(folder, ['deliveries', 'latest', '--uncertain'])).out).toContain(
      'uncertain  telegram 77 b  part 1, attempt 1: hung up',
    )
    const { out } = await briefwire(folder, ['deliveries', '#1', '--failed', '--json'])
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ target: { chat: 'c' }, state: 'failed', reason: 'too long', doubts: 0 }])
    expect((await briefwire(folder, ['deliveries', '1', '--json'])).out.trim().split('\n')).toHaveLength(3)
    expect(await briefwire(folder, ['deliveries', '7'])).toMatchObject({
      code: 4,
      err: expect.stringContaining('no issue 7'),
    })
  })

  it('sends what is uncertain again, or leaves it', async () => {
    const { folder, tick, store } = await harbour([arrived, doubtful, doubtful])
    expect(await briefwire(folder, ['deliveries', '1', '--resend', '--leave'])).toMatchObject({ code: 2 })
    const resent = await briefwire(folder, ['deliveries', '1', '--resend'])
    expect(resent.out).toBe('2 uncertain deliveries go out again.\n')
    const claims = await tick()
    expect(claims.map(({ target, attempt }) => [target.chat, attempt])).toEqual([
      ['b', 2],
      ['c', 2],
    ])
    await tick(claims.flatMap((claim, index) => markOf(claim, index === 0 ? arrived : doubtful)))
    const left = await briefwire(folder, ['deliveries', '1', '--leave'])
    expect(left.out).toBe('1 uncertain delivery is left as failed.\n')
    expect(await store.progress(1)).toMatchObject({ sent: 2, failed: 1, uncertain: 0 })
  })

  it('lets a stopped issue go on', async () => {
    const { folder, store } = await harbour([{ kind: 'halted', reason: 'the payload is refused' }])
    const stopped = await briefwire(folder, ['deliveries', '1'])
    expect(stopped.out).toContain('Stopped: the payload is refused\nLet it go on: briefwire deliveries 1 --go-on')
    expect((await briefwire(folder, ['deliveries', '1', '--go-on'])).out).toContain('Issue 1 goes on')
    expect(await store.halted(1)).toBeNull()
    expect(await briefwire(folder, ['deliveries', '1', '--go-on'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('not stopped'),
    })
  })
})

describe('lanes', () => {
  it('shows which are closed or paused, and opens them', async () => {
    const { folder } = await harbour([{ kind: 'closed', reason: 'token revoked' }])
    expect((await briefwire(folder, ['lanes'])).out).toContain('telegram:77  closed: token revoked')
    expect((await briefwire(folder, ['lanes', '--open', 'telegram:77'])).out).toContain('telegram:77  open\n')
    expect(await briefwire(folder, ['lanes', '--open', 'slack'])).toMatchObject({
      code: 4,
      err: expect.stringContaining('no lane "slack"'),
    })
    const until = Date.now() + 86_400_000
    const paused = await harbour([{ kind: 'again', at: until, laneUntil: until, reason: 'too fast' }])
    const { out } = await briefwire(paused.folder, ['lanes'])
    expect(out).toContain(`telegram:77  paused until ${new Date(until).toISOString()}: too fast`)
    expect((await briefwire(paused.folder, ['lanes', '--open', 'telegram'])).out).toContain('telegram:77  open\n')
    expect(JSON.parse((await briefwire(paused.folder, ['lanes', '--json'])).out)).toMatchObject([
      { ...lane, standing: 'open', pausedUntil: null },
    ])
    expect((await briefwire(emptyFolder(), ['lanes'])).out).toContain('no lanes yet')
  })
})
