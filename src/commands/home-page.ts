import type { Person } from '../adapter.ts'
import type { Draft, Issue, Language, Subscription, Target, Topic, Wants } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'
import { formatMoment } from '../time/format.ts'
import { canonicalZone } from '../time/zones/canonical.ts'
import type { CommandContext } from './index.ts'
import { dueNow } from './wishes/choose.ts'

/** What a page that belongs to one person shows. */
export interface HomeLook {
  readonly language: Language
  readonly title: string
  readonly timeZone: string
  readonly subscription: Subscription | null
  /** Why nothing comes at the moment, in words; null while it does. */
  readonly paused: string | null
  readonly topics: readonly Topic[]
  readonly latest: Issue | null
  /** Null for everybody but editors. */
  readonly draft: Draft | null
  /** How many proposals wait for the editors; 0 for everybody else. */
  readonly proposals: number
}

/** Lets a platform show each person a page of their own. */
export const createHome = ({
  store,
  brief,
  now,
  desk,
  explain,
}: Pick<CommandContext, 'store' | 'brief' | 'now' | 'desk' | 'explain'>) => ({
  async look(person: Person, target: Target, language: Language | null): Promise<HomeLook> {
    const pausedBy = ({ state, reason, returnsAt, timeZone }: Subscription, spoken: Language): string | null => {
      const { causes, wishes } = phrasesIn(spoken)
      if (state !== 'paused') return null
      if (returnsAt === null) return causes[explain(target.platform, reason)]
      return wishes.until(formatMoment(returnsAt, timeZone ?? brief.timeZone, spoken))
    }
    const subscription = await store.subscription(target)
    const role = await desk.roles.roleOf(`${target.platform}:${person.id}`)
    const spoken = subscription?.language ?? language ?? brief.language
    return {
      language: spoken,
      title: brief.title,
      timeZone: brief.timeZone,
      subscription,
      paused: subscription && pausedBy(subscription, spoken),
      topics: await store.topics(),
      latest: await store.latest(),
      draft: role ? (await store.draft()).draft : null,
      proposals: role ? (await store.openProposals()).count : 0,
    }
  },
  async subscribe(_person: Person, target: Target, wants: Partial<Wants>): Promise<void> {
    const due = dueNow({ brief, now })
    const zoned = wants.timeZone == null ? wants : { ...wants, timeZone: canonicalZone(wants.timeZone) }
    const asked = { ...zoned, ...(await stillAllBut(store, target, wants.topics ?? [])) }
    const chosen = Object.keys(asked).length > 0 ? await store.choose(target, asked, now(), due) : null
    if (chosen === null) await store.subscribe(target, asked, now(), due)
  },
  async unsubscribe(_person: Person, target: Target): Promise<void> {
    await store.unsubscribe(target, now())
  },
})

/**
 * Whoever wants all but some, and takes a tick away or sets one, still wants all but some: also what has no topic. Only where every topic
 * has its box.
 */
async function stillAllBut(
  store: Pick<CommandContext['store'], 'subscription' | 'topics'>,
  target: Target,
  ticked: readonly string[],
): Promise<Pick<Wants, 'topics' | 'except'> | null> {
  if (ticked.length === 0) return null
  const [known, topics] = [await store.subscription(target), await store.topics()]
  if (known === null || known.except.length === 0 || topics.length > mostBoxes) return null
  return { topics: [], except: topics.flatMap(({ slug }) => (ticked.includes(slug) ? [] : slug)) }
}

/** A page has room for so many. */
const mostBoxes = 50
