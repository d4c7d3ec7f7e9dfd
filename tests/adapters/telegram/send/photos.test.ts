import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Part } from '../../../../adapters/telegram/render/index.ts'
import { createTelegram, type TelegramAdapter } from '../../../../adapters/telegram/telegram.ts'
import type { Doc, ItemBlock } from '../../../../src/doc.ts'
import { paragraph } from '../../../../src/doc.ts'
import { failureIn } from '../../../contracts/adapter.suite.ts'
import { createTestHost, type TestHost } from '../../../fakes/host.ts'
import { nameOf, png } from '../../../fakes/telegram/media.ts'
import { checkCaption, field } from '../../../fakes/telegram/text.ts'
import { createFakeTelegram, type FakeTelegram, type Person } from '../../../fakes/telegram.ts'
import { recording } from '../stage.ts'

let telegram: FakeTelegram
let host: TestHost
let ada: Person
let lines: string[] = []
const open: TelegramAdapter[] = []
beforeEach(async () => {
  telegram = await createFakeTelegram()
  host = createTestHost()
  host.pictures.set('p1', { type: 'image/png', bytes: png(640, 480) })
  ada = telegram.person('Ada')
  ada.start()
  lines = []
})
afterEach(async () => {
  for (const adapter of open.splice(0)) await adapter.close()
  await telegram.close()
})

const adapterWith = async (options: object = {}): Promise<TelegramAdapter> => {
  const { adapter } = createTelegram(
    { token: telegram.token, apiRoot: telegram.root, timeoutMs: 5000, log: recording(lines), ...options },
    'polling',
  )
  open.push(adapter)
  await adapter.listen?.(host)
  return adapter
}
const at = (chat: number) => ({ platform: 'telegram', account: '4242', chat: String(chat), thread: null })
const context = { signal: AbortSignal.timeout(8000), first: null }
const item = (number: number, change: Partial<ItemBlock> = {}): ItemBlock => ({
  kind: 'item',
  number,
  headline: `Headline ${number}`,
  body: ['A body.'],
  source: null,
  topics: [],
  note: null,
  open: null,
  ...change,
})
const doc = (...blocks: Doc['blocks']): Doc => ({ language: 'en', blocks })
const photoIn = (parts: readonly Part[]): Part => parts.find(({ kind }) => kind === 'photo') ?? fail()
const fail = (): never => {
  throw new Error('there is no photo')
}
const uploads = () => telegram.calls.filter(({ body }) => field(body, 'photo') instanceof Uint8Array)

