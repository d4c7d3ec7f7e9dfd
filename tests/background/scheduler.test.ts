import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createScheduler } from '../../src/background/scheduler.ts'
import { createDesk } from '../../src/desk/desk.ts'
import { createLog } from '../../src/log.ts'
import type { Store } from '../../src/store/port.ts'
import { openPostgres } from '../../src/store/postgres/open.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { emptyFolder } from '../cli/run.ts'
import { draftOf, item } from '../fakes/drafts.ts'
import { emptyStore } from '../fakes/empty-store.ts'
import { eventually } from '../fakes/eventually.ts'
import { createTalker } from '../fakes/talker.ts'
import { newDatabase } from '../postgres/database.ts'

const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
const brief = { title: 'Morning brief', timeZone: 'Europe/Berlin', language: 'en' } as const
const seat = { platform: 'console', account: 'local', chat: 'ann', thread: null }
const ann = { person: 'console:ann', name: 'Ann', from: seat }
const hour = 3_600_000

/** A process with a clock of its own that is turned by hand; all share the time. */
function processOn(store: Store, time: { now: number }, countParts = async () => 1) {
  const messenger = createTalker()
  const now = (): number => time.now
  const desk = createDesk({ store, brief, now, owners: ['console:ann'], countParts })
  return { store, desk, messenger, clock: createScheduler({ store, desk, brief, messenger: messenger, now, log }) }
}

/** A desk at a moment in Berlin, with an editor who can be told something. */
async function at(moment: string, countParts?: () => Promise<number>) {
  const time = { now: Date.parse(moment) }
  const store = emptyStore()
  await store.rememberPrivateChat('console:ann', 'Ann', seat)
  return { time, ...processOn(store, time, countParts) }
}

const days = { days: [1, 2, 3, 4, 5, 6, 7], by: 'console:ann', target: seat }
const eight = { hour: 8, minute: 0 }

const said = (messenger: ReturnType<typeof createTalker>): string => messenger.at(seat).join('\n')

describe('a single publication', () => {
  it('goes out at its moment, once, and is over then', async () => {
    const { time, store, desk, messenger, clock } = await at('2026-11-20T09:00:00Z')
    await desk.add(draftOf(item(1, 'Rates fall')))
    await desk.schedule.plan({ at: time.now + hour, by: 'console:ann', name: 'Ann', target: seat }, ann)
    expect(await clock.look()).toBe(time.now + hour)
    expect(await store.latest()).toBeNull()
    time.now += hour
    expect(await clock.look()).toBeNull()
    expect(await store.latest()).toMatchObject({ number: 1, publishedAt: time.now })
    expect((await store.progressMessages()).map(({ target }) => target)).toEqual([seat])
    await desk.add(draftOf(item(1, 'Wallets spread')))
    time.now += hour
    await clock.look()
    expect((await store.latest())?.number).toBe(1)
    expect(said(messenger)).not.toContain('no items')
    const [entry] = (await store.auditBefore(null, 9)).filter(({ action }) => action === 'published')
    expect(entry?.actor.person).toBe('schedule')
  })

  it('says so when there is nothing to publish', async () => {
    const { time, desk, messenger, store, clock } = await at('2026-11-20T09:00:00Z')
    await desk.schedule.plan({ at: time.now + hour, by: 'console:ann', name: 'Ann', target: seat }, ann)
    time.now += hour
    await clock.look()
    await clock.look()
    expect(messenger.at(seat)).toEqual([expect.stringContaining('11:00 (Europe/Berlin, UTC+1), but it had no items')])
    expect(await desk.schedule.once()).toBeNull()
    expect(await store.latest()).toBeNull()
  })

  it('says so when the issue is too long to go out, and keeps it', async () => {
    const { time, desk, store, messenger, clock } = await at('2026-11-20T09:00:00Z', async () => 31)
    await desk.schedule.plan({ at: time.now + hour, by: 'console:ann', name: 'Ann', target: seat }, ann)
    await store.saveDraft(draftOf(item(1, 'Rates fall')), 0, time.now)
    time.now += hour
    await clock.look()
    await clock.look()
    expect(messenger.at(seat)).toEqual([expect.stringMatching(/11:00[\s\S]*too long[\s\S]*in 31 messages/)])
    expect(await store.latest()).toBeNull()
    expect((await store.draft()).draft.sections).toHaveLength(1)
  })

  it('is made up for after a short sleep, and told about after a long one', async () => {
    const short = await at('2026-11-20T09:00:00Z')
    await short.desk.add(draftOf(item(1, 'Rates fall')))
    await short.desk.schedule.plan({ at: short.time.now + hour, by: 'a', name: null, target: seat }, ann)
    short.time.now += 6 * hour
    await short.clock.look()
    expect((await short.store.latest())?.number).toBe(1)

    const long = await at('2026-11-20T09:00:00Z')
    await long.desk.add(draftOf(item(1, 'Rates fall')))
    await long.desk.schedule.plan({ at: long.time.now + hour, by: 'a', name: null, target: seat }, ann)
    long.time.now += 8 * hour
    await long.clock.look()
    await long.clock.look()
    expect(await long.store.latest()).toBeNull()
    expect(long.messenger.at(seat)).toEqual([expect.stringContaining('I was not running')])
  })
})

