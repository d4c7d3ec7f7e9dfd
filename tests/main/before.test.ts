import { describe, expect, it } from 'vitest'
import type { ProbeLink } from '../../src/link-preview/probe-link.ts'
import type { Draft } from '../../src/model.ts'
import { answersIn } from '../fakes/telegram/greeting.ts'
import { begin } from './both.ts'
import { atSlack, atTelegram } from './hands.ts'

/** Enough for several messages, with letters that every platform has to escape. */
const long: Draft = {
  title: '',
  date: null,
  footer: ['Come and join <us> & them.'],
  sections: ['Money', null].map((title, section) => ({
    title,
    items: Array.from({ length: 10 }, (_, at) => ({
      number: section * 10 + at + 1,
      headline: `A <b> & "B" _*[]()~ of port ${section * 10 + at + 1}`,
      body: ['It says what it says, and says it at length. '.repeat(9).trim()],
      source: { name: 'Quay Post', url: `https://quay.example/${section}/${at}?a=1&b=2` },
      topics: ['payments'],
    })),
  })),
}

/** Moments differ between two sends, and nothing else may. */
const timeless = (shown: unknown): string => JSON.stringify(shown).replaceAll(/\b1[78]\d{8}\b/g, 'MOMENT')

describe.each(['grammy', 'telegraf'] as const)('a test copy, Telegram by %s', (library) => {
  it('is on every platform exactly what readers get, and no delivery', async () => {
    const { telegram, slack, app, ada, bob } = await begin(library, { PUBLIC_URL: 'https://brief.example' })
    const [owner, other] = [atTelegram(telegram, ada), atSlack(slack, 'U1')]
    await other.command('draft')
    await other.sees('The next issue is still empty')
    await owner.command('link')
    const [, code = ''] = /join (\w+)/.exec(await owner.sees('join')) ?? []
    await other.command(`join ${code}`)
    await other.sees('you are one person now')
    await app.desk.add(long)

    const direct = slack.direct('U1')
    const [seenBefore, slackBefore] = [ada.chat.messages().length, slack.seen(direct, 'U1').length]
    await owner.command('draft test')
    await owner.sees('A test copy is with you in Telegram, Slack: Full text · English')
    const [mark, ...onTelegram] = ada.chat.messages().slice(seenBefore).slice(0, -1)
    const [slackMark, ...onSlack] = slack.seen(direct, 'U1').slice(slackBefore)
    expect(mark?.text).toContain('Test copy, only for you.')
    expect(JSON.stringify(slackMark)).toContain('Test copy, only for you.')
    expect(await app.store.latest()).toBeNull()
    await owner.press('Headlines · 中文')
    await owner.press('3')
    await owner.sees('It says what it says')

    await owner.command('publish')
    await owner.press('Publish')
    await expect.poll(() => app.store.progress(1)).toMatchObject({ sent: 2, pending: 0 })
    const read = bob.chat.messages().slice(-onTelegram.length)
    expect(onTelegram.length).toBeGreaterThan(1)
    expect(JSON.stringify(onTelegram)).toContain('https://brief.example/issues/1')
    const shape = ({ text, entities, keyboard, photo }: (typeof read)[number]) => ({ text, entities, keyboard, photo })
    expect(timeless(onTelegram.map(shape))).toBe(timeless(read.map(shape)))
    const inChannel = slack.seen('C1').filter(({ only }) => only === null)
    expect(timeless(onSlack.map(({ text, blocks }) => [text, blocks]))).toBe(
      timeless(inChannel.map(({ text, blocks }) => [text, blocks])),
    )
    expect((await app.store.deliveries(1, 0, 10)).length).toBe(2)
  })
})

