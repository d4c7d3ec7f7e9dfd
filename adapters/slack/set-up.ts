import { createClient, type SlackClient } from './api/client.ts'
import { SlackError } from './api/errors.ts'
import { silent } from './api/log.ts'

/** What Slack says of a token. */
export type Checked =
  | {
      readonly kind: 'well'
      readonly name: string
      readonly team: string
      readonly account: string
      /** The scopes that the token has not. */
      readonly lacks: readonly string[]
    }
  | { readonly kind: 'refused' | 'unreachable'; readonly reason: string }

const clientOf = (token: string, apiUrl: string): SlackClient =>
  createClient({ token, apiUrl, timeoutMs: 10_000, log: silent })

const failed = (thrown: unknown): { readonly kind: 'refused' | 'unreachable'; readonly reason: string } => {
  const fault = thrown instanceof SlackError ? thrown.fault : null
  if (fault?.kind === 'refused') return { kind: 'refused', reason: fault.error }
  return { kind: 'unreachable', reason: thrown instanceof SlackError ? thrown.message : 'no answer' }
}

/** Asks Slack whose bot token it is, and which of these scopes it has. Never throws, never shows the token. */
export async function checkBotToken(token: string, apiUrl: string, scopes: readonly string[]): Promise<Checked> {
  try {
    const answer = await clientOf(token, apiUrl).call('auth.test')
    const metadata = answer.response_metadata
    const granted = typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'scopes') : undefined
    const lacks = Array.isArray(granted) ? scopes.filter((scope) => !granted.includes(scope)) : []
    const account = String(answer.is_enterprise_install === true ? answer.enterprise_id : answer.team_id)
    return { kind: 'well', name: String(answer.user), team: String(answer.team), account, lacks }
  } catch (thrown) {
    return failed(thrown)
  }
}

/** Asks Slack whether an app-level token opens Socket Mode; null: it does. Never throws. */
export async function checkAppToken(
  token: string,
  apiUrl: string,
): Promise<{ readonly kind: 'refused' | 'unreachable'; readonly reason: string } | null> {
  try {
    await clientOf(token, apiUrl).call('apps.connections.open')
    return null
  } catch (thrown) {
    return failed(thrown)
  }
}

/** Sends a text to somebody in a direct conversation; why that did not work, or null. */
export async function sayTo(token: string, apiUrl: string, user: string, text: string): Promise<string | null> {
  const client = clientOf(token, apiUrl)
  try {
    const { channel } = await client.call('conversations.open', { users: user })
    const id = typeof channel === 'object' && channel !== null && 'id' in channel ? String(channel.id) : user
    await client.call('chat.postMessage', { channel: id, text })
    return null
  } catch (thrown) {
    return failed(thrown).reason
  }
}

/** Where Slack makes an app from a manifest. Source: docs.slack.dev/app-manifests, "Sharing manifests". */
export const appAddress = (manifest: object): string =>
  `https://api.slack.com/apps?new_app=1&manifest_json=${encodeURIComponent(JSON.stringify(manifest))}`
