import { describe, expect, it } from 'vitest'
import { begin as beginBoth } from './both.ts'
import { atSlack, atTelegram, type Hand } from './hands.ts'

const headlines = [
  'Palm tills arrive',
  'Corner shops unite',
  'Wallets murge',
  'Tea for the world',
  'Trainers live twice',
  'A window for an hour',
  'One form for parcels',
  'Rice by rail',
]

/** Waits for what is to come, on a busy machine too. */
const soon = expect.poll

/** One program on both platforms: an editor at the one in question, a reader on each; eight items in the next issue. */
async function begin(library: 'grammy' | 'telegraf', platform: 'telegram' | 'slack') {
  const { telegram, slack, app, ada, copies } = await beginBoth(library, { TELEGRAM_MESSAGES_PER_SECOND: '1000' })
  const items = headlines.map((headline) => ({
    number: 1,
    headline,
    body: ['All of it.'],
    source: { name: 'The Ledger', url: 'https://ledger.example/1' },
    topics: [],
  }))
  await app.desk.add({
    title: '',
    date: null,
    footer: [],
    sections: [
      { title: 'Shops', items: items.slice(0, 4) },
      { title: 'Trade', items: items.slice(4) },
    ],
  })
  const hand = platform === 'telegram' ? atTelegram(telegram, ada) : atSlack(slack, 'U1')
  const all = async () => (await app.store.draft()).draft.sections.flatMap(({ items }) => items)
  const sectionOf = async (headline: string) =>
    (await app.store.draft()).draft.sections.find(({ items }) => items.some((item) => item.headline === headline))
      ?.title
  const publish = async () => {
    await hand.command('publish')
    await hand.press('Publish')
    await soon(() => app.store.progress(1)).toMatchObject({ sent: 2 })
  }
  return { app, hand, all, sectionOf, publish, copies }
}

/** Counts what somebody does: each message, press and form that is sent off. */
function counted(hand: Hand) {
  let actions = 0
  const one =
    <A extends readonly string[], T>(act: (...given: A) => Promise<T>, many = 1) =>
    (...given: A): Promise<T> => {
      actions += many
      return act(...given)
    }
  return {
    write: one(hand.write),
    command: one(hand.command),
    press: one(hand.press),
    /** The press, and the text or form that answers it. */
    enter: one(hand.enter, 2),
    reply: one(hand.reply),
    sees: hand.sees,
    /** How many it was since this was asked last. */
    count(): number {
      const done = actions
      actions = 0
      return done
    },
  }
}

type Day = Awaited<ReturnType<typeof begin>>
type Counts = Readonly<Record<'move' | 'source' | 'section' | 'letter', number>>

/** Sees the correction arrive in every copy. */
async function corrected({ app, copies }: Day): Promise<void> {
  for (const read of Object.values(copies)) {
    await soon(read).toContain('Wallets merge')
    expect(read()).not.toContain('Wallets murge')
  }
  await soon(() => app.store.fixes(1)).toMatchObject({ pending: 0, sending: 0, failed: 0 })
}

async function byWords(day: Day): Promise<Counts> {
  const hand = counted(day.hand)
  await hand.write('move 7 2')
  await soon(async () => (await day.all())[1]?.headline).toBe('One form for parcels')
  const move = hand.count()
  await hand.write('source 3 Harbour Post https://harbour.example/a')
  await soon(async () => (await day.all())[2]?.source).toEqual({
    name: 'Harbour Post',
    url: 'https://harbour.example/a',
  })
  const source = hand.count()
  await hand.write('section 5 Payments')
  await soon(() => day.sectionOf('Tea for the world')).toBe('Payments')
  const section = hand.count()
  await day.publish()
  await hand.write('1.4: murge → merge')
  await corrected(day)
  return { move, source, section, letter: hand.count() }
}

async function byButtons(day: Day, platform: 'telegram' | 'slack'): Promise<Counts> {
  const hand = counted(day.hand)
  await hand.command('draft')
  await hand.press('7. One form for parcels')
  await hand.sees('Item 7 in Trade')
  if (platform === 'slack') await hand.enter('Number…', '2')
  else {
    await hand.press('Number…')
    await hand.sees('Which number')
    await hand.press('2')
  }
  await soon(async () => (await day.all())[1]?.headline).toBe('One form for parcels')
  const move = hand.count()
  await hand.command('draft')
  await hand.press('3. Corner shops unite')
  await hand.sees('Item 3 in Shops')
  await hand.enter('Source…', 'Harbour Post https://harbour.example/a')
  await soon(async () => (await day.all())[2]?.source).toEqual({
    name: 'Harbour Post',
    url: 'https://harbour.example/a',
  })
  const source = hand.count()
  await hand.command('draft')
  await hand.press('5. Tea for the world')
  await hand.sees('Item 5 in Shops')
  await hand.press('Section…')
  await hand.enter('New section…', 'Payments')
  await soon(() => day.sectionOf('Tea for the world')).toBe('Payments')
  const section = hand.count()
  await day.publish()
  await hand.command('correct')
  await hand.sees('Which item of issue 1')
  const whole = 'Wallets merge\nAll of it. (The Ledger, https://ledger.example/1)\n#none'
  await hand.enter('4. Wallets murge', platform === 'slack' ? whole : 'murge → merge')
  await corrected(day)
  return { move, source, section, letter: hand.count() }
}

describe.each([
  ['Telegram, by grammY', 'grammy', 'telegram'],
  ['Telegram, by Telegraf', 'telegraf', 'telegram'],
  ['Slack', 'grammy', 'slack'],
] as const)('the trial day in %s', (_, library, platform) => {
  it('takes one message each by words alone', async () => {
    const day = await begin(library, platform)
    expect(await byWords(day)).toEqual({ move: 1, source: 1, section: 1, letter: 1 })
  })

  it('takes no more presses than these by buttons alone, and no text is written twice', async () => {
    const day = await begin(library, platform)
    expect(await byButtons(day, platform)).toEqual({ move: 4, source: 4, section: 5, letter: 3 })
  })
})
