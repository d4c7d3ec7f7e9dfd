import { openSqlite } from '../../../src/store/sqlite/open.ts'
import { auditEntryOf, noon } from '../../contracts/store/samples.ts'

/** Tries to use each of these invitations, as a new person each time, and prints those that it was given. */
const [path = '', name = '', ...hashes] = process.argv.slice(2)
const store = openSqlite({ path })
for (const hash of hashes) {
  const used = await store.join(hash, { person: `${name}:${hash}`, name: null }, auditEntryOf('joined', { at: noon }))
  if (used !== null) process.stdout.write(`${hash}\n`)
}
await store.close()
