import { duel } from './incoming/duel.ts'
import { secret } from './incoming/posts.ts'
import { show } from './incoming/show.ts'

const token = 'xoxb-bench'

/** Measures `/brief latest` over signed HTTP beside a bare Bolt app, and prints what was seen. */
export async function measureSlack(): Promise<void> {
  const result = await duel({
    library: 'bolt',
    platform: 'slack',
    token,
    environment: (api) => ({ SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: secret, SLACK_API_URL: `${api}/` }),
    lengthOf: (body) => body.length,
  })
  show('slack', 'Slack: /brief latest over signed HTTP, answers that arrived', [result], {
    rate: 'at least 80 % of the bare app',
    times: 'acknowledgements',
    latency: 'From the command to its acknowledgement, at 200 commands a second (aim: p99 under 50)',
  })
}
