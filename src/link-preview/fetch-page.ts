import { isIP } from 'node:net'
import { setImmediate as breathe } from 'node:timers/promises'
import { Agent, fetch, type Response } from 'undici'
import { messageOf, UserError } from '../errors.ts'
import type { Reading } from '../phrases/en/reading.ts'
import { phrasesIn } from '../phrases/index.ts'
import type { Page, ReadPage } from './page.ts'
import { createHeadReader, type HeadReader } from './page-head.ts'
import { isPublic, NotPublic, publicLookup } from './public-address.ts'

export interface ReadPageOptions {
  /** Hosts and addresses that may be asked on any port although they are not public: a server of one's own. */
  readonly allow?: readonly string[]
  /** How long a page may take in all, redirects included; 10 s if not given. */
  readonly patienceMs?: number
}

/**
 * Reads pages over HTTP. What a link leads to is a stranger's choice, so only public addresses are asked, on the ports of the web,
 * for so long and so much; every redirect is checked like the first address.
 */
export function createReadPage({ allow = [], patienceMs = 10_000 }: ReadPageOptions = {}): ReadPage {
  const dispatcher = new Agent({
    connect: { lookup: publicLookup(allow), timeout: Math.min(5000, patienceMs) },
    // No connection outlives its page.
    pipelining: 0,
  })
  return async (address, language = 'en') => {
    const words = phrasesIn(language).reading.page
    const signal = AbortSignal.timeout(patienceMs)
    try {
      let url = checked(address, { allow, words })
      for (let hop = 0; hop <= mostRedirects; hop++) {
        const answer = await fetch(url, { dispatcher, redirect: 'manual', signal, headers })
        const next = redirectOf(answer)
        if (next === null) return await pageOf(answer, url.href, words)
        await answer.body?.cancel()
        url = checked(next, { allow, words }, url)
      }
      throw new UserError(words.circle)
    } catch (thrown) {
      throw thrown instanceof UserError ? thrown : new UserError(reasonOf(thrown, words))
    }
  }
}

const mostRedirects = 5
const mostBytes = 1024 * 1024
/** Read at a time: the parser needs a few milliseconds for it. */
const pieceBytes = 64 * 1024
const ports = ['', '80', '443', '8080', '8443']
const headers = {
  accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1',
  'user-agent': 'Mozilla/5.0 (compatible; Briefwire; link preview)',
}

type Words = Reading['page']

interface Checks {
  readonly allow: readonly string[]
  readonly words: Words
}

/** The address as one that may be asked for. Throws UserError. */
function checked(address: string, { allow, words }: Checks, base?: URL): URL {
  const url = URL.parse(address, base?.href)
  if (!url || !/^https?:$/.test(url.protocol)) throw new UserError(words.noAddress)
  if (url.username !== '' || url.password !== '') throw new UserError(words.withPassword)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (allow.includes(host)) return url
  if (isIP(host) !== 0 && !isPublic(host)) throw new UserError(words.notPublic)
  if (!ports.includes(url.port)) throw new UserError(words.port(url.port))
  return url
}

function redirectOf({ status, headers }: Response): string | null {
  const location = headers.get('location')
  return location !== null && [301, 302, 303, 307, 308].includes(status) ? location : null
}

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

/** Why there was no answer, in words for an editor. */
function reasonOf(thrown: unknown, words: Words): string {
  const causes = causesOf(thrown)
  if (causes.some((cause) => cause instanceof NotPublic)) return words.notPublic
  if (causes.some((cause) => /timeout/i.test(`${nameOf(cause)} ${messageOf(cause)}`))) return words.late
  if (causes.some((cause) => /ENOTFOUND|EAI_AGAIN/.test(messageOf(cause)))) return words.noSite
  return words.unreached
}

/** What was thrown, and what lies behind it. */
function causesOf(thrown: unknown): readonly unknown[] {
  if (!(thrown instanceof Error)) return [thrown]
  const many = thrown instanceof AggregateError ? thrown.errors : []
  return [thrown, ...many.flatMap(causesOf), ...(thrown.cause === undefined ? [] : causesOf(thrown.cause))]
}

const nameOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.name : '')
