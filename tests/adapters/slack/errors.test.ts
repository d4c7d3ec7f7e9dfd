import { describe, expect, it } from 'vitest'
import { readFault, toFailure } from '../../../adapters/slack/api/errors.ts'

const platform = (error: string) => ({ code: 'slack_webapi_platform_error', data: { ok: false, error } })
const request = (code: string) => ({
  code: 'slack_webapi_request_error',
  original: { name: 'TypeError', message: 'fetch failed xoxb-1-secret', cause: { code } },
})
const kindOf = (thrown: unknown, method = 'chat.postMessage'): string => toFailure(readFault(thrown), method).kind

describe('what Slack says', () => {
  it.each([
    [['channel_not_found', 'not_in_channel', 'is_archived', 'messages_tab_disabled'], 'unreachable'],
    [
      ['restricted_action', 'restricted_action_read_only_channel', 'restricted_action_thread_only_channel'],
      'unreachable',
    ],
    [['restricted_action_non_threadable_channel', 'restricted_action_thread_locked'], 'unreachable'],
    [['account_inactive', 'token_revoked', 'token_expired', 'invalid_auth', 'not_authed'], 'unauthorized'],
    [['team_access_not_granted', 'ekm_access_denied', 'org_login_required', 'missing_scope'], 'unauthorized'],
    [['no_text', 'msg_too_long', 'invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long'], 'rejected'],
    [['too_many_attachments', 'markdown_text_conflict', 'metadata_too_large', 'invalid_metadata_format'], 'rejected'],
    [['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout'], 'uncertain'],
    [['message_limit_exceeded'], 'unavailable'],
    [['message_not_found', 'edit_window_closed', 'cant_update_message', 'cant_delete_message'], 'gone'],
    [['ratelimited', 'rate_limited'], 'throttled'],
    [['a_word_that_nobody_told_us'], 'unreachable'],
  ])('%j → %s', (errors, kind) => {
    for (const error of errors) expect([error, kindOf(platform(error))]).toEqual([error, kind])
  })

  it('keeps the time that a 429 asks for, for the channel of a post and for the workspace of an edit', () => {
    const thrown = { code: 'slack_webapi_rate_limited_error', retryAfter: 7 }
    expect(toFailure(readFault(thrown), 'chat.postMessage')).toMatchObject({ retryAfterMs: 7000, scope: 'chat' })
    expect(toFailure(readFault(thrown), 'chat.update')).toMatchObject({ retryAfterMs: 7000, scope: 'lane' })
  })

  it('lets an edit or a removal that may have arrived be repeated', () => {
    for (const method of ['chat.update', 'chat.delete'])
      expect([kindOf(platform('fatal_error'), method), kindOf(request('ECONNRESET'), method)]).toEqual([
        'unavailable',
        'unavailable',
      ])
  })

  it.each([
    ['HTTP 500', { code: 'slack_webapi_http_error', statusCode: 500 }, 'uncertain'],
    ['a page instead of JSON', platform('<html>502 Bad Gateway</html>'), 'uncertain'],
    ['a dropped connection', request('ECONNRESET'), 'uncertain'],
    ['a connection that was closed', request('UND_ERR_SOCKET'), 'uncertain'],
    ['a connection that was never made', request('ECONNREFUSED'), 'unavailable'],
    ['a name that is not known', request('ENOTFOUND'), 'unavailable'],
    ['a time-out', { code: 'slack_webapi_request_error', original: { name: 'TimeoutError' } }, 'uncertain'],
    ['whatever else', new Error('xoxb-1-secret'), 'uncertain'],
    ['nothing', undefined, 'uncertain'],
  ])('%s', (_, thrown, kind) => {
    expect(kindOf(thrown)).toBe(kind)
    expect(JSON.stringify(toFailure(readFault(thrown), 'chat.postMessage'))).not.toContain('xox')
  })
})
