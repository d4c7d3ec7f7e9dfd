import type { z } from 'zod'
import { named } from '../choices/merge.ts'
import { wantsShape } from '../choices/wants-shape.ts'
import { dueAt } from '../choices/when.ts'
import { targetShape } from '../desk/target-shape.ts'
import { UserError } from '../errors.ts'
import type { Brief, Subscription, Target, Wants } from '../model.ts'
import type { DueAt, ReaderStore, SubscribeOutcome } from '../store/readers.ts'
import type { TopicStore } from '../store/topics.ts'
import { findTopic } from '../topics/match.ts'

/** Who gets what. A target is named as the ledger does: `{ platform: 'telegram', account: '<bot id>', chat: '1001', thread: null }`. */
export interface Readers {
  /**
   * Subscribes a place, or changes what it gets; what is not named stays as it is. Topics go by any of their names. Throws UserError that
   * names what is wrong.
   */
  subscribe(
    target: Target,
    wants?: Partial<Wants>,
  ): Promise<{ readonly subscription: Subscription; readonly outcome: SubscribeOutcome }>
  /** False when there was nothing to end. */
  unsubscribe(target: Target): Promise<boolean>
  find(target: Target): Promise<Subscription | null>
  /** Everybody, whatever their state, read as it is asked for. */
  all(): AsyncIterable<Subscription>
}

export interface ReadersOptions {
  readonly store: Pick<ReaderStore, 'subscribe' | 'unsubscribe' | 'subscription' | 'subscriptions'> &
    Pick<TopicStore, 'topics'>
  readonly brief: Brief
  readonly now: () => number
}

export function createReaders({ store, brief, now }: ReadersOptions): Readers {
  const slugs = async (names: readonly string[]): Promise<readonly string[]> => {
    const topics = await store.topics()
    return names.map((name) => {
      const topic = findTopic(name, topics)
      if (topic === null)
        throw new UserError(`There is no topic "${name}". There is: ${topics.map(({ slug }) => slug).join(', ')}.`)
      return topic.slug
    })
  }
  return {
    async subscribe(target, wants = {}) {
      const place = read(targetShape, target, 'target')
      const { topics, except, ...rest } = read(wantsShape, wants, 'wants')
      const chosen = {
        ...named(rest),
        ...(topics ? { topics: await slugs(topics) } : {}),
        ...(except ? { except: await slugs(except) } : {}),
      }
      const at = now()
      const due: DueAt = (when, urgent) => dueAt(when, at, { timeZone: brief.timeZone, urgent })
      return store.subscribe(place, chosen, at, due)
    },
    unsubscribe: async (target) => store.unsubscribe(read(targetShape, target, 'target'), now()),
    find: async (target) => store.subscription(read(targetShape, target, 'target')),
    async *all() {
      for (let after = 0; ; ) {
        const page = await store.subscriptions(after, pageSize)
        yield* page
        const last = page.at(-1)
        if (last === undefined) return
        after = last.id
      }
    },
  }
}

const pageSize = 500

/** Whoever writes JavaScript has no compiler that tells. */
function read<T>(shape: z.ZodType<T>, value: unknown, name: string): T {
  const found = shape.safeParse(value)
  if (found.success) return found.data
  throw new UserError(
    found.error.issues.map(({ path, message }) => `${[name, ...path].join('.')}: ${message}`).join('\n'),
  )
}