describe('where photos stand', () => {
  test('after all of the text, in the order of the items', async () => {
    const { render } = await adapterWith()
    const long = 'A sentence. '.repeat(300)
    const parts = render(
      doc(
        item(1, { body: [long], photos: ['p1'] }),
        item(2, { body: [long] }),
        item(3, { photos: ['p3'], headline: '<b> & *"' }),
        item(4, { photos: ['p4'], body: [], open: { label: 'open', command: 'issue 1' } }),
      ),
    )
    expect(parts.map((part) => (part.kind === 'photo' ? part.body.caption : part.kind))).toEqual([
      'classic',
      'classic',
      '1. Headline 1',
      '3. <b> & *"',
      '4. Headline 4',
    ])
    expect(parts.map((part) => (part.kind === 'photo' ? part.picture : ''))).toEqual(['', '', 'p1', 'p3', 'p4'])
  })

  test('a caption is never too long, nor cut inside a character', async () => {
    const adapter = await adapterWith()
    const part = photoIn(adapter.render(doc(item(1, { headline: `x${'😀'.repeat(2000)}`, photos: ['p1'] }))))
    await adapter.send(at(ada.id), part, context)
    expect(ada.chat.texts()[0]).toMatch(/^1\. x(?:😀){500,}…$/u)
  })

  test('whatever the headline, the server keeps the caption as it was sent', async () => {
    const { render } = await adapterWith()
    const headline = fc.oneof(fc.string({ unit: 'binary', maxLength: 3000 }), fc.constantFrom('\u200b', '', '\ud83d'))
    fc.assert(
      fc.property(headline, (words) => {
        const part = photoIn(render(doc(item(3, { headline: words, photos: ['p1'] }))))
        const caption = part.kind === 'photo' ? part.body.caption : ''
        expect(checkCaption(caption, undefined, { entities: 0, links: 0 }).text).toBe(caption)
        expect(caption).toMatch(/^3\./)
      }),
    )
  })

  const title = { kind: 'title', text: 'Brief', note: null } as const

  test('a rich issue has its photos in it, uploaded once for all readers, and keeps them when it is edited', async () => {
    const adapter = await adapterWith({ format: 'rich' })
    host.pictures.set('p2', { type: 'image/png', bytes: png(320, 200) })
    const issue = (headline: string) =>
      doc(title, item(1, { headline, photos: ['p1'] }), item(2, { photos: ['p2'] }), item(3))
    const parts = adapter.render(issue('Wallets merge'))
    const [part] = parts
    if (parts.length !== 1 || part === undefined) throw new Error('one part was expected')
    const people = Array.from({ length: 20 }, (_, number) => telegram.person(`Reader ${number}`))
    for (const person of people) person.start()
    const ids = await Promise.all(people.map(({ id }) => adapter.send(at(id), part, context)))
    const both = `${nameOf(png(640, 480))}+${nameOf(png(320, 200))}`
    expect(people.flatMap(({ chat }) => chat.messages().map(({ photo }) => photo))).toEqual(people.map(() => both))
    const sends = telegram.calls.filter(({ method }) => method === 'sendRichMessage')
    expect(sends).toHaveLength(20)
    expect(sends.filter(({ body }) => JSON.stringify(body).includes('attach://'))).toHaveLength(1)
    expect([...host.copies.keys()]).toEqual(['p1', 'p2'])
    const [better] = adapter.render(issue('Wallets part'))
    if (better) await adapter.edit?.(at(people[0]?.id ?? 0), ids[0] ?? '', better, context.signal)
    expect(people[0]?.chat.messages()).toMatchObject([{ photo: both, html: expect.stringContaining('Wallets part') }])
  })

  test('a rich issue goes out without the pictures that cannot be had, and with new names for old ones', async () => {
    const adapter = await adapterWith({ format: 'rich' })
    host.copies.set('p1', 'AgAC-of-another-bot')
    const [part] = adapter.render(doc(title, item(1, { photos: ['p1'] }), item(2, { photos: ['gone'] })))
    if (part === undefined) throw new Error('a part was expected')
    await adapter.send(at(ada.id), part, context)
    expect(ada.chat.messages().at(-1)).toMatchObject({ photo: nameOf(png(640, 480)) })
    expect(host.copies.get('p1')).toMatch(/^AgAC-photo/)
    expect(ada.chat.messages().at(-1)?.html).not.toContain('id=p2')
  })

  test('a server that knows no buttons in the text gets classic messages, with the photos after them', async () => {
    const old = await createFakeTelegram({ richButtons: false })
    const lines: string[] = []
    const adapter = await adapterWith({ format: 'rich', apiRoot: old.root, log: recording(lines) })
    const bob = old.person('Bob')
    bob.start()
    const actions = { kind: 'actions', actions: [{ label: 'All of it', command: 'latest full' }] } as const
    const [part] = adapter.render(doc(title, item(1, { photos: ['p1'] }), actions))
    if (part === undefined) throw new Error('a part was expected')
    const id = await adapter.send(at(bob.id), part, context)
    expect(bob.chat.messages().map(({ html, photo }) => [html, photo])).toEqual([
      [null, null],
      [null, nameOf(png(640, 480))],
    ])
    expect(bob.chat.messages()[0]?.id).toBe(Number(id))
    expect(lines).toEqual([
      "warn Telegram refuses a rich message (Bad Request: can't parse rich message: unsupported start tag): sending classic messages from now on.",
    ])
    expect(adapter.render(doc(title, item(1))).map(({ kind }) => kind)).toEqual(['classic'])
    await old.close()
  })
})

