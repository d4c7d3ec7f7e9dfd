import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from '../../src/ingest/parse.ts'
import { samples } from '../../src/main/samples.ts'
import { defaultTopics } from '../../src/topics/defaults.ts'
import { answersIn } from '../fakes/telegram/greeting.ts'
import { createFakeTelegram } from '../fakes/telegram.ts'
import { freePort, startApp } from './app.ts'

const sample = parse(samples.en, { topics: defaultTopics })
const itemNumbers = (text: string): number[] => [...text.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number))

async function begin(library: string, by: 'polling' | 'webhook') {
  const telegram = await createFakeTelegram()
  onTestFinished(() => telegram.close())
  const port = await freePort()
  const webhook =
    by === 'webhook' ? { TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}/hook`, TELEGRAM_WEBHOOK_SECRET: 'quiet' } : {}
  const app = await startApp({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    TELEGRAM_LIBRARY: library,
    PORT: String(port),
    ...webhook,
  })
  return { telegram, app }
}

describe.each([
  ['grammy', 'polling'],
  ['grammy', 'webhook'],
  ['telegraf', 'polling'],
  ['telegraf', 'webhook'],
] as const)('the program in Telegram, by %s and %s', (library, by) => {
  it('brings an issue everywhere, whole and once, and answers from the archive', async () => {
    const { telegram, app } = await begin(library, by)
    const [ada, eva] = [telegram.person('Ada'), telegram.person('Eva')]
    const group = telegram.group('Readers', 'supergroup')
    const forum = telegram.forum('Newsroom', [7])
    const channel = telegram.channel('Brief', 'brief_channel')
    for (const place of [group, forum]) place.admin(eva)
    channel.admin(ada)
    group.add(eva)
    forum.add(eva)
    channel.add(ada, { status: 'administrator', can_post_messages: true })

    ada.start()
    await telegram.until(() => ada.chat.texts().some((text) => text.includes('You are subscribed')))
    eva.say('/subscribe payments', group)
    await telegram.until(() => answersIn(group).some((text) => text.includes('items about Payments')))
    eva.say('/subscribe', forum, { message_thread_id: 7, is_topic_message: true })
    await telegram.until(() => answersIn(forum, 7).length === 1)
    ada.say('/subscribe @brief_channel')
    await telegram.until(() => ada.chat.texts().at(-1)?.includes('it is subscribed'))
    const before = ada.chat.texts().length

    await app.desk.publish(sample)
    const whole = (texts: readonly string[]) => texts.flatMap(itemNumbers)
    const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    await telegram.until(() => whole(channel.texts()).length === 11 && whole(answersIn(forum, 7)).length === 11)
    await telegram.until(
      () => whole(ada.chat.texts().slice(before)).length === 11 && whole(answersIn(group)).length === 3,
    )
    expect(whole(channel.texts())).toEqual(all)
    expect(whole(answersIn(forum, 7))).toEqual(all)
    expect(whole(answersIn(group))).toEqual([1, 5, 8])
    await app.desk.publish(sample)

    ada.say('/topic payments')
    const topic = await telegram.until(() => ada.chat.texts().find((text) => text.startsWith('Payments')))
    expect(itemNumbers(topic)).toEqual([1, 5, 8])
    ada.say('/search palm')
    await telegram.until(() => ada.chat.texts().find((text) => text.startsWith('Search: palm')))
    ada.say('/issue 1')
    ada.say('/settings')
    await telegram.until(() => ada.chat.texts().find((text) => text.startsWith('Your settings')))
    ada.press('Headlines')
    await telegram.until(() => ada.chat.texts().find((text) => text.includes('Format: headlines')))
    ada.say('/latest')
    const headlines = await telegram.until(() =>
      ada.chat.messages().find(({ text }) => text.includes('Issue 1') && !text.includes('eleven seconds')),
    )
    ada.press('1')
    await telegram.until(() => headlines.text.includes('eleven seconds'))
    ada.say('/unsubscribe')
    await telegram.until(() => ada.chat.texts().at(-1)?.includes('no more issues'))
    expect(telegram.losses).toEqual({ entities: 0, links: 0 })
    await expect.poll(() => app.store.progress(1)).toMatchObject({ sent: 4, pending: 0, failed: 0, uncertain: 0 })
    expect(await (await fetch(`${app.url}/metrics`)).text()).not.toContain(telegram.token.split(':')[1])
  })
})

describe.each(['grammy', 'telegraf'])('readers who come and go, by %s', (library) => {
  it('are followed, and nobody else is disturbed', async () => {
    const { telegram, app } = await begin(library, 'polling')
    const [ada, bob, cyd] = [telegram.person('Ada'), telegram.person('Bob'), telegram.person('Cyd')]
    const group = telegram.group('Readers')
    group.admin(ada)
    group.add(ada)
    for (const person of [ada, bob, cyd]) person.start()
    ada.say('/subscribe', group)
    await telegram.until(
      () => answersIn(group).length === 1 && [ada, bob, cyd].every((person) => person.chat.texts().length === 1),
    )

    bob.block()
    cyd.deactivate()
    const moved = group.migrate()
    await expect.poll(() => app.store.subscriptionCounts()).toMatchObject({ active: 3, paused: 1 })
    await app.desk.publish(sample)
    await telegram.until(() => moved.texts().length === 1 && ada.chat.texts().length === 2)
    await expect.poll(() => app.store.subscriptionCounts()).toMatchObject({ active: 2, paused: 2 })
    await expect.poll(() => app.store.progress(1)).toMatchObject({ sent: 2, failed: 1, pending: 0, uncertain: 0 })

    bob.unblock()
    await expect.poll(() => app.store.subscriptionCounts()).toMatchObject({ active: 3, paused: 1 })
    moved.remove(ada)
    await expect.poll(() => app.store.subscriptionCounts()).toMatchObject({ active: 2, paused: 2 })
  })

  it('are left alone when the token is revoked: the lane closes, and a restart opens it again', async () => {
    const { telegram, app } = await begin(library, 'polling')
    const ada = telegram.person('Ada')
    ada.start()
    await telegram.until(() => ada.chat.texts().length === 1)
    telegram.revoke()
    await app.desk.publish(sample)
    await expect
      .poll(() => app.store.lanes())
      .toMatchObject([{ standing: 'closed', reason: expect.stringContaining('Unauthorized') }])
    expect(await app.store.subscriptionCounts()).toMatchObject({ active: 1 })
    await expect.poll(() => app.store.progress(1)).toMatchObject({ pending: 1, failed: 0 })
  })
})

describe('a reader who was away', () => {
  it('gets the newest issue alone, with the names of the others, and a group is told what it gets', async () => {
    const { telegram, app } = await begin('grammy', 'polling')
    const [ada, group] = [telegram.person('Ada'), telegram.group('Readers', 'supergroup')]
    group.admin(ada)
    group.add(ada)
    ada.start()
    await telegram.until(() => ada.chat.texts().length > 0)
    ada.say('/subscribe payments', group)
    await telegram.until(() => answersIn(group).length === 1)
    ada.block()
    group.remove(ada)
    await expect.poll(() => app.store.subscriptionCounts()).toMatchObject({ paused: 2 })
    for (const number of [1, 2, 3]) await app.desk.publish({ ...sample, title: `Edition ${number}` })
    const before = ada.chat.texts().length
    ada.unblock()
    group.add(ada)
    const editions = (texts: readonly string[]) => texts.flatMap((text) => text.match(/^Edition \d/m)?.[0] ?? [])
    await telegram.until(() => editions(ada.chat.texts()).length > 0 && editions(answersIn(group)).length > 0)
    await expect.poll(async () => (await app.store.progress(3)).sent).toBe(2)
    const mine = ada.chat.texts().slice(before)
    expect(editions(mine)).toEqual(['Edition 3'])
    expect(mine[0]).toContain('2 more issues came out while I could not write here: /issue 1  /issue 2')
    expect(editions(answersIn(group))).toEqual(['Edition 3'])
    expect(answersIn(group).find((text) => text.includes('I am back'))).toContain('It gets items about Payments')
  })
})
