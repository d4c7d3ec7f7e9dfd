import { openSqlite } from '../../../src/store/sqlite/open.ts'
import { edition, item, publication } from '../../contracts/store/samples.ts'

/** Publishes issues without end (or as many as it is told) and says so after each one. */
const [path = '', name = '', limit = 'Infinity'] = process.argv.slice(2)
const store = openSqlite({ path })
for (let count = 1; count <= Number(limit); count++) {
  const items = Array.from({ length: 5 }, (_, index) => item(index + 1, { headline: `${name} ${count} tomatoes` }))
  await store.publish(publication(edition(items), { fingerprint: `${name} ${count}` }))
  process.stdout.write('.')
}
await store.close()