describe('a standing schedule', () => {
  it('publishes each day at its time and never twice, across a whole year with both changes of the clocks', async () => {
    const { time, store, desk, clock } = await at('2026-01-01T00:00:00Z')
    await desk.schedule.setRecurring(
      { ...days, time: { hour: 2, minute: 30 }, min: 1, remind: null, since: time.now },
      ann,
    )
    const moments: string[] = []
    for (let next = await clock.look(); moments.length < 365 && next !== null; ) {
      await desk.add(draftOf(item(1, `Story of ${next}`)))
      time.now = next
      next = await clock.look()
      const issue = await store.latest()
      expect(issue?.number).toBe(moments.length + 1)
      moments.push(new Date(issue?.publishedAt ?? 0).toISOString().slice(0, 16))
    }
    const around = (day: string): readonly string[] => moments.filter((moment) => moment.startsWith(day))
    expect(around('2026-03-28')).toEqual(['2026-03-28T01:30'])
    expect(around('2026-03-29')).toEqual(['2026-03-29T01:00'])
    expect(around('2026-03-30')).toEqual(['2026-03-30T00:30'])
    expect(around('2026-10-24')).toEqual(['2026-10-24T00:30'])
    expect(around('2026-10-25')).toEqual(['2026-10-25T00:30'])
    expect(around('2026-10-26')).toEqual(['2026-10-26T01:30'])
    expect(moments).toHaveLength(365)
  })

  it('reminds the editors before, and publishes nothing, where there are too few items', async () => {
    const { time, store, desk, messenger, clock } = await at('2026-11-20T05:00:00Z')
    await desk.add(draftOf(item(1, 'Rates fall')))
    const remind = { hour: 7, minute: 30 }
    await desk.schedule.setRecurring({ ...days, time: eight, min: 2, remind, since: time.now }, ann)
    time.now = Date.parse('2026-11-20T06:30:00Z')
    await clock.look()
    await clock.look()
    expect(messenger.at(seat)).toEqual([expect.stringContaining('is to go out at 08:00 and has 1 item')])
    time.now = Date.parse('2026-11-20T07:00:00Z')
    await clock.look()
    expect(messenger.at(seat).slice(1)).toEqual([expect.stringContaining('Nothing went out at 08:00')])
    expect(await store.latest()).toBeNull()
    await desk.add(draftOf(item(1, 'Wallets spread')))
    time.now += hour
    await clock.look()
    expect(await store.latest()).toBeNull()
    time.now = Date.parse('2026-11-21T07:00:00Z')
    await clock.look()
    expect(await store.latest()).toMatchObject({ number: 1 })
    expect(messenger.at(seat)).toHaveLength(3)
  })

  it('knows that the issue of the day is out: no second one, no reminder, no alarm; what waits is told once', async () => {
    const { time, store, desk, messenger, clock } = await at('2026-11-20T05:00:00Z')
    const remind = { hour: 7, minute: 30 }
    await desk.schedule.setRecurring({ ...days, time: eight, min: 2, remind, since: time.now }, ann)
    await desk.add(draftOf(item(1, 'Rates fall')))
    await desk.publishDraft({ actor: ann })
    for (const moment of ['2026-11-20T06:30:00Z', '2026-11-20T07:00:00Z']) {
      time.now = Date.parse(moment)
      await clock.look()
    }
    expect(messenger.said).toEqual([])
    time.now = Date.parse('2026-11-21T05:00:00Z')
    await desk.add(draftOf(item(1, 'Wallets spread')))
    await desk.publishDraft({ actor: ann })
    await desk.add(draftOf(item(1, 'Tea by drone'), item(2, 'Rice by rail')))
    time.now = Date.parse('2026-11-21T07:00:00Z')
    await clock.look()
    await clock.look()
    expect(messenger.at(seat)).toEqual([expect.stringContaining('Issue 2 was out today already')])
    time.now = Date.parse('2026-11-22T07:00:00Z')
    await clock.look()
    expect(await store.latest()).toMatchObject({ number: 3 })
  })

  it('reminds of nothing whose moment has passed meanwhile', async () => {
    const { time, desk, messenger, clock } = await at('2026-11-20T05:00:00Z')
    const remind = { hour: 7, minute: 30 }
    await desk.schedule.setRecurring({ ...days, time: eight, min: 2, remind, since: time.now }, ann)
    time.now = Date.parse('2026-11-20T07:10:00Z')
    await clock.look()
    expect(messenger.at(seat)).toEqual([expect.stringContaining('Nothing went out at 08:00')])
  })

  it('does not count what was before it', async () => {
    const { time, store, desk, messenger, clock } = await at('2026-11-20T09:00:00Z')
    await desk.add(draftOf(item(1, 'Rates fall')))
    await desk.schedule.setRecurring({ ...days, time: eight, min: 1, remind: null, since: time.now }, ann)
    await clock.look()
    expect(await store.latest()).toBeNull()
    expect(messenger.said).toEqual([])
  })
})

