import { describe, expect, test } from 'vitest'
import { createTestHost } from '../../fakes/host.ts'
import { answersIn } from '../../fakes/telegram/greeting.ts'
import { createStage, type LibrarySuite } from './stage.ts'

/** What people ask and how they are answered. Called for each library. */
export const conversationContract = (suite: LibrarySuite): void => {
  const { name } = suite
  const { begin, own } = createStage(suite)

  for (const by of ['polling', 'webhook'] as const)
    describe(`${name} by ${by}`, () => {
      test('a person starts, asks, presses buttons that edit in place, and leaves', async () => {
        const { telegram, host } = await begin({}, by)
        const ada = telegram.person('Ada')
        ada.start()
        await telegram.until(() => ada.chat.texts().includes('Subscribed.'))
        expect([...host.subscriptions.keys()]).toEqual([String(ada.id)])
        ada.say('/latest')
        const shown = await telegram.until(() => ada.chat.messages()[1])
        expect(shown.text).toBe('Issue 7\n\nSee also /topic payments.')
        const pressed = ada.press('Next page')
        await telegram.until(() => shown.text === 'Page 2')
        expect(telegram.answered(pressed)).not.toBeNull()
        expect(ada.chat.messages()).toHaveLength(2)
        ada.say('/unsubscribe')
        await telegram.until(() => ada.chat.texts().includes('Goodbye.'))
        await telegram.until(() => [...host.updates.values()].every(({ handled }) => handled))
        expect(telegram.losses).toEqual({ entities: 0, links: 0 })
      })

      test('an item is opened in place by the button with its number', async () => {
        const { telegram } = await begin({}, by)
        const ada = telegram.person('Ada')
        ada.say('/headlines')
        const list = await telegram.until(() => ada.chat.messages()[0])
        expect(list.keyboard.map((row) => row.map(({ text }) => text))).toEqual([['1', '2', '3']])
        ada.press('2')
        await telegram.until(() => list.edits === 1)
        expect(list.text).toContain(
          '2. A <b>bank</b> & a 😀\nEverything about A <b>bank</b> & a 😀.\nThe Paper · #banks',
        )
        expect(list.keyboard.flat().map(({ text }) => text)).toEqual(['1', '3'])
      })

      test('a slow command holds up its own chat and no other', async () => {
        const { telegram, host } = await begin({}, by)
        const [ada, bob] = [telegram.person('Ada'), telegram.person('Bob')]
        ada.say('/slow')
        ada.say('/latest')
        bob.say('/latest')
        await telegram.until(() => bob.chat.texts().length === 1)
        expect(ada.chat.texts()).toEqual([])
        host.release()
        await telegram.until(() => ada.chat.texts().length === 2)
        expect(ada.chat.texts()[0]).toBe('At last.')
        expect(host.queries.map(({ command }) => command)).toEqual(['slow', 'latest', 'latest'])
      })

      test('a fault is apologised for and receiving goes on', async () => {
        const { telegram, lines } = await begin({}, by)
        const ada = telegram.person('Ada', 'zh-hans')
        ada.say('/crash')
        ada.say('/latest')
        await telegram.until(() => ada.chat.texts().length === 2)
        expect(ada.chat.texts()[0]).toBe('抱歉，出了点问题。')
        expect(lines.join('\n')).toContain('the host broke its promise')
      })

      test('what was put away and not dealt with is answered by the next process, once', async () => {
        const { telegram, host, adapter } = await begin({}, by)
        const ada = telegram.person('Ada')
        ada.say('/slow')
        await telegram.until(() => host.updates.size === 1)
        await telegram.until(() => by === 'webhook' || telegram.updates.waiting() <= 1)
        await adapter.close()
        expect([...host.updates.values()].map(({ handled }) => handled)).toEqual([false])
        const next = createTestHost({ updates: host.updates, changed: telegram.nudge })
        next.release()
        await own(telegram, next, [], {}, by)
        await telegram.until(() => ada.chat.texts().includes('At last.'))
        ada.say('/latest')
        await telegram.until(() => ada.chat.texts().length === 2)
        expect(next.queries.map(({ command }) => command)).toEqual(['slow', 'latest'])
      })
    })

  describe(name, () => {
    test('an old button is answered politely, a long one works', async () => {
      const { telegram } = await begin()
      const ada = telegram.person('Ada')
      ada.say('/latest')
      const shown = await telegram.until(() => ada.chat.messages()[0])
      ada.press('Long')
      await telegram.until(() => shown.text === 'Page xxx')
      const [button] = [{ text: 'Long', callback_data: 'bw#forgotten' }]
      shown.keyboard = [[button ?? { text: '' }]]
      const pressed = ada.press('Long')
      const answer = await telegram.until(() => telegram.answered(pressed))
      expect(answer.text).toBe('That button has grown old. Please ask again.')
    })

    test('what is only a remark is said over the button, in private, in a group and in a channel, and its message stays', async () => {
      const { telegram, host } = await begin()
      const ada = telegram.person('Ada')
      const [group, channel] = [telegram.group('Team'), telegram.channel('News', 'daily_news')]
      group.add(ada)
      channel.add(ada, { status: 'administrator', can_post_messages: true })
      channel.post('/latest')
      for (const place of [undefined, group, channel]) {
        if (place !== channel) ada.say('/latest', place)
        const shown = await telegram.until(() => (place ?? ada.chat).messages()[0])
        const before = shown.text
        shown.keyboard = [[{ text: '👍 1', callback_data: 'bw:feedback 7.1 up' }]]
        const pressed = ada.press('👍 1', place)
        const answer = await telegram.until(() => telegram.answered(pressed))
        expect(answer).toMatchObject({ text: 'Thank you!' })
        expect(answer.show_alert).toBeUndefined()
        expect(shown).toMatchObject({ text: before, edits: 0 })
      }
      expect(host.queries.filter(({ command }) => command === 'feedback')).toHaveLength(3)
    })

    test.each([
      ['a key that every object has', 'bw#__proto__'],
      ['another such key', 'bw#constructor'],
      ['a command that there is not', 'bw:frobnicate 1'],
      ['no command', 'bw:'],
      ['a game', ''],
      ["another program's", 'theirs'],
    ])('a button with %s is answered, and its message stays', async (_, data) => {
      const { telegram, lines } = await begin()
      const ada = telegram.person('Ada')
      const group = telegram.group('Team')
      group.add(ada)
      for (const place of [undefined, group]) {
        ada.say('/latest', place)
        const shown = await telegram.until(() => (place ?? ada.chat).messages()[0])
        const before = shown.text
        shown.keyboard = [[{ text: 'Odd', callback_data: data }]]
        const pressed = ada.press('Odd', place)
        const answer = await telegram.until(() => telegram.answered(pressed))
        expect(answer).toMatchObject({ text: 'That button has grown old. Please ask again.', show_alert: true })
        expect(shown).toMatchObject({ text: before, edits: 0 })
      }
      expect(lines.filter((line) => line.startsWith('error'))).toEqual([])
    })

    test('a button under a channel post opens in private and leaves the post alone', async () => {
      const { telegram } = await begin()
      const ada = telegram.person('Ada')
      const channel = telegram.channel('News', 'daily_news')
      channel.add(ada, { status: 'administrator', can_post_messages: true })
      channel.post('/headlines')
      const post = await telegram.until(() => channel.messages()[0])
      const pressed = ada.press('2', channel)
      const answer = await telegram.until(() => telegram.answered(pressed))
      const payload = new URL(String(answer.url)).searchParams.get('start') ?? ''
      expect(payload).toMatch(/^[A-Za-z0-9_-]{1,64}$/)
      ada.start(payload)
      await telegram.until(() => ada.chat.texts()[0]?.includes('Everything about A <b>bank</b>'))
      expect(post.edits).toBe(0)
    })

    test('inline mode offers items to share', async () => {
      const { telegram } = await begin()
      const ada = telegram.person('Ada')
      const asked = ada.ask('wallets')
      const answer = await telegram.until(() => telegram.answered(asked))
      expect(answer.results).toMatchObject([
        { id: '7.1', title: '1. Wallets merge', description: 'Everything about Wallets merge.' },
      ])
      expect(JSON.stringify(answer.results)).toContain('Issue 7, 28 December 2018')
    })

    test('the menu is set for every scope and language', async () => {
      const { telegram } = await begin({ commands: { latest: 'news', slow: false } })
      expect([...telegram.menus.keys()].sort()).toEqual(
        ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators']
          .flatMap((scope) => [`${scope}/`, `${scope}/en`, `${scope}/es`, `${scope}/zh`])
          .sort(),
      )
      const menu = JSON.stringify(telegram.menus.get('default/zh'))
      expect(menu).toContain('{"command":"news","description":"命令 latest"}')
      expect(menu).not.toContain('slow')
      const ada = telegram.person('Ada')
      ada.say('/news')
      await telegram.until(() => ada.chat.texts()[0]?.startsWith('Issue 7'))
    })

    test('a chat that floods is slowed, the others are not', async () => {
      const { telegram, host } = await begin({ flood: { burst: 3, everyMs: 60_000 } })
      const [ada, bob] = [telegram.person('Ada'), telegram.person('Bob')]
      for (let count = 0; count < 20; count += 1) ada.say('/headlines')
      bob.say('/headlines')
      await telegram.until(() => bob.chat.texts().length === 1 && ada.chat.texts().length === 4)
      expect(host.queries.filter(({ person }) => person?.id === String(ada.id))).toHaveLength(3)
      expect(ada.chat.texts().filter((text) => text.startsWith('That was a lot at once.'))).toHaveLength(1)
    })

    test('one member of a group who floods is slowed, and told so once; the others are answered', async () => {
      const { telegram, host } = await begin({ flood: { burst: 2, everyMs: 60_000 }, readsGroups: true })
      const [ada, bob] = [telegram.person('Ada'), telegram.person('Bob')]
      const group = telegram.group('Team')
      group.admin(ada)
      group.add(ada)
      for (let count = 0; count < 9; count += 1) bob.say('/headlines', group)
      ada.say('/subscribe', group)
      await telegram.until(() => answersIn(group).includes('Subscribed.'))
      const slowed = answersIn(group).filter((text) => text.startsWith('That was a lot at once.'))
      expect([host.queries.length, slowed.length]).toEqual([3, 1])
    })

    test('a button of ours is answered whatever happens: an old one, a flood, a store that does not work, a fault', async () => {
      const { telegram, host } = await begin({ flood: { burst: 5, everyMs: 60_000 } })
      const ada = telegram.person('Ada')
      ada.say('/latest')
      await telegram.until(() => ada.chat.texts().length === 1)
      host.breakStore(1)
      const pressed = ada.press('Next page')
      await telegram.until(() => telegram.answered(pressed))
      for (const data of ['bw#forgotten', 'whose?', 'bw:crash', '']) {
        const id = ada.pressData(data)
        await telegram.until(() => telegram.answered(id))
      }
      const last = ada.pressData('bw:page 2')
      await telegram.until(() => telegram.answered(last))
    })

    test('updates of kinds that do not exist yet, or that are broken, harm nothing', async () => {
      const { telegram, lines } = await begin()
      const ada = telegram.person('Ada')
      telegram.push({ message: { chat: 'what' } })
      telegram.push({ callback_query: { id: 5 } })
      telegram.push({
        message: { message_id: 1, date: 1, chat: { id: 5, type: 'hologram' }, text: '/latest', new_thing: {} },
      })
      ada.say('/latest')
      await telegram.until(() => ada.chat.texts().length === 1)
      expect(lines.filter((line) => line.startsWith('error'))).toEqual([])
    })
  })
}
