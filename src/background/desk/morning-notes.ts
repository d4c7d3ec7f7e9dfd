import { suggest } from '../../compose/issue.ts'
import type { Desk } from '../../desk/desk.ts'
import { itemCount } from '../../desk/draft/draft.ts'
import type { Messenger } from '../../desk/notify/messenger.ts'
import { languageAt } from '../../desk/notify/notify.ts'
import { type EditorsWish, wishes } from '../../desk/notify/wishes.ts'
import { briefly } from '../../desk/progress/message.ts'
import type { Review } from '../../desk/remarks/review.ts'
import { nextPublication } from '../../desk/schedule/next-publication.ts'
import { type Doc, paragraph } from '../../doc.ts'
import { messageOf } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Brief, Language } from '../../model.ts'
import { phrasesIn } from '../../phrases/index.ts'
import type { Store } from '../../store/port.ts'
import { localDate } from '../../time/format.ts'
import { momentOf, wallTime } from '../../time/zone.ts'
import { isFirst } from '../once.ts'
import { createPoller, type Poller } from '../poller.ts'

export interface MorningNotesOptions {
  readonly store: Store
  readonly desk: Pick<Desk, 'roles' | 'schedule'>
  readonly brief: Brief
  readonly messenger: Messenger
  readonly review: Review
  readonly now: () => number
  readonly log: Log
}

const lookMs = 15_000
/** A note that is late by more is no morning note any more: the program was not running. */
const stillMs = 3_600_000
const dayMs = 86_400_000

/** Tells editors, at the time that each chose, what is to go out within a day; on days on which nothing is, nothing. Nothing runs yet. */
export function createMorningNotes(options: MorningNotesOptions): Poller {
  const { store, desk, brief, messenger, review, now, log } = options

  const isDue = async ({ human, morning }: EditorsWish): Promise<boolean> => {
    if (morning === null) return false
    const at = momentOf({ ...wallTime(now(), brief.timeZone), ...morning }, brief.timeZone)
    const late = now() - at
    return late >= 0 && late < stillMs && isFirst(store, `morning ${human} ${localDate(at, brief.timeZone)}`, now())
  }

  const tell = async ({ place }: EditorsWish): Promise<void> => {
    const next = await nextPublication(desk.schedule, brief, now())
    if (next === null || next.at - now() > dayMs) return
    const { draft } = await store.draft()
    const [items, { count: proposals }] = [itemCount(draft), await store.openProposals()]
    const { remarks } = await review.of(draft, patienceMs)
    const language: Language = await languageAt(store, brief, place)
    const { checking } = phrasesIn(language)
    const time = briefly(next.at, { language, timeZone: brief.timeZone, now: now() })
    const doc: Doc = {
      language,
      blocks: [
        paragraph(checking.morning(items, proposals, time)),
        ...(items < next.min ? [paragraph(checking.tooFewYet(next.min))] : []),
        ...(remarks.length > 0 ? [suggest(`${checking.remarks(remarks.length)} `, ['draft check'])] : []),
        suggest('', proposals > 0 ? ['draft', 'proposals', 'publish'] : ['draft', 'publish']),
      ],
    }
    await messenger.say(place, doc)
  }

  const look = async (): Promise<void> => {
    for (const wish of await wishes(store, desk.roles)) if (await isDue(wish)) await tell(wish)
  }

  return createPoller(
    () => look().catch((thrown) => log.warn({ reason: messageOf(thrown) }, 'the morning notes could not be written')),
    lookMs,
  )
}

/** What is not known of the links by then is not told. */
const patienceMs = 5000
