import { afterEach, describe } from 'vitest'
import type { Store } from '../../src/store/port.ts'
import { addendumSuite } from './store/addenda.suite.ts'
import { archiveSuite } from './store/archive.suite.ts'
import { clockSuite } from './store/clock.suite.ts'
import { conversationSuite } from './store/conversations.suite.ts'
import { copySuite } from './store/copies.suite.ts'
import { correctionPropertySuite } from './store/correction-property.suite.ts'
import { correctionSuite } from './store/corrections.suite.ts'
import { departureSuite } from './store/departures.suite.ts'
import { doubtSuite } from './store/doubts.suite.ts'
import { draftSuite } from './store/drafts.suite.ts'
import { dutySuite } from './store/duties.suite.ts'
import { endingSuite } from './store/endings.suite.ts'
import { growingSuite } from './store/growing.suite.ts'
import { growingOldSuite } from './store/growing-old.suite.ts'
import { installationSuite } from './store/installations.suite.ts'
import { keepingSuite } from './store/keeping.suite.ts'
import { laneSuite } from './store/lanes.suite.ts'
import { ledgerSuite } from './store/ledger.suite.ts'
import { lengthSuite } from './store/lengths.suite.ts'
import { linkSuite } from './store/links.suite.ts'
import { lookingBackSuite } from './store/looking-back.suite.ts'
import { memberSuite } from './store/members.suite.ts'
import { moveSuite } from './store/moves.suite.ts'
import { paceSuite } from './store/pace.suite.ts'
import { propertySuite } from './store/property.suite.ts'
import { proposalSuite } from './store/proposals.suite.ts'
import { readerDaySuite } from './store/reader-days.suite.ts'
import { readerSuite } from './store/readers.suite.ts'
import { recordSuite } from './store/record.suite.ts'
import { releaseSuite } from './store/releases.suite.ts'
import { restSuite } from './store/rests.suite.ts'
import { searchSuite } from './store/search.suite.ts'
import { sessionSuite } from './store/sessions.suite.ts'
import { signUpSuite } from './store/sign-ups.suite.ts'
import { topicSuite } from './store/topics.suite.ts'
import { updateSuite } from './store/updates.suite.ts'

/** What the rows themselves say, read past the store: it must not be its own witness. */
export interface Rows {
  deliveries(): Promise<readonly DeliveryWitness[]>
  parts(): Promise<readonly { delivery: number; part: number; state: string; message: string | null }[]>
  tallies(): Promise<readonly { issue: number; state: string; count: number }[]>
  fixes(): Promise<readonly FixWitness[]>
  fixTallies(): Promise<readonly { issue: number; state: string; count: number }[]>
  /** How many rows there are of what an issue is made of. */
  counts(): Promise<{ issues: number; items: number; searchable: number }>
}

export interface FixWitness {
  readonly delivery: number
  readonly issue: number
  readonly state: string
  readonly revision: number
  readonly telling: 0 | 1
  /** The revisions that its messages show, as far as is known. */
  readonly shows: string
}

export interface DeliveryWitness {
  readonly id: number
  readonly issue: number
  readonly chat: string
  readonly state: string
  readonly part: number
  readonly attempt: number
  readonly worker: string | null
  readonly halted: boolean
  readonly reader: string
}

export interface StoreContract<Place> {
  readonly name: string
  /** A new and empty place for a store. */
  readonly place: () => Promise<Place>
  /** Opens a store there; any number of them at once. `atOnce`: as in `Dialect`. */
  readonly make: (place: Place, atOnce?: number) => Promise<Store>
  readonly rows: (place: Place) => Promise<Rows & { close(): Promise<void> }>
  /** Of the cases that are made up, where each costs much; all of them if not given. */
  readonly share?: number
}

/** An empty store, another one on the same data, and the witness. */
export interface Bench {
  readonly store: Store
  readonly other: () => Promise<Store>
  readonly rows: Rows
  /** Closes all of it before the test ends. */
  close(): Promise<void>
}

/** Opens a fresh bench; everything on it is closed when the test ends. `atOnce`: as in `Dialect`. */
export type OpenBench = ((atOnce?: number) => Promise<Bench>) & {
  /** How many of the cases that are made up are looked at. */
  readonly share: number
}

/** What every store promises; called at the top level of each implementation's test file. */
export const storeContract = <Place>({ name, place, make, rows, share = 1 }: StoreContract<Place>): void => {
  const open: { close(): Promise<void> }[] = []
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close()
  })
  const fresh = async (atOnce?: number): Promise<Bench> => {
    const where = await place()
    const keep = async <T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> => {
      const opened = await opening
      open.push(opened)
      return opened
    }
    return {
      store: await keep(make(where, atOnce)),
      other: () => keep(make(where, atOnce)),
      rows: await keep(rows(where)),
      async close() {
        for (const each of open.splice(0)) await each.close()
      },
    }
  }

  const bench: OpenBench = Object.assign(fresh, { share })

  describe(`${name} keeps the contract of a store:`, () => {
    archiveSuite(bench)
    searchSuite(bench)
    readerSuite(bench)
    ledgerSuite(bench)
    laneSuite(bench)
    paceSuite(bench)
    clockSuite(bench)
    departureSuite(bench)
    doubtSuite(bench)
    moveSuite(bench)
    correctionSuite(bench)
    copySuite(bench)
    growingSuite(bench)
    growingOldSuite(bench)
    dutySuite(bench)
    endingSuite(bench)
    installationSuite(bench)
    updateSuite(bench)
    conversationSuite(bench)
    draftSuite(bench)
    lookingBackSuite(bench)
    memberSuite(bench)
    lengthSuite(bench)
    linkSuite(bench)
    keepingSuite(bench)
    recordSuite(bench)
    proposalSuite(bench)
    sessionSuite(bench)
    signUpSuite(bench)
    addendumSuite(bench)
    readerDaySuite(bench)
    releaseSuite(bench)
    restSuite(bench)
    topicSuite(bench)
    propertySuite(bench)
    correctionPropertySuite(bench)
  })
}
