import { createCanvas, loadImage } from '@napi-rs/canvas'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cut, linesOf } from '../../../adapters/web/cards/lines.ts'
import type { Item } from '../../../src/model.ts'
import { startApp } from '../../main/app.ts'

const actor = { person: 'cli', name: null, from: null }
const item = (number: number, headline: string, body = 'What it says.'): Item => ({
  number,
  headline,
  body: [body],
  source: null,
  topics: [],
  key: `k${number}`,
})

async function published(items: readonly Item[], environment: Record<string, string> = {}) {
  const app = await startApp({ BRIEF_TITLE: 'Northwind', ...environment })
  const done = await app.desk.publish(
    { title: '', date: '2026-03-09', sections: [{ title: 'Shops', items }], footer: [] },
    actor,
  )
  if (done.kind !== 'published') throw new Error(done.kind)
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url}${path}`, { headers, redirect: 'manual' })
  /** Where the page says that its picture is. */
  const cardOf = async (path: string): Promise<string> =>
    new URL(/property="og:image" content="([^"]+)"/.exec(await (await get(path)).text())?.[1] ?? '').pathname
  /** What is on it, pixel by pixel. */
  const seen = async (path: string): Promise<Uint8ClampedArray> => {
    const picture = await loadImage(Buffer.from(await (await get(await cardOf(path))).arrayBuffer()))
    expect([picture.width, picture.height]).toEqual([1200, 630])
    const context = createCanvas(1200, 630).getContext('2d')
    context.drawImage(picture, 0, 0)
    return context.getImageData(0, 0, 1200, 630).data
  }
  return { ...app, get, cardOf, seen }
}

it('gives every issue and item a share picture, another one when a correction changes what it says, and each for good', async () => {
  const app = await published([item(1, 'Tea sells out'), item(2, 'Cards pay in trams')])
  const { get, cardOf, seen, desk, store } = app
  const page = await (await get('/issues/1/1')).text()
  for (const said of [
    '<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">',
    '<meta property="og:image:alt" content="Northwind · Issue 1, 9 March 2026 · Shops · Tea sells out">',
    '<meta name="twitter:card" content="summary_large_image">',
  ])
    expect(page).toContain(said)
  const [issue, first, second] = [await cardOf('/issues/1'), await cardOf('/issues/1/1'), await cardOf('/issues/1/2')]
  const [before, whole] = [await seen('/issues/1/1'), await seen('/issues/1')]
  const picture = await get(first)
  expect(picture.headers.get('content-type')).toBe('image/png')
  expect(picture.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const etag = picture.headers.get('etag') ?? ''
  expect((await get(first, { 'if-none-match': etag })).status).toBe(304)
  // Whoever knows no mark is led to the picture of today.
  expect((await get('/cards/issues/1/1.png')).headers.get('location')).toBe(first)
  for (const none of ['/cards/issues/1/3.png', '/cards/issues/9.png', '/cards/issues/1/x.png'])
    expect((await get(none)).status, none).toBe(404)

  const wrong = (await store.issue(1))?.sections[0]?.items[0]
  if (!wrong) throw new Error('no item')
  await desk.corrections.correct(
    { issue: 1, kind: 'retracted', before: wrong, after: wrong, reason: 'it was coffee' },
    actor,
  )
  const [now, nowIssue] = [await cardOf('/issues/1/1'), await cardOf('/issues/1')]
  expect([now, nowIssue].every((path) => ![first, issue].includes(path))).toBe(true)
  expect(await cardOf('/issues/1/2')).toBe(second)
  expect((await get(first)).headers.get('location')).toBe(now)
  expect(await (await get('/issues/1/1')).text()).toMatch(/og:image:alt" content="[^"]*Retracted [^"]*it was coffee"/)
  const after = await seen('/issues/1/1')
  expect(Buffer.compare(Buffer.from(after), Buffer.from(before))).not.toBe(0)
  expect(Buffer.compare(Buffer.from(await seen('/issues/1')), Buffer.from(whole))).not.toBe(0)
})

it('draws the letters of every language that people write in, and keeps what is too long or hostile inside the picture', async () => {
  const pairs = [
    ['支付', '茶叶'],
    ['שלום', 'תודה'],
    ['سلام', 'شكرا'],
    ['🎉🍵', '🚀🐟'],
    ['Łódź', 'Žižń'],
  ].flat()
  const hostile = [
    'W'.repeat(500),
    `${'שלום '.repeat(80)}\u202Eabc`,
    '微'.repeat(500),
    `Z${'\u0301'.repeat(490)}`,
    '</text><script>alert(1)</script>\u0000\uD800',
    '👩‍👩‍👧'.repeat(60),
  ]
  const items = [...pairs, ...hostile].map((text, at) => item(at + 1, text, at < pairs.length ? '' : text))
  const { seen } = await published(items, { BRIEF_LANGUAGE: 'zh', BRIEF_TITLE: `每日${'简报'.repeat(25)}` })
  const pictures: Uint8ClampedArray[] = []
  for (const { number } of items) pictures.push(await seen(`/issues/1/${number}`))
  pictures.push(await seen('/issues/1'))
  // Letters that no font has would all be the same empty box.
  for (let at = 0; at < pairs.length; at += 2)
    expect(Buffer.compare(Buffer.from(pictures[at] ?? []), Buffer.from(pictures[at + 1] ?? [])), pairs[at]).not.toBe(0)
  const stray = pictures.flatMap((pixels, at) =>
    Array.from({ length: 630 * 4 }, (_, spot) => ({ x: [20, 40, 1150, 1190][spot % 4] ?? 0, y: spot >> 2 })).flatMap(
      ({ x, y }) => (pixels[(y * 1200 + x) * 4] === 0xfd ? [] : `${at} at ${x},${y}`),
    ),
  )
  expect(stray).toEqual([])
})

it('breaks lines where a language breaks them, and loses nothing but what there is no room for', () => {
  const measure = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2E80' ? 1 : 0.5), 0)
  const lines = (text: string, width: number, most: number) => linesOf(cut(text, width, measure), width, most)
  expect(lines('支付宝，微信支付。', 3, 9)).toEqual(['支付', '宝，微', '信支', '付。'])
  expect(lines('one two three', 3.5, 9)).toEqual(['one two', 'three'])
  expect(lines('one two three', 3.5, 1)).toEqual(['one…'])
  expect(lines('abcdefgh', 2, 9)).toEqual(['abcd', 'efgh'])
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '茶', '，', '“', '-', '1', '🎉', '\u0301'),
    maxLength: 60,
  })
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 20 }), fc.integer({ min: 1, max: 8 }), (said, width, most) => {
      const shown = lines(said, width, most)
      expect(shown.length).toBeLessThanOrEqual(most)
      for (const line of shown) expect(measure(line)).toBeLessThanOrEqual(width)
      const bare = (of: string): string => of.replaceAll(/\s/g, '')
      const all = bare(shown.join(''))
      if (all.endsWith('…')) expect(bare(said).startsWith(all.slice(0, -1))).toBe(true)
      else expect(all).toBe(bare(said))
    }),
  )
})
