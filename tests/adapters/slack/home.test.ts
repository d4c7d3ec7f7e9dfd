import { describe, expect, it } from 'vitest'
import { homeView } from '../../../adapters/slack/home/view.ts'
import type { HomeLook, SlackHome } from '../../../adapters/slack/ports.ts'
import { defaultWants, type Issue, type Subscription, type Topic, type Wants } from '../../../src/model.ts'
import { readView, textsIn } from '../../fakes/slack/blocks.ts'
import { checkView } from './check.ts'
import { first, textOf } from './look.ts'
import { hostile } from './samples.ts'
import { start } from './setup.ts'

const topics: readonly Topic[] = Array.from({ length: 12 }, (_, index) => ({
  slug: `topic-${index}`,
  title: { en: `Topic ${index}`, zh: `主题${index}` },
  words: [],
}))

const issue: Issue = {
  number: 7,
  title: 'Brief',
  date: '2026-11-22',
  revision: 1,
  publishedAt: 0,
  footer: [],
  sections: [
    {
      title: null,
      items: Array.from({ length: 60 }, (_, index) => ({
        number: index + 1,
        headline: `Headline ${index + 1} ${hostile.repeat(index % 9)}`,
        body: [],
        source: null,
        topics: [],
      })),
    },
  ],
}

/** One person's subscription, and who may see the draft. */
function smallHome(changed: () => void) {
  let subscription: Subscription | null = null
  const home: SlackHome = {
    async look(person, _, language): Promise<HomeLook> {
      const draft = person.id === 'U2' ? { ...issue, title: 'Draft' } : null
      return {
        language: language ?? 'en',
        title: 'Daily brief',
        timeZone: 'Asia/Shanghai',
        subscription,
        paused: null,
        topics,
        latest: issue,
        draft,
        proposals: draft ? 2 : 0,
      }
    },
    async subscribe(_, target, wants) {
      const none = defaultWants
      subscription = {
        id: 1,
        target,
        state: 'active',
        reason: null,
        returnsAt: null,
        ...none,
        ...pick(subscription),
        ...wants,
      }
      changed()
    },
    async unsubscribe() {
      if (subscription) subscription = { ...subscription, state: 'ended' }
      changed()
    },
  }
  return { home, now: () => subscription }
}

const pick = (subscription: Subscription | null): Partial<Wants> => {
  if (!subscription) return {}
  const { topics: wanted, format, language, hour, timeZone } = subscription
  return { topics: wanted, format, language, hour, timeZone }
}

