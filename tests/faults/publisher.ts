import Database from 'better-sqlite3'
import { openSqlite } from '../../src/store/sqlite/open.ts'

// Publishes one issue into a database, says when it begins, and ends when all of its deliveries are written; or by kill -9 after so
// many pieces of them, where that is said.

const [path = '', name = '', pieces] = process.argv.slice(2)
const store = openSqlite({ path })
if (pieces !== undefined) {
  const look = new Database(path, { readonly: true }).prepare<[], { done: number }>('select done from fan_outs')
  const seen = new Set<number>()
  // Others have their turn between two pieces.
  const watch = (): void => {
    for (const { done } of look.all()) seen.add(done)
    if (seen.size >= Number(pieces)) process.kill(process.pid, 'SIGKILL')
    else setImmediate(watch)
  }
  setImmediate(watch)
}
const item = { number: 1, headline: name, body: [], source: null, topics: ['payments'] }
process.stdout.write('begins\n')
await store.publish({
  draft: { title: name, date: '2026-03-10', sections: [{ title: null, items: [item] }], footer: [] },
  fingerprint: name,
  at: Date.now(),
  dueAt: () => Date.now(),
  draftVersion: null,
})
await store.close()
