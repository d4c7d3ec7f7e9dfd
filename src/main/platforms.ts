import { type CountParts, wholeIssue } from '../compose/part-counter.ts'
import type { Config } from '../config.ts'
import type { PlatformName } from '../platform-names.ts'
import { email } from './email.ts'
import type { Finding, Platform, Preview } from './platform.ts'
import { slack } from './slack.ts'
import { telegram } from './telegram.ts'
import { terminal } from './terminal/index.ts'
import { browser } from './web/browser.ts'

/** Every platform there is: its adapter's folder, and its entry here. */
export const platforms: Readonly<Record<PlatformName, Platform>> = {
  console: terminal,
  telegram,
  slack,
  web: browser,
  email,
}

/** Whether any platform is configured; the terminal then keeps out unless it is asked for. */
export const anyConfigured = (config: Config): boolean => all.some((platform) => platform.configured(config))

/** How each platform would show a doc, by the name that `preview --as` takes. */
export const previews = async (config: Config): Promise<ReadonlyMap<string, Preview>> =>
  new Map(await Promise.all(all.map(async ({ preview }) => [preview.name, await preview.load(config)] as const)))

/** What is wrong with the platforms that are configured, asked of the platforms themselves. */
export const examinePlatforms = async (config: Config, chat?: string): Promise<readonly Finding[]> =>
  (await Promise.all(all.map((platform) => platform.examine(config, chat)))).flat()

/** Counts in how many messages a reader would get a draft on the platforms that are configured; their renderers are loaded when asked. */
export const partCounter =
  (config: Config): CountParts =>
  async (draft) => {
    const doc = wholeIssue(draft, config.brief)
    const configured = all.filter((platform) => platform.configured(config))
    const shown = await Promise.all(configured.map(({ preview }) => preview.load(config)))
    return doc === null ? 0 : Math.max(0, ...shown.map((show) => show(doc).length))
  }

const all = Object.values(platforms)