describe.each(['http', 'socket'] as const)('the home tab over %s', (transport) => {
  it('shows what the person gets, and takes their choices', async () => {
    let changed = (): void => {}
    const { home, now } = smallHome(() => changed())
    const { slack } = await start(transport, { home })
    changed = slack.changed
    await slack.event({ type: 'app_home_opened', user: 'U1', channel: slack.direct('U1'), tab: 'home' })
    await slack.until('the tab', () => slack.state.homes.has('U1'))
    const shown = (): string => textsIn(slack.state.homes.get('U1')?.blocks).join(' ')
    expect(shown()).toContain('You are not subscribed.')
    expect(shown()).toContain('Issue 7 · 22 November 2026')
    expect(shown()).not.toContain('The draft')

    await slack.homeAction('U1', 'briefwire:home:subscribe')
    await slack.until('the subscription', () => shown().includes('You get each issue'))
    expect(now()?.target).toMatchObject({ account: 'T1', chat: slack.direct('U1') })

    const ticked = (...slugs: readonly string[]) => ({ selected_options: slugs.map((value) => ({ value })) })
    await slack.homeAction('U1', 'briefwire:home:topics:1', {
      'topics-0': { 'briefwire:home:topics:0': ticked('topic-3') },
      'topics-1': { 'briefwire:home:topics:1': ticked('topic-11') },
      wants: { 'briefwire:home:hour': { selected_option: { value: '8' } } },
    })
    await slack.until('the topics', () => now()?.topics.length === 2)
    await slack.homeAction('U1', 'briefwire:home:hour', {
      wants: { 'briefwire:home:hour': { selected_option: { value: '8' } } },
    })
    await slack.until('the hour', () => now()?.hour === 8)
    await slack.homeAction('U1', 'briefwire:home:format', {
      wants: { 'briefwire:home:format': { selected_option: { value: 'headlines' } } },
    })
    await slack.until('the format', () => now()?.format === 'headlines')
    expect(now()).toMatchObject({ topics: ['topic-3', 'topic-11'], hour: 8 })
    const boxes = slack.state.homes
      .get('U1')
      ?.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))
    await slack.homeAction('U1', 'briefwire:home:stop')
    await slack.until('the end', () => shown().includes('You are not subscribed'))
    expect(boxes?.filter((one) => one.type === 'checkboxes')).toHaveLength(2)
  })

  it('shows editors the draft', async () => {
    const { home } = smallHome(() => {})
    const { slack, host } = await start(transport, { home })
    slack.person('U2', { locale: 'zh-CN' })
    await slack.event({ type: 'app_home_opened', user: 'U2', channel: slack.direct('U2'), tab: 'home' })
    await slack.until('the tab', () => slack.state.homes.has('U2'))
    expect(textsIn(slack.state.homes.get('U2')?.blocks).join(' ')).toContain('草稿：60 条')
    const buttons = slack.state.homes
      .get('U2')
      ?.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))
      .flatMap((one) => (one.type === 'button' ? [one] : []))
    expect(buttons?.map((one) => one.value)).toEqual(['draft', 'publish', 'proposals'])
    host.editors.add('U2')
    await slack.homeAction('U2', buttons?.[0]?.action_id ?? '', {}, 'draft')
    expect(textOf(await first(slack, () => slack.seen(slack.direct('U2'))))).toContain('Draft')
    host.editors.delete('U2')
    await slack.homeAction('U2', buttons?.[0]?.action_id ?? '', {}, 'draft')
    await slack.until('the refusal', () => textOf(slack.seen(slack.direct('U2'))[1]).includes('Only editors may'))
  })
})

it('keeps the tab within the limits, whatever is in it', () => {
  const subscription: Subscription = {
    id: 1,
    target: { platform: 'slack', account: 'T1', chat: 'D1', thread: null },
    state: 'paused',
    reason: hostile.repeat(100),
    returnsAt: null,
    ...defaultWants,
    topics: ['gone'],
    hour: 23,
    timeZone: null,
  }
  const many = Array.from({ length: 130 }, (_, index) => ({
    slug: `s${index}`,
    title: { en: hostile, zh: '' },
    words: [],
  }))
  for (const state of ['paused', 'active', 'ended'] as const) {
    const look = {
      language: 'en',
      title: hostile.repeat(9),
      timeZone: 'UTC',
      topics: many,
      latest: issue,
      draft: issue,
      proposals: 0,
      paused: hostile.repeat(100),
    } as const
    const view = homeView({ ...look, subscription: { ...subscription, state } }, 'briefwire:', '/brief')
    expect(checkView(view)).toEqual([])
    expect(readView(JSON.parse(JSON.stringify(view)))).toHaveProperty('view')
  }
})

it('has a box for every topic that is followed, however many there are', () => {
  const many = Array.from({ length: 120 }, (_, index) => ({
    slug: `t${index}`,
    title: { en: `T${index}`, zh: `题${index}` },
    words: [],
  }))
  const target = { platform: 'slack', account: 'T1', chat: 'D1', thread: null }
  const wants = { ...defaultWants, topics: ['t3', 't119'] }
  const subscription = { id: 1, target, state: 'active', reason: null, returnsAt: null, ...wants } as const
  const look = {
    language: 'en',
    title: 'Brief',
    timeZone: 'UTC',
    subscription,
    paused: null,
    topics: many,
    latest: null,
    draft: null,
    proposals: 0,
  } as const
  const view = JSON.stringify(homeView(look, 'briefwire:', '/brief'))
  const ticked = [...view.matchAll(/"initial_options":(\[.*?\])/g)].flatMap(([, list = '[]']) => JSON.parse(list))
  expect(ticked.map(({ value }) => value)).toEqual(['t3', 't119'])
})
