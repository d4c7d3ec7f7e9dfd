import { DeliveryError, type DeliveryFailure } from '../../../src/errors.ts'
import { neverSent } from '../../http/post.ts'

/** How a call to Slack failed, without anything that could hold a token. */
export type Fault =
  /** Slack said no; `error` is its word for it. */
  | {
      readonly kind: 'refused'
      readonly error: string
      /** Where in the blocks it finds fault, and with what. */
      readonly places?: readonly string[]
    }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number }
  /** It never reached Slack. */
  | { readonly kind: 'unsent'; readonly reason: string }
  /** No answer, or none that can be read. */
  | { readonly kind: 'unclear'; readonly reason: string }

/** What a call to Slack throws. It keeps neither the request nor a cause: those hold tokens. */
export class SlackError extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(describe(fault))
    this.name = 'SlackError'
    this.fault = fault
  }
}

/** Reads what Slack's library threw, by the `code` strings that stay the same over its versions. */
export function readFault(thrown: unknown): Fault {
  if (thrown instanceof SlackError) return thrown.fault
  switch (field(thrown, 'code')) {
    case 'slack_webapi_platform_error': {
      const error = field(field(thrown, 'data'), 'error')
      // An answer that was no JSON also comes as a platform error, with the whole page as its word.
      return typeof error === 'string' && /^[a-z0-9_]{2,80}$/i.test(error)
        ? { kind: 'refused', error, ...placesIn(field(thrown, 'data')) }
        : { kind: 'unclear', reason: 'Slack answered with something that is no JSON' }
    }
    case 'slack_webapi_rate_limited_error': {
      const seconds = Number(field(thrown, 'retryAfter'))
      return { kind: 'throttled', retryAfterMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 1000 }
    }
    case 'slack_webapi_http_error':
      return { kind: 'unclear', reason: `Slack answered with HTTP ${Number(field(thrown, 'statusCode'))}` }
    case 'slack_webapi_request_error':
      return broken(field(thrown, 'original'))
    default:
      return { kind: 'unclear', reason: 'the call to Slack failed without an answer' }
  }
}

/** What the header of a 429 asks for, in milliseconds; half a minute where it does not say. */
export const retryAfterMs = (header: string | string[] | undefined): number => {
  const seconds = typeof header === 'string' && /^\d+$/.test(header) ? Number(header) : 30
  return Math.max(1, seconds) * 1000
}

/** As blocks.validate names them: docs.slack.dev/reference/methods/blocks.validate. */
function placesIn(answer: unknown): { readonly places?: readonly string[] } {
  const errors = field(answer, 'errors')
  if (!Array.isArray(errors)) return {}
  return { places: errors.slice(0, 3).map((one) => `${field(one, 'pointer')}: ${field(one, 'code')}`.slice(0, 120)) }
}

/** What a fault means for a send, an edit or a removal. */
export function toFailure(fault: Fault, method: string): DeliveryFailure {
  switch (fault.kind) {
    case 'throttled':
      return { ...fault, scope: scopeOf(method), reason: describe(fault) }
    case 'unsent':
      return { kind: 'unavailable', reason: fault.reason }
    case 'unclear':
      return { kind: unknownIn(method), reason: fault.reason }
    case 'refused':
      return refused(fault.error, method)
  }
}

/** The error that an adapter throws for whatever Slack's library threw; what is wrong with the channel names it. */
export function toDeliveryError(thrown: unknown, method: string, channel: string): DeliveryError {
  if (thrown instanceof DeliveryError) return thrown
  const failure = toFailure(readFault(thrown), method)
  if (failure.kind !== 'unreachable') return new DeliveryError(failure)
  return new DeliveryError({ ...failure, reason: `${failure.reason}: ${channel}` })
}

/** Reads what a call of this method threw, for whoever has to decide whether to wait. */
export const readFailure =
  (method: string) =>
  (thrown: unknown): DeliveryFailure =>
    thrown instanceof DeliveryError ? thrown.failure : toFailure(readFault(thrown), method)