describe('how photos are sent', () => {
  const readers = (count: number) => Array.from({ length: count }, (_, number) => telegram.person(`Reader ${number}`))

  test('a hundred readers get it by one upload, also if the first of them has blocked the bot', async () => {
    const adapter = await adapterWith()
    const part = photoIn(adapter.render(doc(item(3, { photos: ['p1'] }))))
    const people = readers(100)
    for (const person of people) person.start()
    people[0]?.block()
    const results = await Promise.allSettled(people.map(({ id }) => adapter.send(at(id), part, context)))
    expect(results.map(({ status }) => status)).toEqual(['rejected', ...Array.from({ length: 99 }, () => 'fulfilled')])
    expect(new Set(people.slice(1).flatMap(({ chat }) => chat.messages().map(({ photo }) => photo)))).toEqual(
      new Set([nameOf(png(640, 480))]),
    )
    expect(people[50]?.chat.texts()).toEqual(['3. Headline 3'])
    // The one that was refused, and the one that worked.
    expect(uploads()).toHaveLength(2)
    expect(host.copies.get('p1')).toMatch(/^AgAC-photo/)
  })

  test('a name kept from an earlier run is used; one that Telegram forgot is replaced, once for all', async () => {
    host.copies.set('p1', telegram.files.add('photo', png(640, 480)))
    const part = photoIn((await adapterWith()).render(doc(item(3, { photos: ['p1'] }))))
    await (await adapterWith()).send(at(ada.id), part, context)
    expect(uploads()).toHaveLength(0)
    telegram.files.forget()
    const before = host.copies.get('p1')
    const adapter = await adapterWith()
    const people = readers(20)
    for (const person of people) person.start()
    await Promise.all(people.map(({ id }) => adapter.send(at(id), part, context)))
    expect(uploads()).toHaveLength(1)
    expect(host.copies.get('p1')).not.toBe(before)
  })

  test.each([
    ['a picture that is not there', 'none', null],
    ['one that is larger than 10 MB', 'large', png(10, 10, 10_000_001)],
    ['one that is too wide', 'wide', png(9000, 2000)],
    ['one that is none', 'text', Buffer.from('hello')],
  ])('%s goes as its caption, without a try for each reader', async (_, id, bytes) => {
    if (bytes !== null) host.pictures.set(id, { type: 'image/png', bytes })
    const adapter = await adapterWith()
    const part = photoIn(adapter.render(doc(item(3, { photos: [id] }))))
    await adapter.send(at(ada.id), part, context)
    const sent = await adapter.send(at(ada.id), part, context)
    expect(ada.chat.texts()).toEqual(['3. Headline 3', '3. Headline 3'])
    expect(sent).toBe(String(ada.chat.messages()[1]?.id))
    expect(uploads().length).toBeLessThan(2)
    expect(lines.filter((line) => line.includes('A picture goes out as its caption'))).toHaveLength(1)
  })

  test('an upload that nobody confirmed may have arrived, the next reader leads', async () => {
    const adapter = await adapterWith({ timeoutMs: 300 })
    const bob = telegram.person('Bob')
    bob.start()
    const part = photoIn(adapter.render(doc(item(3, { photos: ['p1'] }))))
    telegram.fault({ kind: 'hang', method: 'sendPhoto' })
    const [first, second] = await Promise.allSettled([ada, bob].map(({ id }) => adapter.send(at(id), part, context)))
    expect(first?.status === 'rejected' && failureIn(first.reason)?.kind).toBe('uncertain')
    expect(second?.status).toBe('fulfilled')
    expect(bob.chat.messages()).toHaveLength(1)
  })

  test('a store that fails has sent nothing', async () => {
    host.picture = async () => {
      throw new Error('the disk is gone')
    }
    const adapter = await adapterWith()
    const part = photoIn(adapter.render(doc(item(3, { photos: ['p1'] }))))
    const thrown = await adapter.send(at(ada.id), part, context).catch((error: unknown) => error)
    expect(failureIn(thrown)?.kind).toBe('unavailable')
    expect(telegram.calls).toEqual([])
  })
})