describe('two processes on one database', () => {
  it.each(['sqlite', 'postgres'] as const)(
    'publish once, tell once, and go on after a restart: %s',
    async (database) => {
      const path = join(emptyFolder(), 'desk.db')
      const url = database === 'sqlite' ? '' : await newDatabase()
      const open = async () => (database === 'sqlite' ? openSqlite({ path }) : openPostgres({ url }))
      const time = { now: Date.parse('2026-11-20T06:59:00Z') }
      const one = processOn(await open(), time)
      const other = processOn(await open(), time)
      await one.store.rememberPrivateChat('console:ann', 'Ann', seat)
      const remind = { hour: 7, minute: 30 }
      await one.desk.schedule.setRecurring({ ...days, time: eight, min: 1, remind, since: time.now }, ann)
      await one.desk.add(draftOf(item(1, 'Rates fall')))
      const { version } = await one.store.draft()
      await one.store.saveDraft(draftOf(item(1, 'Rates fall')), version, 0, { later: draftOf(item(1, 'For tomorrow')) })
      time.now += 60_000
      await Promise.all([one.clock.look(), other.clock.look()])
      expect(await one.store.latest()).toMatchObject({ number: 1, sections: [{ items: [{ headline: 'Rates fall' }] }] })
      expect(await one.store.progressMessages()).toHaveLength(1)
      await one.store.close()
      const third = processOn(await open(), time)
      time.now += hour
      await third.clock.look()
      await other.clock.look()
      expect((await third.store.latest())?.number).toBe(1)
      time.now = Date.parse('2026-11-21T07:00:00Z')
      await Promise.all([third.clock.look(), other.clock.look()])
      expect(await third.store.latest()).toMatchObject({
        number: 2,
        sections: [{ items: [{ headline: 'For tomorrow' }] }],
      })
      time.now = Date.parse('2026-11-22T06:30:00Z')
      await Promise.all([third.clock.look(), other.clock.look()])
      time.now += hour / 2
      await Promise.all([third.clock.look(), other.clock.look()])
      const told = [...third.messenger.at(seat), ...other.messenger.at(seat)].join()
      expect(told.match(/is to go out at 08:00/g)).toHaveLength(1)
      expect(told.match(/Nothing went out/g)).toHaveLength(1)
      await third.store.close()
      await other.store.close()
    },
  )
})

