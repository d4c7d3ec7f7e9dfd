import { z } from 'zod'
import { suggest } from '../compose/issue.ts'
import { atCommandLine } from '../desk/desk.ts'
import { type NotifyDeps, notify, notifyEditors, notifyOwners } from '../desk/notify/notify.ts'
import { newsrooms } from '../desk/people/newsrooms.ts'
import { followProgress } from '../desk/progress/follow.ts'
import { progressPlaces } from '../desk/progress/places.ts'
import { total } from '../desk/progress/state.ts'
import type { Doc } from '../doc.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Language } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'
import type { Store } from '../store/port.ts'
import { thankProposers } from './desk/thanks.ts'
import { isFirst } from './once.ts'
import { createPoller, type Poller } from './poller.ts'

export interface AnnouncementsOptions {
  readonly audience: NotifyDeps & { readonly store: Store }
  readonly now: () => number
  readonly log: Log
}

const lookMs = 2_000
/** Editors are told of proposals at most this often. */
const quietMs = 3_600_000
/** An offer to propose something stands for a week. */
const offerMs = 7 * 86_400_000
const pageLength = 100

/**
 * Notices what came to the desk without anybody at it: issues published from the command line, and what readers propose; and thanks
 * readers whose proposals are out. Nothing runs yet. Several processes may have one on the same store: each thing is told once.
 */
export function createAnnouncements({ audience, now, log }: AnnouncementsOptions): Poller {
  const { store } = audience

  const tellPublished = async (issue: number): Promise<void> => {
    if (!(await isFirst(store, `published ${issue}`, now()))) return
    const rooms = await newsrooms(store)
    const places = await progressPlaces(audience, null)
    for (const place of places.values()) await followProgress({ ...audience, now }, issue, place)
    if (rooms.length > 0) return
    const readers = total(await store.progress(issue))
    await notifyOwners(audience, (language) =>
      line(language, phrasesIn(language).publishing.publishedElsewhere(issue, readers), `deliveries ${issue}`),
    )
  }

  /** The first look only notes which issue is the newest: what was done before is nobody's news. */
  const lookAtReleases = async (): Promise<void> => {
    const seen = await store.setting(seenSetting)
    if (seen === null) return store.saveSetting(seenSetting, String((await store.latest())?.number ?? 0))
    for (let after = Number(seen); ; ) {
      const releases = await store.releasesAfter(after, pageLength)
      const last = releases.at(-1)
      if (!last) return
      for (const { issue, person } of releases) {
        if (person === atCommandLine.person) await tellPublished(issue)
        await thankProposers({ audience, now }, issue)
      }
      after = last.issue
      await store.saveSetting(seenSetting, String(after))
    }
  }

  const lookAtProposals = async (): Promise<void> => {
    const { count, newest } = await store.openProposals()
    if (newest === null) return
    const stored = await store.setting(toldSetting)
    const told = stored === null ? { newest: 0, at: 0 } : toldShape.parse(JSON.parse(stored))
    const sinceMs = now() - told.at
    if (newest <= told.newest || (sinceMs >= 0 && sinceMs < quietMs)) return
    await store.saveSetting(toldSetting, JSON.stringify({ newest, at: now() }))
    if (!(await isFirst(store, `proposal ${newest}`, now()))) return
    const compose = (language: Language): Doc =>
      line(language, phrasesIn(language).proposals.arrived(count), 'proposals')
    const rooms = await newsrooms(store)
    await (rooms.length > 0 ? notify(audience, rooms, compose) : notifyEditors(audience, compose))
  }

  let swept = Number.NEGATIVE_INFINITY
  /** What readers were offered and did not press is nobody's any more. */
  const sweep = async (): Promise<void> => {
    if (Math.abs(now() - swept) < quietMs) return
    swept = now()
    await store.forgetOffers(now() - offerMs)
  }

  const lookOnce = async (): Promise<void> => {
    try {
      await sweep()
      await lookAtReleases()
      await lookAtProposals()
    } catch (thrown) {
      log.warn({ reason: messageOf(thrown) }, 'what was done elsewhere could not be told')
    }
  }

  const looks = createPoller(lookOnce, lookMs)
  return {
    ...looks,
    start() {
      void looks.poll()
      looks.start()
    },
  }
}

/** The newest issue that was looked at. */
const seenSetting = 'seen issue'
const toldSetting = 'proposals told'
const toldShape = z.object({ newest: z.number(), at: z.number() })

const line = (language: Language, words: string, command: string): Doc => ({
  language,
  blocks: [suggest(words, [command])],
})
