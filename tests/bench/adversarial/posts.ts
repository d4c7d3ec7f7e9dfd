import { createHmac } from 'node:crypto'
import { hook, type Post, secret } from '../incoming/posts.ts'

/** An editor on both platforms, so that everything is open to what they send. */
export const editor = { telegram: 7, slack: 'UANN', channel: 'DANN' }

let last = 0

/** An update of Telegram's, from the editor. */
export function telegramUpdate(content: object): Post {
  last++
  return {
    key: String(editor.telegram),
    path: hook,
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
    body: JSON.stringify({ update_id: last, ...content }),
  }
}

const from = { id: editor.telegram, is_bot: false, first_name: 'Ann', language_code: 'en' }

/** A message of the editor's. */
export const telegramMessage = (content: object): object => ({
  message_id: last,
  date: 1_780_000_000,
  chat: { id: editor.telegram, type: 'private', first_name: 'Ann' },
  from,
  ...content,
})

/** A command of the editor's, as Telegram marks it. */
export function telegramCommand(line: string): Post {
  const length = /^\S*/.exec(line)?.[0].length ?? 0
  return telegramUpdate({
    message: telegramMessage({ text: line, entities: [{ type: 'bot_command', offset: 0, length }] }),
  })
}

/** A pressed button that carries this. */
export const telegramPress = (data: string): Post =>
  telegramUpdate({
    callback_query: { id: String(last + 1), from, data, chat_instance: '1', message: telegramMessage({ text: 'x' }) },
  })

/** A body as Slack signs it, of this type. */
export function slackPost(body: string, type: 'json' | 'form', key = String(++last)): Post {
  const stamp = String(Math.floor(Date.now() / 1000))
  return {
    key,
    path: '/slack/events',
    headers: {
      'content-type': type === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`,
    },
    body,
  }
}

/** A slash command of the editor's; it is answered at `answersTo`. */
export function slackCommand(text: string, answersTo: string): Post {
  const number = ++last
  const fields = {
    team_id: 'T1',
    channel_id: 'C1',
    channel_name: 'news',
    user_id: editor.slack,
    command: '/brief',
    text,
    api_app_id: 'A1',
    response_url: `${answersTo}/answer/${number}`,
    trigger_id: `1.2.${number}`,
  }
  return slackPost(new URLSearchParams(fields).toString(), 'form', String(number))
}

/** An event, such as a message to the app. */
export const slackEvent = (event: object): Post => {
  const number = ++last
  const body = { type: 'event_callback', team_id: 'T1', api_app_id: 'A1', event_id: `Ev${number}`, event }
  return slackPost(JSON.stringify(body), 'json', editor.channel)
}

/** A message of the editor's to the app. */
export const slackMessage = (content: object): Post =>
  slackEvent({
    type: 'message',
    channel_type: 'im',
    channel: editor.channel,
    user: editor.slack,
    ts: `${++last}.000100`,
    ...content,
  })

/** A press, a form, a shortcut. */
export const slackInteraction = (payload: object): Post =>
  slackPost(
    new URLSearchParams({
      payload: JSON.stringify({ team: { id: 'T1' }, user: { id: editor.slack }, api_app_id: 'A1', ...payload }),
    }).toString(),
    'form',
  )
