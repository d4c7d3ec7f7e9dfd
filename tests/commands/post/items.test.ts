import { beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { buttonsOf, newsdesk, wordsOf } from '../../fakes/newsdesk.ts'
import { file, newsletter, photo, readPage, story } from './samples.ts'

let desk: ReturnType<typeof newsdesk>
let ann: ReturnType<typeof desk.as>
let bob: ReturnType<typeof desk.as>

beforeEach(() => {
  desk = newsdesk({ readPage })
  ann = desk.as('Ann')
  bob = desk.as('Bob')
})

describe('a note becomes an item', () => {
  it('in the grammar of the newsletter, and is shown as readers see it', async () => {
    const doc = await ann.writes(story)
    expect(wordsOf(doc)).toContain('Added to the next issue as item 1.')
    expect(wordsOf(doc)).toContain(
      '1. Rates fall everywhere The bank did it. (Ledger, https://ledger.example/a) #finance',
    )
    expect(buttonsOf(doc).map(({ label }) => label)).toEqual([
      'Section…',
      'Topics…',
      'Source…',
      'Edit…',
      'Translation…',
      'Later',
      'Out at once…',
      'Remove',
      'The draft',
    ])
    expect(buttonsOf(doc).every(({ command }) => Buffer.byteLength(command) <= 56)).toBe(true)
    expect(await desk.auditLines()).toEqual(['console:ann posted draft k1'])
    expect(await desk.store.privateChatOf('console:ann')).toEqual(ann.target)
  })

  it('with the place it was forwarded from as its source, unless it names one', async () => {
    const origin = { name: 'Trade Channel', url: 'https://t.example/trade/7' }
    await ann.writes('Rates fall everywhere\nThe bank did it.', { origin })
    await ann.writes('Wallets spread in the north\nThey do. (Ledger)', { origin })
    expect((await desk.items()).map(({ source }) => source)).toEqual([origin, { name: 'Ledger', url: null }])
  })

  it('read from the page, where it is only a link', async () => {
    const doc = await ann.writes('https://tea.example/1?utm_source=x #retail')
    expect(wordsOf(doc)).toContain(
      '1. Tea from twelve villages They sell it. (Green Leaf, https://tea.example/1) #retail',
    )
  })

  it('kept with a question where the page cannot be read, and completed by the answer', async () => {
    expect(wordsOf(await ann.writes('https://tea.example/pdf'))).toMatch(/This is a PDF\..*what is the headline/)
    expect(await desk.items()).toEqual([])
    await ann.writes('Tea growers sell together\nTwelve villages do.')
    expect(await desk.items()).toMatchObject([
      {
        headline: 'Tea growers sell together',
        body: ['Twelve villages do.'],
        source: { name: 'tea.example', url: 'https://tea.example/pdf' },
      },
    ])
  })

  it('with its photo', async () => {
    const doc = await ann.writes(story, { photos: [photo('jpeg')] })
    expect(wordsOf(doc)).toContain('[photo]')
    const [item] = await desk.items()
    expect(new TextDecoder().decode((await desk.store.picture(item?.photos?.[0] ?? ''))?.bytes)).toBe('jpeg')
    expect(wordsOf(await ann.presses(doc, 'Photo off'))).not.toContain('[photo]')
  })

  it('without a photo that cannot be had', async () => {
    const broken = async () => {
      throw new UserError('It is larger than 20 MB.')
    }
    expect(wordsOf(await ann.writes(story, { photos: [broken] }))).toMatch(
      /leave the photo out. It is larger than 20 MB[\s\S]*as item 1/,
    )
  })

  it('when a photo came without words, once the headline is there', async () => {
    expect(wordsOf(await ann.writes('', { photos: [photo('jpeg')] }))).toContain('What is the headline?')
    await ann.writes('Palm tills arrive (Post)')
    expect(await desk.items()).toMatchObject([
      { headline: 'Palm tills arrive', photos: [expect.any(String)], source: { name: 'Post' } },
    ])
  })

  it('only after a press where it is a single line without marks', async () => {
    const doc = await ann.writes('Rates fall everywhere')
    expect(wordsOf(doc)).toContain('Is this an item?\n1. Rates fall everywhere')
    expect(await desk.items()).toEqual([])
    await ann.presses(doc, 'Add')
    expect(wordsOf(await ann.presses(doc, 'Add'))).toContain('settled before')
    expect(await desk.draft()).toEqual([[null, 'Rates fall everywhere']])
    const other = await ann.writes('Prices fall too')
    await ann.presses(other, 'Discard')
    expect(await desk.items()).toHaveLength(1)
  })

  it('only where it is not what any reader might say: that is answered, or offered where it may be a headline', async () => {
    expect(wordsOf(await ann.writes('谢谢'))).toContain('You are welcome')
    expect(wordsOf(await ann.writes('hello'))).not.toContain('Is this an item?')
    expect(wordsOf(await ann.writes('最新'))).toBe(wordsOf(await ann.gives('latest')))
    const offered = await ann.writes('Search engines lose ground')
    expect(buttonsOf(offered).map(({ label }) => label)).toEqual([
      'search engines lose ground',
      'It is an item',
      'Discard',
    ])
    await ann.presses(offered, 'It is an item')
    expect(await desk.draft()).toEqual([[null, 'Search engines lose ground']])
  })

  it('also while something else is asked for, which then goes on waiting', async () => {
    await ann.writes(story)
    await ann.writes('Ships are late\nBy a week. (Harbour Post)')
    await ann.gives('subscribe')
    await ann.gives('settings hour 25')
    expect(wordsOf(await ann.writes('move 1 2'))).toContain('is item 2 now')
    expect(wordsOf(await ann.writes('8点半'))).toContain('08:30')
  })

  it('in the section where the last one went', async () => {
    await ann.gives('post Palm tills arrive')
    await ann.gives('draft new 1 Shops')
    expect(wordsOf(await ann.writes(story))).toContain('as item 2, in Shops')
  })

  it('once, although the process ended before it could answer', async () => {
    await ann.writes(story, { message: 'twice' })
    const note = await desk.store.noteOf(ann.target, 'twice')
    await desk.store.forgetNote(note?.id ?? 0)
    expect(wordsOf(await ann.writes(story, { message: 'twice' }))).toContain('as item 1')
    expect(await desk.items()).toHaveLength(1)
  })

  it('no longer than a reader bears', async () => {
    expect(wordsOf(await ann.writes(`Long\n${'word '.repeat(3000)}`))).toContain('an item may have 12,000')
    expect(await desk.items()).toEqual([])
  })

  it('in Chinese', async () => {
    const doc = await desk.as('Ann', { language: 'zh' }).writes('央行全面降息\n即日起执行。（财经报）')
    expect(wordsOf(doc)).toContain('已加入下一期，第 1 条')
  })
})

describe('a whole newsletter', () => {
  it('says what was read and waits for a press', async () => {
    const doc = await ann.writes(newsletter)
    expect(wordsOf(doc)).toContain('I read 3 items from numbers, 2 sections; 1 remark.')
    expect(wordsOf(doc)).toMatch(/Line 10: Number 5 stands where 3 was expected/)
    expect(await desk.items()).toEqual([])
    await Promise.all([ann.presses(doc, 'Add all 3'), bob.presses(doc, 'Add all 3')])
    expect(await desk.items()).toHaveLength(3)
    expect(new Set((await desk.items()).map(({ key }) => key)).size).toBe(3)
    expect((await desk.auditLines()).map((line) => line.replace(/:\w+/, ''))).toEqual(['console imported draft'])
    const again = wordsOf(await ann.presses(doc, 'Add all 3'))
    expect(again).toContain('settled before')
    expect(again).toContain('The next issue: 3 items')
  })

  it('shows title, sections and closing words, and is read the other way at a press', async () => {
    const text = [
      '# Search Letter, 2 March 2026',
      '## Search runs on a phone',
      'It needs half the memory.',
      '- [Code](https://search.example/code)',
      '- [Slides](https://search.example/slides)',
      '## Maps show footpaths',
      'So far in the valley only.',
      '- [Code](https://maps.example/code)',
      '- [Data](https://maps.example/data)',
      '',
      '---',
      'Until next week!',
    ].join('\n')
    const first = await ann.writes(text)
    for (const words of [
      'I read 4 items from bullets, 2 sections, date 2 March 2026',
      'I am not sure that it is meant so',
      'It can be read by its headings, too.',
      'Title: Search Letter',
      'Sections: Search runs on a phone (2), Maps show footpaths (2)',
      'Until next week!',
    ])
      expect(wordsOf(first)).toContain(words)
    const second = await ann.presses(first, 'By headings')
    expect(wordsOf(second)).toContain('I read 2 items from headings')
    expect(wordsOf(await ann.presses(second, 'As before'))).toContain('I read 4 items from bullets')
    await ann.presses(await ann.presses(first, 'By headings'), 'Add both')
    expect((await desk.items()).map(({ headline }) => headline)).toEqual([
      'Search runs on a phone',
      'Maps show footpaths',
    ])
  })

  it('may come as a file, and be discarded', async () => {
    const doc = await ann.writes('Here it is', { file: file('brief.txt', newsletter) })
    expect(wordsOf(await ann.presses(doc, 'Discard'))).toContain('Discarded')
    expect(wordsOf(await ann.presses(doc, 'Add all 3'))).toContain('settled before')
    expect(await desk.items()).toEqual([])
  })

  it('may be one item with a list after all', async () => {
    const doc = await ann.writes('Why rates fall\n1. Fear\n2. Hope')
    await ann.presses(doc, 'It is one item')
    expect(await desk.items()).toMatchObject([{ headline: 'Why rates fall', body: ['1. Fear', '2. Hope'] }])
  })

  it('tells what the draft had already', async () => {
    await ann.gives('post Corner shops band together')
    expect(wordsOf(await ann.presses(await ann.writes(newsletter), 'Add all 3'))).toMatch(
      /Item \d tells the same story as item \d/,
    )
  })

  it('is read whatever it is, or named', async () => {
    const pdf = Buffer.from('%PDF-1.7')
    expect(wordsOf(await ann.writes('', { file: file('brief.pdf', pdf) }))).toContain('This is a PDF')
    const mail =
      'From: d@quay.example\nSubject: Brief\nDate: Mon, 2 Mar 2026 08:00:00 +0000\nMIME-Version: 1.0\n\n1. One\nBody. (Post)\n2. Two\nBody. (Post)\n'
    expect(wordsOf(await ann.writes('', { file: file('letter.eml', mail) }))).toContain('2 items')
    expect(wordsOf(await ann.writes('', { file: file('brief.txt', new Uint8Array([0, 1, 2, 0])) }))).toContain(
      'no text file',
    )
    const chinese = desk.as('Ann', { language: 'zh' })
    expect(wordsOf(await chinese.writes('', { file: file('brief.txt', new Uint8Array([0, 1, 2, 0])) }))).toBe(
      '这不是文本文件。请把简报存成纯文本（UTF-8）再试。',
    )
    await ann.writes('', { file: file('one.md', '# Rates fall everywhere\n\nThe bank did it.') })
    expect(await desk.draft()).toEqual([[null, 'Rates fall everywhere']])
  })
})

it('is answered in one language, also where something cannot be read', async () => {
  const chinese = desk.as('Ann', { language: 'zh' })
  expect(wordsOf(await chinese.writes('https://tea.example/pdf'))).toContain('我读不了这个网页。这是 PDF。标题是什么')
  const doc = await desk.as('Bob', { language: 'zh' }).writes(newsletter)
  expect(wordsOf(doc)).toContain('第 10 行：此处应为编号 3，却是 5。已作为第 3 条保留。')
})

describe('what says nothing', () => {
  it('is not kept, and asks no question that the next message would answer', async () => {
    expect(wordsOf(await ann.writes(''))).toContain('I can take words, links, photos')
    await ann.writes('Rates fall everywhere\nThe bank did it.')
    expect(await desk.draft()).toEqual([[null, 'Rates fall everywhere']])
  })
})

describe('the same story twice', () => {
  it('is known by its address: both editors are told, both items stay until somebody chooses', async () => {
    await ann.writes(story)
    desk.pass(60_000)
    const doc = await bob.writes(
      'Bank cuts by a half\nOther words. (News, http://www.ledger.example/a/?utm_source=x#top)',
    )
    expect(wordsOf(doc)).toContain('Ann posted this at 10:12 as item 1: Rates fall everywhere')
    expect(desk.told).toEqual([
      { target: ann.target, words: expect.stringContaining('Bob has just posted the same story as you') },
    ])
    expect(await desk.items()).toHaveLength(2)
    await bob.presses(doc, 'Discard mine')
    expect(await desk.draft()).toEqual([[null, 'Rates fall everywhere']])
  })

  it('is known by its headline, and nobody is told of their own', async () => {
    await ann.gives('post Northwind opens palm tills in 2,000 stores')
    const doc = await ann.gives('post Northwind opens palm tills at 2000 stores')
    expect(wordsOf(doc)).toContain('You posted this at 10:12 as item 1')
    expect(desk.told).toEqual([])
    expect(wordsOf(await ann.presses(doc, 'Keep both'))).toContain('2. Northwind')
    expect(await desk.items()).toHaveLength(2)
  })

  it('is known in the archive by what it said before it was corrected, too', async () => {
    await ann.writes(story)
    await desk.room.desk.publishDraft()
    const words = 'The lender of last resort has moved\nBy much. (Post, https://post.example/2) #economy'
    await ann.presses(await ann.gives(`correct 1.1 ${words}`), 'Correct')
    expect(wordsOf(await ann.writes('Other words\n(Ledger, http://ledger.example/a/)'))).toContain('/issue 1.1')
    expect(wordsOf(await ann.writes('Rates fall everywhere\n(Other, https://other.example/9)'))).toContain('/issue 1.1')
  })

  it('is known in the archive', async () => {
    await ann.writes(story)
    await ann.gives('post Northwind opens palm tills in 2,000 stores')
    await desk.room.desk.publishDraft()
    expect(wordsOf(await ann.writes('Other words\n(Ledger, http://ledger.example/a/)'))).toContain('/issue 1.1')
    const doc = await ann.gives('post Northwind opens palm tills at 2000 stores')
    expect(wordsOf(doc)).toContain('/issue 1.2')
    await ann.presses(doc, 'Discard mine')
    desk.pass(90 * 86_400_000)
    expect(wordsOf(await ann.gives('post Northwind opens palm tills at 2000 stores'))).not.toContain('/issue')
  })

  it('is not every story', async () => {
    await ann.writes(story)
    expect(wordsOf(await bob.writes('Wallets spread in the north\n(Ledger, https://ledger.example/b)'))).not.toContain(
      'posted this',
    )
  })
})

it('answers what goes wrong on our side with an apology', async () => {
  const broken = newsdesk({ readPage: () => Promise.reject(new Error('a fault with a secret')) })
  const doc = await broken.as('Ann').writes('https://tea.example/1')
  expect(wordsOf(doc)).toContain('Sorry')
  expect(wordsOf(doc)).not.toContain('secret')
})
