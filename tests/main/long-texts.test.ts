import { describe, expect, it, onTestFinished } from 'vitest'
import { createFakeTelegram } from '../fakes/telegram.ts'
import { startApp } from './app.ts'

async function begin(library: 'grammy' | 'telegraf') {
  const telegram = await createFakeTelegram()
  onTestFinished(() => telegram.close())
  const [ann, bob] = [telegram.person('Ann'), telegram.person('Bob')]
  const app = await startApp({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    TELEGRAM_LIBRARY: library,
    ADMINS: `telegram:${ann.id}`,
  })
  const sendFile = (text: string): void => {
    const id = telegram.files.add('document', Buffer.from(text))
    ann.send({ document: { file_id: id, file_unique_id: id, file_name: 'brief.txt', mime_type: 'text/plain' } })
  }
  return { telegram, app, ann, bob, sendFile }
}

/** A newsletter of as many lines as are read: it takes a while. */
const endless = '1. a #x\n'.repeat(12_000)

describe.each(['grammy', 'telegraf'] as const)('an editor’s file, over %s', (library) => {
  it('is read beside everything else: who asks meanwhile is answered first', async () => {
    const { telegram, ann, bob, sendFile } = await begin(library)
    const downloads = () => telegram.calls.filter(({ method }) => method === 'getFile').length
    sendFile(endless)
    await telegram.until(() => downloads() > 0)
    bob.say('/topics')
    await telegram.until(() => bob.chat.texts().length > 0)
    expect(ann.chat.texts()).toEqual([])
    await telegram.until(() => ann.chat.texts().length > 0)
    expect(ann.chat.texts()[0]).toMatch(/too long as it is[\s\S]*an issue may have 999/)
  })

  it('of more lines than are read is no item either', async () => {
    const { telegram, ann, sendFile } = await begin(library)
    sendFile('1. a #x\n'.repeat(60_000))
    await telegram.until(() => ann.chat.texts().length > 0)
    expect(ann.chat.texts()[0]).toMatch(/too long as it is[\s\S]*far more than 30 messages/)
  })

  it('with a headline of 400,000 letters reaches nobody', async () => {
    const { telegram, app, ann, bob, sendFile } = await begin(library)
    bob.start()
    await telegram.until(() => bob.chat.texts().length > 0)
    sendFile(`1. ${'Rates fall '.repeat(36_000)}\n2. Wallets spread`)
    await telegram.until(() => ann.chat.texts().some((text) => text.includes('Item 1 has 39')))
    const headline = 'Rates fall '.repeat(60).trim()
    const item = { number: 1, headline, body: [], source: null, topics: [] }
    const draft = { title: '', date: null, sections: [{ title: null, items: [item] }], footer: [] }
    await expect(app.desk.publish(draft)).rejects.toThrow('The headline of item 1 has 659 letters; it may have 500.')
    await expect(app.desk.add(draft)).rejects.toThrow('it may have 500')
    expect(await app.store.latest()).toBeNull()
  })

  it('that readers would get in more than thirty messages is held, and never goes out so', async () => {
    const { telegram, app, ann, sendFile } = await begin(library)
    const text = Array.from({ length: 40 }, (_, at) => `${at + 1}. Rates fall ${at}\n${'They fell. '.repeat(350)}`)
    sendFile(text.join('\n'))
    await telegram.until(() => ann.chat.texts().some((text) => text.includes('I read 40 items')))
    ann.press('Add all 40')
    await telegram.until(() => ann.chat.texts().some((text) => text.includes('in 40 messages; it may have 30')))
    expect((await app.store.draft()).draft.sections).toEqual([])
    ann.press('Discard')
    await telegram.until(() => ann.chat.texts().some((text) => text.includes('Discarded')))
  })
})
