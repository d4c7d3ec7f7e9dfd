import { duel, type Result } from './incoming/duel.ts'
import { hook, secret } from './incoming/posts.ts'
import { show } from './incoming/show.ts'

const token = '123456:bench-bench-bench-bench-bench'

/** Measures `/latest` by webhook through each library beside a bare bot of the same library, and prints what was seen. */
export async function measureTelegram(): Promise<void> {
  const results: Result[] = []
  for (const library of ['grammy', 'telegraf'] as const) {
    results.push(
      await duel({
        library,
        platform: 'telegram',
        token,
        environment: (api) => ({
          TELEGRAM_BOT_TOKEN: token,
          TELEGRAM_API_ROOT: api,
          TELEGRAM_LIBRARY: library,
          TELEGRAM_WEBHOOK_URL: `http://127.0.0.1${hook}`,
          TELEGRAM_WEBHOOK_SECRET: secret,
        }),
        lengthOf: (body) => String(JSON.parse(body).text).length,
      }),
    )
  }
  show('telegram', 'Telegram: /latest by webhook, answers that arrived', results, {
    rate: 'at least 80 % of the bare bot',
    times: 'answers',
    latency: 'From the update to its answer, at 200 updates a second (aim: p99 under 20)',
  })
}
