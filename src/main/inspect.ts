import { createRender } from '../../adapters/console/render.ts'
import type { Config } from '../config.ts'
import type { Doc } from '../doc.ts'
import { UserError } from '../errors.ts'

/** One thing looked at, and what to do about it where it is not well. */
export interface Finding {
  readonly ok: boolean
  readonly message: string
}

/** How each platform would show a doc; `text` is the terminal. What the others make is shown as the JSON that they send. */
export async function renderers(config: Config): Promise<ReadonlyMap<string, (doc: Doc) => readonly string[]>> {
  const { createButtons } = await import('../../adapters/telegram/buttons.ts')
  const { createNames } = await import('../../adapters/telegram/command-names.ts')
  const telegram = await import('../../adapters/telegram/render/index.ts')
  const slack = await import('../../adapters/slack/render/render.ts')
  const ink = { buttons: createButtons(), names: createNames(undefined) }
  const format = config.telegram?.format ?? 'classic'
  const named = { slash: config.slack?.command ?? '/brief', prefix: 'briefwire' }
  return new Map([
    ['text', createRender({ width: 80, colour: false })],
    ['telegram', (doc: Doc) => telegram.render(doc, ink, format).map(({ body }) => pretty(body))],
    ['slack', (doc: Doc) => slack.renderDoc(doc, named).map(pretty)],
  ])
}

/** What is wrong with the platforms that are configured, asked of the platforms themselves. `chat` names a Telegram chat. */
export async function examinePlatforms(config: Config, chat?: string): Promise<readonly Finding[]> {
  const { telegram, slack } = config
  const findings: Finding[] = []
  if (telegram) {
    const { createClient } = await import('../../adapters/telegram/api/client.ts')
    const { examine } = await import('../../adapters/telegram/doctor.ts')
    const client = createClient(telegram)
    findings.push(...(await examine(client, telegram.webhook ? 'webhook' : 'polling', chat)))
    await client.close()
  }
  if (slack) {
    const { examineSlack } = await import('../../adapters/slack/doctor.ts')
    const { scopes } = await surface(config)
    findings.push(...(await examineSlack({ ...slack, scopes })))
  }
  return findings
}

/** The manifest from which Slack makes the app: for HTTP at this address, or for Socket Mode. Throws UserError for an address that is none. */
export async function slackManifest(config: Config, baseUrl: string | null): Promise<object> {
  if (baseUrl !== null && URL.parse(baseUrl)?.protocol !== 'https:')
    throw new UserError(`Slack needs an https address, such as https://brief.example.org; "${baseUrl}" is none.`)
  const { manifestOf } = await import('../../adapters/slack/app/manifest.ts')
  return manifestOf({
    surface: await surface(config),
    name: 'Briefwire',
    baseUrl,
    distributed: Boolean(config.slack?.oauth),
  })
}

async function surface(config: Config) {
  const { surfaceOf } = await import('../../adapters/slack/app/surface.ts')
  return surfaceOf({ command: config.slack?.command ?? '/brief', prefix: 'briefwire', home: true, desk: true })
}

const pretty = (value: unknown): string => JSON.stringify(value, null, 2)
