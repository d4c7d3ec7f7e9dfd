import type { Checked } from '../../../adapters/slack/set-up.ts'
import type { Config } from '../../config.ts'
import { load } from '../load.ts'
import { slackLibraries, slackManifest, surface } from '../slack.ts'

/** An app that is being set up, by the client that the adapter has. */
export interface SlackApp {
  /** Where Slack makes it from its manifest. */
  readonly address: string
  checkBot(token: string): Promise<Checked>
  checkApp(token: string): Promise<{ readonly kind: 'refused' | 'unreachable'; readonly reason: string } | null>
  say(token: string, user: string, text: string): Promise<string | null>
}

/** Throws UserError where Slack's library is not there. */
export async function slackApp(config: Config, apiUrl: string): Promise<SlackApp> {
  const { appAddress, checkAppToken, checkBotToken, sayTo } = await load(
    slackLibraries,
    () => import('../../../adapters/slack/set-up.ts'),
  )
  const { scopes } = await surface(config)
  return {
    address: appAddress(await slackManifest(config, null)),
    checkBot: (token) => checkBotToken(token, apiUrl, scopes),
    checkApp: (token) => checkAppToken(token, apiUrl),
    say: (token, user, text) => sayTo(token, apiUrl, user, text),
  }
}
