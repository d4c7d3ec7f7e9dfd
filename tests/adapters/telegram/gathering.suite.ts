import { describe, expect, test } from 'vitest'
import { createTestHost } from '../../fakes/host.ts'
import { nameOf, png } from '../../fakes/telegram/media.ts'
import { createEditorStage, type LibrarySuite } from './stage.ts'

/** A clock that stands still: whoever waits goes on when it is told to. */
const stopped = () => {
  const waiting: { ms: number; go: () => void }[] = []
  const wait = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ ms, go: resolve })
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
  return { wait, waiting, pass: () => waiting.at(-1)?.go() }
}

const piece = (letter: string, length = 4000) => `${letter} `.repeat(length / 2).trim()

/** What people send as one and Telegram brings in several messages. Called for each library. */
export const gatheringContract = (suite: LibrarySuite): void => {
  const { name } = suite
  const { stage, own } = createEditorStage(suite)

  for (const by of ['polling', 'webhook'] as const)
    describe(`${name} by ${by}`, () => {
      test('a text that was cut is one note, in its order, and answered once', async () => {
        const clock = stopped()
        const { telegram, host, ada } = await stage({ wait: clock.wait }, by)
        const first = ada.say(piece('a'))
        const second = ada.say(piece('b', 4096))
        const third = ada.say('the end')
        if (by === 'webhook') {
          await telegram.until(() => clock.waiting.some(({ ms }) => ms === 100))
          clock.pass()
        }
        await telegram.until(() => ada.chat.texts().length === 1)
        expect(host.notes).toMatchObject([
          {
            message: String(first),
            text: piece('a'),
            more: [
              { message: String(second), text: piece('b', 4096), left: 97 },
              { message: String(third), text: 'the end', left: 1 },
            ],
          },
        ])
        await telegram.until(() => [...host.updates.values()].every(({ handled }) => handled))
      })

      test('whatever order its messages are handled in', async () => {
        const clock = stopped()
        const { telegram, host, ada } = await stage({ wait: clock.wait }, by)
        const say = (message_id: number, text: string) => ada.say(text, undefined, { message_id })
        say(503, piece('b'))
        say(502, piece('a'))
        say(504, 'the end')
        if (by === 'webhook') {
          await telegram.until(() => clock.waiting.some(({ ms }) => ms === 100))
          clock.pass()
        }
        await telegram.until(() => ada.chat.texts().length === 1)
        expect([host.notes[0]?.text, ...(host.notes[0]?.more ?? []).map(({ text }) => text)]).toEqual([
          piece('a'),
          piece('b'),
          'the end',
        ])
        expect(host.notes).toHaveLength(1)
      })
    })

  test(`${name}: the end of a text may be handled first, by webhook`, async () => {
    const clock = stopped()
    const { telegram, host, ada } = await stage({ wait: clock.wait }, 'webhook')
    ada.say('the end', undefined, { message_id: 512 })
    ada.say(piece('a'), undefined, { message_id: 511 })
    await telegram.until(() => host.updates.size === 2 && clock.waiting.length > 0)
    clock.pass()
    await telegram.until(() => host.notes.length === 1)
    expect(host.notes[0]).toMatchObject({ text: piece('a'), more: [{ text: 'the end' }] })
  })

  describe(name, () => {
    test('a long message goes on its own when nothing follows, or something else does', async () => {
      const clock = stopped()
      const { telegram, host, ada } = await stage({ wait: clock.wait })
      const bob = telegram.person('Bob')
      host.editors.add(String(bob.id))
      ada.say(piece('a'))
      bob.say('something of mine')
      await telegram.until(() => host.notes.length === 1 && clock.waiting.length > 0)
      expect(host.notes[0]?.text).toBe('something of mine')
      expect(clock.waiting.map(({ ms }) => ms)).toEqual([2000])
      clock.pass()
      await telegram.until(() => host.notes.length === 2)
      ada.say(piece('b'))
      ada.say('/latest')
      await telegram.until(() => host.notes.length === 3 && host.queries.length === 1)
      ada.say(piece('c'))
      ada.say('later words', undefined, { date: 1_700_000_060 })
      await telegram.until(() => host.notes.length === 5)
      ada.say(piece('d'))
      ada.say('Somebody else’s words', undefined, {
        forward_origin: { type: 'hidden_user', sender_user_name: 'Eve', date: 1 },
      })
      await telegram.until(() => host.notes.length === 7)
      expect(host.notes.every(({ more }) => more === undefined)).toBe(true)
    })

    test('short messages wait for nothing and stay apart', async () => {
      const clock = stopped()
      const { telegram, host, ada } = await stage({ wait: clock.wait })
      ada.say('Wallets merge')
      ada.say('Fees fall')
      await telegram.until(() => host.notes.length === 2)
      expect(clock.waiting).toEqual([])
    })

    test('a restart in between keeps it together', async () => {
      const clock = stopped()
      const { telegram, host, ada, adapter } = await stage({ wait: clock.wait })
      ada.say(piece('a'))
      await telegram.until(() => host.updates.size === 1 && clock.waiting.length === 1)
      await adapter.close()
      expect(host.notes).toEqual([])
      expect([...host.updates.values()].map(({ handled }) => handled)).toEqual([false])
      ada.say('the end')
      const next = createTestHost({ updates: host.updates, changed: telegram.nudge })
      next.editors.add(String(ada.id))
      await own(telegram, next, [], { wait: clock.wait }, 'polling')
      await telegram.until(() => next.notes.length === 1)
      expect(next.notes[0]).toMatchObject({ text: piece('a'), more: [{ text: 'the end' }] })
      await telegram.until(() => [...host.updates.values()].every(({ handled }) => handled))
      expect(ada.chat.texts()).toHaveLength(1)
    })

    test('an album is one note with all its pictures and captions', async () => {
      const clock = stopped()
      const { telegram, host, ada } = await stage({ wait: clock.wait })
      const picture = (size: number, caption?: string) => ({
        photo: telegram.files.sizes(png(size, size)),
        media_group_id: 'album',
        ...(caption === undefined ? {} : { caption }),
      })
      ada.send(picture(10))
      const captioned = ada.send(picture(11, 'Wallets merge'))
      ada.send(picture(12, 'The second window'))
      await telegram.until(() => host.updates.size === 3 && clock.waiting.length > 0)
      expect(host.notes).toEqual([])
      expect(clock.waiting.every(({ ms }) => ms === 1000)).toBe(true)
      clock.pass()
      await telegram.until(() => host.notes.length === 1)
      const [note] = host.notes
      expect([note?.text, ...(note?.more ?? []).map(({ text }) => text)]).toEqual([
        '',
        'Wallets merge',
        'The second window',
      ])
      const names = await Promise.all((note?.photos ?? []).map(async (read) => nameOf((await read()).bytes)))
      expect(names).toEqual([10, 11, 12].map((size) => nameOf(png(size, size))))
      ada.edit(captioned, picture(11, 'Wallets merge at last'))
      await telegram.until(() => host.notes.length === 2)
      expect(host.notes[1]).toMatchObject({ edited: true, message: String(captioned), text: 'Wallets merge at last' })
    })

    test('an album without a word is a note all the same', async () => {
      const clock = stopped()
      const { telegram, host, ada } = await stage({ wait: clock.wait })
      for (const size of [10, 11]) ada.send({ photo: telegram.files.sizes(png(size, size)), media_group_id: 'silent' })
      await telegram.until(() => host.updates.size === 2 && clock.waiting.length > 0)
      clock.pass()
      await telegram.until(() => ada.chat.texts().length === 1)
      expect(host.notes).toMatchObject([{ text: '', photos: { length: 2 } }])
      expect(ada.chat.texts()).toEqual(['What is it about?'])
    })
  })
}
