import { describe, expect, it } from 'vitest'
import { button, first, textOf } from './look.ts'
import { start } from './setup.ts'

const pause = (method: string, seconds = 1, times = 1) => ({ method, times, how: { kind: 'limit', seconds } }) as const

describe.each(['http', 'socket'] as const)('pauses that Slack asks for, over %s', (transport) => {
  it('cost none of twelve quick posts its answer, nor the order', async () => {
    const { slack, host } = await start(transport)
    host.editors.add('U1')
    // The database takes longer over the first than over all others.
    const { receive } = host
    let others: () => void = () => {}
    const first = new Promise<void>((come) => {
      others = come
    })
    host.receive = async (...update) => {
      if (update[3].includes('number 1"')) await first
      else if (update[3].includes('number 7')) others()
      return receive(...update)
    }
    for (let post = 1; post <= 7; post++) await slack.dm('U1', `Story number ${post}`)
    slack.fail(pause('chat.postMessage', 1, 5))
    for (let post = 8; post <= 12; post++) await slack.dm('U1', `Story number ${post}`)
    await slack.until('twelve answers', () => slack.seen(slack.direct('U1')).length === 12)
    expect(host.notes.map(({ text }) => text)).toEqual(
      Array.from({ length: 12 }, (_, post) => `Story number ${post + 1}`),
    )
    await slack.until('the end', () => host.pending.size === 0)
  })

  it.each([
    ['a direct message', 'chat.postMessage'],
    ['a direct message by somebody who has to be looked up', 'users.info'],
  ])('are waited out by the answer to %s', async (_, method) => {
    const { slack } = await start(transport)
    slack.person('U1', { locale: 'zh-CN' })
    slack.fail(pause(method))
    await slack.dm('U1', 'nonsense')
    expect(textOf(await first(slack, () => slack.seen(slack.direct('U1'))))).toContain('What is nonsense?')
  })

  it('are waited out by a slash command and by a mention', async () => {
    const { slack } = await start(transport)
    slack.fail(pause('response_url'))
    slack.fail(pause('chat.postEphemeral'))
    await slack.slash({ channel: 'C1', user: 'U1', text: 'latest' })
    await slack.mention({ channel: 'C1', user: 'U2' }, 'search tea')
    expect(textOf(await first(slack, () => slack.whispered('C1', 'U1')))).toContain('1. First')
    expect(textOf(await first(slack, () => slack.whispered('C1', 'U2')))).toContain('Found: tea')
  })

  it('are waited out before somebody is told that they may not', async () => {
    const { slack, host } = await start(transport)
    slack.fail(pause('conversations.info'))
    slack.fail(pause('conversations.members'))
    await slack.dm('U1', 'subscribe <#C1>')
    await slack.until('the subscription', () => host.subscribed.has('T1/C1'))
  })

  it('longer than anybody waits end with a word in the language of the person, once, and nothing is done twice', async () => {
    const { slack, host, adapter } = await start(transport)
    slack.person('U1', { locale: 'zh-CN' })
    slack.fail(pause('chat.postMessage', 60))
    for (const text of ['search tea', 'search milk', 'search rice']) await slack.dm('U1', text)
    const direct = slack.direct('U1')
    await slack.until('a word', () => slack.seen(direct).length > 0)
    await slack.until('the end', () => host.pending.size === 0)
    expect(
      slack
        .seen(direct)
        .map(textOf)
        .filter((text) => text.includes('回答没能送到')),
    ).toHaveLength(1)
    await adapter.close()
    const after = await start(transport, {}, slack, [...host.pending])
    expect(after.host.queries).toEqual([])
  })

  it('are told where they hold up a button, and where the bot may not post', async () => {
    const { slack } = await start(transport, { language: 'zh' })
    slack.person('U1', { locale: 'de-DE' })
    await slack.slash({ channel: 'C1', user: 'U1', text: 'latest' })
    const answer = await first(slack, () => slack.whispered('C1', 'U1'))
    slack.fail(pause('chat.postMessage', 60))
    await slack.press(answer, 'U1', button(answer, 'Show everyone'))
    await slack.until('a word', () => slack.whispered('C1', 'U1').some((each) => textOf(each).includes('回答没能送到')))
    expect(slack.seen('C1')).toEqual([])
  })
})
