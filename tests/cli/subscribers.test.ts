import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wantsShape } from '../../src/choices/wants-shape.ts'
import { fromCells, toCells } from '../../src/cli/subscribers/cells.ts'
import { defaultWants, formats, languages, type Wants } from '../../src/model.ts'
import { briefwire, emptyFolder } from './run.ts'

const word = fc.stringMatching(/^[a-z支付]{1,8}$/)
const minutes = fc.integer({ min: 0, max: 1439 })
const wants: fc.Arbitrary<Wants> = fc
  .record({
    follow: fc.uniqueArray(word, { maxLength: 3 }),
    mute: fc.uniqueArray(word, { maxLength: 3 }),
    followedOnly: fc.boolean(),
    at: fc.option(minutes),
    timeZone: fc.constantFrom(null, 'Asia/Shanghai', 'UTC'),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
    quiet: fc.option(fc.record({ from: minutes, to: minutes })),
    urgent: fc.boolean(),
    format: fc.constantFrom(...formats),
    language: fc.constantFrom(null, ...languages),
    digest: fc.boolean(),
    silent: fc.boolean(),
    pictures: fc.boolean(),
    previews: fc.boolean(),
  })
  .map(({ at, ...rest }) => ({
    ...defaultWants,
    ...rest,
    hour: at === null ? null : Math.floor(at / 60),
    minute: at === null ? 0 : at % 60,
  }))

it('whatever somebody chose is the same after the cells of a table, topics apart, which are read by name', () => {
  fc.assert(
    fc.property(wants, (chosen) => {
      const { topics: _, except: __, ...rest } = chosen
      const read = wantsShape.parse(fromCells(toCells(chosen)))
      expect({ ...read, timeZone: read.timeZone?.toLowerCase() ?? null }).toEqual({
        ...rest,
        timeZone: rest.timeZone?.toLowerCase() ?? null,
      })
    }),
  )
})

const settings = {
  topics: ['payments'],
  follow: ['alipay'],
  hour: 8,
  minute: 30,
  days: [1, 5],
  quiet: { from: 1320, to: 420 },
  timeZone: 'Asia/Shanghai',
  format: 'headlines',
  language: 'zh',
  silent: true,
  pictures: false,
}

it('go as JSON to another brief and back with nothing lost, whatever their state; through a pipe; after a look', async () => {
  const [one, other] = [emptyFolder(), emptyFolder()]
  const lines = [
    { platform: 'telegram', account: '77', chat: '1001', thread: null, state: 'active', wants: settings },
    { platform: 'telegram', account: '77', chat: '-1002', thread: '5', state: 'paused', reason: 'TOPIC_CLOSED' },
    { platform: 'slack', account: 'T1', chat: 'C1', thread: null, state: 'ended', wants: { mute: ['bitcoin'] } },
  ]
  const input = lines.map((line) => JSON.stringify(line)).join('\n')
  const looked = await briefwire(one, ['subscribers', 'import', '-', '--dry-run'], { input })
  expect(looked).toMatchObject({ code: 0, out: '3 subscribers read, 3 of them new. Nothing was imported.\n' })
  expect((await briefwire(one, ['subscribers', 'export', '-', '--as', 'json'])).out).toBe('')
  expect((await briefwire(one, ['subscribers', 'import', '-'], { input })).out).toContain('3 of them new')
  await briefwire(one, ['subscribers', 'export', 'all.jsonl'])
  const file = readFileSync(join(one, 'all.jsonl'), 'utf8')
  const read = file
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(read).toMatchObject(lines)
  await briefwire(other, ['subscribers', 'import', '-'], { input: file })
  expect((await briefwire(other, ['subscribers', 'export', '-', '--as', 'json'])).out).toBe(file)
  expect((await briefwire(one, ['subscribers', 'export', '-'])).out.split('\n')[1]).toBe(
    'telegram,77,1001,,payments,,alipay,,08:30,1 5,22:00-07:00,Asia/Shanghai,headlines,zh,silent no-pictures',
  )
})

