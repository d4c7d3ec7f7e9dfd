import type { Config } from '../config.ts'
import type { Lane } from '../model.ts'
import { platformNames } from '../platform-names.ts'
import type { InstallationStore } from '../store/platforms.ts'
import type { ReaderStore } from '../store/readers.ts'
import { plural } from '../text/plural.ts'
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

/** What the doctor says of them. */
export async function examineReaders(
  config: Config,
  store: InstallationStore & ReaderStore,
): Promise<readonly Finding[]> {
  const waiting = await unservedBy(config, store, await store.readersByLane())
  return waiting.map((lane) => ({ ok: false, message: sayUnserved(lane) }))
}

/** The same as a sentence, with what to do. */
export function sayUnserved({ platform, account, active }: Unserved): string {
  const who = `${plural(active, 'subscriber')} of ${platform} ${account} ${active === 1 ? 'waits' : 'wait'}`
  switch (platform) {
    case 'console':
      return `${who} for a terminal: start with --console, or end it there with /unsubscribe.`
    case 'web':
      return `${who} for the page to try things on: set WEB_TRY=true, or end it there.`
    case 'telegram':
      return `${who}: TELEGRAM_BOT_TOKEN is not the token of bot ${account}, and nobody else speaks to its chats.`
    case 'slack':
      return `${who}: the app is not installed in workspace ${account}. Install it there.`
    case 'email':
      return `${who} for mails: set SMTP_URL.`
    default:
      return `${who}: nothing here speaks to ${platform}.`
  }
}
