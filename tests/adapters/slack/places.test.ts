import { describe, expect, it } from 'vitest'
import { first, textOf } from './look.ts'
import { huge } from './samples.ts'
import { freshSlack, start } from './setup.ts'

const target = { platform: 'slack', account: 'T1', chat: 'C1', thread: null }

describe.each(['http', 'socket'] as const)('channels over %s', (transport) => {
  it('lets members subscribe public and private channels, and people their own conversation', async () => {
    const { slack, host } = await start(transport)
    await slack.slash({ channel: 'C1', user: 'U1', text: 'subscribe payments' })
    await slack.slash({ channel: 'G1', user: 'U1', text: 'subscribe' })
    await slack.dm('U1', 'subscribe')
    await slack.until('three subscriptions', () => host.subscribed.size === 3)
    await slack.until(
      'three answers',
      () => slack.whispered('G1', 'U1').length === 1 && slack.whispered('C1', 'U1').length === 1,
    )
    expect([...host.subscribed].sort()).toEqual(['T1/C1', `T1/${slack.direct('U1')}`, 'T1/G1'].sort())
    expect(host.queries.find((query) => query.about.chat === 'C1')?.args).toBe('payments')
  })

  it.each([
    ['a channel without the bot', {}, 'C2', '/invite @Briefwire'],
    ['a private channel without the bot', { kind: 'private' as const }, 'G9', '/invite @Briefwire'],
    ['a group conversation', { kind: 'mpim' as const, name: 'mpdm-a--b-1' }, 'G8', '/invite @Briefwire'],
    ['an archived channel', { archived: true, bot: true }, 'C9', 'archived'],
  ])('says in plain words what to do in %s', async (_, rest, id, words) => {
    const { slack, host } = await start(transport)
    const { bot, ...channel } = { bot: false, ...rest }
    slack.channel(id, { ...channel, members: bot ? ['U1', 'UBOTT1'] : ['U1'] })
    await slack.slash({ channel: id, user: 'U1', text: 'subscribe' })
    expect(textOf(await first(slack, () => slack.whispered(id, 'U1')))).toContain(words)
    expect(host.subscribed.size).toBe(0)
  })

  it('lets a channel that the bot has left be unsubscribed', async () => {
    const { slack, host } = await start(transport)
    host.subscribed.add('T1/C2')
    await slack.slash({ channel: 'C2', user: 'U1', text: 'unsubscribe' })
    expect(textOf(await first(slack, () => slack.whispered('C2', 'U1')))).toContain('Goodbye')
    expect(host.subscribed.size).toBe(0)
  })

  it.each([
    ['somebody of another organisation', { team: 'T9' }, 'Slack Connect'],
    ['a guest', { guest: true }, 'Guests'],
  ])('does not let %s decide', async (_, person, words) => {
    const { slack, host } = await start(transport)
    slack.person('U2', person)
    slack.channel('C1', { shared: true, members: ['U1', 'U2', 'UBOTT1'] })
    await slack.slash({ channel: 'C1', user: 'U2', text: 'subscribe' })
    expect(textOf(await first(slack, () => slack.whispered('C1', 'U2')))).toContain(words)
    expect(host.subscribed.size).toBe(0)
  })

  it('subscribes a channel that is named in a direct message, for its members only', async () => {
    const { slack, host } = await start(transport)
    slack.channel('C7', { members: ['U3', 'U4', 'UBOTT1', 'U1'] })
    await slack.dm('U1', 'subscribe <#C7|news> payments')
    await slack.until('the subscription', () => host.subscribed.has('T1/C7'))
    await slack.dm('U2', 'subscribe <#C7>')
    expect(textOf(await first(slack, () => slack.seen(slack.direct('U2'))))).toContain('Only members')
    expect(host.queries[0]).toMatchObject({
      args: 'payments',
      about: { chat: 'C7' },
      target: { chat: slack.direct('U1') },
    })
  })

  it('leaves channels to editors where the workspace wants that', async () => {
    const { slack, host } = await start(transport, { manage: 'editors', isEditor: async (person) => person === 'U2' })
    await slack.slash({ channel: 'C1', user: 'U1', text: 'subscribe' })
    expect(textOf(await first(slack, () => slack.whispered('C1', 'U1')))).toContain('only editors')
    await slack.slash({ channel: 'C1', user: 'U2', text: 'subscribe' })
    await slack.until('the subscription', () => host.subscribed.has('T1/C1'))
  })

  it('follows what happens to channels, and lets a renamed one alone', async () => {
    const { slack, host } = await start(transport)
    await slack.archive('C1')
    await slack.unarchive('C1')
    await slack.archive('G1')
    await slack.rename('C1', 'renamed')
    await slack.kick('C1')
    await slack.event({ type: 'member_left_channel', channel: 'C1', user: 'U2', channel_type: 'C', team: 'T1' })
    await slack.event({ type: 'group_left', channel: 'G1', actor_id: 'U9' })
    await slack.event({ type: 'channel_deleted', channel: 'C2' })
    await slack.event({ type: 'channel_id_changed', old_channel_id: 'C1', new_channel_id: 'C11' })
    await slack.until('the last change', () => host.changes.some((change) => change.kind === 'moved'))
    const summary = host.changes.map((change) => [change.kind, change.target.chat])
    expect(summary).toHaveLength(7)
    expect(summary).toEqual(
      expect.arrayContaining([
        ['lost', 'C1'],
        ['back', 'C1'],
        ['lost', 'G1'],
        ['lost', 'C2'],
        ['moved', 'C1'],
      ]),
    )
    expect(host.changes.at(-1)).toMatchObject({ to: { account: 'T1', chat: 'C11' } })
  })

  it('comes back with an invitation, and tells only the one who invited what to do', async () => {
    const { slack, host } = await start(transport)
    await slack.invite('C2', 'U1')
    expect(textOf(await first(slack, () => slack.whispered('C2', 'U1')))).toContain('/brief subscribe')
    expect(host.changes).toEqual([{ kind: 'back', target: { ...target, chat: 'C2' } }])
  })

  it('deals with what an earlier process left undone', async () => {
    const slack = await freshSlack()
    const before = await start(transport, {}, slack)
    await slack.dm('U1', 'wait')
    await slack.until('the question', () => before.host.queries.length === 1)
    const left = [...before.host.pending]
    expect(left.map(([, payload]) => payload).join()).toContain('wait')
    expect(left.map(([, payload]) => payload).join()).not.toContain('verification-token')

    const after = await start(transport, {}, slack, left)
    await slack.until('the question again', () => after.host.queries.length === 1)
    before.host.release()
    after.host.release()
    await slack.until('the tick', () => after.host.pending.size === 0)
  })
})

