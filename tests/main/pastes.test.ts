import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from '../../src/ingest/parse.ts'
import { sameContent } from '../../src/ingest/print.ts'
import { startSlack } from '../fakes/slack.ts'
import { png } from '../fakes/telegram/media.ts'
import { createFakeTelegram } from '../fakes/telegram.ts'
import { startApp } from './app.ts'
import { atSlack, atTelegram } from './hands.ts'

/** A newsletter of some 20,000 letters, in four sections. */
const newsletter = Array.from({ length: 60 }, (_, at) => {
  const heading = at % 15 === 0 ? `${['Payments', 'Shops', 'Ports', 'Farms'][at / 15]}\n\n` : ''
  const body = `Story ${at + 1} begins here. ${'It goes on for a sentence or so. '.repeat(7).trim()}`
  return `${heading}${at + 1}. Headline number ${at + 1} of the morning\n${body} (Harbour Post, https://harbour.example/${at})`
}).join('\n\n')

/** As Telegram Desktop cuts: at the last blank line in the second half of what fits. */
function cut(text: string): string[] {
  if (text.length <= 4096) return [text]
  const at = text.lastIndexOf('\n\n', 4096)
  return [text.slice(0, at).trim(), ...cut(text.slice(at).trim())]
}

async function telegramWith(library: 'grammy' | 'telegraf') {
  const telegram = await createFakeTelegram()
  onTestFinished(() => telegram.close())
  const ada = telegram.person('Ada')
  const bob = telegram.person('Bob')
  const app = await startApp({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    TELEGRAM_LIBRARY: library,
    ADMINS: `telegram:${ada.id}`,
  })
  return { telegram, app, ada, bob }
}

const expected = parse(newsletter, { topics: [], today: '2026-11-20' })

describe.each(['grammy', 'telegraf'] as const)('in Telegram, by %s', (library) => {
  it('a newsletter pasted by hand is one text, asked about once, and comes out as with import', async () => {
    const { telegram, app, ada } = await telegramWith(library)
    const pieces = cut(newsletter)
    expect(pieces.length).toBeGreaterThan(4)
    for (const piece of pieces) ada.say(piece)
    const hand = atTelegram(telegram, ada)
    await hand.sees('60 items')
    expect(ada.chat.messages().filter(({ keyboard }) => keyboard.length > 0)).toHaveLength(1)
    await hand.press('Add all 60')
    await hand.sees('Added 60 items')
    const { draft } = await app.store.draft()
    const bare = draft.sections.map(({ title, items }) => ({
      title,
      items: items.map((item) => ({ ...item, topics: [] })),
    }))
    expect(sameContent({ ...draft, sections: bare }, { ...expected, title: '', date: null })).toBe(true)
  })

  it('an album is one item, and readers get all its pictures', async () => {
    const { telegram, app, ada, bob } = await telegramWith(library)
    bob.start()
    await telegram.until(() => bob.chat.texts().some((text) => text.includes('You are subscribed')))
    for (const size of [40, 41])
      ada.send({
        photo: telegram.files.sizes(png(size, size)),
        media_group_id: 'album',
        ...(size === 40 ? { caption: 'Palm tills arrive\nIn two thousand shops. (The Merchant)' } : {}),
      })
    const hand = atTelegram(telegram, ada)
    await hand.sees('as item 1')
    expect((await app.store.draft()).draft.sections[0]?.items).toMatchObject([{ photos: { length: 2 } }])
    await hand.command('publish')
    await hand.press('Publish')
    await telegram.until(() => bob.chat.texts().some((text) => text.includes('(2/2)')))
    expect(bob.chat.texts().filter((text) => text.startsWith('1. Palm tills arrive ('))).toHaveLength(2)
  })
})

it('in Slack a pasted newsletter is one message, and a message may carry several pictures', async () => {
  const slack = await startSlack()
  onTestFinished(() => slack.close())
  const { token } = slack.team('T1')
  slack.state.appTokens.add('xapp-1-test')
  slack.person('U1')
  const app = await startApp({
    SLACK_BOT_TOKEN: token,
    SLACK_API_URL: slack.apiUrl,
    SLACK_APP_TOKEN: 'xapp-1-test',
    ADMINS: 'slack:U1',
  })
  slack.use({ kind: 'socket' })
  const hand = atSlack(slack, 'U1')
  await hand.write(newsletter)
  await hand.press('Add all 60')
  await hand.sees('Added 60 items')
  const pictures = [40, 41].map((size) =>
    slack.file({ name: `${size}.png`, mimetype: 'image/png', bytes: png(size, size) }),
  )
  await slack.says({ channel: slack.direct('U1'), user: 'U1' }, 'Palm tills arrive\nIn shops.', { files: pictures })
  await hand.sees('as item 61')
  const { draft } = await app.store.draft()
  expect(draft.sections.at(-1)?.items.at(-1)).toMatchObject({ headline: 'Palm tills arrive', photos: { length: 2 } })
})
