import { describe, expect, it } from 'vitest'
import { createScheduler } from '../../src/background/scheduler.ts'
import { createLines } from '../fakes/log.ts'
import { newsdesk, wordsOf } from '../fakes/newsdesk.ts'
import { createTalker } from '../fakes/talker.ts'

const day = 86_400_000

/** Friday, 20 November 2026, 10:12 in Shanghai. */
async function ready() {
  const messenger = createTalker()
  const room = newsdesk({ messenger })
  const ann = room.as('Ann')
  await ann.gives('schedule daily 08:00')
  const { desk, brief } = room.room
  const clock = createScheduler({ store: room.store, desk, brief, messenger, now: room.now, log: createLines().log })
  return { ...room, ann, messenger, clock }
}

const moments = (words: string): readonly string[] => words.match(/\d+ (?:November|December) 2026(?=, 08:00)/g) ?? []

describe('a day without an issue', () => {
  it('is left out of the next five moments, with why, and can be taken back', async () => {
    const { ann, auditLines } = await ready()
    const said = wordsOf(await ann.gives('schedule skip 22 Nov: Harbour day, 2026-11-24'))
    expect(said).toContain('nothing goes out by the standing schedule on 2 days')
    expect(said).toContain('22 November 2026: Harbour day')
    const planned = wordsOf(await ann.gives('schedule'))
    expect(moments(planned).map((each) => Number(each.split(' ')[0]))).toEqual([21, 23, 25, 26, 27])
    expect(planned).toContain('22 November 2026: Harbour day')
    await ann.presses(await ann.gives('schedule skip'), 'Not 22 November 2026')
    expect(moments(wordsOf(await ann.gives('schedule'))).map((each) => Number(each.split(' ')[0]))).toEqual([
      21, 22, 23, 25, 26,
    ])
    expect(await auditLines()).toContain('console:ann arranged days off')
  })

  it('sends nothing out and reminds nobody; the day after does', async () => {
    const { ann, clock, store, pass, messenger } = await ready()
    await ann.gives('schedule daily 08:00 min 3 remind 07:30')
    await ann.gives('post Rates fall\nBy a little. #none')
    await ann.gives('schedule skip tomorrow')
    await clock.look()
    pass(day)
    await clock.look()
    expect(await store.latest()).toBeNull()
    expect(messenger.at(ann.target)).toEqual([])
    pass(day)
    await clock.look()
    expect(messenger.at(ann.target).join()).toContain('the schedule wants at least 3')
  })

  it('is asked for where none is named, answered in several lines, and says what it cannot read', async () => {
    const { ann, room } = await ready()
    await ann.gives('schedule skip')
    const said = wordsOf(await ann.writes('24 December\n25 December: Christmas\n12/11/2026\n1 January 2020'))
    expect(said).toMatch(/cannot read these as days: 12\/11\/2026[\s\S]*25 December 2026: Christmas/)
    expect(said).toContain('These have passed: 2020-01-01')
    expect((await room.desk.schedule.daysOff.list()).map(({ date }) => date)).toEqual(['2026-12-24', '2026-12-25'])
  })

  it.each(['skip tomorrow', 'no issue on 24 December', '跳过12月24日', '明天停发'])(
    'is offered in words: %s',
    async (text) => {
      const { ann, room } = await ready()
      const offer = await ann.writes(text)
      expect(await room.desk.schedule.daysOff.list()).toEqual([])
      const [button] = offer.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []))
      await ann.gives(button?.command ?? '')
      expect(await room.desk.schedule.daysOff.list()).toHaveLength(1)
    },
  )

  it.each(['skip the second paragraph', '不发红包的公司越来越多', 'no issue on the table'])(
    'is none: %s',
    async (text) => {
      const { ann, room } = await ready()
      await ann.writes(text)
      expect(await room.desk.schedule.daysOff.list()).toEqual([])
    },
  )
})
