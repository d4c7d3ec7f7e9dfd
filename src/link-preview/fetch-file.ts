import { UserError } from '../errors.ts'
import { readLimited } from '../ingest/decode.ts'
import type { Language } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'
import { createPublicFetch, type PublicFetchOptions } from './public-fetch.ts'

/** A page or feed as it was answered. */
export interface FetchedFile {
  readonly bytes: Uint8Array
  /** The last part of its address, such as `feed.xml`. */
  readonly name: string
}

/** Gets a page or feed that an editor named. Throws UserError, saying why, when it cannot be had or must not be asked for. */
export type FetchFile = (address: string, language?: Language) => Promise<FetchedFile>

/** Gets pages and feeds, as `createPublicFetch` gets them. */
export function createFetchFile(options: PublicFetchOptions = {}): FetchFile {
  const get = createPublicFetch({
    ...options,
    accept: 'application/feed+json,application/atom+xml,application/rss+xml,text/html;q=0.9,*/*;q=0.5',
  })
  return (address, language = 'en') =>
    get(address, language, async ({ answer, url }) => {
      if (!answer.ok) {
        await answer.body?.cancel()
        throw new UserError(phrasesIn(language).reading.page.refusedFile(answer.status))
      }
      return { bytes: await readLimited(answer.body ?? empty()), name: new URL(url).pathname.split('/').at(-1) ?? '' }
    })
}

async function* empty(): AsyncGenerator<Uint8Array> {}
