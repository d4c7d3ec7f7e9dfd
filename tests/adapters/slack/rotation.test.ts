import { describe, expect, it } from 'vitest'
import type { SlackOptions } from '../../../adapters/slack/connect.ts'
import { createSeal } from '../../../adapters/slack/oauth/encryption.ts'
import type { Slack } from '../../fakes/slack.ts'
import { start } from './setup.ts'
import { install, secretKey, several } from './several.ts'

const hour = 3_600_000

/** A clock that a test turns, for Slack and us alike. */
function createClock() {
  let aheadMs = 0
  return {
    now: () => Date.now() + aheadMs,
    turn(ms: number): void {
      aheadMs += ms
    },
  }
}

/** Our app in T1, whose tokens expire after twelve hours. */
async function rotating(more: Partial<SlackOptions> = {}) {
  const clock = createClock()
  const world = await several('http', { now: clock.now, ...more })
  const { slack, url } = world
  slack.state.now = clock.now
  const team = slack.state.teams.get('T1')
  if (!team) throw new Error('no T1')
  team.rotates = true
  expect((await install(slack, url, 'T1')).status).toBe(200)
  return { ...world, clock, team }
}

const refreshes = (slack: Slack) => slack.calls('oauth.v2.access').filter(({ args }) => args.grant_type)

type Adapter = Awaited<ReturnType<typeof start>>['adapter']
function send({ render, send }: Adapter): Promise<string> {
  const [part] = render({ language: 'en', blocks: [{ kind: 'paragraph', text: [{ kind: 'text', text: 'News' }] }] })
  if (!part) throw new Error('nothing rendered')
  const target = { platform: 'slack', account: 'T1', chat: 'C1', thread: null }
  return send(target, part, { signal: AbortSignal.timeout(5000), first: null })
}

const stored = (rows: { readonly rows: Map<string, string> }) =>
  JSON.parse(createSeal([secretKey]).open('T1', rows.rows.get('T1') ?? ''))

