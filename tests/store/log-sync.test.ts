import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createLogSync } from '../../src/store/sqlite/log-sync.ts'

const inFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-log-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'brief.db')
}

it('is on the disk for everybody who asks, one after the other or at once', async () => {
  const path = inFolder()
  writeFileSync(`${path}-wal`, 'something')
  const log = createLogSync(path)
  await log.done()
  await Promise.all(Array.from({ length: 20 }, () => log.done()))
  void log.done()
  await log.close()
})

it('fails for everybody who waits where the disk fails, each time anew', async () => {
  const path = inFolder()
  // What cannot be put on a disk.
  expect(spawnSync('mkfifo', [`${path}-wal`]).status).toBe(0)
  const log = createLogSync(path)
  const all = await Promise.allSettled([log.done(), log.done(), log.done()])
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  await expect(log.done()).rejects.toThrow('EINVAL')
  await log.close()
})
