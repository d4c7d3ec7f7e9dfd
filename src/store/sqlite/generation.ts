import type { Store } from '../port.ts'
import { createPutSetting } from '../sql/desk/settings.ts'
import { done, type Work } from '../sql/work.ts'
import type { Connection } from './connection.ts'
import { type Generation, generationSetting, nextGeneration, writeMark } from './identity.ts'

/** How a database is told apart from earlier states of itself. */
export const createAdvance = (connection: Connection, path: string): Pick<Store, 'advance'> => {
  const { sql, write } = connection
  const put = createPutSetting(connection, () => done(undefined))
  const kept = sql.prepare<[string], { value: string }>('select value from settings where name = ?')
  const next = write(function* (): Work<Generation> {
    const generation = nextGeneration((yield* kept.get(generationSetting))?.value ?? null)
    yield* put(generationSetting, JSON.stringify(generation))
    return generation
  })
  return {
    async advance() {
      const generation = await next()
      if (path !== ':memory:') writeMark(path, generation)
    },
  }
}
