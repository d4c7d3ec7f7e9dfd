import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTelegram, type TelegramAdapter } from '../../../../adapters/telegram/telegram.ts'
import type { Doc } from '../../../../src/doc.ts'
import { paragraph } from '../../../../src/doc.ts'
import { failureIn } from '../../../contracts/adapter.suite.ts'
import { field } from '../../../fakes/telegram/text.ts'
import { createFakeTelegram, type FakeTelegram } from '../../../fakes/telegram.ts'
import { recording } from '../stage.ts'

let telegram: FakeTelegram
const open: TelegramAdapter[] = []
beforeEach(async () => {
  telegram = await createFakeTelegram()
})
afterEach(async () => {
  for (const adapter of open.splice(0)) await adapter.close()
  await telegram.close()
})

const adapterWith = (options: object = {}): TelegramAdapter => {
  const { adapter } = createTelegram(
    { token: telegram.token, apiRoot: telegram.root, timeoutMs: 5000, ...options },
    'polling',
  )
  open.push(adapter)
  return adapter
}
const at = (chat: number, thread: string | null = null) => ({
  platform: 'telegram',
  account: '4242',
  chat: String(chat),
  thread,
})
const context = { signal: AbortSignal.timeout(5000), first: null }
const parts = (adapter: TelegramAdapter, doc: Doc) => {
  const [first = undefined] = adapter.render(doc)
  if (first === undefined) throw new Error('render gave nothing')
  return first
}
const hello: Doc = { language: 'en', blocks: [paragraph('hello')] }
const issue: Doc = {
  language: 'en',
  blocks: [
    { kind: 'title', text: 'Brief', note: null },
    ...[1, 2].map(
      (number) =>
        ({
          kind: 'item',
          number,
          headline: `Headline ${number}`,
          body: ['b'.repeat(3000)],
          source: null,
          topics: [],
          note: null,
          open: null,
        }) as const,
    ),
  ],
}

describe('where a message goes', () => {
  test('private chat, group, channel and forum topic; General without a thread', async () => {
    const adapter = adapterWith()
    const ada = telegram.person('Ada')
    ada.start()
    const group = telegram.group('Team')
    group.add(ada)
    const channel = telegram.channel('News', 'daily_news')
    channel.add(ada, { status: 'administrator', can_post_messages: true })
    const forum = telegram.forum('Forum', [5])
    forum.add(ada)
    const part = parts(adapter, hello)
    for (const target of [at(ada.id), at(group.id), at(channel.id), at(forum.id), at(forum.id, '5')])
      await adapter.send(target, part, context)
    expect([ada.chat.texts(), group.texts(), channel.texts(), forum.texts(null), forum.texts(5)]).toEqual(
      Array.from({ length: 5 }, () => ['hello']),
    )
    // One part, written out once: the bodies differ in the chat and in nothing else.
    const bodies = telegram.calls.map(({ body }) =>
      Object.entries(Object(body)).filter(([key]) => !/^(chat_id|message_thread_id)$/.test(key)),
    )
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
  })

  test('without a sound and with previews, for those who want that', async () => {
    const adapter = adapterWith()
    const ada = telegram.person('Ada')
    ada.start()
    const loud = parts(adapter, hello)
    const [previewed] = adapter.render({ ...hello, previews: true })
    if (previewed === undefined) throw new Error('nothing was rendered')
    await adapter.send(at(ada.id), loud, context)
    await adapter.send(at(ada.id), previewed, { ...context, silent: true })
    expect(telegram.calls.map(({ body }) => body)).toMatchObject([
      { link_preview_options: { is_disabled: true } },
      { link_preview_options: { is_disabled: false }, disable_notification: true },
    ])
    expect(telegram.calls[0]?.body).not.toHaveProperty('disable_notification')
  })

  test.each([
    ['kicked from a group', 'unreachable'],
    ['no rights in a channel', 'unreachable'],
    ['a closed topic', 'unreachable'],
    ['a topic that is gone', 'unreachable'],
    ['a chat nobody knows', 'unreachable'],
    ['somebody who never started the bot', 'unreachable'],
    ['a deleted group', 'unreachable'],
  ] as const)('%s is %s', async (what, kind) => {
    const ada = telegram.person('Ada')
    const group = telegram.group('Team')
    group.add(ada)
    const forum = telegram.forum('Forum', [5])
    forum.add(ada)
    const channel = telegram.channel('News', 'daily_news')
    channel.add(ada, { status: 'administrator', can_post_messages: false })
    forum.closeTopic(5)
    const targets = {
      'kicked from a group': () => {
        group.remove(ada)
        return at(group.id)
      },
      'no rights in a channel': () => at(channel.id),
      'a closed topic': () => at(forum.id, '5'),
      'a topic that is gone': () => at(forum.id, '6'),
      'a chat nobody knows': () => at(999_999),
      'somebody who never started the bot': () => at(ada.id),
      'a deleted group': () => {
        group.delete()
        return at(group.id)
      },
    }
    const adapter = adapterWith()
    const thrown = await adapter.send(targets[what](), parts(adapter, hello), context).catch((error: unknown) => error)
    expect(failureIn(thrown)?.kind).toBe(kind)
  })

  test('a group that became a supergroup says where it went', async () => {
    const adapter = adapterWith()
    const group = telegram.group('Team', 'group')
    group.add(telegram.person('Ada'))
    const next = group.migrate()
    const thrown = await adapter.send(at(group.id), parts(adapter, hello), context).catch((error: unknown) => error)
    expect(failureIn(thrown)).toMatchObject({ kind: 'moved', to: at(next.id) })
  })

  test('the third chat that is throttled makes the lane wait', async () => {
    const adapter = adapterWith({ now: () => 0 })
    const people = ['a', 'b', 'c'].map((name) => telegram.person(name))
    for (const person of people) person.start()
    telegram.fault({ kind: 'throttle', times: 3 })
    const scopes = []
    for (const { id } of people) {
      const thrown = await adapter.send(at(id), parts(adapter, hello), context).catch((error: unknown) => error)
      scopes.push(field(failureIn(thrown), 'scope'))
    }
    expect(scopes).toEqual(['chat', 'chat', 'lane'])
  })

  test('an address where nobody listens has surely not sent anything', async () => {
    const adapter = adapterWith({ apiRoot: 'http://127.0.0.1:9' })
    const thrown = await adapter.send(at(1), parts(adapter, hello), context).catch((error: unknown) => error)
    expect(failureIn(thrown)?.kind).toBe('unavailable')
  })

  test('what was given up before it was sent has not been sent', async () => {
    const adapter = adapterWith()
    const given = { signal: AbortSignal.abort(), first: null }
    const thrown = await adapter.send(at(1), parts(adapter, hello), given).catch((error: unknown) => error)
    expect(failureIn(thrown)?.kind).toBe('unavailable')
    expect(telegram.calls).toEqual([])
  })

  test('paid broadcast is asked for in each send, and only then', async () => {
    const ada = telegram.person('Ada')
    ada.start()
    for (const paidBroadcast of [true, false]) {
      const adapter = adapterWith({ paidBroadcast })
      await adapter.send(at(ada.id), parts(adapter, hello), context)
    }
    expect(telegram.calls.map(({ body }) => field(body, 'allow_paid_broadcast'))).toEqual([true, undefined])
  })

  test('a pace for every kind of chat', () => {
    const { pace } = adapterWith({ messagesPerSecond: 12 })
    expect([pace.perSecond, pace.chatMs(at(5)), pace.chatMs(at(-5))]).toEqual([12, 1000, 3000])
  })
})

