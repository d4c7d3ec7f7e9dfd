import type { LinkState, ProbeLink } from '../../link-preview/probe-link.ts'
import type { DeadLink } from './remarks.ts'

/** What is known of links. Nobody waits for it: it is asked in the background, a few at a time. */
export interface Links {
  /** Asks for those that were not asked for lately; resolves when all answers are there. Never throws. */
  ask(addresses: readonly string[]): Promise<void>
  /** What is wrong with a link, null: nothing that is known; undefined: it is not known yet. */
  stateOf(address: string): DeadLink | null | undefined
}

export interface LinksOptions {
  readonly probe: ProbeLink
  readonly now: () => number
}

/** Links of drafts, in memory: a restart asks anew. */
export function createLinks({ probe, now }: LinksOptions): Links {
  const known = new Map<string, { readonly state: LinkState; readonly at: number }>()
  const asking = new Map<string, Promise<void>>()
  const waiting: (() => Promise<void>)[] = []
  let busy = 0

  const run = async (): Promise<void> => {
    busy++
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await job()
    busy--
  }

  const askOne = (address: string): Promise<void> => {
    const under = asking.get(address)
    if (under !== undefined) return under
    const asked = new Promise<void>((done) => {
      waiting.push(async () => {
        let state = await probe(address)
        // One that was silent once may only have been busy.
        if (state.kind === 'silent') state = await probe(address)
        if (known.size >= mostKnown) known.clear()
        known.set(address, { state, at: now() })
        asking.delete(address)
        done()
      })
    })
    asking.set(address, asked)
    if (busy < atOnce) void run()
    return asked
  }

  const isFresh = (address: string): boolean => {
    const found = known.get(address)
    if (found === undefined) return false
    const age = now() - found.at
    return age >= 0 && age < (found.state.kind === 'alive' ? aliveMs : otherMs)
  }

  return {
    async ask(addresses) {
      await Promise.all([...new Set(addresses)].filter((address) => !isFresh(address)).map(askOne))
    },
    stateOf(address) {
      const state = known.get(address)?.state
      switch (state?.kind) {
        case undefined:
          return undefined
        case 'alive':
        case 'unknown':
          return null
        case 'silent':
          return 'silent'
        case 'dead':
          return state.why
      }
    },
  }
}

const atOnce = 4
const mostKnown = 5000
/** A page that was there is there for an hour; one that was not may have been put up since. */
const aliveMs = 3_600_000
const otherMs = 300_000
