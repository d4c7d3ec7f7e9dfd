import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from '../../src/ingest/parse.ts'
import { samples } from '../../src/main/samples.ts'
import { defaultTopics } from '../../src/topics/defaults.ts'
import { button, first, textOf } from '../adapters/slack/look.ts'
import { type Slack, startSlack } from '../fakes/slack.ts'
import { startApp } from './app.ts'

const sample = parse(samples.en, { topics: defaultTopics })
const signingSecret = '0123456789abcdef0123456789abcdef'

async function begin(
  transport: 'http' | 'socket',
  more: Record<string, string> = {},
  before: (slack: Slack) => void = () => {},
) {
  const slack = await startSlack()
  onTestFinished(() => slack.close())
  const { token, botUser } = slack.team('T1')
  slack.state.appTokens.add('xapp-1-test')
  slack.person('U1')
  slack.person('U2')
  slack.channel('C1', { members: [botUser, 'U1', 'U2'] })
  slack.channel('G1', { kind: 'private', members: [botUser, 'U1'] })
  before(slack)
  const app = await startApp({
    SLACK_BOT_TOKEN: token,
    SLACK_API_URL: slack.apiUrl,
    ADMINS: 'slack:U1',
    ...more,
    ...(transport === 'http' ? { SLACK_SIGNING_SECRET: signingSecret } : { SLACK_APP_TOKEN: 'xapp-1-test' }),
  })
  slack.use(transport === 'http' ? { kind: 'http', url: app.url, signingSecret } : { kind: 'socket' })
  return { slack, app }
}

/** The numbers of the items that were posted to a channel for everybody, in order. */
const posted = (slack: Awaited<ReturnType<typeof startSlack>>, channel: string): number[] =>
  slack
    .seen(channel)
    .flatMap((message) =>
      [...textOf(message).matchAll(/(?<![\d,.])(\d{1,2})\. (?=[A-Z])/g)].map(([, number]) => Number(number)),
    )

