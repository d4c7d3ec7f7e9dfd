import { describe, expect, it } from 'vitest'
import { newsdesk, wordsOf } from '../fakes/newsdesk.ts'
import { createTalker } from '../fakes/talker.ts'

/** A desk where both owners were seen in private. */
async function ready() {
  const messenger = createTalker()
  const desk = newsdesk({ messenger: messenger })
  const [ann, bob, eve] = [desk.as('Ann'), desk.as('Bob'), desk.as('Eve')]
  await ann.gives('history')
  await bob.gives('history')
  return { ...desk, messenger, ann, bob, eve }
}

const codeIn = (words: string): string => /\/(join \S+)/.exec(words)?.[1] ?? 'join nothing'

describe('an invitation', () => {
  it('makes an editor of one person, once, and the other owners are told', async () => {
    const { ann, bob, eve, as, messenger, auditLines, room } = await ready()
    const made = wordsOf(await ann.gives('editors invite'))
    expect(made).toContain('for one editor, good until Saturday, 21 November 2026, 10:12')
    expect(wordsOf(await eve.gives('publish'))).toContain('for the editors')
    expect(wordsOf(await eve.gives(codeIn(made).toLowerCase()))).toContain(
      'Welcome to the desk! You are an editor now.',
    )
    expect(wordsOf(await eve.gives('publish'))).toContain('no items')
    expect(wordsOf(await as('Mallory').gives(codeIn(made)))).toContain('is not good')
    expect(await room.desk.roles.roleOf('console:mallory')).toBeNull()
    for (const owner of [ann, bob])
      expect(messenger.at(owner.target)).toEqual([expect.stringContaining('Eve (console:eve) used an invitation that')])
    expect(messenger.at(eve.target)).toEqual([])
    expect(messenger.menus.at(-1)).toMatchObject({ target: eve.target, names: expect.arrayContaining(['publish']) })
    expect(await auditLines()).toEqual(['console:ann invited editor', 'console:eve joined console:eve'])
  })

  it('may be sent on whole, whatever stands around it; whoever works here already is asked first', async () => {
    const newCode = () => 'A1B2C3D4E5F6A7B8C9D0'
    const desk = newsdesk({ newCode })
    const [ann, eve] = [desk.as('Ann'), desk.as('Eve')]
    const invitation = wordsOf(await ann.gives('editors invite'))
    expect(wordsOf(await ann.writes(invitation))).toContain('you work here already')
    expect(wordsOf(await eve.writes(invitation, { origin: { name: 'Ann', url: null } }))).toContain(
      'Welcome to the desk',
    )
    expect(wordsOf(await desk.as('Mallory').writes(invitation))).toContain('is not good')
    expect(await desk.room.desk.roles.roleOf('console:mallory')).toBeNull()
    const room = desk.as('Joe', { chat: 'group' })
    expect(await room.sends(invitation)).toBeNull()
  })

  it('is only good for a day', async () => {
    const { ann, eve, pass } = await ready()
    const made = wordsOf(await ann.gives('editors invite owner'))
    pass(24 * 3_600_000)
    expect(wordsOf(await eve.gives(codeIn(made)))).toContain('is not good')
  })

  it('is for the eyes of one: not made in a group, and not by an editor', async () => {
    const { as, ann, eve } = await ready()
    expect(wordsOf(await as('Ann', { chat: 'group' }).gives('editors invite'))).not.toContain('/join')
    await eve.gives(codeIn(wordsOf(await ann.gives('editors invite'))))
    expect(wordsOf(await eve.gives('editors invite'))).toContain('for the owners')
  })
})

describe('/editors', () => {
  it('lists everybody and removes somebody at once, after asking', async () => {
    const { ann, eve, messenger, room, auditLines } = await ready()
    await eve.gives(codeIn(wordsOf(await ann.gives('editors invite'))))
    const list = await ann.gives('editors')
    expect(wordsOf(list)).toContain('console:ann, owner, named in ADMINS')
    expect(wordsOf(list)).toContain('Eve, console:eve, editor, since 20 November 2026')
    const asked = await ann.presses(list, 'Remove Eve')
    expect(await room.desk.roles.roleOf('console:eve')).toBe('editor')
    expect(wordsOf(await ann.presses(asked, 'Remove Eve'))).toContain('Eve no longer works at the desk.')
    expect(wordsOf(await eve.gives('publish now 1'))).toContain('for the editors')
    expect(messenger.menus.at(-1)?.names).not.toContain('publish')
    expect(await auditLines()).toContain('console:ann dismissed console:eve')
  })

  it('keeps owners whom the server names, and says where to remove them', async () => {
    const { ann, room } = await ready()
    expect(wordsOf(await ann.gives('editors remove console:bob yes'))).toContain('ADMINS')
    expect(await room.desk.roles.roleOf('console:bob')).toBe('owner')
    expect(wordsOf(await ann.gives('editors remove console:nobody'))).toContain('Nobody at the desk')
  })
})

