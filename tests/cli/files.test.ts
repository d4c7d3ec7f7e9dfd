import { readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { eventually } from '../fakes/eventually.ts'
import { makeDamaged } from '../store/damaged-file.ts'
import { briefwire, emptyFolder, serve } from './run.ts'

const damaged =
  /^The database \S*briefwire\.db is damaged \(.+\)\. Put back a backup, or move the file away to begin a new one\.$/

it('the doctor finds a damaged page wherever it is', async () => {
  const folder = emptyFolder()
  await makeDamaged(join(folder, 'data/briefwire.db'), 'closed')
  const { code, out } = await briefwire(folder, ['doctor'])
  expect(code).toBe(1)
  expect(
    out
      .split('\n')
      .filter((line) => line.startsWith('✗'))
      .map((line) => line.slice(2)),
  ).toEqual([expect.stringMatching(damaged)])
})

it('a start after a crash finds it too, says so in one line, and leaves the file alone', async () => {
  const folder = emptyFolder()
  const path = join(folder, 'data/briefwire.db')
  await makeDamaged(path, 'crashed')
  const before = readFileSync(path)
  const { code, out, err } = await briefwire(folder, ['start'])
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err.trim()).toMatch(damaged)
  expect(readFileSync(path)).toEqual(before)
})

it('nobody else may read what a server writes', async () => {
  const folder = emptyFolder()
  await serve(folder)
  const rights = ['', '/briefwire.db', '/briefwire.db-wal'].map(
    (file) => statSync(`${folder}/data${file}`).mode & 0o777,
  )
  expect(rights).toEqual([0o700, 0o600, 0o600])
})

it('the health of a server tells that its database is gone, and that it is back', async () => {
  const folder = emptyFolder()
  const { url, log } = await serve(folder)
  const health = async () => {
    const answer = await fetch(`${url}/healthz`)
    return `${answer.status} ${await answer.text()}`
  }
  renameSync(join(folder, 'data'), join(folder, 'away'))
  expect(await health()).toMatch(/^503 .*briefwire\.db is not there any more/)
  await eventually(() => expect(log()).toMatch(/is not there any more.*the store does not work/))
  renameSync(join(folder, 'away'), join(folder, 'data'))
  await eventually(async () => expect(await health()).toMatch(/^200 /))
  await eventually(() => expect(log()).toContain('the store works again'))
})
