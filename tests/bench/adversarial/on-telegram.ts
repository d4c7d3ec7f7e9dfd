import type { Post } from '../incoming/posts.ts'
import { type Attack, many, name, nested } from './attack.ts'
import { fill, units } from './inputs.ts'
import { telegramMessage, telegramPress, telegramUpdate } from './posts.ts'

/** What buttons may carry back. */
export const presses = (): Attack[] => {
  const datas = [
    'bw#__proto__',
    'bw:',
    ...units.flatMap((unit) => [
      `bw:${fill(unit, 61)}`,
      `bw:draft edit 1 ${fill(unit, 19_000)}`,
      `bw:${fill(unit, 700_000)}`,
      fill(unit, 700_000),
    ]),
  ]
  return datas.map((data) => ({
    parser: 'callback data',
    input: `${name(data.slice(0, 20))} × ${data.length}`,
    post: () => telegramPress(data),
    answered: false,
  }))
}

/** Updates that are no updates. */
export const updates = (): Attack[] => {
  const entity = { type: 'text_link', offset: 0, length: 4000, url: 'https://a.example/' }
  const apart = Array.from({ length: 8000 }, (_, at) => ({ ...entity, offset: at / 2, length: 1 }))
  const size = { file_id: 'f', width: 1, height: 1 }
  const contents: readonly (readonly [string, () => Post])[] = [
    ['nested arrays', () => raw(`{"update_id":1,"message":${nested(500_000)}}`)],
    ['nested objects', () => raw(`{"update_id":1,"message":${'{"a":'.repeat(170_000)}1${'}'.repeat(170_000)}}`)],
    [
      'a hundred thousand keys',
      () =>
        raw(
          JSON.stringify(
            Object.fromEntries(
              many(1, 0)
                .concat(Array.from({ length: 90_000 }, (_, at) => at))
                .map((at) => [`k${at}`, at]),
            ),
          ),
        ),
    ],
    [
      'links on links',
      () => telegramUpdate({ message: telegramMessage({ text: fill('word ', 4096), entities: many(10_000, entity) }) }),
    ],
    [
      'links side by side',
      () => telegramUpdate({ message: telegramMessage({ text: fill('word ', 4096), entities: apart }) }),
    ],
    [
      'sizes of a photo',
      () => telegramUpdate({ message: telegramMessage({ caption: 'a', photo: many(20_000, size) }) }),
    ],
    [
      'a name',
      () =>
        telegramUpdate({
          message: telegramMessage({ text: '/topics', from: { id: 7, first_name: fill('\u202ea', 900_000) } }),
        }),
    ],
    [
      'a title',
      () =>
        telegramUpdate({
          message: telegramMessage({
            text: 'a b',
            forward_origin: {
              type: 'channel',
              message_id: 1,
              chat: { id: -1, type: 'channel', title: fill('a)', 900_000) },
            },
          }),
        }),
    ],
    ['escapes', () => raw(`{"update_id":1,"message":{"text":"${fill('\\u0000', 900_000)}"}}`)],
    ...units.map(
      (unit) =>
        [
          `a text of ${name(unit)}`,
          () => telegramUpdate({ message: telegramMessage({ text: fill(unit, 330_000) }) }),
        ] as const,
    ),
    ...units.map(
      (unit) =>
        [
          `an inline query of ${name(unit)}`,
          () =>
            telegramUpdate({
              inline_query: { id: '1', from: { id: 7, first_name: 'Ann' }, query: fill(unit, 4000), offset: '' },
            }),
        ] as const,
    ),
  ]
  return contents.map(([input, post]) => ({ parser: 'a Telegram update', input, post, answered: false }))
}

const raw = (body: string): Post => ({ ...telegramUpdate({}), body })
