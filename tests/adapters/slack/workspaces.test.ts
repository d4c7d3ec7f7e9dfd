import { describe, expect, it } from 'vitest'
import { createSeal } from '../../../adapters/slack/app/encryption.ts'
import type { SlackOptions } from '../../../adapters/slack/connect.ts'
import { createSlack } from '../../../adapters/slack/connect.ts'
import { DeliveryError } from '../../../src/errors.ts'
import type { Slack } from '../../fakes/slack.ts'
import { checkMessage } from './check.ts'
import { first } from './look.ts'
import { memoryRows } from './oauth-rows.ts'
import { huge } from './samples.ts'
import { freshSlack, start } from './setup.ts'

const secretKey = Buffer.alloc(32, 7).toString('base64')

async function several(transport: 'http' | 'socket') {
  const slack = await freshSlack()
  const { botUser } = slack.team('T2')
  slack.channel('C22', { team: 'T2', members: [botUser, 'U22'] })
  slack.person('U22', { team: 'T2' })
  const rows = memoryRows()
  const events: string[] = []
  const oauth: SlackOptions['oauth'] = {
    clientId: '1.2',
    clientSecret: 'client-secret',
    stateSecret: 'state-secret',
    secretKey,
    rows,
    authorizationUrl: `${slack.url}/authorize`,
    installed: (account) => void events.push(`+${account}`),
    removed: (account) => {
      events.push(`-${account}`)
      slack.changed()
    },
  }
  const world = await start(transport, { botToken: null, oauth }, slack)
  return { ...world, rows, events, oauth }
}

/** Goes through the installation as a browser would. */
async function install(slack: Slack, url: string, team: string, cookie?: string): Promise<Response> {
  const begun = await fetch(`${url}/slack/install`, { redirect: 'manual' })
  const to = new URL(begun.headers.get('location') ?? '')
  expect(to.searchParams.get('scope')).toContain('chat:write')
  slack.state.codes.set(`code-${team}`, team)
  const state = encodeURIComponent(to.searchParams.get('state') ?? '')
  return fetch(`${url}/slack/oauth_redirect?code=code-${team}&state=${state}`, {
    headers: { cookie: cookie ?? (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? '' },
  })
}

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
    expect([[...rows.rows.keys()], adapter.accounts(), events]).toEqual([['T1'], ['T1'], ['+T1', '+T2', '-T2']])
    await expect(sendTo(adapter, 'T2', 'C22')).rejects.toMatchObject({ failure: { kind: 'unauthorized' } })
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

  it('keeps an installation when only a person takes their own token back', async () => {
    const { slack, url, adapter, rows, host } = await several('http')
    await install(slack, url, 'T1')
    await slack.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } })
    await slack.dm('U1', 'latest')
    await slack.until('an answer', () => host.queries.length === 1)
    expect(adapter.accounts()).toEqual(['T1'])
    await slack.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['UBOTT1'] } })
    await slack.until('the removal', () => rows.rows.size === 0)
  })

  it('refuses an installation that somebody else began', async () => {
    const { slack, url, rows } = await several('http')
    expect((await install(slack, url, 'T1', 'slack-app-oauth-state=other')).status).toBeGreaterThanOrEqual(400)
    expect(rows.rows.size).toBe(0)
  })

  it('finds them again after a restart, and not with another key', async () => {
    const { slack, url, rows, oauth } = await several('http')
    await install(slack, url, 'T1')
    const again = await start('http', { botToken: null, oauth }, slack)
    expect(again.adapter.accounts()).toEqual(['T1'])
    const other = { ...oauth, secretKey: Buffer.alloc(32, 8).toString('hex') }
    const locked = await start('http', { botToken: null, oauth: other }, slack)
    expect(locked.adapter.accounts()).toEqual([])
    expect(locked.log.join()).toContain('SECRET_KEY is not the one')
    expect(rows.rows.size).toBe(1)
  })

  it('does not start without a proper key', () => {
    const oauth = { clientId: '1', clientSecret: 's', stateSecret: 's', rows: memoryRows() }
    for (const wrong of ['', 'short', 'ä'.repeat(32)])
      expect(() => createSlack({ signingSecret: 'x', oauth: { ...oauth, secretKey: wrong } })).toThrow(/SECRET_KEY/)
  })

  it('goes on in one workspace when the other is revoked in the middle of an issue', async () => {
    const { slack, url, adapter } = await several('http')
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
    expect(new Set(failures)).toEqual(new Set(['T2 unauthorized']))
  })
})

describe('the seal', () => {
  const seal = createSeal(secretKey)
  const nonce = Buffer.alloc(12, 1)

  it('opens what it sealed, under the same name only, and shows nothing of it', () => {
    const sealed = seal.seal('T1', 'xoxb-秘密', nonce)
    expect(seal.open('T1', sealed)).toBe('xoxb-秘密')
    expect(sealed).not.toContain('xox')
    expect(() => seal.open('T2', sealed)).toThrow(/cannot be read/)
    expect(() => createSeal('00'.repeat(32)).open('T1', sealed)).toThrow(/cannot be read/)
  })

  it('notices every changed character', () => {
    const sealed = seal.seal('T1', 'xoxb-1', nonce)
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'Q' : 'A'}${sealed.slice(at + 1)}`
      expect(() => seal.open('T1', changed)).toThrow(/cannot be read/)
    }
  })

  it('gives every record a nonce of its own', async () => {
    const { slack, url, rows } = await several('http')
    await install(slack, url, 'T1')
    const before = rows.rows.get('T1')
    await install(slack, url, 'T1')
    expect(rows.rows.get('T1')?.split('.')[1]).not.toBe(before?.split('.')[1])
  })
})

function sendTo(adapter: ReturnType<typeof createSlack>, account: string, chat: string): Promise<string> {
  const [part] = adapter.render({ language: 'en', blocks: [] })
  if (!part) throw new Error('nothing rendered')
  const target = { platform: 'slack', account, chat, thread: null }
  return adapter.send(target, part, { signal: AbortSignal.timeout(2000), first: null })
}
