import type { Doc } from '../../src/doc.ts'
import { createClient } from './api/client.ts'
import { SlackError } from './api/errors.ts'
import { silent } from './api/log.ts'
import { renderDoc } from './render/render.ts'

/** One thing that was looked at, and what to do about it where it is not well. */
export interface Finding {
  readonly ok: boolean
  readonly message: string
}

export interface DoctorOptions {
  readonly botToken: string | null
  readonly appToken: string | null
  readonly signingSecret: string | null
  readonly apiUrl: string
  /** The scopes that the manifest asks for. */
  readonly scopes: readonly string[]
  /** Whether the sections of an issue shall be folded. */
  readonly fold: boolean
  readonly timeoutMs?: number | undefined
}

/** Looks at the tokens and what they may do. Never throws, never shows a token. */
export async function examineSlack(options: DoctorOptions): Promise<readonly Finding[]> {
  const { botToken, appToken, signingSecret } = options
  return [
    ...(botToken === null ? [] : await examineBot(botToken, options)),
    ...(appToken === null ? [] : [await examineApp(appToken, options)]),
    ...(signingSecret === null ? [] : [examineSecret(signingSecret)]),
    ...(appToken === null && signingSecret === null
      ? [
          {
            ok: false,
            message: 'Slack cannot reach us: set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP).',
          },
        ]
      : []),
  ]
}

/** The workspace (or enterprise) that a bot token belongs to, or null: Slack does not say. */
export async function askTeam(token: string, apiUrl: string): Promise<string | null> {
  const client = createClient({ token, apiUrl, timeoutMs: 10_000, log: silent })
  try {
    const answer = await client.call('auth.test')
    return String(answer.is_enterprise_install === true ? answer.enterprise_id : answer.team_id)
  } catch {
    return null
  }
}

async function examineBot(token: string, options: DoctorOptions): Promise<readonly Finding[]> {
  try {
    const answer = await clientOf(token, options).call('auth.test')
    const granted = scopesIn(answer.response_metadata)
    const missing = granted === null ? [] : options.scopes.filter((scope) => !granted.includes(scope))
    return [
      { ok: true, message: `Slack knows the bot as ${answer.user} in ${answer.team} (${answer.team_id}).` },
      missing.length > 0
        ? {
            ok: false,
            message: `The bot lacks ${missing.join(', ')}: update the app from \`briefwire slack manifest\`, then install it again.`,
          }
        : { ok: true, message: 'The bot has all the scopes that it needs.' },
      ...(options.fold ? [await examineFolding(token, options)] : []),
    ]
  } catch (thrown) {
    return [
      refusedBy(thrown)
        ? {
            ok: false,
            message: `Slack refuses the bot token (${refusedBy(thrown)}): copy it again from OAuth & Permissions into SLACK_BOT_TOKEN.`,
          }
        : unreachable(thrown),
    ]
  }
}

/** Shown to Slack as we would send it; nothing is posted. */
async function examineFolding(token: string, options: DoctorOptions): Promise<Finding> {
  const [part] = renderDoc(foldedSample, { slash: '/brief', prefix: 'briefwire' })
  try {
    await clientOf(token, options).call('blocks.validate', { blocks: JSON.stringify(part?.folded ?? []) })
    return { ok: true, message: 'Slack takes folded sections.' }
  } catch (thrown) {
    const fault = thrown instanceof SlackError ? thrown.fault : null
    if (fault?.kind !== 'refused' || !fault.error.startsWith('invalid_'))
      return {
        ok: true,
        message: 'Slack did not say whether it takes folded sections; if not, they are shown unfolded.',
      }
    const where = fault.places?.length ? ` (${fault.places.join('; ')})` : ''
    return { ok: true, message: `Slack does not take folded sections here${where}: they are shown unfolded.` }
  }
}

const sampleItem = (number: number) =>
  ({
    kind: 'item',
    number,
    headline: 'A headline',
    body: ['A paragraph with https://example.org/ in it.'],
    source: { name: 'A source', url: 'https://example.org/' },
    topics: ['topic'],
    note: 'A note',
    open: null,
  }) as const

/** A small issue that folds. */
const foldedSample: Doc = {
  language: 'en',
  public: true,
  blocks: [{ kind: 'heading', text: 'A section' }, sampleItem(1), { kind: 'heading', text: 'Another' }, sampleItem(2)],
}

async function examineApp(token: string, options: DoctorOptions): Promise<Finding> {
  if (!token.startsWith('xapp-'))
    return {
      ok: false,
      message: 'SLACK_APP_TOKEN is no app-level token: make one under Basic Information; it begins with xapp-.',
    }
  try {
    await clientOf(token, options).call('apps.connections.open')
    return { ok: true, message: 'Socket Mode works.' }
  } catch (thrown) {
    const error = refusedBy(thrown)
    if (error === 'missing_scope')
      return {
        ok: false,
        message: 'The app token lacks connections:write: make a new one with it under Basic Information.',
      }
    return error
      ? {
          ok: false,
          message: `Slack refuses the app token (${error}): turn Socket Mode on, or make a new token under Basic Information.`,
        }
      : unreachable(thrown)
  }
}

const examineSecret = (secret: string): Finding =>
  /^[0-9a-f]{32}$/.test(secret)
    ? { ok: true, message: 'The signing secret looks right.' }
    : {
        ok: false,
        message:
          'SLACK_SIGNING_SECRET should be 32 hexadecimal digits: copy it again from Basic Information, App Credentials.',
      }

const clientOf = (token: string, { apiUrl, timeoutMs = 10_000 }: DoctorOptions) =>
  createClient({ token, apiUrl, timeoutMs, log: silent })

const refusedBy = (thrown: unknown): string | null =>
  thrown instanceof SlackError && thrown.fault.kind === 'refused' ? thrown.fault.error : null

const unreachable = (thrown: unknown): Finding => ({
  ok: false,
  message: `Slack cannot be asked (${thrown instanceof SlackError ? thrown.message : 'no answer'}): check the connection and SLACK_API_URL.`,
})

function scopesIn(metadata: unknown): readonly string[] | null {
  const scopes = typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'scopes') : undefined
  return Array.isArray(scopes) ? scopes.map(String) : null
}
