import type { Post } from '../incoming/posts.ts'
import { type Attack, many, name, nested } from './attack.ts'
import { fill, units } from './inputs.ts'
import { slackEvent, slackInteraction, slackMessage, slackPost } from './posts.ts'

/** Payloads that are none. */
export const payloads = (): Attack[] => {
  const block = {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: many(20, { type: 'text', text: 'a' }) }],
  }
  const press = (more: object) =>
    slackInteraction({
      type: 'block_actions',
      channel: { id: 'C1' },
      container: { type: 'message', message_ts: '1.1' },
      response_url: 'http://127.0.0.1:9/',
      actions: [{ action_id: 'briefwire:run:1', block_id: 'b', value: 'topics' }],
      ...more,
    })
  const values = Object.fromEntries(
    Array.from({ length: 9000 }, (_, at) => [`b${at}`, { value: { type: 'plain_text_input', value: 'a' } }]),
  )
  const contents: readonly (readonly [string, () => Post])[] = [
    ['nested arrays', () => slackPost(`{"type":"event_callback","event":${nested(900_000)}}`, 'json')],
    ['a form of ampersands', () => slackPost('&'.repeat(1_900_000), 'form')],
    ['a form of percents', () => slackPost(`payload=${'%'.repeat(1_900_000)}`, 'form')],
    ['a form of escapes', () => slackPost(`text=${'%E4%B8%AD'.repeat(200_000)}`, 'form')],
    ['a form of pluses', () => slackPost(`text=${'+'.repeat(1_900_000)}&command=/brief`, 'form')],
    ['blocks', () => slackMessage({ text: 'a b', blocks: many(2000, block) })],
    [
      'files',
      () => slackMessage({ text: 'a b', files: many(9000, { id: 'F1', name: 'a.txt', mimetype: 'text/plain' }) }),
    ],
    ['attachments', () => slackMessage({ text: 'a b', attachments: many(9000, { text: 'a', fallback: 'b' }) })],
    ['a message of blocks', () => press({ message: { blocks: many(40_000, { block_id: 'item-1' }) } })],
    ['actions', () => press({ actions: many(9000, { action_id: 'briefwire:run:1', block_id: 'b', value: 'topics' }) })],
    [
      'a command in a button',
      () => press({ actions: [{ action_id: 'briefwire:run:1', block_id: 'b', value: fill('a ', 900_000) }] }),
    ],
    [
      'fields of a form',
      () =>
        slackInteraction({
          type: 'view_submission',
          view: { id: 'V1', callback_id: 'briefwire:item', private_metadata: nested(200_000), state: { values } },
        }),
    ],
    [
      'a shortcut',
      () =>
        slackInteraction({
          type: 'message_action',
          callback_id: 'briefwire:add',
          trigger_id: '1',
          channel: { id: 'C1', name: 'a' },
          message: { ts: '1.1', text: fill('<https://a.b|c> ', 200_000) },
        }),
    ],
    ...units.map((unit) => [`a text of ${name(unit)}`, () => slackMessage({ text: fill(unit, 600_000) })] as const),
    ...units.map(
      (unit) =>
        [
          `a mention of ${name(unit)}`,
          () =>
            slackEvent({
              type: 'app_mention',
              channel: 'C1',
              user: 'UANN',
              ts: '1.1',
              text: `<@UBOT> ${fill(unit, 39_000)}`,
            }),
        ] as const,
    ),
  ]
  return contents.map(([input, post]) => ({ parser: 'a Slack payload', input, post, answered: false }))
}
