import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from '../../src/ingest/parse.ts'
import { samples } from '../../src/main/samples.ts'
import { defaultTopics } from '../../src/topics/defaults.ts'
import { first, textOf } from '../adapters/slack/look.ts'
import { startSlack } from '../fakes/slack.ts'
import { startApp } from './app.ts'

const sample = parse(samples.en, { topics: defaultTopics })
const signingSecret = '0123456789abcdef0123456789abcdef'

/** The program over HTTP, for two workspaces that each have a person and a channel with the bot; nobody has installed it yet. */
async function begin() {
  const slack = await startSlack()
  onTestFinished(() => slack.close())
  for (const [team, channel, person] of [
    ['T1', 'C1', 'U1'],
    ['T2', 'C2', 'U2'],
  ] as const) {
    const { botUser } = slack.team(team)
    slack.person(person, { team })
    slack.channel(channel, { team, members: [botUser, person] })
  }
  const app = await startApp({
    SLACK_API_URL: slack.apiUrl,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'client-secret',
    SLACK_STATE_SECRET: 'state-secret',
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  })
  slack.use({ kind: 'http', url: app.url, signingSecret })
  const install = async (team: string): Promise<void> => {
    const begun = await fetch(`${app.url}/slack/install`, { redirect: 'manual' })
    slack.state.codes.set(`code-${team}`, team)
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? ''
    const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const to = `${app.url}/slack/oauth_redirect?code=code-${team}&state=${encodeURIComponent(state)}`
    expect((await fetch(to, { headers: { cookie } })).status).toBe(200)
  }
  const subscribed = async (): Promise<void> => {
    await slack.slash({ channel: 'C1', user: 'U1', text: 'subscribe' })
    await slack.slash({ channel: 'C2', user: 'U2', text: 'subscribe', team: 'T2' })
    await first(slack, () => slack.whispered('C1', 'U1'))
    await first(slack, () => slack.whispered('C2', 'U2'))
  }
  const publish = (number: number) => app.desk.publish({ ...sample, title: `Edition ${number}` })
  /** The editions that stand in a channel for everybody, in order. */
  const editions = (channel: string): readonly string[] =>
    slack.seen(channel).flatMap((message) => textOf(message).match(/Edition \d+/)?.[0] ?? [])
  return { slack, app, install, subscribed, publish, editions }
}

/** A channel takes one message a second. */

describe('the program in several workspaces', () => {
  it('is installed by each, and keeps no token in the clear', async () => {
    const { app, install, subscribed, publish, editions } = await begin()
    await install('T1')
    await install('T2')
    expect(await app.store.installations('slack')).toEqual(['T1', 'T2'])
    expect(await app.store.installation({ platform: 'slack', account: 'T1' })).not.toContain('xoxb')
    await subscribed()
    await publish(1)
    await expect.poll(() => [editions('C1'), editions('C2')]).toEqual([['Edition 1'], ['Edition 1']])
  })

  it.each([
    ['uninstalls', 'before an issue', async ({ slack }) => void (await slack.uninstall('T2'))],
    ['is found gone', 'while one goes out', async ({ slack }) => slack.revoke('T2')],
  ] satisfies readonly (readonly [string, string, (world: Awaited<ReturnType<typeof begin>>) => Promise<void>])[])(
    'lets go of one that %s (%s), and brings it the newest issue when it is back',
    async (_what, _when, leave) => {
      const world = await begin()
      const { slack, app, install, subscribed, publish, editions } = world
      await install('T1')
      await install('T2')
      await subscribed()
      await leave(world)
      await publish(1)
      await expect
        .poll(() => app.store.lanes())
        .toMatchObject([
          { account: 'T1', standing: 'open' },
          { account: 'T2', standing: 'gone', reason: 'the app was removed from the workspace' },
        ])
      await expect.poll(async () => (await app.store.progress(1)).pending).toBe(0)
      await expect.poll(async () => (await app.store.progress(1)).sent).toBe(1)
      await expect.poll(() => app.store.installations('slack')).toEqual(['T1'])
      // That is somebody's decision and no trouble of ours.
      expect(await (await fetch(`${app.url}/healthz`)).json()).toEqual({ ready: true, problems: [] })
      expect(await app.store.subscriptionCounts()).toMatchObject({ active: 1, paused: 1 })
      await publish(2)
      await publish(3)
      await expect.poll(() => editions('C1')).toEqual(['Edition 1', 'Edition 2', 'Edition 3'])

      await install('T2')
      await expect.poll(() => editions('C2')).toEqual(['Edition 3'])
      expect(textOf(slack.seen('C2')[0])).toMatch(/[12] more issues? came out while I could not write here/)
      await publish(4)
      await expect.poll(() => editions('C2')).toEqual(['Edition 3', 'Edition 4'])
      expect(await app.store.lanes()).toMatchObject([{ standing: 'open' }, { standing: 'open', reason: null }])
    },
  )

  it('does not let go of one that was added again before the news of its going arrived', async () => {
    const { slack, app, install, subscribed, publish, editions } = await begin()
    await install('T1')
    await install('T2')
    await subscribed()
    slack.revoke('T2')
    await install('T2')
    await slack.event({ type: 'app_uninstalled' }, { team: 'T2' })
    await publish(1)
    await expect.poll(() => editions('C2')).toEqual(['Edition 1'])
    expect(await app.store.installations('slack')).toEqual(['T1', 'T2'])
  })

  it('brings one copy to a channel that two of them share and both subscribed', async () => {
    const { slack, app, install, publish, editions } = await begin()
    await install('T1')
    await install('T2')
    slack.channel('C3', { team: 'T1', shared: true, members: ['UBOTT1', 'UBOTT2', 'U1', 'U2'] })
    await slack.slash({ channel: 'C3', user: 'U1', text: 'subscribe' })
    await first(slack, () => slack.whispered('C3', 'U1'))
    await slack.slash({ channel: 'C3', user: 'U2', text: 'subscribe', team: 'T2' })
    await first(slack, () => slack.whispered('C3', 'U2'))
    expect(await app.store.subscriptionCounts()).toMatchObject({ active: 2 })
    for (const number of [1, 2]) await publish(number)
    await expect.poll(async () => (await app.store.progress(2)).pending).toBe(0)
    await expect.poll(() => app.store.progress(2)).toMatchObject({ sent: 1, skipped: 1 })
    expect(editions('C3')).toEqual(['Edition 1', 'Edition 2'])
  })
})
