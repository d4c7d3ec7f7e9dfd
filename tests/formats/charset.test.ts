import { expect, it } from 'vitest'
import { textOf } from '../../src/formats/charset.ts'

/** The same text as it is meant, and as bytes of an encoding, in base64. */
const samples = [
  [
    'Big5',
    '早安簡報\n1. 新吊車啟用\n碼頭今天啟用了新的吊車，載重加倍。（碼頭日報）\n',
    'pq2md8Kys/gKMS4gt3OmUaiusdKlzgq9WMBZpLWk0bHSpc6kRrdzqrqmUaiuoUG4/K2rpVutv6FDoV29WMBZpOmz+KFeCg==',
  ],
  [
    'GBK',
    '早报\n1. 新吊车启用\n码头今天启用了新的吊车，载重加倍。（码头日报）\n',
    '1OexqAoxLiDQwrX1s7XG9NPDCsLrzbe98czsxvTTw8HL0MK1xLX1s7WjrNTY1ti807G2oaOjqMLrzbfI1bGoo6kK',
  ],
  [
    'Shift-JIS',
    '朝のニュース\n1. 新しいクレーンが動き出した\n港では今日から新しいクレーンが使われています。（港新聞）\n',
    'kqmCzINqg4WBW4NYCjEuIJBWgrWCooNOg4yBW4OTgqqTroKrj2+CtYK9Co1ggsWCzY2hk/qCqYLnkFaCtYKig06DjIFbg5OCqo5ngu2C6oLEgqKC3IK3gUKBaY1gkFaVt4FqCg==',
  ],
  [
    'EUC-KR',
    '아침 소식\n1. 새 크레인이 움직이다\n항구에서 오늘부터 새 크레인을 씁니다. (항구신문)\n',
    'vsbEpyC80r3ECjEuILv1IMWpt7nAzsDMIL/ywffAzLTZCsfXsbi/obytIL/AtMO6zsXNILv1IMWpt7nAzsC7IL65tM+02S4gKMfXsbi9xbmuKQo=',
  ],
  [
    'Windows-1252',
    'Le Brief\n1. Le café flottant revient à l’ancien quai après un long été\nC’est réparé, dit le propriétaire, très fier de son œuvre. (Quai Poste)\n',
    'TGUgQnJpZWYKMS4gTGUgY2Fm6SBmbG90dGFudCByZXZpZW50IOAgbJJhbmNpZW4gcXVhaSBhcHLocyB1biBsb25nIOl06QpDkmVzdCBy6XBhcuksIGRpdCBsZSBwcm9wcmnpdGFpcmUsIHRy6HMgZmllciBkZSBzb24gnHV2cmUuIChRdWFpIFBvc3RlKQo=',
  ],
  [
    'Windows-1251',
    'Утренний выпуск\n1. Новый кран в порту\nОн поднимает вдвое больше. (Порт)\n',
    '0/Lw5e3t6Okg4vvv8/HqCjEuIM3u4vvpIOrw4O0g4iDv7vDy8wrO7SDv7uTt6Ozg5fIg4uTi7uUg4e7r/PjlLiAoz+7w8ikK',
  ],
] as const

it.each(samples)('text in %s is read as it was meant', (_, meant, bytes) => {
  expect(textOf(Buffer.from(bytes, 'base64'), 'en')).toBe(meant)
})

it('a page is read in the encoding that it declares', () => {
  const page = Buffer.from('<meta charset="iso-8859-2"><p>\xb3\xf3d\xbc</p>', 'latin1')
  expect(textOf(page, 'en')).toContain('łódź')
})

it('bytes that are no text are refused', () => {
  expect(() => textOf(Buffer.from([0, 1, 2, 255, 254, 3, 0, 9]), 'en')).toThrow(/no text file/)
})
