import { describe, expect, test } from 'vitest'
import { type Doc, paragraph } from '../../../src/doc.ts'
import { placeName } from '../../fakes/host.ts'
import { answersIn, messagesIn } from '../../fakes/telegram/greeting.ts'
import { createStage, type LibrarySuite } from './stage.ts'

/** Private chats, groups, channels and topics: who may subscribe what, and what happens to them. Called for each library. */
export const placeContract = (suite: LibrarySuite): void => {
  const { name } = suite
  const { begin } = createStage(suite)

  describe(name, () => {
    test('the same update is handled once, also after a restart', async () => {
      const { telegram, host } = await begin()
      const ada = telegram.person('Ada')
      ada.say('/latest')
      await telegram.until(() => ada.chat.texts().length === 1)
      for (const { payload } of [...host.updates.values()]) telegram.push(JSON.parse(payload))
      ada.say('/headlines')
      await telegram.until(() => ada.chat.texts().length === 2)
      expect(host.queries.map(({ command }) => command)).toEqual(['latest', 'headlines'])
    })

    test('a group admin subscribes, others may not, other bots are left alone', async () => {
      const { telegram, host } = await begin({ readsGroups: true })
      const [ada, bob] = [telegram.person('Ada'), telegram.person('Bob')]
      const group = telegram.group('Team')
      group.admin(ada)
      group.add(ada)
      bob.say('/subscribe', group)
      await telegram.until(() => answersIn(group).includes('Only an administrator can do that.'))
      bob.say('/latest@OtherBot', group)
      bob.say('/frobnicate', group)
      ada.say('/subscribe@briefbot payments', group)
      await telegram.until(() => answersIn(group).includes('Subscribed: payments.'))
      expect(host.subscriptions.get(String(group.id))).toBe('payments')
      expect(host.queries.map(({ command }) => command)).toEqual(['subscribe', 'frobnicate', 'subscribe'])
      expect(answersIn(group)).toHaveLength(2)
    })

    test('an anonymous admin of a group and a post in a channel may subscribe their chat', async () => {
      const { telegram, host } = await begin()
      const ada = telegram.person('Ada')
      const [group, channel] = [telegram.group('Team'), telegram.channel('News', 'daily_news')]
      group.add(ada)
      channel.add(ada, { status: 'administrator', can_post_messages: true })
      group.post('/subscribe')
      channel.post('/subscribe payments')
      await telegram.until(() => host.subscriptions.size === 2)
      expect(host.subscriptions.get(String(channel.id))).toBe('payments')
      await telegram.until(() => channel.texts().includes('Subscribed: payments.'))
    })

    test('a forum topic is a place of its own, General has no thread', async () => {
      const { telegram, host } = await begin()
      const ada = telegram.person('Ada')
      const forum = telegram.forum('Forum', [5, 9])
      forum.admin(ada)
      forum.add(ada)
      ada.say('/subscribe', forum, { message_thread_id: 5, is_topic_message: true })
      ada.say('/subscribe', forum)
      ada.say('/latest', forum, { message_thread_id: 77 })
      await telegram.until(() => answersIn(forum).length === 3)
      expect([...host.subscriptions.keys()]).toEqual([`${forum.id}/5`, String(forum.id)])
      expect(answersIn(forum, 5)).toEqual(['Subscribed.'])
      expect(answersIn(forum, null)).toHaveLength(2)
    })

    test('a topic that was closed is lost alone, unless the bot manages topics, and comes back when it is opened', async () => {
      const { telegram, host } = await begin()
      const ada = telegram.person('Ada')
      const forum = telegram.forum('Forum', [5, 9])
      forum.add(ada)
      forum.closeTopic(5)
      forum.reopenTopic(5)
      await telegram.until(() => host.changes.length === 3)
      const topic = { platform: 'telegram', chat: String(forum.id), thread: '5' }
      expect(host.changes.slice(1)).toMatchObject([
        { kind: 'lost', target: topic, alone: true, reason: 'the topic was closed' },
        { kind: 'back', target: topic, alone: true },
      ])
      forum.add(ada, { status: 'administrator', can_manage_topics: true })
      forum.closeTopic(9)
      forum.admin(ada)
      ada.say('/subscribe', forum, { message_thread_id: 9, is_topic_message: true })
      await telegram.until(() => answersIn(forum, 9).length === 1)
      expect(host.changes).toHaveLength(3)
    })

    test('under a channel’s post the answer is in that thread, all of it, and in a group it answers whoever asked', async () => {
      const { telegram } = await begin({ readsGroups: true })
      const [ada, bob] = [telegram.person('Ada'), telegram.person('Bob')]
      const group = telegram.group('Discussion')
      group.add(ada)
      const post = group.comments()
      ada.say('/long', group, { message_thread_id: post })
      await telegram.until(() => answersIn(group).length === 3)
      expect(group.under(post)).toEqual(answersIn(group))
      const asked = bob.say('/latest', group)
      await telegram.until(() => answersIn(group).length === 4)
      expect(messagesIn(group).at(-1)?.replyTo).toBe(asked)
    })

    test('what a link names is for the core to open, in private and in a group', async () => {
      const { telegram, host } = await begin()
      const ada = telegram.person('Ada')
      ada.start('topic_payments_cross-border')
      await telegram.until(() => ada.chat.texts().includes('Subscribed: topic_payments_cross-border.'))
      const group = telegram.group('Team')
      group.admin(ada)
      group.add(ada)
      ada.say('/start@BriefBot topic_payments', group)
      await telegram.until(() => host.subscriptions.get(String(group.id)) === 'topic_payments')
    })

    test('whoever adds the bot to a channel is asked in private, and the button subscribes the channel', async () => {
      const { telegram, host } = await begin()
      const ada = telegram.person('Ada')
      ada.start()
      await telegram.until(() => ada.chat.texts().length === 1)
      const channel = telegram.channel('Daily <News>', 'daily_news')
      channel.admin(ada)
      channel.add(ada, { status: 'administrator', can_post_messages: true })
      await telegram.until(() => ada.chat.texts()[1]?.includes('Daily <News>'))
      ada.press('Subscribe it')
      await telegram.until(() => host.subscriptions.has(String(channel.id)))
      const [asked] = host.queries.slice(-1)
      expect(asked?.target.chat).toBe(String(ada.id))
      // Somebody who never started the bot cannot be asked; nothing stops over that.
      const bob = telegram.person('Bob')
      const other = telegram.channel('Other', 'other_news')
      other.add(bob, { status: 'administrator', can_post_messages: true })
      ada.say('/latest')
      await telegram.until(() => ada.chat.texts().length === 3)
    })

    test('whoever adds the bot to a group is greeted there, once, and an administrator subscribes it by the button', async () => {
      const { telegram, host } = await begin()
      const [ada, bob] = [telegram.person('Ada'), telegram.person('李明', 'zh-hans')]
      const group = telegram.group('Team <1>')
      group.admin(ada)
      group.add(ada)
      await telegram.until(() => group.texts().length === 1)
      expect(group.texts()[0]).toContain('Hello Ada, thank you for adding me to Team <1>!')
      const refused = bob.press('Get each issue here', group)
      await telegram.until(() => telegram.answered(refused)?.text === 'Only an administrator can do that.')
      expect(host.subscriptions.size).toBe(0)
      ada.press('Get each issue here', group)
      await telegram.until(() => host.subscriptions.has(String(group.id)))
      // Being made an administrator is no second arrival.
      group.add(ada, { status: 'administrator' })
      const other = telegram.group('四人组')
      other.add(bob)
      await telegram.until(() => other.texts().length === 1)
      expect(other.texts()[0]).toMatch(/^你好，李明！/)
      expect(group.texts()).toHaveLength(1)
    })

    test('/subscribe @channel is checked with Telegram', async () => {
      const { telegram, host } = await begin()
      const [ada, bob] = [telegram.person('Ada'), telegram.person('Bob')]
      const channel = telegram.channel('News', 'daily_news')
      ada.say('/subscribe @daily_nothing')
      await telegram.until(() => ada.chat.texts()[0]?.startsWith('I cannot see @daily_nothing.'))
      ada.say('/subscribe @daily_news')
      await telegram.until(() => ada.chat.texts()[1]?.startsWith('I may not post in News yet.'))
      channel.admin(ada)
      channel.add(bob, { status: 'administrator', can_post_messages: true })
      ada.say('/subscribe @daily_news payments')
      await telegram.until(() => host.subscriptions.get(String(channel.id)) === 'payments')
      bob.say('/subscribe @daily_news')
      await telegram.until(() => bob.chat.texts().includes('Only an administrator can do that.'))
    })

    test('blocked, removed, demoted, migrated and back: the subscription follows', async () => {
      const { telegram, host } = await begin()
      const ada = telegram.person('Ada')
      const [group, channel] = [telegram.group('Team', 'group'), telegram.channel('News', 'daily_news')]
      ada.start()
      ada.block()
      ada.unblock()
      group.add(ada)
      group.remove(ada)
      group.add(ada)
      const moved = group.migrate()
      channel.add(ada, { status: 'administrator', can_post_messages: true })
      channel.add(ada, { status: 'administrator', can_post_messages: false })
      await telegram.until(() => host.changes.length >= 9)
      const told = host.changes.map((change) =>
        change.kind === 'moved'
          ? `moved ${change.target.chat} ${change.to.chat}`
          : `${change.kind} ${placeName(change.target)}`,
      )
      const migration = `moved ${group.id} ${moved.id}`
      expect(told.filter((line) => line.endsWith(` ${ada.id}`))).toEqual([`lost ${ada.id}`, `back ${ada.id}`])
      expect(told.filter((line) => line.includes(String(group.id)))).toEqual([
        `back ${group.id}`,
        `lost ${group.id}`,
        `back ${group.id}`,
        migration,
        migration,
      ])
      expect(told.filter((line) => line.includes(String(channel.id)))).toEqual([
        `back ${channel.id}`,
        `lost ${channel.id}`,
      ])
    })

    test('what gets issues again is told so: a group there, a channel by whoever brought the bot back, nobody in private', async () => {
      const back: Doc = { language: 'en', blocks: [paragraph('Here again, as before.')] }
      const { telegram } = await begin({ back })
      const ada = telegram.person('Ada')
      const [group, channel] = [telegram.group('Team', 'group'), telegram.channel('News', 'daily_news')]
      ada.start()
      await telegram.until(() => ada.chat.texts().length === 1)
      ada.block()
      ada.unblock()
      group.add(ada)
      channel.add(ada, { status: 'administrator', can_post_messages: true })
      await telegram.until(() => answersIn(group).length === 1 && ada.chat.texts().length === 2)
      expect([answersIn(group), channel.texts()]).toEqual([['Here again, as before.'], []])
      expect(ada.chat.texts()[1]).toBe('Here again, as before.')
    })

    test('answers come in order through a 429, and after a pause that nobody waits out people hear of it, once', async () => {
      const { telegram, host } = await begin()
      const ada = telegram.person('Ada', 'zh-hans')
      telegram.fault({ kind: 'throttle', method: 'sendMessage', retryAfter: 5, times: 5 })
      for (const number of [1, 2, 3]) ada.say(`/page ${number}`)
      await telegram.until(() => ada.chat.texts().length === 3)
      expect(ada.chat.texts()).toEqual(['Page 1', 'Page 2', 'Page 3'])
      telegram.fault({ kind: 'throttle', method: 'sendMessage', retryAfter: 40, times: 1 })
      ada.say('/page 4')
      await telegram.until(() => ada.chat.texts().length === 4)
      expect(ada.chat.texts()[3]).toBe('回答没能送到。')
      telegram.fault({ kind: 'drop', method: 'sendMessage' })
      ada.say('/page 5')
      await telegram.until(() => ada.chat.texts().length === 6)
      expect(ada.chat.texts().slice(4)).toEqual(['Page 5', '回答没能送到。'])
      expect(host.queries).toHaveLength(5)
    })

    test('a look-up that has to wait is no refusal', async () => {
      const { telegram, host } = await begin()
      const ada = telegram.person('Ada')
      const group = telegram.group('Team')
      group.admin(ada)
      group.add(ada)
      telegram.fault({ kind: 'throttle', method: 'getChatMember', retryAfter: 0.01, times: 2 })
      ada.say('/subscribe payments', group)
      await telegram.until(() => host.subscriptions.get(String(group.id)) === 'payments')
    })

    test('an answer waits out a 429, follows a chat that moved, and a lost chat is told to the core', async () => {
      const { telegram, host } = await begin()
      const [ada, bob] = [telegram.person('Ada'), telegram.person('Bob')]
      telegram.fault({ kind: 'throttle', method: 'sendMessage', retryAfter: 0.01, times: 2 })
      ada.say('/latest')
      await telegram.until(() => ada.chat.texts().length === 1)
      const group = telegram.group('Team', 'group')
      group.add(ada)
      await telegram.until(() => group.texts().length === 1)
      ada.say('/slow', group)
      await telegram.until(() => host.queries.length === 2)
      const moved = group.migrate()
      bob.say('/slow')
      await telegram.until(() => host.queries.length === 3)
      bob.deactivate()
      host.release()
      await telegram.until(() => moved.texts().includes('At last.'))
      await telegram.until(() =>
        host.changes.some(({ kind, target }) => kind === 'lost' && target.chat === String(bob.id)),
      )
    })
  })
}