describe('a process that was killed just after it published', () => {
  it('does not publish what was kept for later in its place', async () => {
    const { time, store, desk, clock } = await at('2026-11-20T06:00:00Z')
    await desk.schedule.setRecurring({ ...days, time: eight, min: 1, remind: null, since: time.now }, ann)
    await store.saveDraft(draftOf(item(1, 'Rates fall')), 0, 0, { later: draftOf(item(1, 'For tomorrow')) })
    time.now += hour
    await clock.look()
    // It had not written down yet that this moment was dealt with.
    await store.saveSetting('clock', null)
    await clock.look()
    expect((await store.latest())?.number).toBe(1)
    expect((await store.draft()).draft.sections[0]?.items[0]?.headline).toBe('For tomorrow')
  })
})

describe('a clock that was a day ahead', () => {
  it('publishes what is due after it was put back, and nothing twice', async () => {
    const { time, store, desk, messenger, clock } = await at('2026-11-20T06:00:00Z')
    const remind = { hour: 7, minute: 30 }
    await desk.schedule.setRecurring({ ...days, time: eight, min: 1, remind, since: time.now }, ann)
    await desk.add(draftOf(item(1, 'Rates fall')))
    time.now = Date.parse('2026-11-21T07:00:30Z')
    await clock.look()
    expect(await store.latest()).toMatchObject({ number: 1 })

    time.now = Date.parse('2026-11-20T06:10:00Z')
    await clock.look()
    time.now = Date.parse('2026-11-20T06:31:00Z')
    await clock.look()
    expect(messenger.at(seat).at(-1)).toContain('is to go out at 08:00 and has 0 items')
    await desk.add(draftOf(item(1, 'Wallets spread')))
    time.now = Date.parse('2026-11-20T07:00:10Z')
    await clock.look()
    expect(await store.latest()).toMatchObject({ number: 2 })
    await desk.add(draftOf(item(1, 'Tills close')))
    time.now = Date.parse('2026-11-21T07:01:00Z')
    await clock.look()
    expect(await store.latest()).toMatchObject({ number: 2 })
    time.now = Date.parse('2026-11-22T07:01:00Z')
    await clock.look()
    expect(await store.latest()).toMatchObject({ number: 3 })
  })
})

describe('a running clock', () => {
  it('looks again when the plan changes, and no more once it has stopped', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const store = emptyStore()
    const messenger = createTalker()
    const now = (): number => Date.now()
    let wake = (): void => {}
    const desk = createDesk({ store, brief, now, owners: ['console:ann'], onScheduled: () => wake() })
    const clock = createScheduler({ store, desk, brief, messenger: messenger, now, log })
    wake = clock.wake
    clock.start()
    await vi.advanceTimersByTimeAsync(10)
    await desk.add(draftOf(item(1, 'Rates fall')))
    await desk.schedule.plan({ at: now() + 10_000, by: 'console:ann', name: 'Ann', target: null }, ann)
    await vi.advanceTimersByTimeAsync(9_000)
    expect(await store.latest()).toBeNull()
    await vi.advanceTimersByTimeAsync(1_500)
    // Readers are looked up a piece at a time, which takes no time on this clock.
    await eventually(async () => expect((await store.latest())?.number).toBe(1))
    // Another process changes the plan: nobody wakes this clock.
    const other = createDesk({ store, brief, now, owners: [] })
    await other.add(draftOf(item(1, 'Wallets spread')))
    await other.schedule.plan({ at: now() + 5_000, by: 'console:ann', name: 'Ann', target: null }, ann)
    await vi.advanceTimersByTimeAsync(30_000)
    await eventually(async () => expect((await store.latest())?.number).toBe(2))
    await clock.stop()
    await other.add(draftOf(item(1, 'Trains run late')))
    await other.schedule.plan({ at: now() + 5_000, by: 'console:ann', name: 'Ann', target: null }, ann)
    await vi.advanceTimersByTimeAsync(60_000)
    expect((await store.latest())?.number).toBe(2)
  })
})
