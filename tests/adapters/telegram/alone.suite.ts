import { describe, expect, test } from 'vitest'
import { answersIn, messagesIn } from '../../fakes/telegram/greeting.ts'
import { createStage, type LibrarySuite } from './stage.ts'

/** Answers in a group that only the one who asked is shown, where Telegram can. Called for each library. */
export const aloneContract = (suite: LibrarySuite): void => {
  const { begin } = createStage(suite)

  describe(`${suite.name}: answers for one person in a group`, () => {
    test('an administrator bot shows them to nobody else, and the group sees what concerns it', async () => {
      const { telegram } = await begin()
      const [ada, bob] = [telegram.person('Ada'), telegram.person('Bob')]
      const group = telegram.group('Team')
      group.add(ada, { status: 'administrator' })
      group.admin(ada)
      bob.say('/latest', group)
      await telegram.until(() => bob.shown(group).length === 1)
      bob.say('/subscribe', group)
      await telegram.until(() => bob.shown(group).length === 2)
      expect(bob.shown(group).map(({ text }) => text.split('\n')[0])).toEqual([
        'Issue 7',
        'Only an administrator can do that.',
      ])
      ada.say('/subscribe payments', group)
      await telegram.until(() => answersIn(group).length === 1)
      expect(answersIn(group)).toEqual(['Subscribed: payments.'])
      expect(ada.shown(group).map(({ text }) => text)).toEqual([expect.stringContaining('thank you for adding me')])
    })

    test('a command that only we saw is answered so by any bot, and its buttons change what stands there', async () => {
      const { telegram, host } = await begin()
      const ada = telegram.person('Ada')
      const group = telegram.group('Team')
      group.add(ada)
      ada.whispers('/latest', group)
      await telegram.until(() => ada.shown(group).length === 1)
      const pressed = ada.pressAlone('Next page', group)
      await telegram.until(() => ada.shown(group)[0]?.text === 'Page 2')
      await telegram.until(() => telegram.answered(pressed))
      expect(ada.shown(group)).toMatchObject([{ edits: 1 }])
      expect(messagesIn(group)).toEqual([])
      // Ids of such messages are given again: what was put away is told apart by the time, too.
      expect(host.queries[0]?.message).toMatch(/^ephemeral 1 \d+$/)
      expect(host.stood).toEqual([])
    })

    test('where it may not, everybody is shown the answer, as before, and the group stays subscribed', async () => {
      const { telegram, host } = await begin()
      const ada = telegram.person('Ada')
      const group = telegram.group('Team')
      group.add(ada)
      ada.say('/latest', group)
      await telegram.until(() => answersIn(group).length === 1)
      ada.say('/latest', group)
      await telegram.until(() => answersIn(group).length === 2)
      expect(ada.shown(group)).toEqual([])
      expect(host.changes.filter(({ kind }) => kind === 'lost')).toEqual([])
      const tried = telegram.calls.filter(({ body }) => JSON.stringify(body).includes('ephemeral_message_parameters'))
      // Refused once, it is not tried again for a while.
      expect(tried).toHaveLength(1)
    })

    test('an API server that is older answers everybody, and the message can be changed like any other', async () => {
      const { telegram } = await begin({ knowsEphemeral: false })
      const ada = telegram.person('Ada')
      const group = telegram.group('Team')
      group.add(ada, { status: 'administrator' })
      ada.say('/headlines', group)
      const shown = await telegram.until(() => messagesIn(group)[0])
      ada.press('1', group)
      await telegram.until(() => shown.text.includes('Everything about Wallets merge'))
      expect(messagesIn(group)).toHaveLength(1)
    })

    test('it can be switched off, and menus mark the commands only where it is on', async () => {
      const marked = (menus: ReadonlyMap<string, unknown>): readonly string[] =>
        [...menus].flatMap(([scope, menu]) => (JSON.stringify(menu).includes('"is_ephemeral":true') ? [scope] : []))
      const on = await begin()
      expect(marked(on.telegram.menus).toSorted()).toEqual(
        ['all_chat_administrators', 'all_group_chats'].flatMap((scope) => [
          `${scope}/`,
          `${scope}/en`,
          `${scope}/es`,
          `${scope}/zh`,
        ]),
      )
      const off = await begin({ ephemeral: false })
      expect(marked(off.telegram.menus)).toEqual([])
      const ada = off.telegram.person('Ada')
      const group = off.telegram.group('Team')
      group.add(ada, { status: 'administrator' })
      ada.say('/latest', group)
      await off.telegram.until(() => answersIn(group).length === 1)
      expect(ada.shown(group)).toEqual([])
    })
  })
}
