import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { auditEntryOf, chat, noon, publish } from '../contracts/store/samples.ts'
import { sqliteRows } from './sqlite-rows.ts'

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefwire-processes-'))
  path = join(folder, 'brief.db')
})
afterEach(() => rm(folder, { recursive: true }))

const run = (
  script: 'publisher' | 'sender' | 'joiner' | 'editor',
  ...args: string[]
): ChildProcess & { stdout: NodeJS.ReadableStream } => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'children', `${script}.ts`), path, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return child
}

const readers = async (count: number): Promise<void> => {
  const store = openSqlite({ path })
  await store.subscribeAll(
    Array.from({ length: count }, (_, index) => ({ target: chat(`c${index}`), wants: {} })),
    noon,
  )
  await store.close()
}

describe('several processes on one file', () => {
  it('make it together and publish side by side: everybody waits, nothing is lost', async () => {
    const children = ['red', 'green', 'blue'].map((name) => run('publisher', name, '40'))
    const ends = await Promise.all(children.map((child) => once(child, 'exit')))
    expect(ends.map(([code]) => code)).toEqual([0, 0, 0])
    const store = openSqlite({ path })
    expect((await store.latest())?.number).toBe(120)
    expect((await store.search('tomatoes', { offset: 0, limit: 1 })).total).toBe(600)
    await store.close()
  })

  it('clear away what one of them has left that was killed, and nothing that another one has', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const [store, other] = [openSqlite({ path }), openSqlite({ path })]
    expect(await store.takeDuty('sends')).not.toBeNull()
    expect(await other.takeDuty('looks')).not.toBeNull()
    const left = `${path}-duty-0123abcd`
    await writeFile(left, '')
    vi.advanceTimersByTime(60_000)
    expect((await readdir(folder)).filter((name) => name.includes('-duty-'))).toHaveLength(2)
    expect(existsSync(left)).toBe(false)
    expect([await store.takeDuty('looks'), await other.takeDuty('sends')]).toEqual([null, null])
    await store.close()
    await other.close()
  })

  it('may make it at the same moment', async () => {
    const gate = new Int32Array(new SharedArrayBuffer(4))
    const paths = Array.from({ length: 8 }, (_, index) => join(folder, `${index}.db`))
    const openers = Array.from({ length: 4 }, () => {
      const script = join(import.meta.dirname, 'children', 'opener.ts')
      return new Worker(script, { workerData: { gate, paths } })
    })
    for (const round of paths.keys()) {
      await Promise.all(openers.map((opener) => once(opener, 'message')))
      Atomics.store(gate, 0, round + 1)
      Atomics.notify(gate, 0)
    }
    const ends = await Promise.all(openers.map((opener) => once(opener, 'exit')))
    expect(ends.map(([code]) => code)).toEqual([0, 0, 0, 0])
  })

  it('share the sending: each part is given to one of them, once', async () => {
    await readers(300)
    const store = openSqlite({ path })
    await publish(store, 'One')
    const outputs = await Promise.all(['w', 'x'].map((worker) => text(run('sender', worker).stdout)))
    const parts = outputs.flatMap((output) => output.match(/\S+/g) ?? [])
    expect(parts.length).toBe(600)
    expect(new Set(parts).size).toBe(600)
    expect(await store.progress(1)).toMatchObject({ sent: 300, pending: 0, sending: 0 })
    await store.close()
  })

  it('edit one draft: whatever they add is there, and in the record, in the same order', async () => {
    const children = ['w', 'x'].map((name) => run('editor', name, '100'))
    const ends = await Promise.all(children.map((child) => once(child, 'exit')))
    expect(ends.map(([code]) => code)).toEqual([0, 0])
    const store = openSqlite({ path })
    const { draft, version } = await store.draft()
    expect([version, new Set(draft.footer).size]).toEqual([200, 200])
    expect((await store.auditAfter(0, 1_000)).map(({ subject }) => subject)).toEqual(draft.footer)
    await store.close()
  })

  it('race for invitations: each is used by one of them, once', async () => {
    const store = openSqlite({ path })
    const hashes = Array.from({ length: 200 }, (_, index) => `h${index}`)
    for (const hash of hashes)
      await store.invite({ hash, kind: 'editor', by: 'telegram:1', expiresAt: noon + 1 }, auditEntryOf('invited'))
    const outputs = await Promise.all(['w', 'x'].map((name) => text(run('joiner', name, ...hashes).stdout)))
    const used = outputs.flatMap((output) => output.match(/\S+/g) ?? [])
    expect(used.sort()).toEqual([...hashes].sort())
    expect((await store.members()).length).toBe(200)
    await store.close()
  })
})

describe('a process that is killed while it publishes', () => {
  it.each([1, 2, 3, 4, 5])('leaves whole issues only (%i)', async (round) => {
    await readers(2_000)
    const child = run('publisher', 'red')
    let said = 0
    // The next publication is under way as soon as one was told of; the chunks come at no certain moment of it.
    for await (const chunk of child.stdout) {
      said += chunk.length
      if (said >= round * 3) child.kill('SIGKILL')
    }
    const rows = sqliteRows(path)
    const store = openSqlite({ path })
    const { issues, items, searchable } = await rows.counts()
    expect(issues).toBeGreaterThanOrEqual(said)
    expect([items, searchable]).toEqual([issues * 5, issues * 5])
    expect((await store.search('tomatoes', { offset: 0, limit: 1 })).total).toBe(issues * 5)
    expect((await rows.deliveries()).length).toBe(issues * 2_000)
    expect((await rows.tallies()).map((row) => row.count)).toEqual(Array.from({ length: issues }, () => 2_000))
    await publish(store, 'goes on')
    expect((await store.latest())?.number).toBe(issues + 1)
    await rows.close()
    await store.close()
  })
})
