import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { topicsOf } from '../../src/topics/guess.ts'
import { briefwire, emptyFolder } from './run.ts'

/** What the program answers to these lines of its terminal, whose person is an owner. */
const chat = async (
  folder: string,
  lines: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> => {
  const { code, out, err } = await briefwire(folder, ['start'], { env, input: `${lines.join('\n')}\n` })
  expect([code, err]).toEqual([0, ''])
  return out
}

/** Every topic of the gardeners is made in the chat: first the names, then the words. */
const made = [
  '/topics new Vegetables / 蔬菜',
  '/topics words vegetables tomato, potato -couch, seed? +garden, bean?, sow?, 番茄, 播种?, 育苗?',
  '/topics new Lawn / 草坪',
  '/topics words lawn mow, turf -war, -Lawn',
  '/topics words lawn lawn -tennis',
]
const english = { BRIEF_TOPICS: 'none', BRIEF_TITLE: 'Garden brief', BRIEF_LANGUAGE: 'en' }
const chinese = { BRIEF_TOPICS: 'none', BRIEF_TITLE: '园艺简报', BRIEF_LANGUAGE: 'zh' }

it('a gardening brief in both languages: topics made in the chat, followed, exported, and taken up by another brief', async () => {
  const folder = emptyFolder()
  const began = await chat(folder, [...made, '/topics show vegetables', '/subscribe only vegetables'], english)
  expect(began).toContain('Vegetables / 蔬菜  #vegetables')
  expect(began).toContain('You get items about Vegetables.')

  const posted = await chat(
    folder,
    [
      '/post Sow beans under glass (Allotment Post)',
      '/post The lawn tennis club elects a chair (Town Post)',
      '/post 番茄育苗的时候到了（园丁报）',
      '/post Slugs hate copper (Allotment Post) #pests',
      '/draft',
      '/subscribe vegetables, pests',
      '/topics try 育苗与播种',
    ],
    english,
  )
  expect(posted).toMatch(/Sow beans under glass[\s\S]*?#vegetables/)
  expect(posted).toMatch(/番茄育苗的时候到了[\s\S]*?#vegetables/)
  expect(posted).not.toMatch(/chair[^\n]*\n[^\n]*#lawn/)
  expect(posted).toContain('You get items about Vegetables, pests.')
  expect(posted).toContain('Vegetables: 播种?, 育苗?')

  expect((await briefwire(folder, ['publish'], { env: english })).out).toContain('Published issue')
  const read = await chat(folder, ['/topic pests', '/topic 蔬菜'], english)
  expect(read).toContain('Slugs hate copper')
  expect(read).toContain('Sow beans under glass')
  expect((await briefwire(folder, ['topics', 'export', 'garden.json'], { env: english })).err).toBe(
    '3 topics written.\n',
  )

  const elsewhere = emptyFolder()
  const file = join(folder, 'garden.json')
  const taken = await briefwire(elsewhere, ['topics', 'import', file], { env: chinese })
  expect(taken.out).toBe('读到 3 个话题，其中 3 个是新的。\n')
  const there = await chat(
    elsewhere,
    [
      '/topics rename pests Pests / 病虫害',
      '/topics words pests 蚜虫, slug',
      '/subscribe 只要 病虫害',
      '/post 蚜虫来了怎么办（园丁报）',
      '/draft',
    ],
    chinese,
  )
  expect(there).toContain('现在叫“病虫害”。')
  expect(there).toContain('关于病虫害')
  expect(there).toMatch(/蚜虫来了怎么办[\s\S]*?#pests/)

  const store = openSqlite({ path: join(elsewhere, 'data/briefwire.db') })
  const topics = await store.topics()
  await store.close()
  expect(topicsOf('Couch potato wins a cup', topics)).toEqual([])
  expect(topicsOf('番茄与蚜虫', topics)).toEqual(['vegetables', 'pests'])
})
