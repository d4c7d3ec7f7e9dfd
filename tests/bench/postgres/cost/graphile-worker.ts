import { z } from 'zod'
import type { Way } from '../../sending/way.ts'
import { load } from './libraries.ts'
import { inFlight, type Send } from './send.ts'

interface Runner {
  stop(): Promise<void>
}

interface Utils {
  addJobs(jobs: readonly object[]): Promise<unknown>
  release(): Promise<unknown>
}

const library = z.object({
  run: z.custom<(options: object) => Promise<Runner>>((value) => typeof value === 'function'),
  makeWorkerUtils: z.custom<(options: object) => Promise<Utils>>((value) => typeof value === 'function'),
  Logger: z.custom<new (factory: () => () => void) => object>((value) => typeof value === 'function'),
})
const payload = z.object({ chat: z.string() })
const page = 1000

/** graphile-worker with one job for each reader, as it is fastest: a local queue of 500 jobs, and completions in batches. */
export async function graphileWorker(url: string, libraries: string, send: Send): Promise<Way> {
  const { run, makeWorkerUtils, Logger } = library.parse(await load(libraries, 'graphile-worker'))
  let left = 0
  let all = Promise.withResolvers<void>()
  const options = {
    connectionString: url,
    concurrency: inFlight,
    pollInterval: 100,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
    preset: { worker: { localQueue: { size: 500 }, completeJobBatchDelay: 4, concurrentJobs: inFlight } },
    taskList: {
      send: async (given: unknown) => {
        await send(payload.parse(given).chat)
        left--
        if (left === 0) all.resolve()
      },
    },
  }
  const runner = await run(options)
  const utils = await makeWorkerUtils({ connectionString: url, logger: options.logger })
  return {
    prepare: async (count) => async () => {
      left = count
      all = Promise.withResolvers()
      for (let at = 0; at < count; at += page)
        await utils.addJobs(
          Array.from({ length: Math.min(page, count - at) }, (_, number) => ({
            identifier: 'send',
            payload: { chat: String(at + number) },
          })),
        )
      await all.promise
    },
    async stop() {
      await runner.stop()
      await utils.release()
    },
  }
}