it('shows what is worth a look before it goes out, a dead link among it, and holds nothing up', async () => {
  const asked: string[] = []
  const probeLink: ProbeLink = async (address) => {
    asked.push(address)
    return { kind: 'dead', why: 'missing' }
  }
  const { telegram, slack, app, ada } = await begin('grammy', {}, { probeLink })
  const item = { number: 1, headline: 'A quay opens', body: [], topics: [] }
  const source = { name: 'Quay Post', url: 'https://quay.example/9' }
  await app.desk.add({ ...long, sections: [{ title: null, items: [{ ...item, source }] }] })
  for (const hand of [atTelegram(telegram, ada), atSlack(slack, 'U1')]) {
    await hand.command('publish')
    const question = await hand.sees('Worth a look before it goes out')
    expect(question).toContain('The link of item 1 leads nowhere: the site says that there is no such page.')
    expect(question).toContain('No topic, so only readers of everything get item 1.')
  }
  expect(asked).toEqual([source.url])
  await atSlack(slack, 'U1').press('Publish')
  await slack.until('the issue', () => JSON.stringify(slack.seen('C1')).includes('A quay opens'))
})

describe.each([
  ['Telegram, by grammY', 'grammy', 'telegram'],
  ['Telegram, by Telegraf', 'telegraf', 'telegram'],
  ['Slack', 'grammy', 'slack'],
] as const)('a reader in %s', (_, library, platform) => {
  it('proposes, and is thanked when it is out', async () => {
    const { telegram, slack, app, ada, bob } = await begin(library)
    const editor = platform === 'telegram' ? atTelegram(telegram, ada) : atSlack(slack, 'U1')
    const reader = platform === 'telegram' ? atTelegram(telegram, bob) : atSlack(slack, 'U2')
    await reader.command('propose')
    await reader.sees('What would you like to see in the brief?')
    await reader.write('The harbour opens a second quay\nFor container ships. (Quay Post, https://quay.example/9)')
    await reader.sees('The editors have it now: “The harbour opens a second quay”')
    await reader.forward('Corner shops buy together\nSome 4,100 of them.', {
      name: 'World News',
      url: 'https://t.me/worldnews/77',
    })
    await reader.sees('Shall I propose this to the editors?')
    expect(await app.store.openProposals()).toMatchObject({ count: 1 })
    await reader.press('Propose it')
    await reader.sees('The editors have it now: “Corner shops buy together”')
    expect((await app.store.proposals(1, 1))[0]?.item.source?.name).toBe('World News')
    await editor.command('proposals')
    await editor.sees('proposed this at')
    await editor.press('Add')
    await editor.sees('Added to the next issue as item 1')
    await app.desk.publishDraft()
    expect(await reader.sees('Your proposal is out')).toContain('is item 1 of issue 1. Thank you!')
  })
})

describe('the live message in a newsroom', () => {
  it.each(['grammy', 'telegraf'] as const)(
    'is pinned where the bot may, and stands in one message whatever the draft is: Telegram by %s',
    async (library) => {
      const { telegram, app, ada } = await begin(library)
      const [group, other] = [telegram.group('Newsroom'), telegram.group('Another')]
      group.add(ada, { status: 'administrator', can_pin_messages: true })
      other.add(ada)
      for (const place of [group, other]) ada.say('/newsroom', place)
      const shown = (place: typeof group) => place.messages().filter(({ text }) => text.includes('The next issue\n'))
      await telegram.until(() => shown(group)[0]?.pinned === true && shown(other).length === 1)
      expect(shown(other)[0]?.pinned).toBe(false)
      await app.desk.add({ ...long, sections: [...long.sections, ...long.sections, ...long.sections] })
      await telegram.until(() => shown(group)[0]?.text.includes('… and 35 more.'))
      expect(shown(group)).toHaveLength(1)
      expect(shown(group)[0]?.pinned).toBe(true)
      expect(answersIn(group).filter((text) => text.includes('of port'))).toHaveLength(1)
    },
    30_000,
  )

  it('is pinned in Slack, changes with the draft, and goes when it is ended', async () => {
    const { slack, app } = await begin('grammy')
    await slack.slash({ channel: 'C1', user: 'U1', text: 'newsroom' })
    const shown = () => slack.seen('C1').filter((message) => JSON.stringify(message).includes('The next issue'))
    await slack.until('the pin', () => slack.state.pins.get('C1')?.has(shown()[0]?.ts ?? '') === true)
    await app.desk.add(long)
    await slack.until('the change', () => JSON.stringify(shown()).includes('20 items in 1 section'))
    expect(shown()).toHaveLength(1)
    await slack.slash({ channel: 'C1', user: 'U1', text: 'draft live off' })
    await slack.until('its end', () => shown().length === 0)
  })
})
