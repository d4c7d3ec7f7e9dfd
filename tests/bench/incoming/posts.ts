import { createHmac } from 'node:crypto'

/** One request to the program; `key` names its answer at the platform's server. */
export interface Post {
  readonly key: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
}

/** What Telegram is told to send along, and what Slack signs with. */
export const secret = 'bench-0123456789abcdef0123456789'
/** Where the program takes Telegram's requests. */
export const hook = '/hook'

/** The numbered update, a command from a chat of its own: a chat that asks too often is slowed on purpose. */
export function telegramPosts(number: number, text = '/latest', id = 10_000 + number): Post {
  const [{ length }] = /^\/\w+/.exec(text) ?? ['']
  const update = {
    update_id: number + 1,
    message: {
      message_id: 1,
      date: 1_780_000_000,
      chat: { id, type: 'private', first_name: 'Ada' },
      from: { id, is_bot: false, first_name: 'Ada', language_code: 'en' },
      text,
      entities: [{ type: 'bot_command', offset: 0, length }],
    },
  }
  return {
    key: String(id),
    path: hook,
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
    body: JSON.stringify(update),
  }
}

/** Slack's people; who they are is asked once an hour each. */
export const people = 300

/** The numbered command, `/brief latest` in a channel, signed; it is answered at `answersTo`. */
export const slackPosts =
  (answersTo: string) =>
  (number: number): Post => {
    const body = new URLSearchParams({
      token: 'legacy',
      team_id: 'T1',
      team_domain: 'bench',
      channel_id: 'C1',
      channel_name: 'news',
      user_id: `U${number % people}`,
      user_name: 'ada',
      command: '/brief',
      text: 'latest',
      api_app_id: 'A1',
      is_enterprise_install: 'false',
      response_url: `${answersTo}/answer/${number}`,
      trigger_id: `1.2.${number}`,
    }).toString()
    const stamp = String(Math.floor(Date.now() / 1000))
    return {
      key: String(number),
      path: '/slack/events',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': stamp,
        'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`,
      },
      body,
    }
  }
