import type { Config } from '../config.ts'
import { createDesk, type Desk } from '../desk/desk.ts'
import { atTerminal, atTryPage } from '../desk/people/display-name.ts'
import type { Store } from '../store/port.ts'
import { chooseTopics } from './choose-topics.ts'
import { type OpenStoreOptions, openStore } from './open-store.ts'
import { partCounter } from './platforms.ts'

/**
 * The store and the desk that the configuration names, with the topics that it chose: what the other commands of the command line work with.
 * `notice` tells the operator what of the configuration had no effect.
 */
export async function openDesk(
  config: Config,
  { now = Date.now, ...options }: OpenStoreOptions = {},
): Promise<{ readonly store: Store; readonly desk: Desk; readonly notice: string | null }> {
  const store = await openStore(config, { now, ...options })
  try {
    const notice = await chooseTopics(store, config.topics, now)
    const { brief, proposalsPerDay } = config
    const countParts = partCounter(config)
    const desk = createDesk({ store, brief, now, owners: ownersOf(config), countParts, proposalsPerDay })
    return { store, desk, notice }
  } catch (thrown) {
    await store.close()
    throw thrown
  }
}

/** The person at the terminal is an owner: they could change the database anyway. */
export const ownersOf = ({ admins, web }: Config): readonly string[] => [
  ...admins,
  atTerminal,
  ...(web.tryIt ? [atTryPage] : []),
]