describe('corrections', () => {
  test('the caption is edited, the same edit twice is no failure', async () => {
    const adapter = await adapterWith()
    const [before, after] = ['Walets', 'Wallets'].map((headline) =>
      photoIn(adapter.render(doc(item(3, { headline, photos: ['p1'] })))),
    )
    if (before === undefined || after === undefined) return fail()
    const id = await adapter.send(at(ada.id), before, context)
    await adapter.edit?.(at(ada.id), id, after, context.signal)
    await adapter.edit?.(at(ada.id), id, after, context.signal)
    expect(ada.chat.messages().map(({ text, photo, edits }) => [text, photo !== null, edits])).toEqual([
      ['3. Wallets', true, 1],
    ])
  })

  test('where a photo went away the next one takes its place, and that of a text', async () => {
    host.pictures.set('p2', { type: 'image/png', bytes: png(300, 200) })
    const adapter = await adapterWith()
    const parts = adapter.render(doc(item(1, { photos: ['p1'] }), item(2, { photos: ['p2'] })))
    const ids: string[] = []
    for (const part of parts) ids.push(await adapter.send(at(ada.id), part, context))
    const [text = '', first = ''] = ids
    const second = photoIn(parts.slice(2))
    for (const id of [first, text]) await adapter.edit?.(at(ada.id), id, second, context.signal)
    const name = nameOf(png(300, 200))
    expect(ada.chat.messages().map(({ text, photo }) => [text, photo])).toEqual(
      Array.from({ length: 3 }, () => ['2. Headline 2', name]),
    )
    // After a restart the name is the one that was kept.
    const next = await adapterWith()
    await next.edit?.(at(ada.id), first, photoIn(parts), context.signal)
    expect(ada.chat.messages()[1]?.photo).toBe(nameOf(png(640, 480)))
  })

  test('a photo never becomes a text, and without a name no text a photo: what was to be edited is gone', async () => {
    const adapter = await adapterWith()
    const [text, photo] = adapter.render(doc(item(3, { photos: ['p1'] })))
    if (text === undefined || photo === undefined) return fail()
    const ids = [await adapter.send(at(ada.id), text, context), await adapter.send(at(ada.id), photo, context)]
    telegram.files.forget()
    for (const [id = '', part] of [[ids[0], photo] as const, [ids[1], text] as const]) {
      const thrown = await adapter.edit?.(at(ada.id), id, part, context.signal)?.catch((error: unknown) => error)
      expect(failureIn(thrown)?.kind).toBe('gone')
    }
    expect(ada.chat.messages().map(({ edits }) => edits)).toEqual([0, 0])
  })

  test('a correction answers the first part, or goes without where that is gone', async () => {
    const adapter = await adapterWith()
    const [part] = adapter.render(doc(paragraph('Corrected: item 3.')))
    const photo = photoIn(adapter.render(doc(item(3, { photos: ['p1'] }))))
    if (part === undefined) return fail()
    const first = await adapter.send(at(ada.id), part, context)
    await adapter.send(at(ada.id), part, { ...context, answers: first })
    await adapter.send(at(ada.id), photo, { ...context, answers: first })
    await adapter.remove?.(at(ada.id), first, context.signal)
    await adapter.send(at(ada.id), part, { ...context, answers: first })
    expect(ada.chat.messages().map(({ replyTo }) => replyTo)).toEqual([Number(first), Number(first), null])
  })
})
