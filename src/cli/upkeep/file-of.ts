import { type DatabaseConfig, databaseName } from '../../config/database.ts'
import type { Streams } from '../io.ts'
import { Failure } from '../terminal/failure.ts'

/** The file in which everything is kept. Throws where that is a server: it has tools of its own for what is done to files here. */
export function fileOf(config: DatabaseConfig, io: Streams): string {
  if (config.postgres !== null) throw new Failure('usage', io.words.upkeep.onServer(databaseName(config)))
  return config.databasePath
}
