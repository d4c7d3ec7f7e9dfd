import { describe, expect, it } from 'vitest'
import type { Topic } from '../../../src/model.ts'
import type { NewLesson, Store } from '../../../src/store/port.ts'
import { defaultTopics } from '../../../src/topics/defaults.ts'
import type { OpenBench } from '../store.suite.ts'
import {
  auditEntryOf,
  chat,
  correct,
  edition,
  item,
  noon,
  publication,
  publish,
  recorded,
  subscribe,
} from './samples.ts'

const topic = (slug: string, words: readonly string[] = [], more: Partial<Topic> = {}): Topic => ({
  slug,
  title: { en: slug },
  words,
  ...more,
})
const noted = auditEntryOf('edited', { subject: 'topic x' })
const slugs = async (store: Store) => (await store.topics()).map(({ slug }) => slug)
const find = async (store: Store, slug: string) => (await store.topics()).find((each) => each.slug === slug)
const items = async (store: Store, slug: string) =>
  (await store.byTopic(slug, { offset: 0, limit: 9 })).entries.map(({ item }) => item.headline)
const wants = async (store: Store, name: string) => (await store.subscription(chat(name)))?.topics
const lesson = (more: Partial<NewLesson> = {}): NewLesson => ({
  at: noon,
  actor: { person: 'telegram:1', name: 'Ann' },
  topic: 'law',
  item: 'k1',
  headline: 'A court for tennis',
  words: ['court'],
  change: -0.25,
  ...more,
})

