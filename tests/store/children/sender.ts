import { openPostgres } from '../../../src/store/postgres/open.ts'
import { openSqlite } from '../../../src/store/sqlite/open.ts'
import { beat, sent } from '../../contracts/store/samples.ts'

/** Sends all that is pending, on the lanes of these accounts if any are named, and prints one line for each part that it was given. */
const [path = '', worker = '', ...accounts] = process.argv.slice(2)
const store = path.startsWith('postgres:') ? await openPostgres({ url: path }) : openSqlite({ path })
const lanes = accounts.length === 0 ? [{ slots: 7 }] : accounts.map((account) => ({ account, slots: 7 }))
let { claims, nextAt } = await beat(store, { worker, lanes })
while (claims.length > 0 || nextAt !== null) {
  for (const { delivery, part } of claims) process.stdout.write(`${delivery}.${part}\n`)
  const marks = claims.map((claim) => sent(claim, 2))
  ;({ claims, nextAt } = await beat(store, { worker, marks, lanes }))
}
await store.close()
