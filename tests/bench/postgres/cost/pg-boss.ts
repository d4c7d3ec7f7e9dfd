import { z } from 'zod'
import type { Way } from '../../sending/way.ts'
import { load } from './libraries.ts'
import { inFlight, type Send } from './send.ts'

const job = z.object({ id: z.string(), data: z.object({ chat: z.string() }) })

interface Boss {
  start(): Promise<unknown>
  stop(options: object): Promise<unknown>
  createQueue(name: string): Promise<unknown>
  insert(name: string, jobs: readonly object[]): Promise<unknown>
  fetch(name: string, options: { readonly batchSize: number }): Promise<unknown>
  complete(name: string, ids: readonly string[]): Promise<unknown>
}

const library = z.object({ PgBoss: z.custom<new (options: object) => Boss>((value) => typeof value === 'function') })

const queue = 'sends'
/** Jobs that are put into the queue by one statement. */
const page = 1000

/** pg-boss with one job for each reader, in the way in which it is fastest: two loops, each of which fetches, sends and completes 64. */
export async function pgBoss(url: string, libraries: string, send: Send): Promise<Way> {
  const { PgBoss } = library.parse(await load(libraries, 'pg-boss'))
  const boss = new PgBoss({ connectionString: url })
  await boss.start()
  await boss.createQueue(queue)
  const loop = async (): Promise<void> => {
    for (;;) {
      const jobs = z.array(job).parse((await boss.fetch(queue, { batchSize: inFlight / 2 })) ?? [])
      if (jobs.length === 0) return
      await Promise.all(jobs.map(({ data }) => send(data.chat)))
      await boss.complete(
        queue,
        jobs.map(({ id }) => id),
      )
    }
  }
  return {
    prepare: async (count) => async () => {
      for (let at = 0; at < count; at += page) {
        const jobs = Array.from({ length: Math.min(page, count - at) }, (_, number) => ({
          data: { chat: String(at + number) },
        }))
        await boss.insert(queue, jobs)
      }
      await Promise.all([loop(), loop()])
    },
    async stop() {
      await boss.stop({ graceful: false })
    },
  }
}
