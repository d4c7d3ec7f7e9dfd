import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startBriefwire, UserError } from '../src/embed.ts'
import type { Draft } from '../src/model.ts'
import { openSqlite } from '../src/store/sqlite/open.ts'
import { emptyFolder } from './cli/run.ts'
import { draftOf, item } from './fakes/drafts.ts'
import { createRecorder } from './fakes/recorder.ts'
import { reference } from './reference.ts'

/** As from a program in JavaScript, which no compiler looks at. */
const start = (options: object): Promise<unknown> => Reflect.apply(startBriefwire, null, [options])

const recorder = () => createRecorder({ perSecond: 1000, chatMs: 0 })

async function faultsOf(doing: Promise<unknown>): Promise<string> {
  const thrown: unknown = await doing.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(thrown instanceof UserError)) throw thrown
  return thrown.message
}

describe('a program that embeds Briefwire', () => {
  it('finds the database closed after a start that failed', async () => {
    const folder = emptyFolder()
    const listen = async (): Promise<void> => {
      throw new Error('no platform today')
    }
    const starting = start({ adapters: [{ ...recorder(), listen }], database: join(folder, 'brief.db') })
    await expect(starting).rejects.toThrow('no platform today')
    // What a process has to itself is locked in empty files beside it.
    const left = readdirSync(folder).filter((name) => !name.includes('-duty-'))
    expect(left).toEqual(['brief.db', 'brief.db-generation'])
  })

  it('hears of every option that is wrong, by its name, before a file is written', async () => {
    const faults = await faultsOf(
      start({
        adapters: [{ adapter: recorder(), middleware: () => {} }],
        timezone: 'Asia/Shanghai',
        timeZone: 'Mars/Base',
        language: 'fr',
        admins: ['telegram:@ann', 'slack:ann', 'telegram:1001'],
        onUncertain: 'maybe',
        log: { warn: () => {} },
      }),
    )
    expect(faults.split('\n').map((line) => line.split(':')[0])).toEqual([
      'startBriefwire was given options that it cannot use',
      'adapters.0',
      'timeZone',
      'language',
      'admins',
      'admins',
      'onUncertain',
      'log',
      'timezone',
    ])
    expect(faults).toContain('adapters.0: must be what fromGrammy(…).adapter')
    expect(faults).toContain('timezone: there is no such option; did you mean timeZone?')
    expect(faults).toContain('"telegram:@ann" names nobody: Telegram knows people by a number')
  })

  it.each([
    [{}, 'adapters: must be a list of adapters'],
    [{ adapters: [] }, 'adapters: must name at least one adapter'],
    [undefined, 'adapters: must be a list of adapters'],
    [{ adapters: [recorder()], token: 'x' }, 'token: there is no such option'],
    [{ adapters: [recorder()], topics: 'tecnology' }, 'topics: "tecnology" is none of commerce'],
  ])('is told what is missing in %o', async (options, fault) => {
    expect(await faultsOf(Reflect.apply(startBriefwire, null, [options]))).toContain(fault)
  })

  it('is told what is wrong with an issue that it publishes, and nothing of it goes out', async () => {
    const database = join(emptyFolder(), 'brief.db')
    const briefwire = await startBriefwire({ adapters: [recorder()], database })
    onTestFinished(() => briefwire.stop())
    const draft: Draft = {
      ...draftOf(item(1, 'Rates fall'), item(2, ' '), { ...item(3, 'Ships'), source: { name: 'X', url: 'x.example' } }),
      date: '2026-02-30',
    }
    const faults = await faultsOf(briefwire.desk.publish(draft))
    expect(faults.split('\n')).toEqual([
      'This cannot go into an issue:',
      'date: must be a day that there is, as in 2026-12-24, or null: today',
      'sections[0].items[1].headline: is empty',
      'sections[0].items[2].source.url: must be an http(s) address, or null',
    ])
    const long = draftOf({ ...item(1, 'x'.repeat(501)), body: [] })
    expect(await faultsOf(briefwire.desk.publish(long))).toContain(
      'headline of item 1 has 501 letters; it may have 500',
    )
    const many = draftOf(...Array.from({ length: 31 }, (_, at) => item(at + 1, `Rates fall ${at}`)))
    expect(await faultsOf(briefwire.desk.publish(many))).toContain('in 31 messages; it may have 30')
    const twice = draftOf(item(1, 'Rates fall'), item(1, 'Rates rise'))
    expect(await faultsOf(briefwire.desk.publish(twice))).toContain('sections[0].items[1].number: 1 is taken already')
    const alike: object = { title: 'Brief', sections: [{ items: [{ headline: 'Rates fall' }] }] }
    expect(await faultsOf(Reflect.apply(briefwire.desk.publish, null, [alike]))).toContain('footer: must be a list')
    expect(await briefwire.desk.publish(draftOf(item(1, 'Rates fall')))).toMatchObject({ issue: { number: 1 } })
  })

  it('publishes, reads the archive, subscribes people and hears what happens', async () => {
    const adapter = recorder()
    const briefwire = await startBriefwire({ adapters: [adapter], database: join(emptyFolder(), 'brief.db') })
    onTestFinished(() => briefwire.stop())
    const heard: unknown[] = []
    const done = Promise.withResolvers<void>()
    briefwire.on('published', ({ issue, deliveries }) => heard.push(['published', issue.number, deliveries]))
    briefwire.on('corrected', ({ issue, item, copies }) => heard.push(['corrected', issue.revision, item, copies]))
    briefwire.on('delivered', () => {
      throw new Error('a fault of the program')
    })
    briefwire.on('delivered', ({ issue, target }) => {
      heard.push(['delivered', issue, target.chat])
      done.resolve()
    })
    const never = briefwire.on('published', () => heard.push('never'))
    never()

    const target = { platform: 'recorder', account: 'local', chat: '7', thread: null }
    const { subscription, outcome } = await briefwire.readers.subscribe(target, {
      topics: ['支付'],
      format: 'headlines',
    })
    expect([outcome, subscription.topics]).toEqual(['new', ['payments']])
    const wrong = { topics: ['payments'], hour: 24, colour: 'red' }
    const faults = await faultsOf(Reflect.apply(briefwire.readers.subscribe, null, [target, wrong]))
    expect(faults.split('\n').map((line) => line.split(':')[0])).toEqual(['wants.hour', 'wants'])
    expect(await faultsOf(briefwire.readers.subscribe(target, { topics: ['gardens'] }))).toContain('no topic "gardens"')

    const parsed = await briefwire.parse(
      'Brief\n\n1. Alipay opens a till\nIn the harbour. (The Ledger)\n\n2. Ships\n(Post)',
    )
    expect(parsed.sections[0]?.items[0]?.topics).toEqual(['payments'])
    expect(
      await briefwire.publish({ title: 'Brief', date: '2026-11-20', sections: parsed.sections, footer: [] }),
    ).toMatchObject({ kind: 'published' })
    await done.promise
    expect(heard).toEqual([
      ['published', 1, 1],
      ['delivered', 1, '7'],
    ])

    const { archive, readers } = briefwire
    const before = (await archive.item(1, 1))?.item ?? item(0, '')
    expect(await briefwire.correct(1, 1, { headline: 'Alipay opens two tills' })).toMatchObject({
      issue: { revision: 2 },
    })
    expect(heard.at(-1)).toEqual(['corrected', 2, 1, expect.any(Number)])
    for (const [wrong, words] of [
      [briefwire.correct(1, 1, { headline: 'Alipay opens two tills' }), 'Item 1.1 says this already.'],
      [briefwire.correct(1, 1, { headline: ' ' }), 'headline: is empty'],
      [briefwire.correct(1, 1, { headline: 'x'.repeat(501) }), 'has 501 letters; it may have 500'],
      [briefwire.correct(1, 9, {}), 'Issue 1 has no item 9.'],
      [briefwire.retract(2, 1, 'It never happened'), 'There is no issue 2.'],
      [briefwire.retract(1, 2, ' '), 'reason: must say why'],
    ] as const)
      expect(await faultsOf(wrong)).toContain(words)
    expect((await archive.item(1, 1))?.item).toMatchObject({ body: before.body, source: before.source })
    expect((await briefwire.retract(1, 2, 'It never sailed')).issue.revision).toBe(3)
    expect((await archive.item(1, 2))?.item.amended).toMatchObject({ kind: 'retracted', reason: 'It never sailed' })
    expect(await faultsOf(briefwire.retract(1, 2, 'Twice'))).toContain('was retracted already')
    await briefwire.add(draftOf(item(1, 'Rates fall')))
    expect((await briefwire.add(draftOf(item(1, 'Rates rise')))).sections.flatMap(({ items }) => items)).toMatchObject([
      { number: 1, headline: 'Rates fall' },
      { number: 2, headline: 'Rates rise' },
    ])
    expect(await faultsOf(briefwire.add(draftOf(item(1, ' '))))).toContain('headline: is empty')
    expect((await archive.item(1, 1))?.item.headline).toBe('Alipay opens two tills')
    expect((await archive.latest())?.number).toBe(1)
    expect((await archive.issues()).map(({ number }) => number)).toEqual([1])
    expect((await archive.item(1, 2))?.item.headline).toBe('Ships')
    expect(await archive.item(1, 3)).toBeNull()
    expect((await archive.search('alipay')).total).toBe(1)
    expect((await archive.topic('payments'))?.total).toBe(1)
    expect(await archive.topic('gardens')).toBeNull()
    expect((await archive.topics()).find(({ slug }) => slug === 'payments')?.items).toBe(1)
    const chats: string[] = []
    for await (const reader of readers.all()) chats.push(reader.target.chat)
    expect(chats).toEqual(['7'])
    expect([await readers.unsubscribe(target), await readers.unsubscribe(target)]).toEqual([true, false])
    expect((await readers.find(target))?.state).toBe('ended')
  })

  it('hears of readers whom nothing that it was given speaks to', async () => {
    const database = join(emptyFolder(), 'brief.db')
    const store = openSqlite({ path: database })
    for (const [platform, account, chat] of [
      ['telegram', '77', '1'],
      ['recorder', 'other', '2'],
      ['recorder', 'local', '3'],
    ] as const)
      await store.subscribe({ platform, account, chat, thread: null }, {}, 0)
    await store.close()
    const warned: unknown[] = []
    const log = {
      debug() {},
      info() {},
      warn: (known: object, line: string) => warned.push({ ...known, line }),
      error() {},
    }
    const briefwire = await startBriefwire({ adapters: [recorder()], database, log: Object(log) })
    onTestFinished(() => briefwire.stop())
    const line = expect.stringContaining('nobody serves this account: its subscribers wait')
    expect(warned).toEqual([
      { platform: 'recorder', account: 'other', active: 1, line },
      { platform: 'telegram', account: '77', active: 1, line },
    ])
  })
})

it('is described by a reference that is up to date: npm run reference', () => {
  expect(readFileSync('src/embed/README.md', 'utf8')).toBe(reference())
})
