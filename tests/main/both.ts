import { onTestFinished } from 'vitest'
import { createReadPage } from '../../src/link-preview/fetch-page.ts'
import { textOf } from '../adapters/slack/look.ts'
import { startSlack } from '../fakes/slack.ts'
import { createFakeTelegram } from '../fakes/telegram.ts'
import { startApp } from './app.ts'

/** One program on both platforms: an editor and a reader on each. */
export async function begin(
  library: 'grammy' | 'telegraf',
  environment: Readonly<Record<string, string>> = {},
  more: Parameters<typeof startApp>[1] = {},
) {
  const telegram = await createFakeTelegram()
  const slack = await startSlack()
  onTestFinished(async () => {
    await telegram.close()
    await slack.close()
  })
  const { token, botUser } = slack.team('T1')
  slack.state.appTokens.add('xapp-1-test')
  for (const user of ['U1', 'U2']) slack.person(user)
  slack.channel('C1', { members: [botUser, 'U1', 'U2'] })
  const ada = telegram.person('Ada')
  const bob = telegram.person('Bob')
  const app = await startApp(
    {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.root,
      TELEGRAM_LIBRARY: library,
      SLACK_BOT_TOKEN: token,
      SLACK_API_URL: slack.apiUrl,
      SLACK_APP_TOKEN: 'xapp-1-test',
      ADMINS: `telegram:${ada.id},slack:U1`,
      BRIEF_TIMEZONE: 'Europe/Berlin',
      ...environment,
    },
    { readPage: createReadPage({ allow: ['127.0.0.1'] }), ...more },
  )
  slack.use({ kind: 'socket' })
  bob.start()
  await telegram.until(() => bob.chat.texts().some((text) => text.includes('You are subscribed')))
  await slack.slash({ channel: 'C1', user: 'U2', text: 'subscribe' })
  await slack.until('the subscription', () => slack.whispered('C1', 'U2').length > 0)
  const copies = {
    telegram: () => bob.chat.texts().join('\n'),
    slack: () => slack.seen('C1').map(textOf).join('\n'),
  }
  return { telegram, slack, app, ada, bob, copies }
}
