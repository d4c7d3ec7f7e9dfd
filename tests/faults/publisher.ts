import { databaseNamed } from '../../src/config/database.ts'
import { openStore } from '../../src/main/open-store.ts'
import { isPostgres, openWitness } from './rows.ts'

// Publishes one issue into a database, or corrects the newest one, says when it begins, and ends when all of its deliveries (or fixes) are
// written; or by kill -9 after so many pieces of them, where that is said.

const [path = '', what = 'publish', name = '', pieces] = process.argv.slice(2)
const table = what === 'publish' ? 'fan_outs' : 'fix_fan_outs'
const named = isPostgres(path) ? `${path}?application_name=publisher` : path
const store = await openStore(databaseNamed(named))
if (pieces !== undefined) {
  const witness = await openWitness(isPostgres(path) ? path : `file:${path}`)
  const seen = new Set<number>()
  // Others have their turn between two pieces.
  const watch = async (): Promise<void> => {
    for (const { done } of await witness.all<{ done: number }>(`select done from ${table}`)) seen.add(done)
    if (seen.size >= Number(pieces)) process.kill(process.pid, 'SIGKILL')
    else setImmediate(watch)
  }
  setImmediate(watch)
}
const item = { number: 1, headline: name, body: [], source: null, topics: ['payments'] }
process.stdout.write('begins\n')
const at = Date.now()
if (what === 'publish')
  await store.publish({
    draft: { title: name, date: '2026-03-10', sections: [{ title: null, items: [item] }], footer: [] },
    fingerprint: name,
    at,
    dueAt: () => Date.now(),
    draftVersion: null,
  })
else {
  const { number = 0, revision = 0 } = (await store.latest()) ?? {}
  await store.correct({
    issue: number,
    revision,
    item: { ...item, amended: { kind: 'corrected', time: '2026-03-10T12:00', reason: null } },
    at,
    audit: {
      at,
      actor: { person: 'console:editor', name: null, from: null },
      action: 'corrected',
      subject: `issue ${number}.1`,
      detail: { before: '', after: name, reason: null },
    },
  })
}
await store.close()
process.exit()
