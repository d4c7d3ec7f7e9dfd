import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { briefwire, emptyFolder, serve } from './run.ts'

const garden = {
  topics: [
    { slug: 'gardening', title: { en: 'Gardening', zh: '园艺' }, words: ['compost, mulch', '堆肥，seed +garden'] },
    { slug: 'bees', title: 'Bees' },
  ],
}
const letter = `Garden brief
2 March 2026
1. Compost for beginners
Three bins. (Allotment Post)
2. Tomato swap opens
Sixty growers bring spare seed. (Allotment Post) #tomatoes
`
const files = (folder: string, content: Readonly<Record<string, unknown>>): void => {
  for (const [name, value] of Object.entries(content))
    writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value))
}
const exported = async (folder: string) => {
  const { out } = await briefwire(folder, ['topics', 'export', '-'])
  return JSON.parse(out).topics as readonly { slug: string; words: readonly string[] }[]
}
const slugs = async (folder: string): Promise<readonly string[]> => (await exported(folder)).map(({ slug }) => slug)

describe('topics in a file', () => {
  it('are the brief’s from its first start, with every tag that an editor coins, and go on to another brief', async () => {
    const folder = emptyFolder()
    files(folder, { 'topics.json': garden, 'letter.txt': letter })
    const env = { BRIEF_TOPICS: './topics.json' }
    const dry = await briefwire(folder, ['import', 'letter.txt', '--dry-run', '--json'], { env })
    expect(JSON.parse(dry.out).sections[0].items.map(({ topics }: { topics: string[] }) => topics)).toEqual([
      ['gardening'],
      ['tomatoes'],
    ])
    expect((await briefwire(folder, ['import', 'letter.txt', '--publish'], { env })).out).toContain('Published issue 1')
    files(folder, {
      'readers.csv': 'platform,account,chat,thread,topics\ntelegram,77,1001,,tomatoes\ntelegram,77,1002,,园艺 bees\n',
    })
    const csv = await briefwire(folder, ['subscribers', 'import', 'readers.csv'], { env })
    expect(csv).toMatchObject({ code: 0, out: '2 subscribers read, 2 of them new.\n' })
    expect((await briefwire(folder, ['topics', 'export', 'out.json'], { env })).err).toBe('3 topics written.\n')

    const elsewhere = emptyFolder()
    const got = await briefwire(elsewhere, ['topics', 'import', join(folder, 'out.json')], {
      env: { BRIEF_TOPICS: 'none' },
    })
    expect(got).toMatchObject({ code: 0, out: '3 topics read, 3 of them new.\n' })
    expect(await exported(elsewhere)).toEqual(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')).topics)
    expect(await exported(elsewhere)).toMatchObject([
      {
        slug: 'gardening',
        title: { en: 'Gardening', zh: '园艺' },
        words: ['compost', 'mulch', '堆肥', 'seed +garden'],
      },
      { slug: 'bees', title: { en: 'Bees' }, words: [] },
      { slug: 'tomatoes' },
    ])
    expect((await briefwire(elsewhere, ['audit'])).out).toMatch(/The command line imported 3 topics/)
  })

  it('count again when the file has changed, and not before', async () => {
    const folder = emptyFolder()
    const env = { BRIEF_TOPICS: 'topics.json' }
    files(folder, { 'topics.json': garden })
    expect(
      (
        await briefwire(folder, ['topics', 'import', '-'], {
          env,
          input: '{"topics":[{"slug":"bees","title":"Hives"}]}',
        })
      ).code,
    ).toBe(0)
    expect(await briefwire(folder, ['topics', 'export', '-'], { env })).toMatchObject({
      out: expect.stringContaining('Hives'),
    })
    files(folder, {
      'topics.json': {
        topics: [
          { slug: 'bees', title: 'Apiary' },
          { slug: 'wasps', title: 'Wasps' },
        ],
      },
    })
    const { out } = await briefwire(folder, ['topics', 'export', '-'], { env })
    expect(JSON.parse(out).topics.map(({ title }: { title: { en: string } }) => title.en)).toEqual([
      'Gardening',
      'Apiary',
      'Wasps',
    ])
  })

  it.each([
    ['that is not there', 'none.json', 'There is no file none.json.'],
    ['that is no JSON', 'bad.json', 'bad.json is not JSON'],
    ['with faults', 'faults.json', 'topics[0].slug: must be a tag'],
    ['with faults, all of them', 'faults.json', 'topics[1].title'],
    ['with a topic twice', 'twice.json', '“bees” is there twice'],
  ])('%s is refused with a sentence, and nothing is taken', async (_, name, words) => {
    const folder = emptyFolder()
    files(folder, {
      'bad.json': '{"topics": [',
      'faults.json': {
        topics: [
          { slug: '!', title: 'A' },
          { slug: 'a', title: {} },
        ],
      },
      'twice.json': {
        topics: [
          { slug: 'bees', title: 'A' },
          { slug: 'Bees', title: 'B' },
        ],
      },
    })
    for (const run of [
      briefwire(folder, ['topics', 'import', name]),
      briefwire(folder, ['topics', 'export', '-'], { env: { BRIEF_TOPICS: name } }),
    ]) {
      const { code, err } = await run
      expect({ code, err }).toEqual({ code: name === 'none.json' ? 4 : 1, err: expect.stringContaining(words) })
    }
    expect(await slugs(folder)).toHaveLength(16)
  })
})

describe('a starter set', () => {
  it('is what a new brief begins with, or several, or none', async () => {
    for (const [BRIEF_TOPICS, some] of [
      ['technology, AI', ['chips', 'agents']],
      ['none', []],
      ['', ['payments']],
    ] as const) {
      const folder = emptyFolder()
      const { out } = await briefwire(folder, ['topics', 'export', '-'], { env: { BRIEF_TOPICS } })
      const found: readonly string[] = JSON.parse(out).topics.map(({ slug }: { slug: string }) => slug)
      expect(found).toEqual(expect.arrayContaining([...some]))
      expect(new Set(found).size).toBe(found.length)
      expect(found.length === 0).toBe(BRIEF_TOPICS === 'none')
    }
  })

  it('can be added to a brief by its name', async () => {
    const folder = emptyFolder()
    expect((await briefwire(folder, ['topics', 'import', 'science'])).out).toBe('11 topics read, 11 of them new.\n')
    expect(await slugs(folder)).toEqual(expect.arrayContaining(['payments', 'space']))
  })

  it('that nobody knows is named, with the one that was meant', async () => {
    const { code, err } = await briefwire(emptyFolder(), ['topics', 'export', '-'], {
      env: { BRIEF_TOPICS: 'tecnology' },
    })
    expect([code, err]).toEqual([3, expect.stringContaining('did you mean technology?')])
  })

  it('does not replace the topics of a brief that is at work: the log says so', async () => {
    const folder = emptyFolder()
    files(folder, { 'letter.txt': letter })
    await briefwire(folder, ['import', 'letter.txt', '--publish'])
    const { child, log } = await serve(folder, { BRIEF_TOPICS: 'science' })
    child.kill()
    expect(log()).toContain('briefwire topics import science')
    expect(await slugs(folder)).toEqual(expect.arrayContaining(['payments', 'tomatoes']))
    expect(await slugs(folder)).not.toContain('space')
  })
})
