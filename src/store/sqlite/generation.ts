import type { Store } from '../port.ts'
import type { Connection } from './connection.ts'
import { createPutSetting } from './desk/settings.ts'
import { type Generation, generationSetting, nextGeneration, writeMark } from './identity.ts'

/** How a database is told apart from earlier states of itself. */
export const createAdvance = (connection: Connection, path: string): Pick<Store, 'advance'> => {
  const { db, write } = connection
  const put = createPutSetting(connection)
  const kept = db.prepare<[string], { value: string }>('select value from settings where name = ?')
  const next = write((): Generation => {
    const generation = nextGeneration(kept.get(generationSetting)?.value ?? null)
    put(generationSetting, JSON.stringify(generation))
    return generation
  })
  return {
    async advance() {
      const generation = await next()
      if (path !== ':memory:') writeMark(path, generation)
    },
  }
}
