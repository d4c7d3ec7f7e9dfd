import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { PluginOptions } from '../../../adapters/telegram/plugin.ts'
import type { Adapter } from '../../../src/adapter.ts'
import { startBriefwire } from '../../../src/embed.ts'
import { emptyFolder } from '../../cli/run.ts'
import { createFakeTelegram, type FakeTelegram, type Person } from '../../fakes/telegram.ts'

/**
 * Somebody's bot that has a conversation of its own: `/register` asks for a name and greets by it, `/cancel` leaves it, `/history` and
 * `/start PAYLOAD` are answered, and every other word is noted down.
 */
export interface Hosting {
  readonly adapter: Adapter
  /** Words that came to the host's last handler. */
  readonly heard: readonly string[]
  start(): void
  stop(): Promise<void>
}

export interface GuestSuite {
  readonly name: string
  /** `first` stands before the other in the chain of middleware. */
  make(telegram: FakeTelegram, options: PluginOptions, first: 'host' | 'briefwire'): Hosting
}

const story = 'Wallets merge in the north\nTwo payment companies become one. (The Ledger)'

/** A real core in a real bot of somebody else's: what is addressed to the host stays the host's. Called for each library. */
export const guestContract = ({ name, make }: GuestSuite): void => {
  const begin = async (options: PluginOptions = {}, first: 'host' | 'briefwire' = 'briefwire') => {
    const telegram = await createFakeTelegram()
    onTestFinished(() => telegram.close())
    const ada = telegram.person('Ada')
    const hosting = make(telegram, options, first)
    onTestFinished(() => hosting.stop())
    const briefwire = await startBriefwire({
      adapters: [hosting.adapter],
      database: join(emptyFolder(), 'brief.db'),
      admins: [`telegram:${ada.id}`],
    })
    onTestFinished(() => briefwire.stop())
    hosting.start()
    const items = async () => {
      const draft = await briefwire.host.answer({
        target: { platform: 'telegram', account: String(telegram.bot.id), chat: String(ada.id), thread: null },
        about: { platform: 'telegram', account: String(telegram.bot.id), chat: String(ada.id), thread: null },
        chat: 'private',
        person: { id: String(ada.id), name: 'Ada' },
        command: 'draft',
        args: '',
        language: 'en',
        mayManage: async () => true,
      })
      return (draft?.blocks ?? []).flatMap((block) => (block.kind === 'item' ? [block.headline] : []))
    }
    return { telegram, ada, hosting, items }
  }

  /** Says it, and waits for an answer that contains this. */
  const asks = async (telegram: FakeTelegram, person: Person, text: string, answer: string, more: object = {}) => {
    const before = person.chat.texts().length
    person.say(text, undefined, more)
    return telegram.until(() =>
      person.chat
        .messages()
        .slice(before)
        .find((message) => message.text.includes(answer)),
    )
  }

  describe(`${name}: in somebody's bot`, () => {
    test.each(['host', 'briefwire'] as const)('an answer to the host is the host’s (%s first)', async (first) => {
      const { telegram, ada, hosting, items } = await begin({}, first)
      await asks(telegram, ada, '/register', 'What is your name?')
      await asks(telegram, ada, 'Ada Lovelace', 'Hello, Ada Lovelace.')
      ada.say(story)
      await telegram.until(() => hosting.heard.includes(story))
      expect(ada.chat.texts()).toEqual(['What is your name?', 'Hello, Ada Lovelace.'])
      expect(await items()).toEqual([])
    })

    test('what we asked for is ours, until the person turns to the host', async () => {
      const { telegram, ada, hosting, items } = await begin()
      await asks(telegram, ada, '/post', 'What is the news?')
      await asks(telegram, ada, story, 'Wallets merge')
      await asks(telegram, ada, '/post', 'What is the news?')
      await asks(telegram, ada, '/register', 'What is your name?')
      await asks(telegram, ada, 'Ada Lovelace', 'Hello, Ada Lovelace.')
      await asks(telegram, ada, '/post', 'What is the news?')
      ada.say('/weather')
      ada.say('Sunny, I hope')
      await telegram.until(() => hosting.heard.includes('Sunny, I hope'))
      expect(await items()).toEqual(['Wallets merge in the north'])
    })

    test('the desk hears everything once it was opened there, and nothing once it is closed', async () => {
      const { telegram, ada, hosting, items } = await begin({}, 'host')
      await asks(telegram, ada, '/draft', '/draft open')
      await asks(telegram, ada, '/draft open', 'The desk is open here')
      await asks(telegram, ada, story, 'Wallets merge')
      // The host's own conversation, which stands before us, still hears its answers.
      await asks(telegram, ada, '/register', 'What is your name?')
      await asks(telegram, ada, 'Ada Lovelace', 'Hello, Ada Lovelace.')
      expect((await asks(telegram, ada, '/draft', 'Wallets merge')).text).not.toContain('/draft open')
      await asks(telegram, ada, '/draft close', 'The desk is closed here')
      ada.say('Ships come in')
      await telegram.until(() => hosting.heard.includes('Ships come in'))
      expect(await items()).toEqual(['Wallets merge in the north'])
    })

    test('an answer to an item changes it, and an edited post is the item', async () => {
      const { telegram, ada, hosting, items } = await begin()
      const shown = await asks(telegram, ada, `/post ${story}`, 'Wallets merge')
      await asks(telegram, ada, 'Wallets merge in the south\nIt was the south.', 'in the south', {
        reply_to_message: { message_id: shown.id, from: telegram.bot },
      })
      expect(await items()).toEqual(['Wallets merge in the south'])
      const posted = ada.say('/post Ships come in late this week')
      await telegram.until(() => ada.chat.texts().some((text) => text.includes('Ships come in late')))
      ada.edit(posted, '/post Ships come in early this week')
      await telegram.until(() => ada.chat.texts().some((text) => text.includes('Ships come in early')))
      expect(await items()).toEqual(['Wallets merge in the south', 'Ships come in early this week'])
      expect(hosting.heard).toEqual([])
    })

    test('the host’s commands by the names of ours are the host’s, unless they are meant for us', async () => {
      const { telegram, ada, hosting } = await begin()
      const bob = telegram.person('Bob')
      await asks(telegram, bob, '/history', 'The host’s history.')
      await asks(telegram, bob, '/cancel', 'Left.')
      await asks(telegram, ada, '/register', 'What is your name?')
      await asks(telegram, ada, '/cancel', 'Left.')
      await asks(telegram, ada, '/post', 'What is the news?')
      await asks(telegram, ada, '/cancel', 'Forgotten.')
      await asks(telegram, ada, '/history', 'Nothing has been done yet.')
      await asks(telegram, bob, '/editors', `telegram:${bob.id}`)
      await asks(telegram, bob, '/start ref_42', 'The host’s payload: ref_42')
      await asks(telegram, bob, '/start topic_payments', 'You are subscribed')
      expect(hosting.heard).toEqual([])
    })

    test('the host chooses that only commands count, or everything', async () => {
      const nothing = await begin({ intake: 'nothing' })
      await asks(nothing.telegram, nothing.ada, '/post', '/post')
      nothing.ada.say(story)
      await nothing.telegram.until(() => nothing.hosting.heard.includes(story))
      await asks(nothing.telegram, nothing.ada, `/post ${story}`, 'Wallets merge')
      const everything = await begin({ intake: 'everything' })
      await asks(everything.telegram, everything.ada, story, 'Wallets merge')
      expect(everything.hosting.heard).toEqual([])
      // Of readers' words what we understand; whatever else they say is said to the host.
      const bob = everything.telegram.person('Bob')
      await asks(everything.telegram, bob, 'subscribe me please', 'You are subscribed')
      bob.say('Is the shop open on Sunday?')
      await everything.telegram.until(() => everything.hosting.heard.includes('Is the shop open on Sunday?'))
      expect(everything.hosting.heard).toEqual(['Is the shop open on Sunday?'])
      const careful = await begin()
      const eve = careful.telegram.person('Eve')
      eve.say('subscribe me please')
      await careful.telegram.until(() => careful.hosting.heard.includes('subscribe me please'))
      expect(eve.chat.texts()).toEqual([])
    })

    test('a command that is renamed or turned off is so in help, too', async () => {
      const { telegram, ada } = await begin({ commands: { latest: 'news', topics: false, search: false } })
      const { text } = await asks(telegram, ada, '/help', '/news')
      expect(text).not.toMatch(/\/latest|\/topics|\/search/)
      expect(text).toContain('/topic ')
      const sure = await asks(telegram, ada, '/subscribe', 'You are subscribed')
      expect(sure.text).not.toContain('/topics')
      expect(sure.text).toContain('/settings')
    })
  })

  describe(`${name}: a link, which anybody can have made`, () => {
    test('takes nobody’s issues away and changes nothing without a question', async () => {
      const { telegram, ada } = await begin()
      await asks(telegram, ada, '/start topic_payments', 'items about Payments')
      for (const [line, question, label, said] of [
        ['unsubscribe', 'would end the issues here', 'Unsubscribe', 'You will get no more issues.'],
        ['subscribe', '', '', 'You are subscribed'],
        ['settings hour 8', 'would change what you get here: hour 8', 'Change it', '08:00'],
        ['subscribe retail', 'You get items about Payments', 'Change it', 'items about Payments, Retail'],
      ] as const) {
        const payload = `do_${Buffer.from(line).toString('base64url')}`
        const asked = await asks(telegram, ada, `/start ${payload}`, question || said)
        if (question === '') continue
        ada.press('Leave it as it is')
        await telegram.until(() => asked.text.includes('Your settings'))
        expect(asked.text).toContain('items about Payments')
        await asks(telegram, ada, `/start ${payload}`, question)
        ada.press(label)
        await telegram.until(() => ada.chat.texts().some((text) => text.includes(said)))
      }
      // A new reader needs no question: pressing Start says enough.
      const bob = telegram.person('Bob')
      await asks(telegram, bob, '/start topic_retail', 'items about Retail')
    })

    test('the names that may have been meant stand in the text, too', async () => {
      const { telegram, ada } = await begin()
      const { text, keyboard } = await asks(telegram, ada, '/topic paymets', 'Did you mean:')
      expect(text).toContain('/topic payments  Payments')
      expect(keyboard.flat().map((button) => button.text)).toContain('Payments')
    })
  })

  describe(`${name}: what the plugin is given`, () => {
    test.each([
      [{ commands: { latest: '/news' } }, 'commands.latest: "/news" is no name of a command'],
      [{ commands: { latest: 'news', topic: 'news' } }, 'latest and topic cannot both go by /news'],
      [{ intake: 'off' }, 'intake: "off" must be one of everything, opened, nothing'],
    ])('%o is refused at once', async (options, fault) => {
      const telegram = await createFakeTelegram()
      onTestFinished(() => telegram.close())
      expect(() => Reflect.apply(make, null, [telegram, options, 'host'])).toThrow(fault)
    })

    test.each([
      [{ lastest: 'news' }, 'commands.lastest: there is no command lastest; there are start, help'],
      [{ latest: 'topics' }, 'commands.latest: /topics is another command already'],
    ])('the renames %o are refused at the start', async (commands, fault) => {
      await expect(begin(Object(JSON.parse(JSON.stringify({ commands }))))).rejects.toThrow(fault)
    })
  })
}
