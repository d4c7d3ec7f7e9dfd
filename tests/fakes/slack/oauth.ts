import { randomUUID } from 'node:crypto'
import { type Args, type No, no } from './method.ts'
import type { SlackState, TeamState } from './state.ts'

/** Slack's word for a token that it does not take, or the workspace that it opens. */
export function teamOfToken(state: SlackState, token: string): TeamState | No {
  if (!token) return no('not_authed')
  const team = [...state.teams.values()].find((one) => one.tokens.has(token))
  if (!team) return no('invalid_auth')
  if (team.revoked) return no('token_revoked')
  const expiresAt = team.tokens.get(token)
  if (expiresAt === undefined || expiresAt === 'revoked') return no('token_revoked')
  return expiresAt !== null && expiresAt <= state.now() ? no('token_expired') : team
}

/** `oauth.v2.access`: a code, or with token rotation a refresh token, for what opens a workspace. */
export function exchange(args: Args, state: SlackState) {
  if (args.client_secret !== 'client-secret') return no('bad_client_secret')
  return args.grant_type === 'refresh_token' ? refresh(args, state) : install(args, state)
}

function install(args: Args, state: SlackState) {
  const team = state.teams.get(state.codes.get(String(args.code)) ?? '')
  if (!team) return no('invalid_code')
  state.codes.delete(String(args.code))
  if (team.revoked) {
    // Whoever takes an app off a workspace and adds it again has other tokens.
    team.revoked = false
    team.tokens.clear()
    team.token = `xoxb-${team.id}-${randomUUID()}`
    team.tokens.set(team.token, null)
  }
  return { ...about(team), ...(team.rotates ? pair(team, state) : {}), authed_user: { id: 'U1' } }
}

function refresh(args: Args, state: SlackState) {
  const team = [...state.teams.values()].find((one) => one.refresh !== null && one.refresh === args.refresh_token)
  if (!team || team.revoked) return no('invalid_refresh_token')
  return { ...about(team), ...pair(team, state) }
}

/** A token for twelve hours and what the next is had for. The one before lasts as long as it was to last, the one before that ends. */
function pair(team: TeamState, state: SlackState) {
  const lasting = [...team.tokens].filter(([, until]) => until !== 'revoked')
  for (const [token, until] of lasting) if (until === null) team.tokens.delete(token)
  for (const [token] of lasting.slice(0, -1)) team.tokens.set(token, 'revoked')
  team.token = `xoxe.xoxb-1-${team.id}-${randomUUID()}`
  team.refresh = `xoxe-1-${randomUUID()}`
  team.tokens.set(team.token, state.now() + team.lastsMs)
  return { access_token: team.token, refresh_token: team.refresh, expires_in: team.lastsMs / 1000 }
}

const about = (team: TeamState) => ({
  ok: true,
  access_token: team.token,
  token_type: 'bot',
  scope: team.scopes.join(','),
  bot_user_id: team.botUser,
  app_id: 'A1',
  team: team.org ? null : { id: team.id, name: `Team ${team.id}` },
  enterprise: team.org ? { id: team.id, name: `Organisation ${team.id}` } : null,
  is_enterprise_install: team.org,
})
