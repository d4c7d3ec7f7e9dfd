import { afterEach, describe, expect, test } from 'vitest'
import type { PluginOptions } from '../../../adapters/telegram/plugin.ts'
import type { TelegramAdapter } from '../../../adapters/telegram/telegram.ts'
import { createTestHost } from '../../fakes/host.ts'
import { createFakeTelegram, type FakeTelegram } from '../../fakes/telegram.ts'
import { recording } from './stage.ts'

/** Somebody's bot with Briefwire in it. */
export interface HostBot {
  readonly adapter: TelegramAdapter
  /** What the host's own handlers saw, in order; `throw` makes them throw. */
  readonly seen: string[]
  /** What came to the host's own error handler. */
  readonly caught: string[]
  /** How many calls went through the host's own client. */
  readonly calls: () => number
  start(): void
  stop(): Promise<void>
}

export interface PluginSuite {
  readonly name: string
  make(telegram: FakeTelegram, options: PluginOptions): HostBot
}

/** What the plugin promises to the bot that it lives in: called for each library. */
export const pluginContract = ({ name, make }: PluginSuite): void => {
  const endings: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end()
  })
  const begin = async (options: PluginOptions = {}) => {
    const telegram = await createFakeTelegram()
    const lines: string[] = []
    const host = createTestHost({ changed: telegram.nudge })
    const bot = make(telegram, { log: recording(lines), ...options })
    endings.push(
      () => telegram.close(),
      () => bot.stop(),
      () => bot.adapter.close(),
    )
    await bot.adapter.listen?.(host)
    return { telegram, host, bot, lines }
  }

  describe(`${name}: a plugin in somebody's bot`, () => {
    test('it starts nothing and configures nothing', async () => {
      const { telegram } = await begin()
      expect(telegram.calls.map(({ method }) => method)).toEqual(['getMe'])
      expect(telegram.menus.size).toBe(0)
    })

    test('ours is answered and ends there, the rest goes on to the host', async () => {
      const { telegram, host, bot } = await begin()
      bot.start()
      const ada = telegram.person('Ada')
      ada.say('/latest')
      ada.say('hello')
      ada.say('/weather')
      await telegram.until(() => bot.seen.length === 2 && ada.chat.texts().length === 1)
      expect(bot.seen).toEqual(['hello', '/weather'])
      expect(host.queries.map(({ command, addressed }) => [command, addressed])).toEqual([['latest', false]])
    })

    test('what an editor writes is ours, what others write passes on untouched, and nothing of it is kept', async () => {
      const { telegram, host, bot } = await begin()
      bot.start()
      const [ada, bob] = [telegram.person('Ada'), telegram.person('Bob')]
      host.editors.add(String(ada.id))
      bob.say('hello')
      ada.say('/slow')
      ada.say('Wallets merge')
      bob.say('bye')
      await telegram.until(() => bot.seen.length === 2 && host.updates.size === 2)
      expect(bot.seen).toEqual(['hello', 'bye'])
      host.release()
      await telegram.until(() => ada.chat.texts().length === 2)
      expect(ada.chat.texts()).toEqual(['At last.', 'Noted: Wallets merge'])
      expect(bot.adapter.offer).toBeUndefined()
      expect(telegram.calls.some(({ method }) => method.includes('MyCommands'))).toBe(false)
    })

    test('commands are renamed or left to the host', async () => {
      const { telegram, bot } = await begin({ commands: { start: false, latest: 'news' } })
      bot.start()
      const ada = telegram.person('Ada')
      ada.say('/start')
      ada.say('/latest')
      ada.say('/news')
      await telegram.until(() => bot.seen.length === 2 && ada.chat.texts().length === 1)
      expect(bot.seen).toEqual(['/start', '/latest'])
      expect(ada.chat.texts()[0]).toMatch(/^Issue 7/)
    })

    test("a throw of the host's reaches the host, one of ours does not, and both go on", async () => {
      const { telegram, bot, lines } = await begin()
      bot.start()
      const ada = telegram.person('Ada')
      ada.say('throw')
      ada.say('/crash')
      ada.say('/latest')
      await telegram.until(() => ada.chat.texts().length === 2)
      expect(bot.caught).toEqual(['the host throws'])
      expect(ada.chat.texts()[0]).toMatch(/^Sorry/)
      expect(lines.join()).toContain('the host broke its promise')
    })

    test('a store that fails hurts nobody else', async () => {
      const { telegram, host, bot } = await begin()
      bot.start()
      host.breakStore(1)
      const ada = telegram.person('Ada')
      ada.say('/latest')
      ada.say('/weather')
      ada.say('/latest')
      await telegram.until(() => ada.chat.texts().length === 2 && bot.seen.length === 1)
      expect(bot.seen).toEqual(['/weather'])
      expect(bot.caught).toEqual([])
      expect(ada.chat.texts().map((text) => text.slice(0, 5))).toEqual(['Sorry', 'Issue'])
    })

    test("a slow command of ours does not hold up the host's updates", async () => {
      const { telegram, host, bot } = await begin()
      bot.start()
      const [ada, bob] = [telegram.person('Ada'), telegram.person('Bob')]
      ada.say('/slow')
      bob.say('hello')
      await telegram.until(() => bot.seen.includes('hello'))
      expect(ada.chat.texts()).toEqual([])
      host.release()
      await telegram.until(() => ada.chat.texts().includes('At last.'))
    })

    test("the host's own buttons are the host's, ours are ours", async () => {
      const { telegram, bot } = await begin()
      bot.start()
      const ada = telegram.person('Ada')
      ada.say('/latest')
      const shown = await telegram.until(() => ada.chat.messages()[0])
      shown.keyboard = [...shown.keyboard, [{ text: 'Theirs', callback_data: 'theirs' }]]
      ada.press('Theirs')
      ada.press('Next page')
      await telegram.until(() => bot.seen.length === 1 && shown.text === 'Page 2')
      expect(bot.seen).toEqual(['theirs'])
    })

    test('memberships are followed, and the host hears of them too', async () => {
      const { telegram, host, bot } = await begin()
      bot.start()
      const ada = telegram.person('Ada')
      ada.say('hello')
      ada.block()
      await telegram.until(() => bot.seen.length === 2)
      expect(host.changes.map(({ kind }) => kind)).toEqual(['lost'])
      expect(bot.seen).toEqual(['hello', 'my_chat_member'])
    })

    test("an update that Telegram sends again is ours once, and of the host's nothing is kept", async () => {
      const { telegram, host, bot } = await begin()
      bot.start()
      const ada = telegram.person('Ada')
      ada.say('/latest')
      ada.say('/weather')
      await telegram.until(() => bot.seen.length === 1 && ada.chat.texts().length === 1)
      expect(host.updates.size).toBe(1)
      for (const { payload } of [...host.updates.values()]) telegram.push(JSON.parse(payload))
      ada.say('last')
      await telegram.until(() => bot.seen.includes('last'))
      expect(bot.seen).toEqual(['/weather', 'last'])
      expect(ada.chat.texts()).toHaveLength(1)
    })

    test("sends go through a client of our own, never the host's with its plugins", async () => {
      const { telegram, bot } = await begin()
      bot.start()
      const ada = telegram.person('Ada')
      ada.say('/latest')
      await telegram.until(() => ada.chat.texts().length === 1)
      expect(bot.calls()).toBe(0)
      const target = { platform: 'telegram', account: String(telegram.bot.id), chat: String(ada.id), thread: null }
      const [part] = bot.adapter.render({ language: 'en', blocks: [] })
      telegram.fault({ kind: 'drop', method: 'sendMessage' })
      const { signal } = new AbortController()
      await expect(part && bot.adapter.send(target, part, { signal, first: null })).rejects.toThrow(/^uncertain/)
      expect(bot.calls()).toBe(0)
    })
  })
}
