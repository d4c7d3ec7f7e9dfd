import { describe, expect, test } from 'vitest'
import { createTestHost } from '../../fakes/host.ts'
import { answersIn } from '../../fakes/telegram/greeting.ts'
import { createEditorStage, type LibrarySuite } from './stage.ts'

/** What editors write, forward and change. Called for each library. */
export const noteContract = (suite: LibrarySuite): void => {
  const { name } = suite
  const { stage, own } = createEditorStage(suite)

  for (const by of ['polling', 'webhook'] as const)
    describe(`${name} by ${by}`, () => {
      test("an editor's words are notes, in order with their commands; nobody else's are kept", async () => {
        const { telegram, host, ada } = await stage({}, by)
        const bob = telegram.person('Bob')
        bob.say('hello')
        ada.say('/slow')
        ada.say('Wallets merge\nBoth of them.')
        await telegram.until(() => host.updates.size === 2)
        expect(ada.chat.texts()).toEqual([])
        host.release()
        await telegram.until(() => [...host.updates.values()].every(({ handled }) => handled))
        expect(ada.chat.texts()).toEqual(['At last.', 'Noted: Wallets merge'])
        expect(host.notes).toMatchObject([
          {
            text: 'Wallets merge\nBoth of them.',
            chat: 'private',
            edited: false,
            language: 'en',
            origin: null,
            answers: null,
            photos: [],
            file: null,
            person: { id: String(ada.id), name: 'Ada' },
          },
        ])
        expect(ada.chat.messages()[1]?.replyTo).toBeNull()
        expect(bob.chat.texts()).toEqual([])
        expect(host.updates.size).toBe(2)
      })

      test('a note that was put away and not dealt with is answered by the next process, once', async () => {
        const { telegram, host, adapter, ada } = await stage({}, by)
        ada.say('/slow')
        ada.say('Wallets merge')
        await telegram.until(() => host.updates.size === 2)
        await adapter.close()
        expect(host.notes).toEqual([])
        const next = createTestHost({ updates: host.updates, changed: telegram.nudge })
        next.release()
        await own(telegram, next, [], {}, by)
        await telegram.until(() => ada.chat.texts().length === 2)
        expect(ada.chat.texts()).toEqual(['At last.', 'Noted: Wallets merge'])
      })

      test('a message that is changed is a note again, and so is a changed /post', async () => {
        const { telegram, host, ada } = await stage({}, by)
        const written = ada.say('Walets merge')
        const posted = ada.say('/post Fees fal')
        await telegram.until(() => host.notes.length === 1 && host.queries.length === 1)
        ada.edit(written, 'Wallets merge')
        ada.edit(posted, '/post Fees fall')
        ada.edit(posted, '/latest')
        ada.say('last')
        await telegram.until(() => host.notes.length === 4)
        expect(host.queries.map(({ command, message }) => [command, message])).toEqual([['post', String(posted)]])
        expect(host.notes.map(({ text, edited, message }) => [text, edited, message])).toEqual([
          ['Walets merge', false, String(written)],
          ['Wallets merge', true, String(written)],
          ['Fees fall', true, String(posted)],
          ['last', false, expect.any(String)],
        ])
      })
    })

  describe(name, () => {
    test('a note in a newsroom is answered under its message; without a person nobody is an editor', async () => {
      const { telegram, host, ada } = await stage({ readsGroups: true })
      const bob = telegram.person('Bob')
      const group = telegram.group('Newsroom')
      group.add(ada)
      group.post('from an anonymous administrator')
      bob.say('small talk', group)
      const written = ada.say('Wallets merge', group)
      await telegram.until(() => answersIn(group).length === 1)
      expect(telegram.calls.findLast(({ method }) => method === 'sendMessage')?.body).toMatchObject({
        reply_parameters: { message_id: written, allow_sending_without_reply: true },
      })
      expect(answersIn(group)).toEqual(['Noted: Wallets merge'])
      expect(host.notes).toHaveLength(1)
      expect(await host.notes[0]?.aside?.()).toMatchObject({ chat: String(ada.id), thread: null })
      const kept = [...host.updates.values()].filter(({ payload }) => !payload.includes('my_chat_member'))
      expect(kept).toHaveLength(1)
    })

    test('what answers a message of ours says which', async () => {
      const { telegram, host, ada } = await stage()
      ada.say('/latest')
      const [issue] = await telegram.until(() => ada.chat.messages().length === 1 && ada.chat.messages())
      const under = (from: object) => ({ reply_to_message: { message_id: issue?.id, date: 1, from } })
      ada.say('Better words', undefined, under(telegram.bot))
      ada.say('/retract why', undefined, under(telegram.bot))
      ada.say('Their words', undefined, under({ id: 5, is_bot: false, first_name: 'Eve' }))
      await telegram.until(() => host.notes.length === 2 && host.queries.length === 2)
      expect(host.notes.map(({ answers }) => answers)).toEqual([String(issue?.id), null])
      expect(host.queries[1]).toMatchObject({ command: 'retract', answers: String(issue?.id) })
      expect(await host.queries[1]?.aside?.()).toMatchObject({ chat: String(ada.id) })
    })

    test('an answer to a note tells which message shows its item', async () => {
      const { telegram, host, ada } = await stage()
      ada.say('/latest')
      ada.say('Better words')
      await telegram.until(() => host.stood.length === 1 && ada.chat.messages().length === 2)
      expect(host.stood).toEqual([{ key: 'k1', chat: String(ada.id), message: String(ada.chat.messages()[1]?.id) }])
    })

    test('forwards tell where they come from, with a link where everybody can open one', async () => {
      const { telegram, host, ada } = await stage()
      const news = { id: -1_001_234_567_890, type: 'channel', title: 'World News' }
      const forward = (forward_origin: object) =>
        ada.say('Wallets merge', undefined, { forward_origin: { date: 1, ...forward_origin } })
      forward({ type: 'channel', chat: { ...news, username: 'worldnews' }, message_id: 77 })
      forward({ type: 'channel', chat: news, message_id: 77 })
      forward({ type: 'user', sender_user: { id: 9, is_bot: false, first_name: 'Eve', last_name: 'Doe' } })
      forward({ type: 'hidden_user', sender_user_name: 'Somebody' })
      forward({ type: 'chat', sender_chat: { id: -5, type: 'group', title: 'The Team' } })
      forward({ type: 'not invented yet' })
      ada.say('/latest', undefined, { forward_origin: { type: 'hidden_user', sender_user_name: 'X', date: 1 } })
      ada.say('last')
      await telegram.until(() => host.notes.length === 7)
      expect(host.notes.map(({ origin }) => origin)).toEqual([
        { name: 'World News', url: 'https://t.me/worldnews/77' },
        { name: 'World News', url: null },
        { name: 'Eve Doe', url: null },
        { name: 'Somebody', url: null },
        { name: 'The Team', url: null },
        null,
        null,
      ])
      expect(host.queries).toEqual([])
    })

    test("editors are not slowed, and what nobody reads costs no one's patience", async () => {
      const { telegram, host, ada } = await stage({ flood: { burst: 2, everyMs: 60_000 } })
      for (let count = 0; count < 12; count += 1) ada.say(`Item ${count}`)
      await telegram.until(() => ada.chat.texts().length === 12)
      expect(host.notes.map(({ text }) => text)).toEqual(Array.from({ length: 12 }, (_, count) => `Item ${count}`))
      ada.say('quiet')
      await telegram.until(() => [...host.updates.values()].filter(({ handled }) => handled).length === 13)
      expect(ada.chat.texts()).toHaveLength(12)
    })

    test('a note that cannot be put away is apologised for', async () => {
      const { telegram, host, ada } = await stage()
      host.breakStore(1)
      ada.say('Wallets merge')
      await telegram.until(() => ada.chat.texts().length === 1)
      expect(ada.chat.texts()[0]).toMatch(/^Sorry/)
    })
  })
}
