import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  itemsOf,
  lower,
  oldPlace,
  putBack,
  raise,
  spotOf,
  toNumber,
  toSection,
  toTop,
} from '../../../src/desk/draft/arrange.ts'
import {
  addSection,
  dropSection,
  findSection,
  moveSection,
  renameSection,
  sectionMark,
} from '../../../src/desk/draft/sections.ts'
import type { Draft } from '../../../src/model.ts'
import { buttonOf, newsdesk } from '../../fakes/newsdesk.ts'

/** A draft whose items are named by their keys: `A: a b` is section A with items a and b. */
const draftOf = (...sections: string[]): Draft => {
  let number = 0
  return {
    title: '',
    date: null,
    footer: [],
    sections: sections.map((line) => {
      const [title = '', keys = ''] = line.split(':')
      const items = keys
        .split(' ')
        .flatMap((key) =>
          key ? { number: ++number, headline: `Item ${key}`, body: [], source: null, topics: [], key, edits: 0 } : [],
        )
      return { title: title || null, items }
    }),
  }
}
const shown = ({ sections }: Draft): string[] =>
  sections.map(({ title, items }) => `${title ?? ''}:${items.map(({ key }) => ` ${key}`).join('')}`)
const numbers = (draft: Draft): number[] => itemsOf(draft).map(({ number }) => number)

describe('moving an item', () => {
  const draft = draftOf('A: a b', 'B: c d')

  it.each([
    ['up', raise(draft, 'b'), ['A: b a', 'B: c d']],
    ['up into the section above', raise(draft, 'c'), ['A: a b c', 'B: d']],
    ['up from the very top', raise(draft, 'a'), ['A: a b', 'B: c d']],
    ['down', lower(draft, 'c'), ['A: a b', 'B: d c']],
    ['down into the section below', lower(draft, 'b'), ['A: a', 'B: b c d']],
    ['down from the very end', lower(draft, 'd'), ['A: a b', 'B: c d']],
    ['to the top of its section', toTop(draft, 'd'), ['A: a b', 'B: d c']],
    ['to a number above', toNumber(draft, 'd', 2), ['A: a d b', 'B: c']],
    ['to a number below', toNumber(draft, 'a', 3), ['A: b', 'B: c a d']],
    ['to the last number and beyond', toNumber(draft, 'a', 99), ['A: b', 'B: c d a']],
    ['to its own number', toNumber(draft, 'b', 2), ['A: a b', 'B: c d']],
    ['to another section', toSection(draft, 'a', 'B'), ['A: b', 'B: c d a']],
    ['to a new section', toSection(draft, 'a', 'C'), ['A: b', 'B: c d', 'C: a']],
    ['of an unknown key', raise(draft, 'x'), ['A: a b', 'B: c d']],
  ])('%s', (_, moved, expected) => {
    expect(shown(moved)).toEqual(expected)
    expect(numbers(moved)).toEqual([1, 2, 3, 4])
  })

  it('leaves titled sections standing when they are empty, and no others', () => {
    expect(shown(toSection(draftOf('A: a', ': b'), 'a', null))).toEqual(['A:', ': b a'])
    expect(shown(toSection(draftOf(': a', 'A: b'), 'a', 'A'))).toEqual(['A: b a'])
  })
})

describe('putting an item back', () => {
  const draft = draftOf('A: a b c', 'B: d')
  const place = (key: string) => {
    const spot = spotOf(draft, key)
    if (!spot) throw new Error(key)
    return { spot, place: oldPlace(draft, spot) }
  }

  it.each([
    ['behind the item that it followed', 'b', draftOf('B: d', 'A: c a'), ['B: d', 'A: c a b']],
    ['before the item that followed it', 'b', draftOf('A: c', 'B: d'), ['A: b c', 'B: d']],
    ['into its section', 'b', draftOf('A: x', 'B: d'), ['A: x b', 'B: d']],
    ['into its section where that was the last', 'd', draftOf('A: a b c'), ['A: a b c', 'B: d']],
    ['into an empty draft', 'b', draftOf(), ['A: b']],
  ])('%s', (_, key, now, expected) => {
    const { spot, place: old } = place(key)
    expect(shown(putBack(now, spot.item, old))).toEqual(expected)
  })
})

