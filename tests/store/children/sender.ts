import { openSqlite } from '../../../src/store/sqlite/open.ts'
import { beat, sent } from '../../contracts/store/samples.ts'

/** Sends all that is pending, and prints one line for each part that it was given. */
const [path = '', worker = ''] = process.argv.slice(2)
const store = openSqlite({ path })
let { claims, nextAt } = await beat(store, { worker, lanes: [{ slots: 7 }] })
while (claims.length > 0 || nextAt !== null) {
  for (const { delivery, part } of claims) process.stdout.write(`${delivery}.${part}\n`)
  const marks = claims.map((claim) => sent(claim, 2))
  ;({ claims, nextAt } = await beat(store, { worker, marks, lanes: [{ slots: 7 }] }))
}
await store.close()
