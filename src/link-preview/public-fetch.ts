import { isIP } from 'node:net'
import { Agent, fetch, type Response } from 'undici'
import { messageOf, UserError } from '../errors.ts'
import type { Language } from '../model.ts'
import type { Reading } from '../phrases/en/reading.ts'
import { phrasesIn } from '../phrases/index.ts'
import { isPublic, NotPublic, publicLookup } from './public-address.ts'

export interface PublicFetchOptions {
  /** Hosts and addresses that may be asked on any port although they are not public: a server of one's own. */
  readonly allow?: readonly string[]
  /** How long an answer may take in all, redirects included; 10 s if not given. */
  readonly patienceMs?: number
  /** The kinds of answers that are wanted, as in the header of that name. */
  readonly accept?: string
}

/** An answer from where the redirects led to. */
export interface PublicAnswer {
  readonly answer: Response
  readonly url: string
}

/** Why an address was not got; the message says it in the language of whoever asked. */
export class Unfetched extends UserError {
  readonly why: 'noAddress' | 'withPassword' | 'notPublic' | 'port' | 'circle' | 'late' | 'noSite' | 'unreached'
  constructor(why: Unfetched['why'], message: string) {
    super(message)
    this.why = why
  }
}

/** Gets an address and lets `read` have the answer. Throws Unfetched, or the UserErrors of `read`. */
export type PublicFetch = <T>(
  address: string,
  language: Language,
  read: (answer: PublicAnswer) => Promise<T>,
) => Promise<T>

/**
 * Asks over HTTP. What a link leads to is a stranger's choice, so only public addresses are asked, on the ports of the web, for so
 * long; every redirect is checked like the first address.
 */
export function createPublicFetch({
  allow = [],
  patienceMs = 10_000,
  accept = '*/*',
}: PublicFetchOptions = {}): PublicFetch {
  const dispatcher = new Agent({
    connect: { lookup: publicLookup(allow), timeout: Math.min(5000, patienceMs) },
    // No connection outlives its page.
    pipelining: 0,
  })
  const headers = { accept, 'user-agent': 'Mozilla/5.0 (compatible; Briefwire; link preview)' }
  return async (address, language, read) => {
    const words = phrasesIn(language).reading.page
    const signal = AbortSignal.timeout(patienceMs)
    try {
      let url = checked(address, { allow, words })
      for (let hop = 0; hop <= mostRedirects; hop++) {
        const answer = await fetch(url, { dispatcher, redirect: 'manual', signal, headers })
        const next = redirectOf(answer)
        if (next === null) return await read({ answer, url: url.href })
        await answer.body?.cancel()
        url = checked(next, { allow, words }, url)
      }
      throw new Unfetched('circle', words.circle)
    } catch (thrown) {
      if (thrown instanceof UserError) throw thrown
      const why = reasonOf(thrown)
      throw new Unfetched(why, words[why])
    }
  }
}

const mostRedirects = 5
const ports = ['', '80', '443', '8080', '8443']

type Words = Reading['page']

interface Checks {
  readonly allow: readonly string[]
  readonly words: Words
}

/** The address as one that may be asked for. Throws Unfetched. */
function checked(address: string, { allow, words }: Checks, base?: URL): URL {
  const url = URL.parse(address, base?.href)
  if (!url || !/^https?:$/.test(url.protocol)) throw new Unfetched('noAddress', words.noAddress)
  if (url.username !== '' || url.password !== '') throw new Unfetched('withPassword', words.withPassword)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (allow.includes(host)) return url
  if (isIP(host) !== 0 && !isPublic(host)) throw new Unfetched('notPublic', words.notPublic)
  if (!ports.includes(url.port)) throw new Unfetched('port', words.port(url.port))
  return url
}

function redirectOf({ status, headers }: Response): string | null {
  const location = headers.get('location')
  return location !== null && [301, 302, 303, 307, 308].includes(status) ? location : null
}

/** Why there was no answer. */
function reasonOf(thrown: unknown): 'notPublic' | 'late' | 'noSite' | 'unreached' {
  const causes = causesOf(thrown)
  if (causes.some((cause) => cause instanceof NotPublic)) return 'notPublic'
  if (causes.some((cause) => /timeout/i.test(`${nameOf(cause)} ${messageOf(cause)}`))) return 'late'
  if (causes.some((cause) => /ENOTFOUND|EAI_AGAIN/.test(messageOf(cause)))) return 'noSite'
  return 'unreached'
}

/** What was thrown, and what lies behind it. */
function causesOf(thrown: unknown): readonly unknown[] {
  if (!(thrown instanceof Error)) return [thrown]
  const many = thrown instanceof AggregateError ? thrown.errors : []
  return [thrown, ...many.flatMap(causesOf), ...(thrown.cause === undefined ? [] : causesOf(thrown.cause))]
}

const nameOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.name : '')
