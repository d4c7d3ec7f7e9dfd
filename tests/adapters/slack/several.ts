import { expect } from 'vitest'
import type { OAuthOptions, SlackOptions } from '../../../adapters/slack/connect.ts'
import type { Slack } from '../../fakes/slack.ts'
import { memoryRows } from './oauth-rows.ts'
import { freshSlack, start } from './setup.ts'

export const secretKey = Buffer.alloc(32, 7).toString('base64')

/** Our app for several workspaces on a fresh Slack, in none of them yet; T2 has U22 and the bot in C22. */
export async function several(transport: 'http' | 'socket', more: Partial<SlackOptions> = {}) {
  const slack = await freshSlack()
  const { botUser } = slack.team('T2')
  slack.channel('C22', { team: 'T2', members: [botUser, 'U22'] })
  slack.person('U22', { team: 'T2' })
  const rows = memoryRows()
  const oauth: OAuthOptions = {
    clientId: '1.2',
    clientSecret: 'client-secret',
    stateSecret: 'state-secret',
    secretKeys: [secretKey],
    rows,
    authorizationUrl: `${slack.url}/authorize`,
  }
  const world = await start(transport, { botToken: null, oauth, ...more }, slack)
  return { ...world, rows, events: world.host.presence, oauth }
}

/** Goes through the installation as a browser would. */
export async function install(slack: Slack, url: string, team: string, cookie?: string): Promise<Response> {
  const begun = await fetch(`${url}/slack/install`, { redirect: 'manual' })
  const to = new URL(begun.headers.get('location') ?? '')
  expect(to.searchParams.get('scope')).toContain('chat:write')
  slack.state.codes.set(`code-${team}`, team)
  const state = encodeURIComponent(to.searchParams.get('state') ?? '')
  return fetch(`${url}/slack/oauth_redirect?code=code-${team}&state=${state}`, {
    headers: { cookie: cookie ?? (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? '' },
  })
}