export const topicSuite = (open: OpenBench): void => {
  describe('topics', () => {
    it('are those that come with Briefwire until somebody chooses, once', async () => {
      const { store, other } = await open()
      expect(await store.topics()).toEqual(defaultTopics)
      expect(await store.chooseTopics([topic('law', ['court -tennis']), topic('sea')])).toBe(true)
      expect(await (await other()).chooseTopics([topic('air')])).toBe(false)
      expect(await store.topics()).toEqual([topic('law', ['court -tennis']), topic('sea')])
      expect(await store.topics()).toBe(await store.topics())
    })

    it('keep every tag that a reader, an item or a draft carries when they are chosen', async () => {
      const { store } = await open()
      await subscribe(store, ['a'], { topics: ['wind'] })
      await publish(store, 'Tides turn', ['sea'])
      expect(await slugs(store)).toEqual(
        expect.arrayContaining([...defaultTopics.map(({ slug }) => slug), 'sea', 'wind']),
      )
    })

    it('can be no topics at all', async () => {
      const { store } = await open()
      await store.chooseTopics([])
      expect(await store.topics()).toEqual([])
    })

    it('are put in, changed and seen by other connections, with a line in the log', async () => {
      const { store, other } = await open()
      const late = await other()
      await store.chooseTopics([topic('law', ['court'])])
      expect(await slugs(late)).toEqual(['law'])
      expect(await store.putTopics([topic('sea', ['tide']), topic('law', ['judge'])], noted)).toBe(1)
      expect(await late.topics()).toEqual([topic('law', ['judge']), topic('sea', ['tide'])])
      expect(await store.changeTopic('sea', { title: { en: 'Sea', zh: '海' } }, noted)).toBe(true)
      expect(await store.changeTopic('sky', { words: [] }, noted)).toBe(false)
      expect(await find(late, 'sea')).toEqual(topic('sea', ['tide'], { title: { en: 'Sea', zh: '海' } }))
      expect(await recorded(store)).toEqual(['edited topic x', 'edited topic x'])
    })
  })

  describe('a tag that an editor coins', () => {
    it('is a topic at once, and none any more when nothing carries it', async () => {
      const { store } = await open()
      await store.chooseTopics([topic('law')])
      await store.saveDraft(edition([item(1, { topics: ['law', 'sea'] })]), 0, noon)
      expect(await store.topics()).toEqual([topic('law'), topic('sea')])
      await store.saveDraft(edition([item(1, { topics: ['law', 'tide'] })]), 1, noon)
      expect(await slugs(store)).toEqual(['law', 'tide'])
      await store.saveDraft(edition([]), 2, noon, { later: edition([item(1, { topics: ['tide'] })]) })
      expect(await slugs(store)).toEqual(['law', 'tide'])
    })

    it('stays when an issue or a reader has it, or somebody has given it words', async () => {
      const { store } = await open()
      await store.chooseTopics([])
      const issue = await publish(store, 'Tides turn', ['sea'])
      await store.saveDraft(edition([item(1, { topics: ['wind', 'sun', 'fog'] })]), 0, noon)
      await subscribe(store, ['a'], { topics: ['wind'] })
      await store.changeTopic('sun', { words: ['sunny'] }, noted)
      await store.saveDraft(edition([]), 1, noon)
      expect(await slugs(store)).toEqual(['sea', 'wind', 'sun'])
      await correct(store, issue, { topics: ['moon'] })
      expect(await slugs(store)).toEqual(['wind', 'sun', 'moon'])
    })
  })

  describe('a topic with another slug', () => {
    const filled = async () => {
      const bench = await open()
      const { store } = bench
      await store.chooseTopics([topic('pay', ['wallet']), topic('law')])
      await store.publish(publication(edition([item(1, { headline: 'Rates', topics: ['pay', 'law'] })])))
      await subscribe(store, ['a'], { topics: ['pay'] })
      await store.saveDraft(edition([item(1, { topics: ['pay'] })]), 0, noon)
      return bench
    }

    it('takes readers, items and drafts along, and is still found under the old one', async () => {
      const { store, other } = await filled()
      const late = await other()
      expect((await late.latest())?.sections[0]?.items[0]?.topics).toEqual(['pay', 'law'])
      expect(await store.renameTopic('pay', 'payments', noted)).toBe('renamed')
      expect(await late.topics()).toEqual([
        topic('payments', ['wallet'], { title: { en: 'pay' }, also: ['pay'] }),
        topic('law'),
      ])
      expect((await late.latest())?.sections[0]?.items[0]?.topics).toEqual(['payments', 'law'])
      expect([await items(store, 'payments'), await items(store, 'pay')]).toEqual([['Rates'], []])
      expect(Object.fromEntries(await store.topicCounts())).toEqual({ law: 1, payments: 1 })
      expect(await wants(store, 'a')).toEqual(['payments'])
      expect((await store.draft()).draft.sections[0]?.items[0]?.topics).toEqual(['payments'])
      expect(await store.followers('payments')).toBe(1)
      expect(await store.renameTopic('payments', 'money', noted)).toBe('renamed')
      expect((await find(store, 'money'))?.also).toEqual(['pay', 'payments'])
    })

    it('is what whoever asks for the old one gets, and for one that is gone nothing changes', async () => {
      const { store } = await filled()
      await store.putTopics([topic('sky')], noted)
      await store.renameTopic('pay', 'payments', noted)
      await store.removeTopic('sky', noted)
      await subscribe(store, ['b', 'c'], { topics: ['pay'] })
      expect(await wants(store, 'b')).toEqual(['payments'])
      await subscribe(store, ['b'], { topics: ['sky'] })
      await subscribe(store, ['c'], { topics: ['sky', 'law'] })
      expect([await wants(store, 'b'), await wants(store, 'c')]).toEqual([['payments'], ['law']])
    })

    it('loses nobody’s change to the draft: whoever saves the old one is told', async () => {
      const { store } = await filled()
      const { draft, version } = await store.draft()
      await store.renameTopic('pay', 'payments', noted)
      expect(await store.saveDraft(draft, version, noon)).toBe(false)
      expect(await store.saveDraft(draft, (await store.draft()).version, noon)).toBe(true)
      expect((await store.draft()).draft.sections[0]?.items[0]?.topics).toEqual(['payments'])
      expect(await slugs(store)).toEqual(['payments', 'law'])
    })

    it('that another one has becomes one with it', async () => {
      const { store } = await filled()
      await subscribe(store, ['b'], { topics: ['law', 'pay'] })
      expect(await store.renameTopic('pay', 'law', noted)).toBe('merged')
      expect(await store.topics()).toEqual([topic('law', ['wallet'], { also: ['pay'] })])
      expect((await store.latest())?.sections[0]?.items[0]?.topics).toEqual(['law'])
      expect(Object.fromEntries(await store.topicCounts())).toEqual({ law: 1 })
      expect([await wants(store, 'a'), await wants(store, 'b')]).toEqual([['law'], ['law']])
      expect(await store.followers('law')).toBe(2)
    })

    it('is in older revisions too', async () => {
      const { store } = await filled()
      await correct(store, 1)
      await store.renameTopic('pay', 'law', noted)
      expect((await store.issueAt(1, 1))?.sections[0]?.items[0]?.topics).toEqual(['law'])
    })

    it('must be there, and be another one', async () => {
      const { store } = await filled()
      expect(await store.renameTopic('sky', 'air', noted)).toBe('missing')
      expect(await store.renameTopic('pay', 'pay', noted)).toBe('missing')
      expect(await recorded(store)).toEqual([])
    })

    it('leaves its old one free for a new topic', async () => {
      const { store } = await filled()
      await store.renameTopic('pay', 'payments', noted)
      await store.putTopics([topic('pay')], noted)
      expect((await find(store, 'payments'))?.also).toBeUndefined()
      await store.saveDraft(edition([item(1, { topics: ['pay'] })]), (await store.draft()).version, noon)
      expect((await store.draft()).draft.sections[0]?.items[0]?.topics).toEqual(['pay'])
    })
  })

  describe('a topic that is removed', () => {
    it('leaves items, drafts and the readers who follow others as well', async () => {
      const { store } = await open()
      await store.chooseTopics([topic('pay'), topic('law')])
      const issue = await publish(store, 'Rates', ['pay', 'law'])
      await correct(store, issue)
      await store.saveDraft(edition([item(1, { topics: ['pay'] })]), 0, noon)
      await subscribe(store, ['a'], { topics: ['pay', 'law'] })
      expect(await store.removeTopic('pay', noted)).toEqual({ kind: 'removed' })
      expect(await slugs(store)).toEqual(['law'])
      expect(await wants(store, 'a')).toEqual(['law'])
      expect((await store.latest())?.sections[0]?.items[0]?.topics).toEqual(['law'])
      expect((await store.issueAt(issue, 1))?.sections[0]?.items[0]?.topics).toEqual(['law'])
      expect((await store.draft()).draft.sections[0]?.items[0]?.topics).toEqual([])
      expect(await store.removeTopic('pay', noted)).toEqual({ kind: 'missing' })
    })

    it('stays as long as a reader follows nothing else, who would get everything', async () => {
      const { store } = await open()
      await store.chooseTopics([topic('pay'), topic('law')])
      await subscribe(store, ['a', 'b', 'c'], { topics: ['pay'] })
      await store.unsubscribe(chat('c'), noon)
      expect(await store.removeTopic('pay', noted)).toEqual({ kind: 'followed', only: 2 })
      expect(await wants(store, 'a')).toEqual(['pay'])
      expect(await recorded(store)).toEqual([])
    })
  })

  describe('lessons', () => {
    it('change what words count until they are taken back; an item teaches one thing about a topic', async () => {
      const { store, other } = await open()
      await store.chooseTopics([topic('law', ['court', 'judge?'])])
      const late = await other()
      const first = await store.teach(lesson({ words: ['court', 'judge?'] }), noted)
      const second = await store.teach(lesson({ item: 'k2' }), noted)
      expect((await find(late, 'law'))?.learned).toEqual({ court: -0.5, 'judge?': -0.25 })
      expect(await store.lessons('law', 9)).toMatchObject([
        { id: second, item: 'k2', words: ['court'], person: 'telegram:1', name: 'Ann' },
        { id: first, item: 'k1', headline: 'A court for tennis', change: -0.25 },
      ])
      const third = await store.teach(lesson({ item: 'k2', change: 0.25 }), noted)
      expect((await find(store, 'law'))?.learned).toEqual({ 'judge?': -0.25 })
      expect(await store.lessonOf('law', 'k2')).toMatchObject({ id: third })
      expect([await store.unteach(first, noted), await store.unteach(first, noted)]).toEqual([true, false])
      expect((await find(late, 'law'))?.learned).toEqual({ court: 0.25 })
      expect(await store.lessonOf('law', 'k1')).toBeNull()
      expect(await store.lessons('law', 1)).toMatchObject([{ id: third }])
    })

    it('come along with a topic, and from elsewhere', async () => {
      const { store } = await open()
      await store.chooseTopics([topic('law', ['court']), topic('order')])
      await store.teach(lesson(), noted)
      await store.renameTopic('law', 'order', noted)
      expect((await find(store, 'order'))?.learned).toEqual({ court: -0.25 })
      await store.putTopics([topic('order', ['court', 'judge'], { learned: { judge: 0.5 } })], noted)
      expect((await find(store, 'order'))?.learned).toEqual({ judge: 0.5 })
      await store.putTopics([topic('order', ['court', 'judge'])], noted)
      expect((await find(store, 'order'))?.learned).toEqual({ judge: 0.5 })
    })
  })
}
