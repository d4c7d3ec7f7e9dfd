import { describe, expect, it } from 'vitest'
import type { createSlack } from '../../../adapters/slack/connect.ts'
import { DeliveryError } from '../../../src/errors.ts'
import { eventually } from '../../fakes/eventually.ts'
import { checkMessage } from './check.ts'
import { first } from './look.ts'
import { huge } from './samples.ts'
import { start } from './setup.ts'
import { install, several } from './several.ts'

describe('several workspaces', () => {
  it.each(['http', 'socket'] as const)('are installed, sealed, used and taken away over %s', async (transport) => {
    const { slack, url, rows, adapter, events, host } = await several(transport)
    expect(adapter.accounts()).toEqual([])
    expect((await install(slack, url, 'T1')).status).toBe(200)
    expect((await install(slack, url, 'T2')).status).toBe(200)
    expect([...adapter.accounts()].sort()).toEqual(['T1', 'T2'])
    expect([...rows.rows.values()].join()).not.toMatch(/xox/)

    await slack.slash({ channel: 'C22', user: 'U22', text: 'latest', team: 'T2' })
    await first(slack, () => slack.whispered('C22', 'U22'))
    expect(host.queries[0]?.target.account).toBe('T2')

    await slack.uninstall('T2')
    await slack.until('the removal', () => events.includes('-T2'))
    await eventually(() => expect(rows.rows.size).toBe(1))
    expect([[...rows.rows.keys()], adapter.accounts(), events]).toEqual([['T1'], ['T1'], ['+T1', '+T2', '-T2']])
    await expect(sendTo(adapter, 'T2', 'C22')).rejects.toMatchObject({ failure: { kind: 'unavailable' } })
  })

  it('are installed once for each time that somebody begins, by the browser that began and no other site', async () => {
    const { slack, url, events } = await several('http')
    const begun = await fetch(`${url}/slack/install`, { redirect: 'manual' })
    const cookie = begun.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/; Secure; HttpOnly; Path=\/; Max-Age=600; SameSite=Lax$/)
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? ''
    const comeBack = () => {
      slack.state.codes.set('code-T1', 'T1')
      const back = `${url}/slack/oauth_redirect?code=code-T1&state=${encodeURIComponent(state)}`
      return fetch(back, { headers: { cookie: cookie.split(';')[0] ?? '' } })
    }
    const back = await comeBack()
    expect([back.status, back.headers.get('set-cookie')]).toEqual([200, expect.stringContaining('; SameSite=Lax')])
    expect((await comeBack()).status).toBe(400)
    expect(events).toEqual(['+T1'])
  })

  it('are known of until their readers were let go of: after a crash in between a start finds them, and does it again', async () => {
    const { slack, url, adapter, rows, host } = await several('http')
    await install(slack, url, 'T1')
    host.accountRemoved = () => Promise.reject(new Error('the process is killed here'))
    await slack.uninstall('T1')
    await eventually(() => expect(adapter.accounts()).toEqual([]))
    expect([...rows.rows.keys()]).toEqual(['T1'])
  })

  it('keeps an installation when only a person takes their own token back', async () => {
    const { slack, url, adapter, rows, host } = await several('http')
    await install(slack, url, 'T1')
    await slack.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } })
    await slack.dm('U1', 'latest')
    await slack.until('an answer', () => host.queries.length === 1)
    expect(adapter.accounts()).toEqual(['T1'])
    slack.revoke('T1')
    await slack.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['UBOTT1'] } })
    await slack.until('the removal', () => rows.rows.size === 0)
  })

  it('refuses an installation that somebody else began', async () => {
    const { slack, url, rows } = await several('http')
    expect((await install(slack, url, 'T1', 'slack-app-oauth-state=other')).status).toBeGreaterThanOrEqual(400)
    expect(rows.rows.size).toBe(0)
  })

  it('finds them again after a restart', async () => {
    const { slack, url, oauth } = await several('http')
    await install(slack, url, 'T1')
    expect((await start('http', { botToken: null, oauth }, slack)).adapter.accounts()).toEqual(['T1'])
  })

  it.each(['socket', 'http'] as const)('speaks there in a process that takes nothing in, %s', async (transport) => {
    const { slack, adapter, host } = await start(transport, {}, undefined, [], 'speak')
    expect([adapter.accounts(), adapter.faults?.()]).toEqual([['T1'], []])
    await sendTo(adapter, 'T1', 'C1')
    expect(slack.seen('C1')).toHaveLength(1)
    expect([slack.peer(), host.queries]).toEqual([null, []])
  })

  it('goes on in one workspace when the other is revoked in the middle of an issue', async () => {
    const { slack, url, adapter, events } = await several('http')
    await install(slack, url, 'T1')
    await install(slack, url, 'T2')
    const parts = adapter.render(huge())
    const ids: { T1: string | null; T2: string | null } = { T1: null, T2: null }
    const failures: string[] = []
    for (const [index, part] of parts.entries()) {
      expect(checkMessage(part)).toEqual([])
      if (index === 3) slack.revoke('T2')
      for (const [account, chat] of [
        ['T1', 'C1'],
        ['T2', 'C22'],
      ] as const) {
        const context = { signal: AbortSignal.timeout(2000), first: ids[account] }
        try {
          ids[account] ??= await adapter.send({ platform: 'slack', account, chat, thread: null }, part, context)
          if (context.first !== null)
            await adapter.send({ platform: 'slack', account, chat, thread: null }, part, context)
        } catch (thrown) {
          failures.push(thrown instanceof DeliveryError ? `${account} ${thrown.failure.kind}` : 'something else')
        }
      }
    }
    expect(slack.seen('C1')).toHaveLength(parts.length)
    expect(slack.seen('C22')).toHaveLength(3)
    expect(new Set(failures)).toEqual(new Set(['T2 unavailable']))
    expect(events).toEqual(['+T1', '+T2', '-T2'])
  })
})

describe('the one workspace of a bot token', () => {
  it('is gone when its token is void for good, says why, and is back when the token works again', async () => {
    const { slack, adapter, host } = await start('http', { lookMs: 5 })
    const team = slack.state.teams.get('T1')
    if (!team) throw new Error('no T1')
    team.revoked = true
    await expect(sendTo(adapter, 'T1', 'C1')).rejects.toMatchObject({ failure: { kind: 'unavailable' } })
    expect([adapter.accounts(), host.presence]).toEqual([[], ['+T1', '-T1']])
    expect(adapter.faults?.()).toMatchObject([
      { account: null, reason: expect.stringMatching(/removed|token_revoked/) },
    ])
    team.revoked = false
    await slack.until('its return', () => host.presence.length === 3)
    expect([adapter.accounts(), host.presence.at(-1), adapter.faults?.()]).toEqual([['T1'], '+T1', []])
    await sendTo(adapter, 'T1', 'C1')
  })

  it('is let go of when it uninstalls the app', async () => {
    const { slack, adapter, host } = await start('http')
    await slack.uninstall('T1')
    await slack.until('its end', () => host.presence.includes('-T1'))
    expect(adapter.accounts()).toEqual([])
  })
})

function sendTo(adapter: ReturnType<typeof createSlack>, account: string, chat: string): Promise<string> {
  const [part] = adapter.render({ language: 'en', blocks: [] })
  if (!part) throw new Error('nothing rendered')
  const target = { platform: 'slack', account, chat, thread: null }
  return adapter.send(target, part, { signal: AbortSignal.timeout(2000), first: null })
}
