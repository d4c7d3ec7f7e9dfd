import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { damageIn } from './damage.ts'

const db = new Database(String(workerData), { readonly: true, fileMustExist: true })
const found = damageIn(db)
db.close()
parentPort?.postMessage(found)
