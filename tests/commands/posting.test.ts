import { beforeEach, describe, expect, it } from 'vitest'
import { buttonOf, buttonsOf, newsdesk, wordsOf } from '../fakes/newsdesk.ts'
import { fourItems, given } from './samples.ts'

let desk: ReturnType<typeof newsdesk>
let ann: ReturnType<typeof desk.as>
let bob: ReturnType<typeof desk.as>

const labels = (doc: Parameters<typeof buttonsOf>[0]) => buttonsOf(doc).map(({ label }) => label)

/** Four items under their sections; the keys follow the order. */
const fill = async (): Promise<void> => void (await desk.room.desk.add(fourItems))

beforeEach(() => {
  desk = newsdesk()
  ann = desk.as('Ann')
  bob = desk.as('Bob')
})

describe('/draft', () => {
  it('says how to begin while it is empty', async () => {
    expect(wordsOf(await ann.gives('draft'))).toContain('still empty')
    expect(wordsOf(await ann.gives('draft later'))).toContain('Nothing is kept for later')
  })

  it('shows the next issue as readers see it, with a button for each item and what else can be done', async () => {
    await fill()
    await ann.gives('draft later 4')
    const doc = await ann.gives('draft')
    expect(wordsOf(doc)).toContain(
      'Morning brief · Draft, not published\nShops\n1. Palm tills arrive They do. (Post) #retail',
    )
    expect(wordsOf(doc)).toContain('Join us.\nThe next issue: 3 items in 2 sections.\nKept for later: 1 item.')
    expect(labels(doc)).toEqual([
      '1. Palm tills arrive',
      '2. Corner shops unite',
      '3. Tea for the world',
      'Sections',
      'Title…',
      'Footer…',
      'Kept for later',
      'Check',
      'Test copy',
      'Publish…',
    ])
    expect(wordsOf(await ann.presses(doc, /^2/))).toContain('2. Corner shops unite')
    expect(wordsOf(await ann.presses(doc, 'Kept for later'))).toContain(
      'Kept for the issue after the next: 1 item in 1 section',
    )
  })

  it('tells when it goes out, in the zone of the brief', async () => {
    await fill()
    await ann.gives('publish 2026-11-21 08:00')
    expect(wordsOf(await ann.gives('draft'))).toContain('It goes out on 2026-11-21 08:00 (Asia/Shanghai).')
  })

  it('comes in pages when it is long', async () => {
    for (let at = 1; at <= 23; at++) await ann.gives(`post Story of the number ${at}`)
    const first = await ann.gives('draft')
    expect(labels(first)).toHaveLength(17)
    const third = await ann.presses(await ann.presses(first, 'More'), 'More')
    expect(wordsOf(third)).toMatch(/^21\. Story of the number 21/)
    expect(labels(third).filter((label) => /^\d/.test(label))).toHaveLength(3)
    expect(labels(third)).toContain('Back')
    expect(wordsOf(await ann.gives('draft page 99'))).toContain('23. Story')
  })

  it('names items that came before there were keys', async () => {
    const { draft, version } = await desk.store.draft()
    await desk.store.saveDraft({ ...draft, sections: [{ title: null, items: [given('An old item')] }] }, version, 0)
    const doc = await ann.gives('draft')
    expect(wordsOf(await ann.presses(doc, /An old item/))).toContain('Item 1.')
  })

  it('knows what it cannot do', async () => {
    expect(wordsOf(await ann.gives('draft dance'))).toContain('cannot do “dance”')
    expect(wordsOf(await ann.gives('draft up'))).toContain('cannot do “up”')
    expect(wordsOf(await ann.gives('draft up nothing'))).toContain('no longer in the draft')
  })
})

