import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { buttonsOf, newsdesk, wordsOf } from '../fakes/newsdesk.ts'
import { fourItems } from './samples.ts'

let desk: ReturnType<typeof newsdesk>
let ann: ReturnType<typeof desk.as>
let bob: ReturnType<typeof desk.as>

const begin = async (): Promise<void> => {
  desk = newsdesk()
  ann = desk.as('Ann')
  bob = desk.as('Bob')
  await desk.room.desk.add(fourItems)
}
beforeEach(begin)

/** All that both drafts say, in their order. */
const said = async () => {
  const { draft, later } = await desk.store.draft()
  const sections = [draft, later].map((each) =>
    each.sections
      .map(({ title, items }) => ({ title, items: items.map(({ edits: _, ...item }) => item) }))
      .filter(({ items, title }) => items.length > 0 || title !== null),
  )
  return { title: draft.title, footer: draft.footer, sections }
}

const number = fc.integer({ min: 1, max: 4 })
const change: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(number, number).map(([n, to]) => `draft move ${n} ${to}`),
  fc.tuple(number, fc.constantFrom('Shops', 'Trade', 'Payments', '-')).map(([n, to]) => `draft section ${n} ${to}`),
  fc.tuple(fc.constantFrom('up', 'down', 'top', 'later', 'remove'), number).map(([verb, n]) => `draft ${verb} ${n}`),
  number.map((n) => `draft edit ${n} 0 Another headline\nAnd more.\n(Ledger, https://ledger.example/a)\n#payments`),
  number.map((n) => `draft topics ${n} +payments -retail`),
  fc.constantFrom('draft title The week', 'draft footer Goodbye', 'sections down 1', 'sections rename 2 Commerce'),
  fc.constantFrom('sections rename 2 Shops', 'sections add More', 'post Another one\nWith text. #trade'),
)

describe('undo', () => {
  it('takes back any change, and what took it back again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 3 }), change, async (before, last) => {
        await begin()
        for (const line of before) await ann.gives(line)
        const [was, lines] = [await said(), (await desk.store.auditBefore(null, 1))[0]?.id ?? 0]
        await ann.gives(last)
        const [is, line] = [
          await said(),
          (await desk.store.auditAfter(lines, 9)).find(({ subject }) => /^draft/.test(subject)),
        ]
        if (!line) return void expect(is).toEqual(was)
        await ann.gives(`draft undo ${line.id}`)
        expect(await said()).toEqual(was)
        const [undone] = await desk.store.auditBefore(null, 1)
        await ann.gives(`draft undo ${undone?.id}`)
        expect(await said()).toEqual(is)
      }),
      { numRuns: 25 },
    )
  })

  it('goes back step by step with the word alone, over what others did', async () => {
    await ann.gives('draft move 4 1')
    await bob.gives('draft topics 2 +payments')
    await ann.gives('draft section 1 Payments')
    await ann.writes('undo')
    expect((await desk.draft()).map(([title]) => title)).not.toContain('Payments')
    await ann.writes('撤销')
    expect((await desk.items()).map(({ headline }) => headline)[3]).toBe('One form for parcels')
    expect((await desk.items())[0]?.topics).toContain('payments')
    expect(wordsOf(await ann.writes('undo'))).toContain('nothing here that could be undone')
  })

  it('asks before it would lose what somebody changed since, and keeps what they changed beside it', async () => {
    const moved = await ann.gives('draft move 4 1')
    await bob.gives('draft move 1 3')
    const asked = await ann.presses(moved, 'Undo')
    expect(wordsOf(asked)).toContain('Bob changed this again at 10:12')
    await ann.presses(asked, 'Undo it all the same')
    expect((await desk.items())[3]?.headline).toBe('One form for parcels')

    const edited = await ann.gives('draft edit 1 0 Palm tills are here\nThey are.')
    await bob.gives('draft topics 1 +payments')
    await ann.presses(edited, 'Undo')
    expect((await desk.items())[0]).toMatchObject({ headline: 'Palm tills arrive', topics: ['retail', 'payments'] })
  })

  it('takes a whole newsletter out again', async () => {
    const text = '1. Parcels fly\nOver hills. (Freight Today)\n\n2. Tills talk\nIn shops. (Parcel Monitor)'
    const added = await ann.presses(await ann.writes(text), 'Add both')
    expect(await desk.items()).toHaveLength(6)
    const out = await ann.presses(added, 'Undo')
    expect(await desk.items()).toHaveLength(4)
    await ann.presses(out, 'Undo')
    expect(await desk.items()).toHaveLength(6)
  })

  it('is on every answer to a change', async () => {
    for (const line of [
      'draft move 2 1',
      'draft section 1 Payments',
      'draft later 2',
      'draft edit 1 0 New words',
      'draft topics 1 payments',
      'draft remove 1',
      'draft title The week',
      'draft footer Goodbye',
      'sections add More',
    ])
      expect(
        buttonsOf(await ann.gives(line)).map(({ label }) => label),
        line,
      ).toContain('Undo')
  })
})
