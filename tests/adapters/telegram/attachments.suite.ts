import { describe, expect, test } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { nameOf, png } from '../../fakes/telegram/media.ts'
import { createEditorStage, type LibrarySuite } from './stage.ts'

/** What editors send along: photos, text files, albums, and what cannot be read. Called for each library. */
export const attachmentContract = (suite: LibrarySuite): void => {
  const { stage } = createEditorStage(suite)

  describe(suite.name, () => {
    test('a photo comes with its caption and is fetched when it is asked for', async () => {
      const { telegram, host, ada } = await stage()
      const bytes = png(1280, 853, 100)
      ada.send({ photo: telegram.files.sizes(bytes), caption: 'Wallets merge' })
      ada.send({ photo: telegram.files.sizes(Buffer.from('no picture')), caption: '/post@BriefBot Fees fall' })
      ada.send({ photo: [{ file_id: 'gone', file_unique_id: 'g', width: 1, height: 1 }] })
      await telegram.until(() => host.notes.length === 3)
      expect(telegram.calls.some(({ method }) => method === 'getFile')).toBe(false)
      expect(host.notes.map(({ text }) => text)).toEqual(['Wallets merge', 'Fees fall', ''])
      const [good, bad, gone] = host.notes
      const picture = await good?.photos[0]?.()
      expect([picture?.type, nameOf(picture?.bytes ?? new Uint8Array())]).toEqual(['image/png', nameOf(bytes)])
      await expect(bad?.photos[0]?.()).rejects.toThrow(
        new UserError('I cannot read that picture. Please send it as JPEG, PNG, GIF or WebP.'),
      )
      await expect(gone?.photos[0]?.()).rejects.toThrow(
        new UserError('Telegram did not give me that file. Please send it again.'),
      )
    })

    test('a text file is read, other papers are named; one that is too large or does not come is explained, without the token', async () => {
      const { telegram, host, ada, lines } = await stage()
      const file = (bytes: Uint8Array, size?: number) => telegram.files.add('document', bytes, size)
      const document = (file_id: string, more: object) =>
        ada.send({ document: { file_id, file_unique_id: 'u', ...more } })
      document(file(Buffer.from('1. One\n2. Two')), { file_name: 'brief.md', mime_type: 'application/octet-stream' })
      document(file(Buffer.from('x'), 25_000_000), { mime_type: 'text/plain' })
      document(file(Buffer.alloc(10_000_001)), { file_name: 'long.txt' })
      document(file(Buffer.from('here')), { file_name: 'lost.txt' })
      document(file(Buffer.from('PK')), { file_name: 'brief.docx', mime_type: 'application/msword' })
      document(file(Buffer.from('x')), { file_name: 'said.txt', file_size: 10_000_001 })
      document(file(Buffer.from('x')), { file_name: 'notes', mime_type: 'text/plain' })
      ada.send({ document: { file_id: 'd', file_name: 'brief.pages' }, caption: 'What is in it' })
      document(file(png(64, 64)), { file_name: 'window.png', mime_type: 'image/png' })
      ada.send({ sticker: { file_id: 's' } })
      ada.send({ voice: { file_id: 'v' } })
      ada.send({ new_chat_title: 'no words of anybody' })
      ada.say('last')
      await telegram.until(() => host.notes.length === 12)
      const [small, huge, long, lost, docx, said, nameless, described, picture, ...others] = host.notes
      expect(small?.file?.name).toBe('brief.md')
      expect(Buffer.from((await small?.file?.read()) ?? []).toString()).toBe('1. One\n2. Two')
      for (const large of [huge, long])
        await expect(large?.file?.read()).rejects.toThrow('That file is larger than 10 MB. Please send a smaller one.')
      const before = telegram.calls.length
      await expect(said?.file?.read()).rejects.toThrow('That file is larger than')
      expect(telegram.calls.length).toBe(before)
      telegram.fault({ kind: 'drop', method: 'download' })
      await expect(lost?.file?.read()).rejects.toThrow(UserError)
      telegram.fault({ kind: 'refuse', method: 'getFile', description: `Bad Request: ${telegram.token}` })
      await expect(lost?.file?.read()).rejects.toThrow(UserError)
      expect(lines.filter((line) => line.includes('A file could not be fetched'))).toHaveLength(2)
      expect(lines.join()).not.toContain(telegram.token.split(':')[1])
      expect([docx?.file?.name, nameless?.file?.name]).toEqual(['brief.docx', 'notes.txt'])
      expect([described?.text, described?.file]).toEqual(['What is in it', null])
      expect([picture?.file, (await picture?.photos[0]?.())?.type]).toEqual([null, 'image/png'])
      expect(others.map((note) => [note.text, note.file])).toEqual([
        ['', null],
        ['', null],
        ['last', null],
      ])
    })
  })
}
