import { describe, expect, it, onTestFinished } from 'vitest'
import type { Health } from '../../src/health.ts'
import { parse } from '../../src/ingest/parse.ts'
import { samples } from '../../src/main/samples.ts'
import { defaultTopics } from '../../src/topics/defaults.ts'
import { eventually } from '../fakes/eventually.ts'
import { startSlack } from '../fakes/slack.ts'
import { createFakeTelegram } from '../fakes/telegram.ts'
import { startApp } from './app.ts'
import { atSlack } from './hands.ts'

const sample = parse(samples.en, { topics: defaultTopics })
const signingSecret = '0123456789abcdef0123456789abcdef'

/** The program on both platforms, which it asks every few milliseconds. Ann is an owner on either, and was seen there. */
async function both(library = 'grammy') {
  const telegram = await createFakeTelegram()
  const slack = await startSlack()
  onTestFinished(async () => {
    await telegram.close()
    await slack.close()
  })
  const { token } = slack.team('T1')
  slack.person('U1')
  const ann = telegram.person('Ann')
  const app = await startApp(
    {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.root,
      TELEGRAM_LIBRARY: library,
      SLACK_BOT_TOKEN: token,
      SLACK_API_URL: slack.apiUrl,
      SLACK_SIGNING_SECRET: signingSecret,
      ADMINS: `telegram:${ann.id},slack:U1`,
    },
    { checkEveryMs: 40 },
  )
  slack.use({ kind: 'http', url: app.url, signingSecret })
  ann.start()
  await telegram.until(() => ann.chat.texts().some((text) => text.includes('You are subscribed')))
  const annAtSlack = atSlack(slack, 'U1')
  await annAtSlack.command('editors')
  await annAtSlack.sees('Who works at the desk')
  const health = async (): Promise<Health & { readonly status: number }> => {
    const answer = await fetch(`${app.url}/healthz`)
    const told: Health = JSON.parse(await answer.text())
    return { status: answer.status, ...told }
  }
  await eventually(async () => expect(await health()).toEqual({ status: 200, ready: true, problems: [] }))
  return { telegram, slack, ann, annAtSlack, app, health }
}

describe.each(['grammy', 'telegraf'])('a token that Telegram refuses in the middle, by %s', (library) => {
  it('is in the health, owners hear of it at Slack, and all goes on when it is accepted again', async () => {
    const { telegram, ann, annAtSlack, app, health } = await both(library)
    telegram.revoke()
    // It ends the poll that is under way: the next one is refused.
    ann.say('hello')
    await app.desk.publish(sample)
    await eventually(async () => expect(await health()).toMatchObject({ status: 503, ready: false }))
    const { problems } = await health()
    expect(problems).toEqual([
      { part: 'platform', platform: 'telegram', account: telegram.token.split(':')[0], reason: expect.any(String) },
    ])
    expect(JSON.stringify(problems)).not.toContain(telegram.token.split(':')[1])
    await annAtSlack.sees('Telegram refuses our account')
    const alive = await fetch(`${app.url}/livez`)
    expect([alive.status, await alive.json()]).toEqual([200, { alive: true }])
    const metrics = await (await fetch(`${app.url}/metrics`)).text()
    expect(metrics).toContain('briefwire_ready 0')
    expect(metrics).toMatch(/briefwire_problems\{part="platform",platform="telegram",account="\d+"\} 1/)

    telegram.restore()
    await telegram.until(() => ann.chat.texts().some((text) => text.includes('Issue 1')))
    await eventually(async () => expect(await health()).toMatchObject({ status: 200, ready: true, problems: [] }))
    expect(await app.store.lanes()).toMatchObject([{ standing: 'open' }])
    await annAtSlack.sees('Telegram accepts our account')
    ann.say('/search palm')
    await telegram.until(() => ann.chat.texts().some((text) => text.startsWith('Search: palm')))
    await expect.poll(() => app.store.progress(1)).toMatchObject({ sent: 1, failed: 0, uncertain: 0 })
  })
})

describe('a platform that is out of reach', () => {
  it('is in the health until it answers again', async () => {
    const { telegram, health } = await both()
    telegram.fault({ kind: 'drop', method: 'getMe', times: 12 })
    await eventually(async () => expect(await health()).toMatchObject({ status: 503 }))
    await eventually(async () => expect(await health()).toMatchObject({ status: 200 }))
  })

  it('is named where it is Slack', async () => {
    const { slack, health } = await both()
    slack.fail({ method: 'auth.test', how: { kind: 'drop' }, times: 40 })
    await eventually(async () =>
      expect((await health()).problems).toMatchObject([{ platform: 'slack', account: null }]),
    )
  })

  it('is not alarming the first time', async () => {
    const { telegram, health } = await both()
    telegram.fault({ kind: 'drop', method: 'getMe' })
    const before = telegram.calls.filter(({ method }) => method === 'getMe').length
    await eventually(async () => {
      expect((await health()).ready).toBe(true)
      expect(telegram.calls.filter(({ method }) => method === 'getMe').length).toBeGreaterThan(before + 4)
    })
  })
})
