import { describe, expect, test } from 'vitest'
import { answersIn, messagesIn } from '../../fakes/telegram/greeting.ts'
import { nameOf, png } from '../../fakes/telegram/media.ts'
import { createEditorStage, type LibrarySuite } from './stage.ts'

/** The buttons and the menu of editors. Called for each library. */
export const deskContract = (suite: LibrarySuite): void => {
  const { stage } = createEditorStage(suite)

  describe(suite.name, () => {
    test('in a group a no is for the one who pressed, and the message stays for the others', async () => {
      const { telegram, host, ada } = await stage()
      const bob = telegram.person('Bob')
      const group = telegram.group('Newsroom')
      group.add(ada)
      ada.say('/draft', group)
      const [draft] = await telegram.until(() => messagesIn(group).length === 2 && messagesIn(group))
      const refused = bob.press('Drop', group)
      expect(await telegram.until(() => telegram.answered(refused))).toMatchObject({
        text: 'That is for editors.',
        show_alert: true,
      })
      expect(draft?.edits).toBe(0)
      const moved = bob.press('Up', group)
      await telegram.until(() => telegram.answered(moved) !== null && draft?.text.startsWith('Draft up k1'))
      expect(telegram.answered(moved)).not.toHaveProperty('text')
      const dropped = ada.press('Drop', group)
      await telegram.until(() => telegram.answered(dropped) !== null && draft?.text === 'That is for editors.')
      expect(host.queries.map(({ command, args }) => `${command} ${args}`.trim())).toEqual([
        'draft',
        'drop k1',
        'draft up k1',
        'drop k1',
      ])
    })

    test('a fault under a button in a group stops the spinner', async () => {
      const { telegram, ada } = await stage()
      const group = telegram.group('Newsroom')
      group.add(ada)
      ada.say('/draft', group)
      const [draft] = await telegram.until(() => messagesIn(group).length === 2 && messagesIn(group))
      if (draft !== undefined) draft.keyboard = [[{ text: 'Crash', callback_data: 'bw:crash' }]]
      const pressed = ada.press('Crash', group)
      await telegram.until(
        () => telegram.answered(pressed) !== null && answersIn(group).some((text) => text.startsWith('Sorry')),
      )
    })

    test('a draft that changes under its buttons keeps the pictures that stand below it', async () => {
      const { telegram, host, ada } = await stage()
      host.pictures.set('wallets', { type: 'image/png', bytes: png(10, 10) })
      ada.say('/draft')
      await telegram.until(() => ada.chat.messages().length === 2)
      ada.press('Up')
      await telegram.until(() => ada.chat.texts()[0]?.startsWith('Draft up k1'))
      ada.say('/latest')
      await telegram.until(() => ada.chat.texts().length === 3)
      expect(ada.chat.messages().map(({ photo }) => photo)).toEqual([null, nameOf(png(10, 10)), null])
    })

    test("a link never carries an editor's command", async () => {
      const { telegram, host, ada } = await stage()
      ada.start(`do_${Buffer.from('draft up k1').toString('base64url')}`)
      ada.start(`do_${Buffer.from('latest').toString('base64url')}`)
      await telegram.until(() => ada.chat.texts().length === 2)
      expect(host.queries.map(({ command, args }) => [command, args])).toEqual([
        ['start', ''],
        ['latest', ''],
      ])
    })

    test('a private chat gets a menu of its own and loses it; a group has none', async () => {
      const { telegram, host, adapter, ada } = await stage({ commands: { latest: 'news' } })
      ada.start()
      await telegram.until(() => ada.chat.texts().length === 1)
      const at = (chat: number) => ({ platform: 'telegram', account: '4242', chat: String(chat), thread: null })
      const { signal } = new AbortController()
      const key = `chat ${ada.id}/`
      await adapter.offer?.(at(ada.id), host.menu('en', 'editor'), signal)
      expect(telegram.menus.get(key)).toContainEqual({ command: 'draft', description: 'The draft command' })
      expect(telegram.menus.get(key)).toContainEqual({ command: 'news', description: 'The latest command' })
      expect(telegram.menus.get('default/en')).not.toContainEqual(expect.objectContaining({ command: 'draft' }))
      await adapter.offer?.(at(ada.id), [], signal)
      expect(telegram.menus.has(key)).toBe(false)
      const before = telegram.calls.length
      await adapter.offer?.(at(-5), host.menu('en', 'editor'), signal)
      expect(telegram.calls.length).toBe(before)
      const nobody = await adapter
        .offer?.(at(999_999), host.menu('en', 'editor'), signal)
        .catch((thrown: unknown) => thrown)
      expect(String(nobody)).toMatch(/^DeliveryError: unreachable/)
    })
  })
}