describe('arranging', () => {
  beforeEach(fill)

  it('moves an item up, down and to the top', async () => {
    const item = await ann.gives('draft 4')
    expect(wordsOf(await ann.presses(item, 'Up'))).toContain('Item 3 in Trade')
    expect(wordsOf(await ann.presses(item, 'Up'))).toContain('Item 3 in Shops')
    expect(wordsOf(await ann.presses(item, 'Top'))).toContain('Item 1 in Shops')
    expect(wordsOf(await ann.presses(item, 'Down'))).toContain('Item 2 in Shops')
    expect(await desk.draft()).toEqual([
      ['Shops', 'Palm tills arrive', 'One form for parcels', 'Corner shops unite'],
      ['Trade', 'Tea for the world'],
    ])
    expect((await desk.auditLines()).filter((line) => line.includes('moved'))).toHaveLength(4)
  })

  it('gives an item another number, by form or by asking', async () => {
    const number = buttonOf(await ann.gives('draft 1'), 'Number…')
    expect(number.form).toEqual({ title: 'Its new number', value: '1' })
    expect(wordsOf(await ann.gives(`${number.command} 3`))).toContain('Item 3 in Trade')
    expect(wordsOf(await bob.gives(number.command))).toContain('Which number')
    expect(wordsOf(await bob.writes('１'))).toContain('“Palm tills arrive” is item 1 now, in Shops.')
  })

  it('takes an item to another section, a new one, or none', async () => {
    const choice = await ann.presses(await ann.gives('draft 1'), 'Section…')
    expect(labels(choice)).toEqual(['Trade', 'No section', 'New section…', 'Back to the item'])
    await ann.presses(choice, 'Trade')
    expect(buttonOf(choice, 'New section…').form).toEqual({ title: 'Title of the section', value: '' })
    await ann.presses(choice, 'New section…')
    await ann.writes('Big news')
    expect(await desk.draft()).toEqual([
      ['Shops', 'Corner shops unite'],
      ['Trade', 'Tea for the world', 'One form for parcels'],
      ['Big news', 'Palm tills arrive'],
    ])
    await ann.presses(choice, 'No section')
    expect((await desk.draft()).at(-1)).toEqual([null, 'Palm tills arrive'])
    await ann.gives('draft section 1 trade')
    expect((await desk.draft())[1]).toEqual([
      'Trade',
      'Tea for the world',
      'One form for parcels',
      'Corner shops unite',
    ])
  })

  it('does not make a section of one that was renamed meanwhile', async () => {
    const choice = await ann.presses(await ann.gives('draft 1'), 'Section…')
    await bob.gives('sections rename 2 Commerce')
    expect(wordsOf(await ann.presses(choice, 'Trade'))).toContain('not there')
    expect((await desk.draft()).map(([title]) => title)).toEqual(['Shops', 'Commerce'])
  })

  it('sets topics by press and in writing', async () => {
    const choice = await ann.presses(await ann.gives('draft 1'), 'Topics…')
    const more = await ann.presses(choice, 'Payments')
    expect(labels(more).slice(0, 2)).toEqual(['✓ Retail', '✓ Payments'])
    await ann.presses(more, '✓ Retail')
    const topicsOf = async () => (await desk.items())[0]?.topics
    expect(await topicsOf()).toEqual(['payments'])
    const write = buttonOf(choice, 'Write them…')
    await ann.gives(`${write.command} cross-border, Hand Made`)
    expect(await topicsOf()).toEqual(['cross-border', 'hand-made'])
    await ann.gives(`${write.command} none`)
    expect(await topicsOf()).toEqual([])
  })

  it('keeps items for later, and takes them back', async () => {
    const item = await ann.gives('draft 1')
    expect(wordsOf(await ann.presses(item, 'Later'))).toContain('Kept for later, item 1 in Shops.')
    expect(await desk.draft('later')).toEqual([['Shops', 'Palm tills arrive']])
    const later = await ann.gives('draft later')
    await ann.presses(await ann.presses(later, /Palm/), 'Next issue')
    expect((await desk.draft())[0]).toEqual(['Shops', 'Corner shops unite', 'Palm tills arrive'])
    expect(await desk.items('later')).toEqual([])
    const detail = (await desk.store.auditBefore(null, 1))[0]?.detail
    expect(detail).toMatchObject({ from: { issue: 'later', number: 1 }, to: { issue: 'draft', number: 2 } })
  })

  it('sets title and closing words', async () => {
    expect(buttonOf(await ann.gives('draft'), 'Footer…').form?.value).toBe('Join us.')
    await ann.gives('draft title The Friday Brief')
    const doc = await ann.gives('draft footer Join us today.\n\nWrite to us.')
    expect(wordsOf(doc)).toContain('The Friday Brief')
    expect((await desk.store.draft()).draft.footer).toEqual(['Join us today.', 'Write to us.'])
    await ann.gives('draft footer -')
    expect((await desk.store.draft()).draft.footer).toEqual([])
  })

  it('fits every button into the few bytes that platforms have', async () => {
    const docs = [await ann.gives('draft'), await ann.gives('draft 1'), await ann.gives('sections')]
    await ann.gives(`draft new 1 ${'很长的栏目名称'.repeat(8)}`)
    docs.push(await ann.gives('draft section 2'), await ann.gives('sections'), await ann.gives('draft topics 1'))
    for (const { command } of docs.flatMap(buttonsOf)) expect(Buffer.byteLength(command)).toBeLessThanOrEqual(56)
  })
})

describe('/sections', () => {
  it('says that there are none', async () => {
    expect(wordsOf(await ann.gives('sections'))).toContain('no sections yet')
  })

  it('lists them, and changes their order and titles', async () => {
    await fill()
    const list = await ann.gives('sections')
    expect(wordsOf(list)).toContain('1. Shops  2 items2. Trade  2 items')
    const trade = await ann.presses(list, 'Trade')
    expect(labels(trade)).not.toContain('Remove')
    await ann.presses(trade, 'Up')
    expect((await desk.draft()).map(([title]) => title)).toEqual(['Trade', 'Shops'])
    expect((await desk.items()).map(({ number }) => number)).toEqual([1, 2, 3, 4])
    const rename = buttonOf(trade, 'Rename…')
    expect(rename.form?.value).toBe('Trade')
    await ann.gives(rename.command)
    await ann.writes('World trade')
    expect((await desk.draft())[0]?.[0]).toBe('World trade')
    expect(wordsOf(await ann.presses(trade, 'Down'))).toContain('not there')
    expect((await desk.auditLines()).filter((line) => line.endsWith('arranged draft'))).toHaveLength(2)
  })

  it('adds one, and removes it while it is empty', async () => {
    await fill()
    await ann.gives('sections add Sports')
    const sports = await ann.presses(await ann.gives('sections'), 'Sports')
    await ann.presses(sports, 'Remove')
    await ann.gives('sections remove Shops')
    expect((await desk.draft()).map(([title]) => title)).toEqual(['Shops', 'Trade'])
  })
})

it('speaks Chinese as well, without an English word', async () => {
  const chinese = desk.as('Ann', { language: 'zh' })
  await chinese.writes('央行全面降息\n即日起执行。（财经报）')
  const docs = [
    await chinese.gives('draft'),
    await chinese.gives('draft 1'),
    await chinese.gives('sections'),
    await chinese.gives('draft section 1'),
  ]
  for (const doc of docs) expect(wordsOf(doc).replaceAll(/Morning brief|#finance/g, '')).not.toMatch(/[A-Za-z]{3,}/)
})
