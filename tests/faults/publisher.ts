import { databaseNamed } from '../../src/config/database.ts'
import { openStore } from '../../src/main/open-store.ts'
import { isPostgres, openWitness } from './rows.ts'

// Publishes one issue into a database, says when it begins, and ends when all of its deliveries are written; or by kill -9 after so
// many pieces of them, where that is said.

const [path = '', name = '', pieces] = process.argv.slice(2)
const named = isPostgres(path) ? `${path}?application_name=publisher` : path
const store = await openStore(databaseNamed(named))
if (pieces !== undefined) {
  const witness = await openWitness(isPostgres(path) ? path : `file:${path}`)
  const seen = new Set<number>()
  // Others have their turn between two pieces.
  const watch = async (): Promise<void> => {
    for (const { done } of await witness.all<{ done: number }>('select done from fan_outs')) seen.add(done)
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
process.exit()
