import { beforeEach, describe, expect, it } from 'vitest'
import { buttonOf, newsdesk, wordsOf } from '../fakes/newsdesk.ts'
import { fourItems } from './samples.ts'

let desk: ReturnType<typeof newsdesk>
let ann: ReturnType<typeof desk.as>
let bob: ReturnType<typeof desk.as>

/** Four items under their sections; the keys follow the order. */
const fill = async (): Promise<void> => void (await desk.room.desk.add(fourItems))
const keyOf = async (number: number): Promise<string> => (await desk.items())[number - 1]?.key ?? ''

beforeEach(() => {
  desk = newsdesk()
  ann = desk.as('Ann')
  bob = desk.as('Bob')
})

describe('removing', () => {
  beforeEach(fill)

  it('can be undone, once, and puts the item back where it was', async () => {
    const gone = await ann.presses(await ann.gives('draft 2'), 'Remove')
    expect(wordsOf(gone)).toContain('Removed: Corner shops unite')
    await bob.gives('draft top 2')
    expect(
      wordsOf(await bob.gives(`draft item ${(await desk.store.auditEntry(2))?.subject.split(' ').at(-1)}`)),
    ).toContain('Ann removed this item')
    await ann.presses(gone, 'Undo')
    expect((await desk.draft())[0]).toEqual(['Shops', 'Palm tills arrive', 'Corner shops unite'])
    expect(wordsOf(await bob.presses(gone, 'Undo'))).toContain('It is back')
    expect(await desk.items()).toHaveLength(4)
    await ann.gives('draft remove 2')
    expect(wordsOf(await ann.presses(gone, 'Undo'))).toContain('undone before')
    expect(await desk.items()).toHaveLength(3)
  })

  it('is undone once by two who press together', async () => {
    const gone = await ann.gives('draft remove 1')
    await Promise.all([ann.presses(gone, 'Undo'), bob.presses(gone, 'Undo')])
    expect(await desk.items()).toHaveLength(4)
    expect((await desk.auditLines()).filter((line) => line.includes('restored'))).toHaveLength(1)
  })

  it('is not all that can be undone, but nothing else that was never done', async () => {
    expect(wordsOf(await ann.gives('draft undo 99'))).toContain('nothing here that could be undone')
    expect(wordsOf(await ann.gives('draft undo x'))).toContain('nothing here that could be undone')
  })

  it('leaves other buttons of the item harmless', async () => {
    const item = await ann.gives('draft 2')
    await bob.gives('draft remove 2')
    for (const label of ['Up', 'Section…', 'Topics…', 'Later', 'Remove'])
      expect(wordsOf(await ann.presses(item, label))).toContain('Bob removed this item at 10:12')
    expect(await desk.items()).toHaveLength(3)
  })
})

describe('editing', () => {
  beforeEach(fill)

  it('opens a form with the item as it is written, and takes it back as it is', async () => {
    const edit = buttonOf(await ann.gives('draft 1'), 'Edit…')
    expect(edit.form).toEqual({ title: 'Edit the item', value: 'Palm tills arrive\nThey do. (Post)\n#retail' })
    const { key: _, edits: __, ...before } = (await desk.items())[0] ?? { key: '', edits: 0 }
    await ann.gives(`${edit.command} ${edit.form?.value}`)
    expect((await desk.items())[0]).toMatchObject({ ...before, edits: 0 })
    const doc = await ann.gives(`${edit.command} Palm tills are here\nThey are.\n#payments`)
    expect(wordsOf(doc)).toContain('1. Palm tills are here They are. #payments')
    const detail = (await desk.store.auditBefore(null, 1))[0]?.detail
    expect(detail).toMatchObject({ before: edit.form?.value, after: 'Palm tills are here\nThey are.\n#payments' })
  })

  it('opens no form that could not hold the item', async () => {
    await ann.gives(`draft edit 1 0 Palm tills arrive\n${'They do. '.repeat(350)}`)
    expect(buttonOf(await ann.gives('draft 1'), 'Edit…').form).toBeUndefined()
  })

  it('asks where there are no forms', async () => {
    expect(wordsOf(await ann.gives(`draft edit ${await keyOf(1)} 0`))).toContain(
      'Palm tills arrive\nThey do. (Post)\n#retail',
    )
    await ann.writes('Palm tills are here\nThey are.')
    expect((await desk.items())[0]).toMatchObject({ headline: 'Palm tills are here', source: null, topics: ['retail'] })
  })

  it('never undoes what another editor wrote: both texts are shown, and the editor chooses', async () => {
    const edit = buttonOf(await ann.gives('draft 1'), 'Edit…')
    await bob.gives(`${edit.command} Palm tills, says Bob`)
    const both = await ann.gives(`${edit.command} Palm tills, says Ann`)
    expect(wordsOf(both)).toMatch(
      /^Bob changed this item[\s\S]*As it stands\n1\. Palm tills, says Bob[\s\S]*As you wrote it\n1\. Palm tills, says Ann/,
    )
    expect((await desk.items())[0]?.headline).toBe('Palm tills, says Bob')
    expect(wordsOf(await ann.presses(both, 'Keep theirs'))).toContain('says Bob')
    await bob.gives(`draft edit ${await keyOf(1)} 1 Palm tills, says Bob again`)
    const again = await ann.presses(both, 'Use mine')
    expect(wordsOf(again)).toContain('says Bob again')
    await ann.presses(again, 'Use mine')
    expect((await desk.items())[0]?.headline).toBe('Palm tills, says Ann')
    expect(wordsOf(await ann.presses(again, 'Use mine'))).toContain('settled before')
  })

  it('is no clash with oneself: two forms that were open at once, or one on each platform', async () => {
    const edit = buttonOf(await ann.gives('draft 1'), 'Edit…')
    await ann.gives(`${edit.command} Palm tills, says Ann`)
    await ann.gives(`${edit.command} Palm tills, says Ann once more`)
    expect((await desk.items())[0]?.headline).toBe('Palm tills, says Ann once more')
    const [, code = ''] = /join (\w+)/.exec(wordsOf(await ann.gives('link'))) ?? []
    await desk.as('Anna').gives(`join ${code}`)
    await desk.as('Anna').gives('headline 1 Palm tills, says Anna')
    await ann.gives(`${edit.command} Palm tills, says Ann at last`)
    expect((await desk.items())[0]?.headline).toBe('Palm tills, says Ann at last')
    await bob.gives('headline 1 Palm tills, says Bob')
    expect(wordsOf(await ann.gives(`${edit.command} Palm tills, says Ann for good`))).toContain('Bob changed this item')
    const asked = await ann.gives('publish')
    await ann.gives('draft move 1 2')
    expect(wordsOf(await ann.presses(asked, 'Publish'))).toContain('Issue 1 is on its way')
  })

  it('keeps what others change beside the words', async () => {
    const edit = buttonOf(await ann.gives('draft 1'), 'Edit…')
    const key = await keyOf(1)
    await Promise.all([bob.gives(`draft down ${key}`), bob.gives(`draft topics ${key} +payments`)])
    await ann.gives(`${edit.command} Palm tills are here`)
    expect((await desk.items())[1]).toMatchObject({ headline: 'Palm tills are here', topics: ['retail', 'payments'] })
  })

  it('needs a headline, and an end', async () => {
    expect(wordsOf(await ann.gives('draft edit 1 0 #payments'))).toContain('first line has to be the headline')
    expect(wordsOf(await ann.gives(`draft edit 1 0 ${'word '.repeat(3000)}`))).toContain('an item may have 12,000')
    expect((await desk.items())[0]?.headline).toBe('Palm tills arrive')
  })
})
