import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { publish } from '../contracts/store/samples.ts'

/** Makes a database of which a page is overwritten that nothing reads when it is opened, as a crash left it or as it was closed. */
export const makeDamaged = async (path: string, left: 'crashed' | 'closed'): Promise<void> => {
  const good = `${path}.good`
  await mkdir(dirname(path), { recursive: true })
  const store = openSqlite({ path: good })
  for (let issue = 1; issue <= 30; issue++) {
    const topics = Array.from({ length: 20 }, (_, n) => `topic-${issue}-${n}-${'x'.repeat(30)}`)
    await publish(store, `Issue ${issue}`, topics)
  }
  const db = new Database(good)
  db.pragma('wal_checkpoint(truncate)')
  const pages = db.prepare("select max(pgoffset) from dbstat where name = 'item_topics' and path <> '/'")
  const from = Number(pages.pluck().get())
  await copyFile(good, path)
  if (left === 'crashed') await copyFile(`${good}-wal`, `${path}-wal`)
  db.close()
  await store.close()
  const bytes = await readFile(path)
  await writeFile(path, bytes.fill(0x5a, from, from + 4096))
}
