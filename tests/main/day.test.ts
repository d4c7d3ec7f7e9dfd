import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newDatabase } from '../postgres/database.ts'
import { begin } from './both.ts'
import { atSlack, atTelegram, type Hand } from './hands.ts'

/** A page that somebody links to. */
async function page(): Promise<string> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<title>Tea by drone</title><meta name="description" content="It flies over the hills.">')
  })
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/tea`
}

const editors = [
  ['Telegram, by grammY', 'grammy', 'telegram', 'sqlite'],
  ['Telegram, by Telegraf, over PostgreSQL', 'telegraf', 'telegram', 'postgres'],
  ['Slack', 'grammy', 'slack', 'sqlite'],
] as const

describe.each(editors)('a day at the desk in %s', (_, library, platform, store) => {
  it('goes by messages and buttons alone, and reaches readers on both platforms', async () => {
    const { telegram, slack, app, ada, copies } = await begin(
      library,
      store === 'postgres' ? { DATABASE_URL: await newDatabase() } : {},
    )
    const hand: Hand = platform === 'telegram' ? atTelegram(telegram, ada) : atSlack(slack, 'U1')
    const link = await page()

    // Posted in every way.
    const written = await hand.write(
      'Wallets murge\nThe two largest become one.\n(The Ledger, https://ledger.example/wallets)\n#payments',
    )
    await hand.sees('item 1')
    await hand.change(
      written,
      'Wallets merge\nThe two largest become one.\n(The Ledger, https://ledger.example/wallets)\n#payments',
    )
    await hand.sees('Wallets merge')
    await hand.forward('Corner shops buy together\nSome 4,100 of them.', {
      name: 'World News',
      url: 'https://t.me/worldnews/77',
    })
    await hand.sees('item 2')
    await hand.write(link)
    await hand.sees('Tea by drone')
    await hand.file(
      'rest.txt',
      '1. One form for parcels\nInstead of eleven. (Freight Today)\n\n2. Trainers live twice\nNext door. (Parcel Monitor)',
    )
    await hand.press('Add both')
    await hand.sees('Added 2 items')
    await hand.photo('A window for an hour\nFor one lunch break. (The Merchant)')
    await hand.sees('item 6')
    expect((await app.store.draft()).draft.sections.flatMap(({ items }) => items)).toMatchObject([
      { headline: 'Wallets merge', topics: ['payments'], source: { name: 'The Ledger' } },
      { headline: 'Corner shops buy together', source: { name: 'World News', url: 'https://t.me/worldnews/77' } },
      { headline: 'Tea by drone', body: ['It flies over the hills.'], source: { url: link } },
      { headline: 'One form for parcels' },
      { headline: 'Trainers live twice' },
      { headline: 'A window for an hour', photos: [expect.any(String)] },
    ])

    // Arranged.
    await hand.command('draft')
    await hand.press('6. A window for an hour')
    await hand.sees('Item 6.')
    await hand.press('Top')
    await hand.sees('Item 1.')
    await hand.command('draft')
    await hand.press('2. Wallets merge')
    await hand.sees('Item 2.')
    await hand.press('Remove')
    await hand.sees('Removed: Wallets merge')
    await hand.press('Undo')
    await hand.sees('It is back.')
    await hand.command('draft')
    await hand.press('5. One form for parcels')
    await hand.sees('Item 5.')
    await hand.press('Section…')
    await hand.enter('New section…', 'Across borders')
    await hand.sees('Across borders')

    // Scheduled, taken back, published.
    await hand.command('publish tomorrow 8am')
    expect(await hand.sees('08:00')).toMatch(/Europe\/Berlin, UTC\+[12]/)
    await hand.press('Unschedule')
    await hand.sees('Taken back')
    await hand.command('publish')
    await hand.sees('Issue 1, 6 items, 1 section, to 2 readers: publish?')
    await hand.press('Publish')
    await telegram.until(() => copies.telegram().includes('One form for parcels'))
    await slack.until('the issue', () => copies.slack().includes('One form for parcels'))
    await hand.sees('2 of 2')
    for (const read of Object.values(copies))
      for (const headline of ['A window for an hour', 'Wallets merge', 'Tea by drone', 'Trainers live twice'])
        expect(read()).toContain(headline)

    // Corrected and retracted, everywhere.
    await hand.command('correct 1.2')
    await hand.enter(
      'New text',
      'Wallets will merge\nIf the watchdog lets them.\n(The Ledger, https://ledger.example/wallets)',
    )
    await hand.press('Correct')
    await telegram.until(() => copies.telegram().includes('Wallets will merge'))
    await slack.until('the correction', () => copies.slack().includes('Wallets will merge'))
    await hand.command('retract 1.4 it was a joke')
    await hand.press('Retract')
    await telegram.until(() => copies.telegram().includes('it was a joke'))
    await slack.until('the retraction', () => copies.slack().includes('it was a joke'))
    for (const read of Object.values(copies)) {
      expect(read()).not.toContain('The two largest become one.')
      expect(read()).not.toContain('It flies over the hills.')
      expect(read()).toMatch(/Corrected \d\d:\d\d/)
    }
    await expect.poll(() => app.store.fixes(1)).toMatchObject({ pending: 0, sending: 0, failed: 0, uncertain: 0 })
    const found = await app.store.search('watchdog', { offset: 0, limit: 5 })
    expect(found.entries).toMatchObject([{ issue: 1, item: { number: 2, headline: 'Wallets will merge' } }])

    const done = (await app.store.auditAfter(0, 100)).map(({ action }) => action)
    for (const action of [
      'posted',
      'edited',
      'moved',
      'removed',
      'restored',
      'scheduled',
      'unscheduled',
      'published',
      'corrected',
      'retracted',
    ])
      expect(done).toContain(action)
  })
})

describe('two platforms, one desk', () => {
  it('publishes once when two editors press at the same moment', async () => {
    const { telegram, slack, app, ada, copies } = await begin('grammy')
    const hands = [atTelegram(telegram, ada), atSlack(slack, 'U1')]
    await app.desk.add({
      title: '',
      date: null,
      footer: [],
      sections: [{ title: null, items: [plain('Wallets merge')] }],
    })
    for (const hand of hands) {
      await hand.command('publish')
      await hand.sees('publish?')
    }
    await Promise.all(hands.map((hand) => hand.press('Publish')))
    await telegram.until(() => copies.telegram().includes('Wallets merge'))
    await slack.until('the issue', () => copies.slack().includes('Wallets merge'))
    await Promise.any(hands.map((hand) => hand.sees('Issue 1 is out already')))
    expect(await app.store.issue(2)).toBeNull()
    await expect.poll(() => app.store.progress(1)).toMatchObject({ sent: 2, pending: 0, sending: 0 })
    for (const read of Object.values(copies)) expect(read().split('Wallets merge')).toHaveLength(2)
  })

  it.each(['telegram', 'slack'] as const)(
    'corrects what an editor answers with its new text, in %s',
    async (platform) => {
      const { telegram, slack, app, ada, copies } = await begin('telegraf')
      const hand = platform === 'telegram' ? atTelegram(telegram, ada) : atSlack(slack, 'U1')
      await hand.command('subscribe')
      await hand.sees('You are subscribed')
      const items = ['Wallets merge', 'Trainers live twice'].map((headline, at) => ({
        ...plain(headline),
        number: at + 1,
      }))
      await app.desk.publish({ title: '', date: null, footer: [], sections: [{ title: null, items }] })
      await expect.poll(() => app.store.progress(1)).toMatchObject({ sent: 3 })
      await hand.reply('Trainers live twice', 'Trainers live three times\nSays the watchdog.')
      await hand.sees('Correct it in 3 copies?')
      await hand.press('Correct')
      await hand.sees('3 of 3 copies')
      for (const read of [...Object.values(copies), () => hand.texts().join('\n')]) {
        expect(read()).toContain('Trainers live three times')
        expect(read()).toContain('Wallets merge')
      }
      expect(copies[platform]()).not.toContain('Trainers live twice')
    },
  )

  it('makes an editor of whoever sends an invitation on, once, and gives a link that does the same', async () => {
    const { telegram, app, ada, bob } = await begin('grammy')
    const owner = atTelegram(telegram, ada)
    const reader = atTelegram(telegram, bob)
    await owner.command('editors invite')
    const invitation = await owner.sees('good until')
    expect(invitation).toMatch(new RegExp(`https://t\\.me/${telegram.bot.username}\\?start=join_[0-9A-F]{20}`))
    const from = { name: 'Ada', url: 'https://t.me/ada/1' }
    await reader.forward(invitation, from)
    await reader.sees('Welcome to the desk')
    expect(await app.desk.roles.roleOf(`telegram:${bob.id}`)).toBe('editor')
    await app.store.dismiss(`telegram:${bob.id}`, {
      at: 0,
      actor: { person: 'cli', name: null, from: null },
      action: 'dismissed',
      subject: 'bob',
      detail: {},
    })
    await reader.forward(invitation, from)
    await reader.sees('used already')
    const payload = /start=(\w+)/.exec(invitation)?.[1]
    await reader.command(`start ${payload}`)
    await telegram.until(() => reader.texts().filter((text) => text.includes('used already')).length === 2)
  })

  it('makes an editor by a code that works once, and lets nobody else at the desk', async () => {
    const { telegram, slack, app, ada, bob } = await begin('grammy')
    const owner = atTelegram(telegram, ada)
    const reader = atTelegram(telegram, bob)
    await reader.command('publish')
    expect(await reader.sees('That is for the editors')).toContain(`telegram:${bob.id}`)
    await owner.command('editors invite')
    const [, code = ''] = /join (\w+)/.exec(await owner.sees('good until')) ?? []
    const editor = atSlack(slack, 'U2')
    await editor.command(`join ${code}`)
    await editor.sees('Welcome to the desk')
    expect(await owner.sees('used an invitation')).toContain('that Ada made')
    await reader.command(`join ${code}`)
    await reader.sees('This code is not good')

    await editor.write('Trainers live twice\nNext door. (Parcel Monitor)')
    await editor.sees('item 1')
    // What was open before the removal does nothing after it.
    await editor.press('Edit…')
    await slack.until('the form', () => slack.state.modals.size > 0)
    await owner.command('editors remove slack:U2')
    await owner.press('Remove slack:U2')
    await owner.sees('no longer works at the desk')
    const [form = ''] = slack.state.modals.keys()
    const ack = await slack.submit(form, 'U2', { 'text-0': 'Something else' })
    expect(JSON.stringify(ack.body)).toContain('That is for the editors')
    await editor.press('Remove')
    const { draft } = await app.store.draft()
    expect(draft.sections.flatMap(({ items }) => items.map(({ headline }) => headline))).toEqual([
      'Trainers live twice',
    ])
  })
})

const plain = (headline: string) => ({ number: 1, headline, body: ['All of it.'], source: null, topics: [] })
