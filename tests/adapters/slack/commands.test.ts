import { describe, expect, it } from 'vitest'
import { button, first, textOf } from './look.ts'
import { start } from './setup.ts'

describe.each(['http', 'socket'] as const)('commands over %s', (transport) => {
  it('answers one person in a channel, and everybody when they press for it', async () => {
    const { slack, host } = await start(transport)
    const ack = await slack.slash({ channel: 'C1', user: 'U1', text: 'search R&amp;D 支付宝' })
    expect(ack.status).toBe(200)
    const answer = await first(slack, () => slack.whispered('C1', 'U1'))
    expect(textOf(answer)).toContain('Found: R&D 支付宝')
    expect(host.queries[0]).toMatchObject({
      command: 'search',
      args: 'R&D 支付宝',
      chat: 'channel',
      person: { id: 'U1' },
      target: { platform: 'slack', account: 'T1', chat: 'C1', thread: null },
      language: 'en',
    })
    await slack.press(answer, 'U1', button(answer, 'Show everyone'))
    await slack.until(
      'the public answer',
      () => slack.seen('C1').length === 1 && slack.whispered('C1', 'U1').length === 0,
    )
    expect(textOf(slack.seen('C1')[0])).toContain('Found: R&D 支付宝')
    expect(() => button(slack.seen('C1')[0], 'Show everyone')).toThrow()
    expect(host.queries).toHaveLength(1)
  })

  it('says what is only a remark beside the message, which stays', async () => {
    const { slack } = await start(transport)
    await slack.slash({ channel: 'C1', user: 'U1', text: 'opinion' })
    const answer = await first(slack, () => slack.whispered('C1', 'U1'))
    await slack.press(answer, 'U1', button(answer, '👍 1'))
    await slack.until('the remark', () => slack.whispered('C1', 'U1').length === 2)
    expect(slack.whispered('C1', 'U1').map(textOf)).toEqual([
      expect.stringContaining('Item 1'),
      expect.stringContaining('Thank you for 7.1 up!'),
    ])
  })

  it('shows what was shown, a page that was turned included, and after a restart asks to ask again', async () => {
    const { slack, host, adapter } = await start(transport)
    slack.person('U2', { locale: 'zh-CN' })
    await slack.slash({ channel: 'C1', user: 'U2', text: 'search tea' })
    const answer = await first(slack, () => slack.whispered('C1', 'U2'))
    await slack.press(answer, 'U2', button(answer, 'More'))
    await slack.until('the next page', () => textOf(slack.whispered('C1', 'U2')[0]).includes('Found: tea /2'))
    const turned = await first(slack, () => slack.whispered('C1', 'U2'))
    await slack.press(turned, 'U2', button(turned, 'Show everyone'))
    expect(textOf(await first(slack, () => slack.seen('C1')))).toContain('Found: tea /2')
    expect(host.queries.map(({ args }) => args)).toEqual(['tea', 'tea /2'])

    await adapter.close()
    const after = await start(transport, {}, slack)
    await slack.press(answer, 'U2', button(turned, 'Show everyone'))
    expect(textOf(await first(slack, () => slack.whispered('C1', 'U2')))).toContain('请再问一次')
    expect(after.host.queries).toEqual([])
    expect(slack.seen('C1')).toHaveLength(1)
  })

  it.each(['subscribe', 'unsubscribe', 'help', 'nonsense', 'draft'])(
    'offers to show nobody what %s says',
    async (text) => {
      const { slack, host } = await start(transport)
      host.editors.add('U1')
      await slack.slash({ channel: 'C1', user: 'U1', text })
      const answer = await first(slack, () => slack.whispered('C1', 'U1'))
      expect(() => button(answer, 'Show everyone')).toThrow()
    },
  )

  it('shows everybody through Slack itself where the bot is not in the channel', async () => {
    const { slack } = await start(transport)
    await slack.slash({ channel: 'C2', user: 'U1', text: 'latest' })
    const answer = await first(slack, () => slack.whispered('C2', 'U1'))
    await slack.press(answer, 'U1', button(answer, 'Show everyone'))
    const shown = await first(slack, () => slack.seen('C2'))
    expect([shown.responded, textOf(shown)]).toEqual([true, expect.stringContaining('1. First')])
  })

  it('turns pages by replacing the message', async () => {
    const { slack } = await start(transport)
    await slack.slash({ channel: 'C1', user: 'U1', text: 'search tea' })
    const answer = await first(slack, () => slack.whispered('C1', 'U1'))
    await slack.press(answer, 'U1', button(answer, 'More'))
    await slack.until('the next page', () => textOf(slack.whispered('C1', 'U1')[0]).includes('Found: tea /2'))
    expect(slack.whispered('C1', 'U1')).toHaveLength(1)
  })

  it('answers plain words in a DM, in the thread where they were said', async () => {
    const { slack, host } = await start(transport)
    const channel = slack.direct('U1')
    await slack.dm('U1', 'Latest')
    expect((await first(slack, () => slack.seen(channel))).thread).toBeNull()
    await slack.dm('U1', '/brief search &lt;tea&gt;', '1690000000.000001')
    await slack.until('the second answer', () => slack.seen(channel).length === 2)
    expect(slack.seen(channel)[1]).toMatchObject({ thread: '1690000000.000001', only: null })
    expect(host.queries[1]).toMatchObject({
      command: 'search',
      args: '<tea>',
      chat: 'private',
      target: { chat: channel },
    })
  })

  it('answers a mention in its thread, to who asked', async () => {
    const { slack, host } = await start(transport)
    await slack.mention({ channel: 'C1', user: 'U2' }, 'search payments', '1690000000.000002')
    const answer = await first(slack, () => slack.whispered('C1', 'U2'))
    expect(answer.thread).toBe('1690000000.000002')
    expect(host.queries[0]?.target).toEqual(host.queries[0]?.about)
    await slack.press(answer, 'U2', button(answer, 'Show everyone'))
    expect((await first(slack, () => slack.seen('C1'))).thread).toBe('1690000000.000002')
  })

  it('acknowledges before it works', async () => {
    const { slack, host } = await start(transport)
    expect((await slack.slash({ channel: 'C1', user: 'U1', text: 'wait' })).status).toBe(200)
    expect(slack.seen('C1', 'U1')).toEqual([])
    host.release()
    expect(textOf(await first(slack, () => slack.whispered('C1', 'U1')))).toContain('At last.')
  })

  it('opens an item in place in a DM, and beside the message in a channel', async () => {
    const { slack, host, adapter } = await start(transport)
    const direct = slack.direct('U1')
    const target = { platform: 'slack', account: 'T1', chat: direct, thread: null }
    const issue = await host.answer({ ...anyQuery(slack.direct('U1')), command: 'headlines', args: '' })
    const [part] = adapter.render(issue ?? { language: 'en', blocks: [] })
    if (!part) throw new Error('nothing rendered')
    for (const chat of [direct, 'C1'])
      await adapter.send({ ...target, chat }, part, { signal: AbortSignal.timeout(2000), first: null })

    const own = await first(slack, () => slack.seen(direct))
    await slack.press(own, 'U1', button(own, 'Open 2'))
    await slack.until('the open item', () => textOf(slack.seen(direct)[0]).includes('The whole story.'))
    expect(slack.seen(direct)).toHaveLength(1)

    const common = await first(slack, () => slack.seen('C1'))
    await slack.press(common, 'U2', button(common, 'Open 2'))
    expect(textOf(await first(slack, () => slack.whispered('C1', 'U2')))).toContain('The whole story.')
    expect(slack.seen('C1')).toEqual([common])
  })

  it('sends what is too long for a channel as a direct message, whole and in one thread', async () => {
    const { slack } = await start(transport)
    await slack.slash({ channel: 'C1', user: 'U1', text: 'huge' })
    const notice = await first(slack, () => slack.whispered('C1', 'U1'))
    expect(textOf(notice)).toContain('direct message')
    const sent = slack.seen(slack.direct('U1'))
    expect(sent.map(textOf).join(' ')).toContain('60. Headline 60')
    expect(sent.slice(1).every((message) => message.thread === sent[0]?.ts)).toBe(true)
  })

  it('is polite to old buttons and unknown words', async () => {
    const { slack } = await start(transport)
    await slack.slash({ channel: 'C1', user: 'U1', text: 'latest' })
    const answer = await first(slack, () => slack.whispered('C1', 'U1'))
    await slack.press(answer, 'U1', { action_id: 'briefwire:former:1', value: 'x' })
    await slack.until('the apology', () => textOf(slack.whispered('C1', 'U1')[1]).includes('grown old'))
    await slack.press(answer, 'U1', { action_id: 'briefwire:run:1', value: 'nonsense' })
    await slack.until('the apology', () => slack.whispered('C1', 'U1').length === 3)
    await slack.slash({ channel: 'C1', user: 'U1', text: 'nonsense' })
    await slack.until('the hint', () => textOf(slack.whispered('C1', 'U1')[3]).includes('What is nonsense?'))
  })

  it('speaks the language of the person', async () => {
    const { slack, host } = await start(transport)
    slack.person('U1', { locale: 'zh-CN' })
    await slack.slash({ channel: 'C1', user: 'U1', text: 'nonsense' })
    expect(textOf(await first(slack, () => slack.whispered('C1', 'U1')))).toContain('What is nonsense?')
    expect(host.queries[0]?.language).toBe('zh')
  })

  it('says so when something breaks, and keeps the secret out of the log', async () => {
    const { slack, log } = await start(transport)
    await slack.slash({ channel: 'C1', user: 'U1', text: 'break' })
    expect(textOf(await first(slack, () => slack.whispered('C1', 'U1')))).toContain('something broke')
    expect(log.join('\n')).not.toContain('xoxb-')
  })

  it('answers a command typed between two other people only there, and means the own conversation', async () => {
    const { slack, host } = await start(transport)
    slack.channel('D9', { kind: 'dm', members: ['U1', 'U2'], name: 'directmessage' })
    await slack.slash({ channel: 'D9', user: 'U1', text: 'subscribe' })
    await first(slack, () => slack.whispered('D9', 'U1'))
    expect([...host.subscribed]).toEqual([`T1/${slack.direct('U1')}`])
  })

  it('deals with each event once, however often it comes', async () => {
    const { slack, host } = await start(transport)
    const event = {
      type: 'message',
      channel: slack.direct('U1'),
      channel_type: 'im',
      user: 'U1',
      text: 'latest',
      ts: '1.1',
    }
    await slack.event(event, { id: 'Ev9' })
    await slack.event(event, { id: 'Ev9' })
    await slack.event({ ...event, text: 'help' }, { id: 'Ev10' })
    await slack.until('the last answer', () => slack.seen(slack.direct('U1')).length >= 2 && host.pending.size === 0)
    expect(host.queries.map((query) => query.command)).toEqual(['latest', 'help'])
  })

  it('finishes what it is answering before it closes', async () => {
    const { slack, host, adapter } = await start(transport)
    await slack.slash({ channel: 'C1', user: 'U1', text: 'wait' })
    await slack.until('the question', () => host.queries.length === 1)
    const closed = adapter.close()
    host.release()
    await closed
    expect(textOf(slack.whispered('C1', 'U1')[0])).toContain('At last.')
  })
})

/** Any query, to ask the host without Slack. */
function anyQuery(chat: string) {
  const target = { platform: 'slack', account: 'T1', chat, thread: null }
  const mayManage = async (): Promise<boolean> => true
  return {
    target,
    about: target,
    chat: 'private' as const,
    person: null,
    command: '',
    args: '',
    language: null,
    mayManage,
  }
}