describe('/link', () => {
  it('makes two accounts one person, who goes as one', async () => {
    const { ann, bob, eve, as, room } = await ready()
    await eve.gives(codeIn(wordsOf(await ann.gives('editors invite'))))
    const phone = as('Evelyn')
    expect(wordsOf(await phone.gives(codeIn(wordsOf(await eve.gives('link')))))).toContain('one person now, Eve')
    expect(await room.desk.roles.roleOf('console:evelyn')).toBe('editor')
    expect(wordsOf(await bob.gives('editors'))).toContain('the same person as Eve')
    await bob.gives('editors remove console:evelyn yes')
    for (const person of ['console:eve', 'console:evelyn']) expect(await room.desk.roles.roleOf(person)).toBeNull()
  })

  it('can be undone for an owner whom the server names', async () => {
    const { ann, bob, as, room } = await ready()
    await as('Annie').gives(codeIn(wordsOf(await ann.gives('link'))))
    expect(await room.desk.roles.roleOf('console:annie')).toBe('owner')
    await bob.presses(await bob.presses(await bob.gives('editors'), 'Remove Annie'), 'Remove Annie')
    expect(await room.desk.roles.roleOf('console:annie')).toBeNull()
    expect(await room.desk.roles.roleOf('console:ann')).toBe('owner')
  })
})

describe('one person', () => {
  it('has one name in the history, whatever they were called when and where', async () => {
    const { ann, bob, as } = await ready()
    await ann.gives('post One\nWith text. #trade')
    const made = wordsOf(await ann.gives('link'))
    const phone = as('ann_on_the_phone')
    await phone.gives(codeIn(made))
    await phone.gives('draft section 1 Money')
    const told = wordsOf(await bob.gives('history'))
    expect(told).toContain('Ann (console) moved “One”')
    expect(told).not.toMatch(/ann_on_the_phone \(console\) (?:moved|posted)/)
    expect(wordsOf(await bob.gives('history 1'))).not.toContain('ann_on_the_phone')
  })
})

describe('/newsroom and /history', () => {
  it('makes a group a newsroom, and no longer', async () => {
    const { as, ann } = await ready()
    const there = as('Ann', { chat: 'group' })
    expect(await as('Bob', { chat: 'group' }).reads()).toBe(false)
    expect(wordsOf(await there.gives('newsroom'))).toContain('This is a newsroom now')
    expect(await as('Bob', { chat: 'group' }).reads()).toBe(true)
    expect(wordsOf(await there.gives('newsroom'))).toContain('already')
    expect(wordsOf(await there.gives('newsroom off'))).toContain('no newsroom any more')
    expect(await as('Bob', { chat: 'group' }).reads()).toBe(false)
    expect(wordsOf(await ann.gives('newsroom'))).toContain('is a group or a channel')
  })

  it('tells who did what, newest first, in pages and in both languages', async () => {
    const { ann, as, ...desk } = await ready()
    expect(wordsOf(await ann.gives('history'))).toContain('Nothing has been done yet')
    for (let story = 1; story <= 11; story++) await ann.gives(`post Story number ${story}\nIt says ${story}. #none`)
    await ann.gives('publish tomorrow 8am')
    const first = await ann.gives('history')
    expect(wordsOf(first)).toContain('2026-11-20 10:12  Ann (console) scheduled Saturday, 21 November 2026, 08:00')
    expect(wordsOf(first)).not.toContain('Story number 1”')
    expect(wordsOf(await ann.presses(first, 'More'))).toContain('posted “Story number 1”')
    await ann.gives('draft top 2')
    await ann.gives('draft topics 1 payments')
    await ann.gives('draft remove 1')
    await ann.gives(`draft undo ${(await desk.store.auditBefore(null, 1))[0]?.id}`)
    const newest = wordsOf(await ann.gives('history'))
    for (const did of ['brought', 'removed', 'edited', 'moved'])
      expect(newest).toMatch(new RegExp(`Ann \\(console\\) ${did} “Story number 2”`))
    const chinese = as('Ann', { language: 'zh' })
    expect(wordsOf(await chinese.gives('history'))).toContain('定时：2026年11月21日星期六 08:00')
  })
})
