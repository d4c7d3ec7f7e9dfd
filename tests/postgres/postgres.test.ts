import { afterAll } from 'vitest'
import { storeContract } from '../contracts/store.suite.ts'
import { createDatabases } from './database.ts'

const databases = createDatabases()
afterAll(databases.end)

storeContract({ name: 'PostgreSQL', place: databases.place, make: databases.store, rows: databases.rows, share: 0.05 })
