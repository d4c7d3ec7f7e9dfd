import { describe, expect, it } from 'vitest'
import { buttonsOf, newsdesk, wordsOf } from '../../fakes/newsdesk.ts'
import { given } from '../samples.ts'
import { type ChatLine, chatLines } from './chat-lines.ts'
import { file, newsletter, photo, readPage } from './samples.ts'

const noDraft = { title: '', date: null, footer: [] }
const eight = Array.from({ length: 8 }, (_, at) => ({ ...given(`Story ${at}`), number: at + 1 }))

/** Tells what becomes of line after line: how many items, how many other changes, and whether somebody is asked. */
async function fates(chat: 'private' | 'group') {
  const desk = newsdesk({ readPage })
  await desk.room.desk.add({ ...noDraft, sections: [{ title: null, items: eight }] })
  return async ({ language, how, text }: ChatLine) => {
    const [items, changes] = [(await desk.items()).length, (await desk.auditLines()).length]
    const doc = await desk.as('Ann', { chat, language }).sends(text, {
      addressed: chat === 'private' || how === 'bot',
      forOthers: how === 'reply' || how === 'mention',
    })
    const added = (await desk.items()).length - items
    const edits = (await desk.auditLines()).length - changes - added
    return { added, edits, asked: doc !== null && added === 0, doc }
  }
}

describe('a hundred lines of a newsroom', () => {
  it('are half talk and half posts, in two languages', () => {
    expect(chatLines.length).toBeGreaterThanOrEqual(100)
    for (const language of ['en', 'zh'] as const)
      for (const kind of ['talk', 'post'] as const)
        expect(chatLines.filter((line) => line.language === language && line.kind === kind).length).toBeGreaterThan(20)
  })

  it('make no item of talk, and miss two posts at most', async () => {
    const fate = await fates('group')
    const wrong: string[] = []
    const missed: string[] = []
    const asked: string[] = []
    for (const line of chatLines) {
      const became = await fate(line)
      if (line.kind === 'talk' && (became.added > 0 || became.edits > 0)) wrong.push(line.text)
      if (line.kind === 'talk' && became.asked) asked.push(line.text)
      if (line.kind === 'post' && became.added === 0 && !became.asked) missed.push(line.text)
    }
    expect(wrong).toEqual([])
    expect(missed.length, missed.join(' | ')).toBeLessThanOrEqual(2)
    // What is only asked about disturbs a room too.
    expect(asked.length, asked.join(' | ')).toBeLessThanOrEqual(7)
  })

  it('are never passed over in private, and what bears no mark is asked about', async () => {
    const fate = await fates('private')
    for (const line of chatLines) {
      const became = await fate(line)
      expect(became.doc, line.text).not.toBeNull()
      if (line.kind === 'talk' && line.how === 'plain') expect(became.added, line.text).toBe(0)
      if (line.kind === 'post' && !['bot'].includes(line.how)) expect(became.added > 0 || became.asked).toBe(true)
    }
  })
})

