import { describe, expect, it } from 'vitest'
import { composeIssue } from '../../src/compose/issue.ts'
import type { Issue, Language } from '../../src/model.ts'
import { newsdesk, wordsOf } from '../fakes/newsdesk.ts'

async function ready() {
  const room = newsdesk()
  const [ann, bob] = [room.as('Ann'), room.as('Bob')]
  const added = await ann.writes('港口因火灾关闭\n船只在外等候，预计明天恢复。 (海港晚报) #none', { message: 'first' })
  return { ...room, ann, bob, added }
}

const read = (issue: Issue | null, language: Language): string => {
  const doc = issue && composeIssue(issue, { language, format: 'full', topics: [], opened: [] })
  return doc ? wordsOf(doc) : ''
}

describe('the text of an item in a second language', () => {
  it('is given by command, by words and in an answer, and readers get theirs', async () => {
    for (const give of [
      'draft translate 1 Harbour closed after a fire\nShips wait outside.',
      '1 in English: Harbour closed after a fire\nShips wait outside.',
      'translate 1: Harbour closed after a fire\nShips wait outside.',
      '第1条英文：Harbour closed after a fire\nShips wait outside.',
      'translation: Harbour closed after a fire\nShips wait outside.',
      '译文：Harbour closed after a fire\nShips wait outside.',
    ]) {
      const { ann, store, host, added, items } = await ready()
      await host.bindMessage(added, ann.target, 'shown', 0)
      const said = wordsOf(
        give.startsWith('draft') ? await ann.gives(give) : await ann.writes(give, { answers: 'shown' }),
      )
      expect(said, give).toContain('It has its text in English now')
      expect(await items()).toHaveLength(1)
      await ann.presses(await ann.gives('publish'), 'Publish')
      const issue = await store.latest()
      expect(read(issue, 'en')).toMatch(/1\. Harbour closed after a fire Ships wait outside\. \(海港晚报\)$/m)
      expect(read(issue, 'zh')).toContain('1. 港口因火灾关闭 船只在外等候')
    }
  })

  it('is asked for, changed, taken away, and brought back with Undo', async () => {
    const { ann, items } = await ready()
    const asked = await ann.gives('draft translate 1')
    expect(wordsOf(asked)).toContain('in a second language')
    const set = await ann.writes('Harbour closed after a fire\nShips wait outside.')
    expect(wordsOf(set)).toContain('English: Harbour closed after a fire')
    expect((await items())[0]).toMatchObject({ language: 'zh', translations: [{ language: 'en' }] })
    await ann.presses(set, 'Undo')
    expect((await items())[0]).not.toHaveProperty('translations')
    await ann.gives('draft translate 1 en Harbour shut')
    await ann.gives('draft replace 1 shut → closed')
    expect((await items())[0]?.translations?.[0]?.headline).toBe('Harbour closed')
    expect(wordsOf(await ann.gives('draft translate 1 en -'))).toContain('no text in English any more')
    expect((await items())[0]).not.toHaveProperty('language')
    expect(wordsOf(await ann.gives('draft translate 1 zh 港口'))).toContain('Its own text is in Chinese')
  })

  it('stays when the first text is changed, with a warning; it goes along wherever the item goes', async () => {
    const { ann, items } = await ready()
    await ann.gives('draft translate 1 Harbour closed after a fire')
    const said = wordsOf(await ann.gives('draft edit 1 港口因爆炸关闭\n船只在外等候。'))
    expect(said).toContain('Its text in English stays as it was')
    await ann.gives('draft later 1')
    expect((await items('later'))[0]).toMatchObject({ translations: [{ headline: 'Harbour closed after a fire' }] })
  })

  it('is no news of its own, and what only begins like one is', async () => {
    const { ann, items, as } = await ready()
    await ann.writes('9 in English: nobody knows which item this is')
    await ann.writes('English: a language of trade\nAll about it. (Harbour Post)')
    expect((await items()).every(({ translations }) => translations === undefined)).toBe(true)
    const room = as('Ann', { chat: 'group' })
    await room.gives('newsroom')
    expect(await room.sends('English: who speaks it here?')).toBeNull()
  })
})

describe('a translation that is out', () => {
  async function published() {
    const room = await ready()
    await room.ann.gives('draft translate 1 Harbour closed after a fire\nShips wait outside.')
    await room.ann.presses(await room.ann.gives('publish'), 'Publish')
    return room
  }

  it('is corrected like the first text, by its language or by what it says, and undone', async () => {
    const { ann, store } = await published()
    const unread = read(await store.latest(), 'zh')
    const asked = await ann.gives('correct 1.1 English: Harbour closed after an explosion\nShips wait.')
    expect(wordsOf(asked)).toMatch(/closed after a fire[\s\S]*closed after an explosion/)
    await ann.presses(asked, 'Correct')
    expect(read(await store.latest(), 'en')).toContain('Harbour closed after an explosion')
    // Whoever reads the other text hears nothing of it.
    expect(read(await store.latest(), 'en')).toMatch(/corrected[\s\S]*Corrected/)
    expect(read(await store.latest(), 'zh')).toBe(unread)
    const replaced = await ann.gives('correct 1.1: explosion → accident')
    expect(read(await store.latest(), 'en')).toContain('Harbour closed after an accident')
    await ann.presses(replaced, 'Undo')
    expect(read(await store.latest(), 'en')).toContain('Harbour closed after an explosion')
    expect((await store.search('explosion', { offset: 0, limit: 5 })).total).toBe(1)
  })

  it('is left by a correction of the first text, and the editor is warned', async () => {
    const { ann, store } = await published()
    const asked = await ann.gives('correct 1.1 港口因爆炸而关闭，船员已撤离\n所有船只在外等候。')
    expect(wordsOf(asked)).toContain('Its text in English stays as it was')
    await ann.presses(asked, 'Correct')
    expect(read(await store.latest(), 'en')).toContain('Harbour closed after a fire')
    expect(read(await store.latest(), 'zh')).toContain('港口因爆炸而关闭')
  })

  it('can be given afterwards, and nobody else’s text changes', async () => {
    const { bob, store, ann } = await ready()
    await ann.presses(await ann.gives('publish'), 'Publish')
    await bob.presses(await bob.gives('correct 1.1 英文：Harbour closed\nShips wait.'), 'Correct')
    expect(read(await store.latest(), 'en')).toContain('Harbour closed')
  })
})
