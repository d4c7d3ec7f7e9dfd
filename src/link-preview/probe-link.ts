import { createPublicFetch, type PublicFetchOptions, Unfetched } from './public-fetch.ts'

/**
 * Whether readers find something at an address. `dead`: surely not; `silent`: nobody answered this time; `unknown`: the site answers, and
 * keeps programs out or is busy, or the address is one that is not asked for.
 */
export type LinkState =
  | { readonly kind: 'alive' | 'silent' | 'unknown' }
  | { readonly kind: 'dead'; readonly why: 'missing' | 'noSite' | 'notPublic' | 'noAddress' }

/** Asks for an address without reading what is there. Never throws. */
export type ProbeLink = (address: string) => Promise<LinkState>

/** Asks as `createPublicFetch` gets things; 8 s if not given. */
export function createProbeLink(options: PublicFetchOptions = {}): ProbeLink {
  const get = createPublicFetch({ patienceMs: 8000, ...options })
  return async (address) => {
    try {
      return await get(address, 'en', async ({ answer }) => {
        await answer.body?.cancel()
        return stateOf(answer.status)
      })
    } catch (thrown) {
      return thrown instanceof Unfetched ? unfetched[thrown.why] : { kind: 'silent' }
    }
  }
}

/** Many sites keep programs out (401, 403, 429 and the like) and show their readers the page all the same. */
const stateOf = (status: number): LinkState => {
  if (status === 404 || status === 410) return { kind: 'dead', why: 'missing' }
  return { kind: status < 400 ? 'alive' : 'unknown' }
}

const unfetched: Readonly<Record<Unfetched['why'], LinkState>> = {
  noAddress: { kind: 'dead', why: 'noAddress' },
  notPublic: { kind: 'dead', why: 'notPublic' },
  noSite: { kind: 'dead', why: 'noSite' },
  withPassword: { kind: 'unknown' },
  port: { kind: 'unknown' },
  circle: { kind: 'unknown' },
  late: { kind: 'silent' },
  unreached: { kind: 'silent' },
}
