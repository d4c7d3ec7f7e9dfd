// Makes a database with the store of a checkout, so that later versions can prove that they open it:
//   node tests/store/formats/make.ts <checkout> <file>
// A release adds the file that its own code makes, packed with `gzip -9n`; the files that are there stay as they are.
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Store } from '../../../src/store/port.ts'
import { fillDesk } from './fill-desk.ts'
import { fillLedger, fillPlatforms } from './fill-ledger.ts'

const [checkout = '.', path = 'format.db'] = process.argv.slice(2)
const code: { openSqlite(options: { path: string }): Store } = await import(
  pathToFileURL(join(resolve(checkout), 'src/store/sqlite/open.ts')).href
)
const store = code.openSqlite({ path: resolve(path) })
// What an earlier version could not keep is left out.
const filled = [fillLedger, ...('propose' in store ? [fillPlatforms] : []), ...('join' in store ? [fillDesk] : [])]
for (const fill of filled) await fill(store)
await store.close()
