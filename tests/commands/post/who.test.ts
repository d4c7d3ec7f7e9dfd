import { beforeEach, describe, expect, it } from 'vitest'
import { setNewsroom } from '../../../src/desk/people/newsrooms.ts'
import { newsdesk, wordsOf } from '../../fakes/newsdesk.ts'
import { readPage, story } from './samples.ts'

let desk: ReturnType<typeof newsdesk>
let ann: ReturnType<typeof desk.as>

beforeEach(() => {
  desk = newsdesk({ readPage })
  ann = desk.as('Ann')
})

describe('who is read', () => {
  it('everybody in private, and among others a reader who speaks to us', async () => {
    expect(await ann.reads()).toBe(true)
    expect(await desk.as('Reader').reads()).toBe(true)
    for (const name of ['Ann', 'Reader']) expect(await desk.as(name, { chat: 'group' }).reads()).toBe(false)
    expect(await desk.as('Reader', { chat: 'group' }).reads({ addressed: true })).toBe(true)
    // What an editor says outside the newsroom is no post.
    expect(await desk.as('Ann', { chat: 'group' }).reads({ addressed: true })).toBe(false)
  })

  it('in somebody else’s bot a reader only as far as the host lets us, and only where we understand it', async () => {
    const reader = desk.as('Reader')
    for (const intake of ['opened', 'nothing'] as const)
      expect(await reader.reads({ shared: true, intake, text: 'latest' })).toBe(false)
    const everything = { shared: true, intake: 'everything' } as const
    expect(await reader.reads({ ...everything, text: 'latest' })).toBe(true)
    expect(await reader.reads({ ...everything, text: 'What is the weather?' })).toBe(false)
    expect(await reader.reads({ text: 'What is the weather?' })).toBe(true)
  })

  it('tells who works at the desk from who only speaks to us', async () => {
    const at = (name: string) => ({ ...desk.as(name), chat: 'private', person: { id: name, name } }) as const
    expect(await desk.host.atDesk(at('ann'))).toBe(true)
    expect(await desk.host.atDesk(at('reader'))).toBe(false)
  })

  it('editors in a newsroom, until it is none any longer', async () => {
    const inRoom = desk.as('Ann', { chat: 'group' })
    const audit = {
      at: 0,
      actor: { person: 'console:ann', name: null, from: null },
      action: 'arranged',
      subject: 'newsroom',
      detail: {},
    } as const
    expect(await setNewsroom(desk.store, inRoom.target, true, audit)).toBe(true)
    expect(await setNewsroom(desk.store, inRoom.target, true, audit)).toBe(false)
    expect(await inRoom.reads()).toBe(true)
    expect(await desk.as('Reader', { chat: 'group' }).reads()).toBe(false)
    expect(
      await desk.host.reads({
        target: { ...inRoom.target, thread: '7' },
        chat: 'group',
        person: { id: 'ann', name: null },
      }),
    ).toBe(false)
    expect(await setNewsroom(desk.store, inRoom.target, false, audit)).toBe(true)
    expect(await inRoom.reads()).toBe(false)
    expect(await desk.auditLines()).toHaveLength(2)
  })

  it('whoever was asked something there, for an hour', async () => {
    const reader = desk.as('Reader', { chat: 'group' })
    await desk.store.setQuestion('console:reader', reader.target, { command: 'search', expiresAt: desk.now() + 1000 })
    expect(await reader.reads()).toBe(true)
    desk.pass(1000)
    expect(await reader.reads()).toBe(false)
  })

  it('takes no post from a reader, and answers nobody in a group', async () => {
    expect(wordsOf(await desk.as('Reader').writes('Rates fall'))).toContain('I did not quite understand that')
    expect(wordsOf(await desk.as('Reader').writes(story))).toContain('Shall I propose this to the editors?')
    expect(await desk.as('Reader', { chat: 'group' }).sends(story)).toBeNull()
    expect(await desk.items()).toEqual([])
  })

  it('loses whoever is dismissed at once', async () => {
    const eve = desk.as('Eve')
    const audit = {
      at: 0,
      actor: { person: 'console:ann', name: null, from: null },
      action: 'invited',
      subject: 'console:eve',
      detail: {},
    } as const
    await desk.store.invite({ hash: 'h', kind: 'editor', by: 'console:ann', expiresAt: desk.now() + 1000 }, audit)
    await desk.store.join('h', { person: 'console:eve', name: 'Eve' }, { ...audit, at: desk.now(), action: 'joined' })
    await eve.writes(story)
    expect(await desk.items()).toHaveLength(1)
    const asked = await eve.gives('draft edit 1 0')
    expect(wordsOf(asked)).toContain('Send me the item anew')
    await desk.store.dismiss('console:eve', { ...audit, action: 'dismissed' })
    expect(wordsOf(await eve.writes('Changed after all'))).toContain('for the editors')
    expect(wordsOf(await eve.gives('draft'))).toContain('for the editors')
    expect(await desk.draft()).toEqual([[null, 'Rates fall everywhere']])
  })
})