describe('sections', () => {
  const draft = draftOf('A: a', 'B: b', 'C:')
  const section = (name: string) => {
    const found = findSection(draft, name)
    if (!found) throw new Error(name)
    return found
  }

  it('are found by mark, title or place', () => {
    for (const name of [sectionMark('B'), 'b', ' B ', '2']) expect(section(name).title).toBe('B')
    expect(findSection(draft, 'D')).toBeNull()
    expect(findSection(draft, sectionMark('D'))).toBeNull()
    expect(findSection(draftOf(': a'), '-')?.title).toBeNull()
  })

  it('move, and never beyond an end', () => {
    expect(shown(moveSection(draft, section('C'), -1))).toEqual(['A: a', 'C:', 'B: b'])
    expect(shown(moveSection(draft, section('A'), -1))).toEqual(['A: a', 'B: b', 'C:'])
    expect(shown(moveSection(draft, section('C'), 1))).toEqual(['A: a', 'B: b', 'C:'])
    expect(numbers(moveSection(draft, section('B'), -1))).toEqual([1, 2])
  })

  it('take another title, and become one with its twin', () => {
    expect(shown(renameSection(draft, section('A'), 'Z'))).toEqual(['Z: a', 'B: b', 'C:'])
    expect(shown(renameSection(draft, section('A'), 'B'))).toEqual(['B: b a', 'C:'])
  })

  it('come, and go while they are empty', () => {
    expect(shown(addSection(draft, 'D'))).toEqual(['A: a', 'B: b', 'C:', 'D:'])
    expect(addSection(draft, 'A')).toBe(draft)
    expect(shown(dropSection(draft, section('C')))).toEqual(['A: a', 'B: b'])
    expect(dropSection(draft, section('A'))).toBe(draft)
  })
})

describe('two editors', () => {
  const step = fc.record({
    who: fc.constantFrom('Ann', 'Bob'),
    what: fc.constantFrom(
      'up',
      'down',
      'top',
      'number',
      'section',
      'later',
      'next',
      'remove',
      'undo',
      'rename',
      'post',
    ),
    which: fc.nat(20),
    where: fc.integer({ min: 1, max: 9 }),
  })
  let round = 0
  beforeEach(() => {
    round = 0
  })

  it('lose no item and double none, whatever they do at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), async (rounds) => {
        round++
        const desk = newsdesk()
        const people = { Ann: desk.as('Ann'), Bob: desk.as('Bob') }
        const keys = new Set<string>()
        for (const word of ['Alpha one', 'Beta two', 'Gamma three', 'Delta four']) {
          await people.Ann.gives(`post ${word}`)
        }
        for (const { key } of await desk.items()) keys.add(key ?? '')
        let removed = new Map<string, string>()
        for (const steps of rounds) {
          const all = [...(await desk.items()), ...(await desk.items('later'))]
          await Promise.all(
            steps.map(async ({ who, what, which, where }) => {
              const key = all[which % Math.max(1, all.length)]?.key ?? 'none'
              switch (what) {
                case 'post':
                  return people[who].gives(`post Story ${round} ${which} of ${where}`)
                case 'number':
                  return people[who].gives(`draft number ${key} ${where}`)
                case 'section':
                  return people[who].gives(`draft new ${key} Section ${where % 3}`)
                case 'rename':
                  return people[who].gives(`sections rename ${where} Section ${which % 3}`)
                case 'undo':
                  return people[who].gives(
                    `draft undo ${[...removed.values()][which % Math.max(1, removed.size)] ?? 0}`,
                  )
                case 'remove': {
                  const doc = await people[who].gives(`draft remove ${key}`)
                  const undo = doc.blocks.some((block) => block.kind === 'actions')
                    ? buttonOf(doc, /Undo|The draft/)
                    : null
                  if (undo?.command.startsWith('draft undo')) removed.set(key, undo.command.split(' ').at(-1) ?? '')
                  return
                }
                default:
                  return people[who].gives(`draft ${what} ${key}`)
              }
            }),
          )
          const now = [...(await desk.items()), ...(await desk.items('later'))].map(({ key }) => key ?? '')
          expect(new Set(now).size).toBe(now.length)
          const posted = (await desk.auditLines()).filter((line) => line.includes(' posted '))
          for (const line of posted) keys.add(line.split(' ').at(-1) ?? '')
          const gone = [...keys].filter((key) => !now.includes(key))
          for (const key of gone) expect(removed.has(key)).toBe(true)
          removed = new Map([...removed].filter(([key]) => gone.includes(key)))
          for (const which of ['draft', 'later'] as const) {
            const items = await desk.items(which)
            expect(items.map(({ number }) => number)).toEqual(items.map((_, at) => at + 1))
          }
        }
        await desk.store.close()
      }),
      { numRuns: 15 },
    )
  })
})