describe('in a newsroom', () => {
  const room = () => newsdesk({ readPage }).as('Ann', { chat: 'group' })

  it('what one says to another is theirs, links and sources and all', async () => {
    const text = 'Rates fall everywhere\nThe bank did it. (Ledger, https://ledger.example/a)\n#finance'
    expect(await room().sends(text, { forOthers: true })).toBeNull()
    expect(await room().sends(newsletter, { forOthers: true })).toBeNull()
    expect(wordsOf(await room().writes(text, { forOthers: true, addressed: true }))).toContain('as item 1')
  })

  it('a photo is asked about, unless its words are marked as an item', async () => {
    const asked = await room().writes('', { photos: [photo('a')] })
    expect(wordsOf(asked)).toMatch(/A photo without words[\s\S]*\[Add\] \[Discard\]/)
    expect(wordsOf(await room().writes('Our window', { photos: [photo('a')] }))).toContain('Is this an item?')
    expect(wordsOf(await room().writes('Palm tills arrive #retail', { photos: [photo('a')] }))).toContain('as item 1')
  })

  it('a photo that was added asks for its headline then', async () => {
    const desk = newsdesk()
    const ann = desk.as('Ann', { chat: 'group' })
    const doc = await ann.presses(await ann.writes('', { photos: [photo('a')] }), 'Add')
    expect(wordsOf(doc)).toContain('What is the headline?')
    await ann.writes('Palm tills arrive')
    expect(await desk.items()).toMatchObject([{ headline: 'Palm tills arrive', photos: [expect.any(String)] }])
  })

  it('stickers, voices and papers of others are none of ours', async () => {
    expect(await room().sends('')).toBeNull()
    expect(await room().sends('', { file: file('figures.pdf', new Uint8Array([0, 1, 2, 0])) })).toBeNull()
    expect(
      wordsOf(await room().writes('', { file: file('figures.pdf', new Uint8Array([0, 1, 2, 0])), addressed: true })),
    ).toContain('no text file')
  })

  it('an answer to our message is no item where people only talk under it', async () => {
    const desk = newsdesk()
    const ann = desk.as('Ann', { chat: 'group' })
    await desk.host.bindMessage(await ann.writes('Tea sells well #trade'), ann.target, 'p1', 0)
    for (const text of ['Nice one', 'I think the headline is too long', '我觉得标题太长了', 'ok'])
      expect(await ann.sends(text, { answers: 'p1' })).toBeNull()
    expect(await desk.items()).toMatchObject([{ headline: 'Tea sells well', edits: 0 }])
    await ann.writes('Tea sells very well #trade', { answers: 'p1' })
    expect(await desk.items()).toMatchObject([{ headline: 'Tea sells very well', edits: 1 }])
  })
})

describe('a command that is said in words', () => {
  it('is done in private where it arranges, and offered where it publishes', async () => {
    const desk = newsdesk()
    const ann = desk.as('Ann')
    for (const headline of ['One', 'Two', 'Three']) await ann.gives(`post ${headline}`)
    await ann.writes('move 3 to 1')
    expect(await desk.draft()).toEqual([[null, 'Three', 'One', 'Two']])
    await desk.as('Ann', { language: 'zh' }).writes('把1移到3')
    expect(await desk.draft()).toEqual([[null, 'One', 'Two', 'Three']])
    for (const text of [
      'publish tomorrow at 8',
      'Publish it tomorrow at 8, please.',
      '发布 明天8点',
      '/发布 明天8点',
    ]) {
      const doc = await ann.writes(text)
      expect(await desk.room.desk.schedule.once()).toBeNull()
      expect(wordsOf(doc)).toContain('That reads like a command')
      expect(buttonsOf(doc)[0]?.command).toMatch(/^publish (tomorrow at 8|明天8点)$/)
    }
    await ann.presses(await ann.writes('/发布 明天8点'), 'publish 明天8点')
    expect(await desk.room.desk.schedule.once()).not.toBeNull()
    expect(await desk.items()).toHaveLength(3)
  })

  it('is offered in a newsroom, whatever it does', async () => {
    const desk = newsdesk()
    const ann = desk.as('Ann', { chat: 'group' })
    for (const headline of ['One', 'Two']) await ann.gives(`post ${headline}`)
    const doc = await ann.writes('move 2 to 1')
    expect(await desk.draft()).toEqual([[null, 'One', 'Two']])
    await ann.presses(doc, 'move 2 1')
    expect(await desk.draft()).toEqual([[null, 'Two', 'One']])
  })

  it('may be a headline after all', async () => {
    const desk = newsdesk()
    const ann = desk.as('Ann')
    await ann.presses(await ann.writes('Publish tomorrow at 8'), 'It is an item')
    expect(await desk.draft()).toEqual([[null, 'Publish tomorrow at 8']])
    await ann.writes('2026: cash → cards #payments')
    expect(await desk.items()).toHaveLength(2)
    expect(wordsOf(await ann.writes('Publish or perish'))).toContain('Is this an item?')
  })

  it('with a slash is never an item', async () => {
    const desk = newsdesk()
    const ann = desk.as('Ann')
    for (const text of ['/发帖 今天', '/发布', '／发布', '/ draft', '/说明\n第二行 #支付'])
      expect(buttonsOf(await ann.writes(text)).every(({ command }) => !command.startsWith('draft add'))).toBe(true)
    expect(wordsOf(await ann.writes('/发帖 今天'))).toContain('I do not know: /发帖')
    expect(await desk.as('Ann', { chat: 'group' }).sends('/发帖 今天')).toBeNull()
    expect(await desk.items()).toEqual([])
  })
})