/** Slack's words for a refusal, by what they mean for us: docs.slack.dev/reference/methods/chat.postMessage, .update, .delete. */
export const refusals = {
  unreachable: [
    'channel_not_found',
    'not_in_channel',
    'is_archived',
    'messages_tab_disabled',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'restricted_action_non_threadable_channel',
    'restricted_action_thread_locked',
    'user_not_found',
    'user_disabled',
    'cannot_dm_bot',
    'method_not_supported_for_channel_type',
    'slack_connect_canvas_sharing_blocked',
    'slack_connect_file_link_sharing_blocked',
  ],
  unauthorized: [
    'account_inactive',
    'token_revoked',
    'token_expired',
    'invalid_auth',
    'not_authed',
    'team_access_not_granted',
    'ekm_access_denied',
    'org_login_required',
    'missing_scope',
    'not_allowed_token_type',
    'no_permission',
    'access_denied',
    'two_factor_setup_required',
    'enterprise_is_restricted',
    'team_not_found',
  ],
  rejected: [
    'no_text',
    'msg_too_long',
    'invalid_blocks',
    'invalid_blocks_format',
    'msg_blocks_too_long',
    'too_many_attachments',
    'attachment_payload_limit_exceeded',
    'markdown_text_conflict',
    'metadata_too_large',
    'metadata_must_be_sent_from_app',
    'invalid_metadata_format',
    'invalid_metadata_schema',
    'invalid_arguments',
    'invalid_arg_name',
    'invalid_array_arg',
    'invalid_charset',
    'invalid_form_data',
    'invalid_post_type',
    'missing_post_type',
    'method_deprecated',
    'deprecated_endpoint',
    'as_user_not_supported',
  ],
  unavailable: ['message_limit_exceeded', 'external_channel_migrating', 'team_added_to_org'],
  uncertain: ['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout'],
  gone: [
    'message_not_found',
    'thread_not_found',
    'invalid_thread_ts',
    'cannot_reply_to_message',
    'message_not_owned_by_app',
    'cant_update_message',
    'cant_delete_message',
    'edit_window_closed',
    'compliance_exports_prevent_deletion',
    'duplicate_message_not_found',
    'is_inactive',
  ],
  throttled: ['ratelimited', 'rate_limited', 'accesslimited'],
} as const satisfies Readonly<Record<string, readonly string[]>>

type Refusal = keyof typeof refusals

const meanings: ReadonlyMap<string, Refusal> = new Map(
  (['unreachable', 'unauthorized', 'rejected', 'unavailable', 'uncertain', 'gone', 'throttled'] as const).flatMap(
    (kind) => refusals[kind].map((error) => [error, kind] as const),
  ),
)

/** A word that nobody told us about refuses this one message: its subscription pauses, everybody else's goes on. */
function refused(error: string, method: string): DeliveryFailure {
  const reason = describe({ kind: 'refused', error })
  const kind = meanings.get(error) ?? 'unreachable'
  if (kind === 'uncertain') return { kind: unknownIn(method), reason }
  return kind === 'throttled' ? { kind, retryAfterMs: 1000, scope: scopeOf(method), reason } : { kind, reason }
}

/** A post that may have arrived must not be repeated; an edit or a removal may. */
const unknownIn = (method: string): 'uncertain' | 'unavailable' =>
  method === 'chat.postMessage' ? 'uncertain' : 'unavailable'

/** Posts are limited for each channel; edits and removals for each workspace: docs.slack.dev/apis/web-api/rate-limits. */
const scopeOf = (method: string): 'chat' | 'lane' => (method === 'chat.postMessage' ? 'chat' : 'lane')

/** A connection that was never made carried nothing. */
function broken(original: unknown): Fault {
  const code = field(field(original, 'cause'), 'code') ?? field(original, 'code')
  if (typeof code === 'string' && neverSent.has(code)) return unanswered(code, false)
  return unanswered(String(field(original, 'name')), true)
}

/** What it means that there was no answer; `code` as the network or undici names it, `arrived` false where the call surely never left. */
export function unanswered(code: string, arrived: boolean): Fault {
  if (!arrived) return { kind: 'unsent', reason: `Slack cannot be reached (${code})` }
  const late = ['TimeoutError', 'AbortError', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'].includes(code)
  const reason = late ? 'Slack did not answer in time' : 'the connection to Slack broke before its answer'
  return { kind: 'unclear', reason }
}

const advice: Readonly<Record<string, string>> = {
  not_in_channel: 'the bot is not in the channel; invite it there',
  is_archived: 'the channel is archived',
  channel_not_found: 'the channel is gone, or the bot may not see it',
  missing_scope: 'the app lacks a permission; install it again with the scopes of its manifest',
  token_revoked: 'the token was revoked; install the app again',
  account_inactive: 'the app was removed from the workspace',
}

function describe(fault: Fault): string {
  switch (fault.kind) {
    case 'refused':
      return `Slack: ${fault.error}${advice[fault.error] ? ` (${advice[fault.error]})` : ''}`
    case 'throttled':
      return `Slack: too fast, wait ${fault.retryAfterMs} ms`
    case 'unsent':
    case 'unclear':
      return fault.reason
  }
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
