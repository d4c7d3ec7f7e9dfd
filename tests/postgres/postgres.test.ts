import { openPostgres } from '../../src/store/postgres/open.ts'
import { storeContract } from '../contracts/store.suite.ts'
import { createDatabases } from './database.ts'
import { postgresRows } from './rows.ts'

const databases = createDatabases()

storeContract({
  name: 'PostgreSQL',
  place: databases.place,
  make: (url) => databases.use(url, openPostgres({ url, connections: 3 })),
  share: 0.1,
  rows: (url) => databases.use(url, postgresRows(url)),
})