describe('sending', () => {
  it('puts what follows the first part into its thread, with nothing unfurled or parsed', async () => {
    const { slack, adapter } = await start('http')
    const [one, two] = adapter.render(huge())
    if (!one || !two) throw new Error('too short')
    const signal = AbortSignal.timeout(2000)
    const id = await adapter.send(target, one, { signal, first: null })
    await adapter.send(target, two, { signal, first: id })
    expect(slack.seen('C1').map((message) => message.thread)).toEqual([null, id])
    expect(slack.calls('chat.postMessage')[0]?.args).toMatchObject({
      parse: 'none',
      link_names: 'false',
      unfurl_links: 'false',
      unfurl_media: 'false',
    })
  })

  it('answers a message in its thread, and in the channel where it is seen', async () => {
    const { slack, adapter } = await start('http')
    const [part] = adapter.render({ language: 'en', blocks: [] })
    if (!part) throw new Error('nothing rendered')
    const signal = AbortSignal.timeout(2000)
    const id = await adapter.send(target, part, { signal, first: null })
    const reply = await adapter.send(target, part, { signal, first: null, answers: id })
    await adapter.send(target, part, { signal, first: reply, answers: id })
    await adapter.remove?.(target, id, signal)
    await adapter.send(target, part, { signal, first: null, answers: id })
    expect(slack.seen('C1').map(({ thread, broadcast }) => [thread, broadcast])).toEqual([
      [id, true],
      [id, false],
      [null, false],
    ])
  })

  it('sends once whatever happens, and a slow channel holds up no other', async () => {
    const { slack, adapter } = await start('http')
    const [part] = adapter.render({ language: 'en', blocks: [] })
    if (!part) throw new Error('nothing rendered')
    const context = () => ({ signal: AbortSignal.timeout(2000), first: null })
    slack.fail({ method: 'chat.postMessage', channel: 'C1', how: { kind: 'limit', seconds: 3600 } })
    await expect(adapter.send(target, part, context())).rejects.toMatchObject({ failure: { kind: 'throttled' } })
    await adapter.send({ ...target, chat: 'G1' }, part, context())
    slack.fail({ method: 'chat.postMessage', channel: 'C1', how: { kind: 'drop' } })
    await expect(adapter.send(target, part, context())).rejects.toMatchObject({ failure: { kind: 'uncertain' } })
    expect(slack.seen('C1')).toHaveLength(1)
    expect(slack.calls('chat.postMessage')).toHaveLength(3)
  })

  it('gives up when it is told to', async () => {
    const { slack, adapter } = await start('http')
    const [part] = adapter.render({ language: 'en', blocks: [] })
    if (!part) throw new Error('nothing rendered')
    slack.fail({ method: 'chat.postMessage', how: { kind: 'hang' } })
    const ending = new AbortController()
    const sent = adapter.send(target, part, { signal: ending.signal, first: null })
    await slack.until('the call', () => slack.calls('chat.postMessage').length === 1)
    ending.abort()
    await expect(sent).rejects.toMatchObject({ failure: { kind: 'uncertain' } })
    await expect(adapter.send(target, part, { signal: ending.signal, first: null })).rejects.toMatchObject({
      failure: { kind: 'unavailable' },
    })
  })
})
