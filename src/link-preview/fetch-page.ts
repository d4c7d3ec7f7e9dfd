import { setImmediate as breathe } from 'node:timers/promises'
import type { Response } from 'undici'
import { UserError } from '../errors.ts'
import type { Reading } from '../phrases/en/reading.ts'
import { phrasesIn } from '../phrases/index.ts'
import type { Page, ReadPage } from './page.ts'
import { createHeadReader, type HeadReader } from './page-head.ts'
import { createPublicFetch, type PublicFetchOptions } from './public-fetch.ts'

/** Reads pages that editors name, as `createPublicFetch` gets them. */
export function createReadPage(options: PublicFetchOptions = {}): ReadPage {
  const get = createPublicFetch({ ...options, accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1' })
  return (address, language = 'en') =>
    get(address, language, ({ answer, url }) => pageOf(answer, url, phrasesIn(language).reading.page))
}

const mostBytes = 1024 * 1024
/** Read at a time: the parser needs a few milliseconds for it. */
const pieceBytes = 64 * 1024

type Words = Reading['page']

async function pageOf(answer: Response, url: string, words: Words): Promise<Page> {
  const type = answer.headers.get('content-type') ?? 'text/html'
  if (!answer.ok || !/html/i.test(type)) {
    await answer.body?.cancel()
    if (!answer.ok) throw new UserError(words.refused(answer.status))
    throw new UserError(/pdf/i.test(type) ? words.isPdf : words.noPage)
  }
  const page = (await readHead(answer, type)).page(url)
  if (page.title === null) throw new UserError(words.untitled)
  return page
}

/** Reads a page until its head ends, or as much as is read of any; between two pieces others have their turn. */
async function readHead({ body }: Response, type: string): Promise<HeadReader> {
  const head = createHeadReader(type)
  let left = mostBytes
  for await (const chunk of body ?? []) {
    const bytes: Uint8Array = chunk
    for (let at = 0; at < bytes.byteLength && left > 0; at += pieceBytes) {
      const piece = bytes.subarray(at, at + Math.min(pieceBytes, left))
      left -= piece.byteLength
      if (head.read(piece)) return head
      await breathe()
    }
    if (left <= 0) break
  }
  return head
}
