import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { move } from '../../src/store/moving/move.ts'
import type { Place } from '../../src/store/moving/place.ts'
import { postgresPlace } from '../../src/store/moving/postgres.ts'
import { sqlitePlace } from '../../src/store/moving/sqlite.ts'
import { openPostgres } from '../../src/store/postgres/open.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { chat, noon, publish } from '../contracts/store/samples.ts'
import { fillDesk } from '../store/formats/fill-desk.ts'
import { fillLedger, fillPlatforms } from '../store/formats/fill-ledger.ts'
import { newDatabase } from './database.ts'

const places: Place[] = []
const keep = async (place: Promise<Place>): Promise<Place> => {
  const opened = await place
  places.push(opened)
  return opened
}

it('everything moves to PostgreSQL and back, goes on where it was broken off, and is compared', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-moving-'))
  onTestFinished(async () => {
    for (const place of places) await place.close()
    rmSync(folder, { recursive: true })
  })
  const path = join(folder, 'brief.db')
  const store = openSqlite({ path })
  for (const fill of [fillLedger, fillPlatforms, fillDesk]) await fill(store)
  const before = await store.deliveries(1, 0, 99)
  await store.close()

  const url = await newDatabase()
  const from = await keep(sqlitePlace(path, false))
  const to = await keep(postgresPlace(url))
  let pieces = 0
  const cut: Place = {
    ...to,
    async write(table, rows) {
      if (++pieces > 5) throw new Error('the cable was pulled out')
      await to.write(table, rows)
    },
  }
  for (const open of [async () => openSqlite({ path }), () => openPostgres({ url })]) {
    const running = await open()
    await running.takeDuty('process of another machine')
    await expect(move({ from, to })).rejects.toThrow('Briefwire is running on')
    await running.close()
  }
  await expect(move({ from, to: cut })).rejects.toThrow('the cable')
  await expect(move({ from: { ...from, name: 'another.db' }, to })).rejects.toThrow('was being moved')
  const seen: number[] = []
  const late = openSqlite({ path })
  const starting = {
    ...{ from, to, onProgress: (rows: number) => seen.push(rows) },
    onCheck: () => void late.takeDuty('process that was started meanwhile'),
  }
  await expect(move(starting)).rejects.toThrow('Briefwire is running on')
  await late.close()
  const moved = await move({ from, to })
  expect(seen.at(-1)).toBe(moved.rows)
  await expect(move({ from, to })).rejects.toThrow('already')

  const there = await openPostgres({ url })
  expect(await there.deliveries(1, 0, 99)).toEqual(before)
  expect((await there.search('telephone', { offset: 0, limit: 9 })).total).toBeGreaterThan(0)
  await there.subscribe(chat('new'), {}, noon)
  expect(await publish(there, 'After the move')).toBeGreaterThan(1)
  await there.close()

  const back = join(folder, 'back.db')
  const home = await move({ from: await keep(postgresPlace(url)), to: await keep(sqlitePlace(back, true)) })
  expect(home.rows).toBeGreaterThan(moved.rows)
  const again = openSqlite({ path: back })
  expect((await again.latest())?.sections[0]?.items[0]?.headline).toBe('After the move')
  expect((await again.search('move', { offset: 0, limit: 9 })).total).toBe(1)
  await again.close()
})