describe('rich', () => {
  test('an issue goes out as one rich message, and is edited as one', async () => {
    const ada = telegram.person('Ada')
    ada.start()
    const adapter = adapterWith({ format: 'rich' })
    const id = await adapter.send(at(ada.id), parts(adapter, issue), context)
    expect(ada.chat.messages().map(({ html }) => html?.slice(0, 14))).toEqual(['<h1>Brief</h1>'])
    await adapter.edit?.(
      at(ada.id),
      id,
      parts(adapter, { ...issue, language: 'zh', blocks: issue.blocks.slice(0, 2) }),
      context.signal,
    )
    expect(ada.chat.messages()[0]?.html).not.toContain('Headline 2')
  })

  test('an older server gets the classic message, and is not asked again', async () => {
    const old = await createFakeTelegram({ rich: false })
    const ada = old.person('Ada')
    ada.start()
    const lines: string[] = []
    const adapter = adapterWith({ apiRoot: old.root, format: 'rich', log: recording(lines) })
    const part = parts(adapter, issue)
    const id = await adapter.send(at(ada.id), part, context)
    await adapter.send(at(ada.id), part, context)
    await adapter.edit?.(at(ada.id), id, part, context.signal)
    expect(ada.chat.texts().map((text) => text.slice(0, 5))).toEqual(['Brief', '2. He', 'Brief', '2. He'])
    expect(old.calls.filter(({ method }) => method === 'sendRichMessage')).toHaveLength(1)
    expect(adapter.render(issue).map(({ kind }) => kind)).toEqual(['classic', 'classic'])
    expect(lines).toEqual([expect.stringContaining('does not know rich messages')])
    await old.close()
  })
})

describe('doctor', () => {
  const wrong = async (adapter: TelegramAdapter, chat?: string) =>
    (await adapter.examine(chat)).filter(({ ok }) => !ok).map(({ message }) => message)

  test('a healthy bot has nothing wrong', async () => {
    expect(await wrong(adapterWith())).toEqual([])
  })

  test('a refused token says what to do', async () => {
    telegram.revoke()
    expect(await wrong(adapterWith())).toEqual([expect.stringContaining('@BotFather')])
  })

  test('a server out of reach is no refused token', async () => {
    expect(await wrong(adapterWith({ apiRoot: 'http://127.0.0.1:9' }))).toEqual([
      expect.stringMatching(/^Telegram cannot be reached: .*ECONNREFUSED/),
    ])
  })

  test('a webhook in the way of polling, rights missing; inline mode is a matter of choice', async () => {
    await telegram.close()
    telegram = await createFakeTelegram({ inline: false })
    telegram.updates.setWebhook({ url: 'https://elsewhere.example/secret-path' })
    const ada = telegram.person('Ada')
    const channel = telegram.channel('News', 'daily_news')
    channel.add(ada, { status: 'administrator', can_post_messages: false })
    const messages = await wrong(adapterWith(), '@daily_news')
    expect(messages).toEqual([
      expect.stringContaining('A webhook is set to https://elsewhere.example,'),
      expect.stringContaining('The bot may not post in News.'),
    ])
    expect(messages.join()).not.toContain('secret-path')
    expect(await wrong(adapterWith(), '@nothing_here')).toContainEqual(expect.stringContaining('cannot be seen'))
  })
})
