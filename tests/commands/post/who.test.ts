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
  it('an editor in private, nobody else', async () => {
    expect(await ann.reads()).toBe(true)
    expect(await desk.as('Reader').reads()).toBe(false)
    expect(await desk.as('Ann', { chat: 'group' }).reads()).toBe(false)
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
    const reader = desk.as('Reader')
    await desk.store.setQuestion('console:reader', reader.target, { command: 'search', expiresAt: desk.now() + 1000 })
    expect(await reader.reads()).toBe(true)
    desk.pass(1000)
    expect(await reader.reads()).toBe(false)
  })

  it('answers others with a friendly no, and nobody in a group', async () => {
    expect(wordsOf(await desk.as('Reader').writes('Rates fall'))).toContain('for the editors')
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
