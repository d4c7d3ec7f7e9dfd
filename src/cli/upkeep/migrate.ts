import { existsSync } from 'node:fs'
import { databaseName, databaseOf, databaseUrl, defaultPool, defaultSeconds } from '../../config/database.ts'
import { move } from '../../store/moving/move.ts'
import type { Place } from '../../store/moving/place.ts'
import type { Streams } from '../io.ts'
import { Failure } from '../terminal/failure.ts'

/** `briefwire migrate FROM TO`: everything from one database into a new one, of either kind; what was broken off goes on. */
export async function migrate(
  from: string,
  to: string,
  { json }: { readonly json?: boolean },
  io: Streams,
): Promise<void> {
  const words = io.words.upkeep
  const source = await placeAt(from, false, io)
  try {
    const target = await placeAt(to, true, io)
    let bar = io.progress(words.moving, null)
    let total: number | null = null
    try {
      const moved = await move({
        from: source,
        to: target,
        onProgress(rows, all) {
          if (total !== all) {
            bar.end()
            total = all
            bar = io.progress(words.moving, all)
          }
          bar.to(rows)
        },
        onCheck() {
          bar.end()
          bar = io.progress(words.checking, null)
        },
      })
      bar.end()
      io.out(json ? JSON.stringify(moved) : words.moved(source.name, target.name, moved.rows, moved.checksum))
    } finally {
      bar.end()
      await target.close()
    }
  } finally {
    await source.close()
  }
}

async function placeAt(written: string, make: boolean, io: Streams): Promise<Place> {
  // A file is often named as such.
  const isFile = !/^[a-z]{2,}:/i.test(written) && (existsSync(written) || /\.(db|sqlite3?)$/i.test(written))
  const read = databaseUrl.safeParse(isFile ? `file:${written}` : written)
  if (!read.success) throw new Failure('usage', io.words.upkeep.noDatabase)
  const config = databaseOf({
    DATABASE_URL: read.data,
    DATABASE_POOL: defaultPool,
    DATABASE_TIMEOUT_SECONDS: defaultSeconds,
  })
  if (config.postgres === null)
    return (await import('../../store/moving/sqlite.ts')).sqlitePlace(databaseName(config), make)
  return (await import('../../store/moving/postgres.ts')).postgresPlace(config.postgres.url)
}
