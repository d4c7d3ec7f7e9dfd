import type { Config } from '../config.ts'
import type { Lane } from '../model.ts'
import type { Phrases } from '../phrases/index.ts'
import { platformNames } from '../platform-names.ts'
import type { InstallationStore } from '../store/platforms.ts'
import type { ReaderStore } from '../store/readers.ts'
import type { Finding } from './platform.ts'
import { platforms } from './platforms.ts'

/** Readers of an account that nobody serves: they get nothing, and every issue waits for them. */
export interface Unserved extends Lane {
  readonly active: number
}

/** Those of these accounts that a start with this configuration would not serve; where that cannot be told, none. */
export async function unservedBy(
  config: Config,
  store: InstallationStore,
  lanes: readonly Unserved[],
): Promise<readonly Unserved[]> {
  const found: Unserved[] = []
  for (const name of new Set(lanes.map(({ platform }) => platform))) {
    const platform = platformNames.find((known) => known === name)
    const accounts = platform ? await platforms[platform].accounts(config, store) : []
    if (accounts !== null)
      found.push(...lanes.filter((lane) => lane.platform === name && !accounts.includes(lane.account)))
  }
  return found
}

type Words = Phrases['cli']['doctor']

/** What the doctor says of them. */
export async function examineReaders(
  config: Config,
  store: InstallationStore & ReaderStore,
  words: Words,
): Promise<readonly Finding[]> {
  const waiting = await unservedBy(config, store, await store.readersByLane())
  return waiting.map((lane) => ({ ok: false, message: sayUnserved(lane, words) }))
}

/** The same as a sentence, with what to do. */
export function sayUnserved({ platform, account, active }: Unserved, { unserved: words }: Words): string {
  const who = words.who(active, `${platform} ${account}`)
  switch (platform) {
    case 'console':
    case 'web':
    case 'email':
      return words[platform](who)
    case 'telegram':
    case 'slack':
      return words[platform](who, account)
    default:
      return words.other(who, platform)
  }
}