describe('a token that lasts twelve hours', () => {
  it('is exchanged in time, day after day, and nothing is ever sent with one that has expired', async () => {
    const { slack, adapter, clock, rows, team } = await rotating()
    const seen = new Set<string>()
    for (let hours = 0; hours < 72; hours++) {
      await send(adapter)
      await expect.poll(() => stored(rows).token).toBe(team.token)
      seen.add(team.token)
      clock.turn(hour)
    }
    expect(slack.state.calls.filter(({ error }) => error !== null)).toEqual([])
    expect(seen.size).toBe(1 + refreshes(slack).length)
    expect(refreshes(slack).length).toBeGreaterThanOrEqual(6)
    expect(refreshes(slack).length).toBeLessThanOrEqual(8)
  })

  it('is exchanged without anybody sending anything', async () => {
    const { slack, clock, team, rows } = await rotating({ lookMs: 5 })
    const before = team.token
    clock.turn(11 * hour)
    await slack.until('the exchange', () => team.token !== before)
    await expect.poll(() => stored(rows).token).toBe(team.token)
    expect(refreshes(slack)).toHaveLength(1)
  })

  it('is exchanged before it is used, when it has expired while nobody ran', async () => {
    const { slack, clock, oauth, team } = await rotating()
    clock.turn(40 * hour)
    const { adapter } = await start('http', { botToken: null, oauth, now: clock.now }, slack)
    await send(adapter)
    expect(slack.calls('chat.postMessage').map(({ error }) => error)).toEqual([null])
    expect(adapter.faults?.()).toEqual([])
    expect(team.token).toContain('xoxe.xoxb')
  })

  it('is exchanged by one of many who need it, in one process and in several', async () => {
    const { slack, adapter, clock, oauth } = await rotating()
    const others = await Promise.all([1, 2].map(() => start('http', { botToken: null, oauth, now: clock.now }, slack)))
    clock.turn(13 * hour)
    const all = [adapter, ...others.map((other) => other.adapter)]
    await Promise.all(all.flatMap((each) => [send(each), send(each), send(each)]))
    expect(refreshes(slack)).toHaveLength(1)
    expect(slack.calls('chat.postMessage').map(({ error }) => error)).toEqual(Array(9).fill(null))
  })

  it('holds up no start while Slack takes its time to exchange one that still lasts', async () => {
    const { slack, clock, oauth, team } = await rotating()
    const before = team.token
    clock.turn(11 * hour)
    const held = Promise.withResolvers<void>()
    slack.fail({ method: 'oauth.v2.access', how: { kind: 'wait', until: held.promise } })
    const { adapter } = await start('http', { botToken: null, oauth, now: clock.now }, slack)
    await send(adapter)
    expect(team.token).toBe(before)
    held.resolve()
    await slack.until('the exchange', () => team.token !== before)
  })

  it('is exchanged when Slack says that it has expired, whatever our clock says', async () => {
    const { slack, adapter, clock } = await rotating()
    slack.state.now = () => clock.now() + 13 * hour
    await expect(send(adapter)).rejects.toMatchObject({ failure: { kind: 'unavailable' } })
    await send(adapter)
    expect(refreshes(slack)).toHaveLength(1)
  })

  it('does for as long as it lasts, while Slack cannot exchange it', async () => {
    const { slack, adapter, clock, team } = await rotating({ lookMs: 5 })
    const down = { method: 'oauth.v2.access', times: 1000, how: { kind: 'status', status: 503, body: '' } } as const
    slack.fail(down)
    const before = team.token
    clock.turn(11 * hour)
    await slack.until('a try', () => refreshes(slack).length > 0)
    for (let times = 0; times < 20; times++) await send(adapter)
    expect([team.token, refreshes(slack).length]).toEqual([before, 1])
    slack.state.faults.length = 0
    clock.turn(61_000)
    await slack.until('the exchange', () => team.token !== before)
    await send(adapter)
  })

  it('names the workspace where Slack refuses to exchange it, and goes on with what it has', async () => {
    const { slack, adapter, clock, team } = await rotating()
    team.refresh = 'another'
    clock.turn(11 * hour)
    await send(adapter)
    await slack.until('the refusal', () => refreshes(slack).length > 0)
    await expect
      .poll(() => adapter.faults?.())
      .toEqual([
        { account: 'T1', reason: expect.stringMatching(/could not be renewed.*invalid_refresh_token.*install/) },
      ])
    await send(adapter)
    clock.turn(2 * hour)
    await expect(send(adapter)).rejects.toMatchObject({ failure: { kind: 'unauthorized' } })
  })

  it('stores the new pair before anything uses it, and does not lose it where it cannot be stored', async () => {
    const { slack, adapter, clock, rows, team, log } = await rotating()
    const { replace } = rows
    let stores = 0
    let full = true
    rows.replace = async (id, before, after) => {
      if (full) throw new Error('the disk is full')
      stores++
      return replace(id, before, after)
    }
    clock.turn(13 * hour)
    await send(adapter)
    expect(log.join()).toContain('could not be stored: the disk is full')
    expect(adapter.faults?.()).toMatchObject([{ account: 'T1' }])
    full = false
    clock.turn(11 * hour)
    await send(adapter)
    await expect.poll(() => stores).toBeGreaterThan(0)
    await expect.poll(() => adapter.faults?.()).toEqual([])
    expect(refreshes(slack).filter(({ error }) => error !== null)).toEqual([])
    await expect.poll(() => stored(rows).token).toBe(team.token)
  })

  it('does not take the place of what somebody installed while it was exchanged', async () => {
    const { slack, adapter, clock, rows } = await rotating()
    clock.turn(11 * hour)
    const held = Promise.withResolvers<void>()
    slack.fail({ method: 'oauth.v2.access', how: { kind: 'wait', until: held.promise } })
    await send(adapter)
    const installed = { account: 'T1', token: 'xoxb-installed-again', botUser: 'UBOTT1' }
    await rows.put('T1', createSeal([secretKey]).seal('T1', JSON.stringify(installed), Buffer.alloc(12, 9)))
    held.resolve()
    await adapter.close()
    expect(refreshes(slack)).toHaveLength(1)
    expect(stored(rows)).toEqual(installed)
  })
})