it('tell every wrong cell by its line, and nothing is imported', async () => {
  const folder = emptyFolder()
  const rows = ['slack,T1,C1,25:00,,', 'slack,T1,C2,8,9,', 'slack,T1,C3,8:15,,loud', 'slack,T1,C4,8:15,1,silent']
  writeFileSync(join(folder, 'in.csv'), `platform,account,chat,time,days,options\n${rows.join('\n')}\n`)
  const { code, err } = await briefwire(folder, ['subscribers', 'import', 'in.csv'])
  expect(code).toBe(1)
  expect(err).toMatch(
    /in\.csv was not imported:\nline 2: hour must be an hour[^\n]*\nline 3: days[^\n]*\nline 4: [^\n]*loud/,
  )
  writeFileSync(
    join(folder, 'in.json'),
    '{"platform":"slack","account":"T1","chat":"C1","wants":{"hours":8}}\nnonsense\n',
  )
  const json = await briefwire(folder, ['subscribers', 'import', 'in.json'])
  expect(json.err).toMatch(/line 1: wants[^\n]*hours[^\n]*\nline 2: /)
  expect((await briefwire(folder, ['subscribers', 'export', '-', '--as', 'json'])).out).toBe('')
})

it('come from listmonk where there is a chat, and whoever cannot be reached is counted', async () => {
  const folder = emptyFolder()
  const attributes = (json: object): string => `"${JSON.stringify(json).replaceAll('"', '""')}"`
  const rows = [
    `u1,a@example.org,Ann,${attributes({ telegram_id: 1001, interests: ['payments', 'retail'] })},enabled,2026-01-01,2026-01-01`,
    `u2,b@example.org,Bob,{},enabled,2026-01-01,2026-01-01`,
    `u3,c@example.org,Cyd,${attributes({ telegram_id: 1003 })},blocklisted,2026-01-01,2026-01-01`,
  ]
  writeFileSync(
    join(folder, 'list.csv'),
    `uuid,email,name,attributes,status,created_at,updated_at\n${rows.join('\n')}\n`,
  )
  const args = ['subscribers', 'import', 'list.csv', '--as', 'listmonk', '--account', '77']
  const { out, err } = await briefwire(folder, [...args, '--column', 'topics=attributes.interests'])
  expect(out).toBe('1 subscribers read, 1 of them new.\n')
  expect(err).toContain('1 left out: there is an e-mail address only, and no chat.')
  expect(err).toContain('1 left out: their status is blocklisted.')
  expect((await briefwire(folder, ['subscribers', 'export', '-'])).out).toContain('telegram,77,1001,,payments retail,')
})

it('by mail are added by the operator’s word, come from a list of addresses, and go out with all that they chose', async () => {
  const folder = emptyFolder()
  const add = (...args: readonly string[]) => briefwire(folder, ['subscribers', 'add', ...args])
  const added = await add(' Ann@Example.ORG ', '--topics', 'payments', '--language', 'es')
  expect(added.out).toBe('Subscribed.\n')
  expect(added.err).toContain('set SMTP_URL')
  expect((await add('ann@example.org', '--topics', 'payments')).out).toContain('nothing changed')
  expect((await add('ann@example')).err).toContain('an address is like ann@example.org')
  writeFileSync(
    join(folder, 'list.csv'),
    'uuid,email,name,attributes,status,created_at,updated_at\nu1,Bob@example.org,Bob,{},enabled,,\n',
  )
  const list = await briefwire(folder, ['subscribers', 'import', 'list.csv', '--as', 'listmonk', '--platform', 'email'])
  expect(list.out).toBe('1 subscribers read, 1 of them new.\n')
  const { out } = await briefwire(folder, ['subscribers', 'export', '-'])
  expect(out).toContain('email,smtp,ann@example.org,,payments,')
  expect(out).toMatch(/email,smtp,bob@example.org,.*no-pictures/)
})

it('come from one chat’s OPML, feeds by the names of topics, once it is said whose they are', async () => {
  const folder = emptyFolder()
  const feed = (title: string): string => `<outline type="rss" text="${title}" xmlUrl="https://example.org/${title}"/>`
  const opml = `<?xml version="1.0"?><opml version="2.0"><body>${feed('Payments')}${feed('Moon')}</body></opml>`
  writeFileSync(join(folder, 'feeds.opml'), opml)
  const unnamed = await briefwire(folder, ['subscribers', 'import', 'feeds.opml', '--account', '77'])
  expect(unnamed.err).toContain('does not say whose feeds these are')
  const { out, err } = await briefwire(folder, [
    ...['subscribers', 'import', 'feeds.opml', '--account', '77', '--chat', '1001'],
  ])
  expect(out).toBe('1 subscribers read, 1 of them new.\n')
  expect(err).toContain('no topic is called like the feed "Moon"')
  expect((await briefwire(folder, ['subscribers', 'export', '-'])).out).toContain('telegram,77,1001,,payments,')
})