describe.each(['http', 'socket'] as const)('the program in Slack, over %s', (transport) => {
  it('brings an issue to channels and conversations, once, and answers from the archive', async () => {
    const { slack, app } = await begin(transport)
    const direct = slack.direct('U2')
    await slack.slash({ channel: 'C1', user: 'U1', text: 'subscribe' })
    expect(textOf(await first(slack, () => slack.whispered('C1', 'U1')))).toContain(
      'This channel is subscribed. It gets everything.',
    )
    await slack.slash({ channel: 'G1', user: 'U1', text: 'subscribe payments' })
    await first(slack, () => slack.whispered('G1', 'U1'))
    await slack.dm('U2', 'subscribe')
    await first(slack, () => slack.seen(direct))

    await app.desk.publish(sample)
    await app.desk.publish(sample)
    await slack.until(
      'the issue everywhere',
      () => posted(slack, 'C1').length === 11 && posted(slack, direct).length === 11,
    )
    await slack.until('its payments', () => posted(slack, 'G1').length === 3)
    expect(posted(slack, 'C1')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(posted(slack, 'G1')).toEqual([1, 5, 8])

    await slack.slash({ channel: 'C1', user: 'U2', text: 'topic payments' })
    const answer = await first(slack, () => slack.whispered('C1', 'U2'))
    expect(
      [...textOf(answer).matchAll(/(?<![\d,.])(\d{1,2})\. (?=[A-Z])/g)].map(([, number]) => Number(number)),
    ).toEqual([1, 5, 8])
    await expect.poll(() => app.store.progress(1)).toMatchObject({ sent: 3, pending: 0, failed: 0, uncertain: 0 })
  })

  it('delivers what has waited when Slack was away at the start and comes back', async () => {
    const { slack, app } = await begin(transport, {}, (away) =>
      away.fail({ method: 'auth.test', times: 2, how: { kind: 'status', status: 503, body: '' } }),
    )
    await app.store.subscribe({ platform: 'slack', account: 'T1', chat: 'C1', thread: null }, {}, Date.now())
    await app.desk.publish(sample)
    await slack.until('the issue', () => posted(slack, 'C1').length === 11)
  })

  it('opens a headline in place', async () => {
    const { slack, app } = await begin(transport)
    await app.desk.publish(sample)
    await slack.slash({ channel: 'C1', user: 'U1', text: 'latest headlines' })
    const answer = await first(slack, () => slack.whispered('C1', 'U1'))
    expect(textOf(answer)).not.toContain('eleven seconds')
    await slack.press(answer, 'U1', button(answer, 'Open 1'))
    await slack.until('the opened item', () => textOf(slack.whispered('C1', 'U1')[0]).includes('eleven seconds'))
  })

  it('takes a message into the draft from an editor, and as a proposal from others', async () => {
    const { slack, app } = await begin(transport)
    for (const user of ['U1', 'U2']) {
      await slack.shortcut(
        { channel: 'C1', user },
        { text: `Wallets reach the market of ${user}\nThey take mobile payment.` },
      )
      await slack.until('the modal', () => slack.state.modals.size > 0)
      const [id = ''] = slack.state.modals.keys()
      await slack.submit(id, user)
      slack.state.modals.delete(id)
    }
    const { draft } = await app.store.draft()
    expect(draft.sections.flatMap(({ items }) => items)).toMatchObject([
      { number: 1, headline: 'Wallets reach the market of U1', topics: ['payments'] },
    ])
    expect(await app.store.proposals(0, 9)).toMatchObject([
      { person: 'slack:U2', item: { headline: 'Wallets reach the market of U2' } },
    ])
  })
})

it('keeps what editors write in the item, the issue and the export as they see it', async () => {
  const { slack, app } = await begin('http')
  await slack.slash({ channel: 'C1', user: 'U2', text: 'subscribe' })
  await first(slack, () => slack.whispered('C1', 'U2'))
  await slack.dm('U1', '*Rates* rise :tada:\nThe *bank* said <https://example.org/a|so> about snake_case and 2 * 3.')
  await first(slack, () => slack.seen(slack.direct('U1')))
  const { draft } = await app.store.draft()
  const [item] = draft.sections.flatMap(({ items }) => items)
  expect(item).toMatchObject({ headline: 'Rates rise 🎉' })
  expect(item?.body.join()).toContain('The bank said so')
  await app.desk.publish({ ...draft, title: 'Brief' })
  const issue = await first(slack, () => slack.seen('C1'))
  expect(textOf(issue)).toContain('1. Rates rise 🎉')
  expect(textOf(issue)).toContain('about snake_case and 2 * 3.')
})

it('answers each of twelve quick posts in order, though the channel takes one a second after a burst', async () => {
  const { slack } = await begin('http')
  slack.state.burst = 9
  for (let post = 1; post <= 12; post++)
    await slack.dm('U1', `Story number ${post}\nAll about ${'abcdefghijkl'[post - 1]?.repeat(9)}.`)
  const direct = slack.direct('U1')
  await slack.until('twelve answers', () => slack.seen(direct).length === 12)
  expect(slack.seen(direct).map((each) => /Story number (\d+)/.exec(textOf(each))?.[1])).toEqual(
    Array.from({ length: 12 }, (_, index) => `${index + 1}`),
  )
})

it('leaves channels to the editors where the operator chose so', async () => {
  const { slack, app } = await begin('http', { SLACK_SUBSCRIBE: 'editors' })
  await slack.slash({ channel: 'C1', user: 'U2', text: 'subscribe' })
  await first(slack, () => slack.whispered('C1', 'U2'))
  expect(await app.store.subscriptionCounts()).toMatchObject({ active: 0 })
  await slack.slash({ channel: 'C1', user: 'U1', text: 'subscribe' })
  await first(slack, () => slack.whispered('C1', 'U1'))
  expect(await app.store.subscriptionCounts()).toMatchObject({ active: 1 })
})

describe('a channel that invites us back', () => {
  it('is told what it gets, and gets the newest issue of what it missed', async () => {
    const { slack, app } = await begin('http')
    await slack.slash({ channel: 'C1', user: 'U1', text: 'subscribe payments' })
    await first(slack, () => slack.whispered('C1', 'U1'))
    await slack.kick('C1')
    await expect.poll(() => app.store.subscriptionCounts()).toMatchObject({ paused: 1 })
    for (const number of [1, 2, 3]) await app.desk.publish({ ...sample, title: `Edition ${number}` })
    await slack.invite('C1', 'U2')
    await slack.until('the newest', () => posted(slack, 'C1').length === 3)
    const seen = slack.seen('C1').map(textOf)
    expect(seen.find((text) => text.includes('I am back'))).toMatch(/goes on as before. It gets items about Payments/)
    expect(seen.filter((text) => text.includes('Edition'))).toEqual([
      expect.stringMatching(/Edition 3.*2 more issues came out while I could not write here/s),
    ])
    expect(slack.whispered('C1', 'U2')).toEqual([])
    await expect.poll(() => app.store.progress(3)).toMatchObject({ sent: 1, pending: 0 })
  })

  it('is greeted through whoever invited us, where it gets nothing', async () => {
    const { slack } = await begin('http')
    await slack.invite('C1', 'U2')
    expect(textOf(await first(slack, () => slack.whispered('C1', 'U2')))).toContain('Thank you for the invitation')
  })
})
