import { App, SocketModeReceiver } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import type { FromBoltOptions } from '../../../adapters/slack/index.ts'
import { fromBolt } from '../../../adapters/slack/index.ts'
import type { Slack } from '../../fakes/slack.ts'
import { createHost, type SmallHost } from './host.ts'
import { first, textOf } from './look.ts'
import { atEnd, freshSlack } from './setup.ts'

/** Somebody's own app on the socket, with a listener for everything that ours listens to too. */
async function hostApp(
  options: Partial<FromBoltOptions> = {},
): Promise<{ slack: Slack; host: SmallHost; heard: string[]; errors: string[] }> {
  const slack = await freshSlack()
  const { token = '', botUser = '' } = slack.state.teams.get('T1') ?? {}
  const receiver = new SocketModeReceiver({
    appToken: 'xapp-1-test',
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  })
  const app = new App({ receiver, authorize: async () => ({ botToken: token, botUserId: botUser, botId: 'B1' }) })
  const heard: string[] = []
  const errors: string[] = []
  const hear = (what: string): void => {
    heard.push(what)
    slack.changed()
  }
  app.error(async (error) => void errors.push(error.message))
  app.message(async ({ message }) => hear(`message ${message.channel_type}`))
  app.event('app_mention', async () => hear('mention'))
  app.command('/theirs', async ({ ack }) => {
    await ack()
    hear('command')
  })
  app.action('their-button', async ({ ack }) => {
    await ack()
    hear('button')
  })
  const host = createHost(slack.changed)
  const briefwire = fromBolt(app, { token, apiUrl: slack.apiUrl, timeoutMs: 2000, ...options })
  await briefwire.listen?.(host)
  await app.start()
  atEnd(async () => {
    await briefwire.close()
    await receiver.client.disconnect()
  })
  slack.use({ kind: 'socket' })
  return { slack, host, heard, errors }
}

describe("in somebody's own Bolt app", () => {
  it('answers its own command and leaves the others to the host', async () => {
    const { slack, host, heard } = await hostApp()
    await slack.slash({ channel: 'C1', user: 'U1', text: 'latest' })
    const answer = await first(slack, () => slack.whispered('C1', 'U1'))
    await slack.slash({ channel: 'C1', user: 'U1', text: 'latest', command: '/theirs' })
    await slack.press(answer, 'U1', { action_id: 'their-button', value: 'x' })
    await slack.until('their button', () => heard.includes('button'))
    expect(heard).toEqual(['command', 'button'])
    expect(host.queries).toHaveLength(1)
  })

  it('says nothing to words that may be meant for the host', async () => {
    const { slack, host, heard } = await hostApp()
    await slack.dm('U1', 'what is for lunch?')
    await slack.mention({ channel: 'C1', user: 'U1' }, 'what is for lunch?')
    await slack.dm('U1', 'latest')
    await slack.dm('U1', 'search for lunch')
    await slack.dm('U1', 'brief latest')
    await slack.until('the answer', () => slack.seen(slack.direct('U1')).length === 1 && host.pending.size === 0)
    expect(heard).toEqual(expect.arrayContaining(['message im', 'mention', 'message im']))
    expect(slack.seen(slack.direct('U1'))).toHaveLength(1)
    expect(slack.whispered('C1', 'U1')).toEqual([])
    expect(host.queries.map(({ command, shared }) => [command, shared])).toEqual([['latest', true]])
    expect(host.left).toEqual(['U1', 'U1', 'U1', 'U1'])
  })

  it("leaves an editor's answer to the host to the host, and takes what is written where the desk is open", async () => {
    const { slack, host, heard } = await hostApp()
    host.editors.add('U1')
    await slack.dm('U1', 'My name is Ann Smith and I work in the north')
    await slack.says({ channel: 'C1', user: 'U1' }, 'Wallets merge in the north')
    await slack.until('the note', () => host.notes.length === 1 && heard.length === 2)
    expect(host.notes.map(({ text, intake }) => [text, intake])).toEqual([['Wallets merge in the north', 'opened']])
    expect(slack.seen(slack.direct('U1'))).toEqual([])
  })

  it('takes everything, or only commands, where the host chose that', async () => {
    const everything = await hostApp({ intake: 'everything' })
    everything.host.editors.add('U1')
    await everything.slack.dm('U1', 'Wallets merge in the north')
    await everything.slack.dm('U2', 'latest')
    await everything.slack.until('both', () => everything.host.notes.length + everything.host.queries.length === 2)
    const nothing = await hostApp({ intake: 'nothing' })
    nothing.host.editors.add('U1')
    await nothing.slack.says({ channel: 'C1', user: 'U1' }, 'Wallets merge in the north')
    await nothing.slack.dm('U1', 'brief latest')
    await nothing.slack.until('the command', () => nothing.host.queries.length === 1)
    expect(nothing.host.notes).toEqual([])
    expect(() => fromBolt(Object({}), Object({ token: 'x', intake: 'off' }))).toThrow(
      'intake: "off" must be one of everything, opened, nothing',
    )
  })

  it('goes by other names where the host wants that', async () => {
    const { slack, host } = await hostApp({ command: '/news', prefix: 'news' })
    await slack.slash({ channel: 'C1', user: 'U1', text: 'search tea', command: '/news' })
    const answer = await first(slack, () => slack.whispered('C1', 'U1'))
    const ids = answer.blocks.flatMap((block) =>
      block.type === 'actions' ? block.elements.map((one) => one.action_id) : [],
    )
    expect(ids).toEqual(['news:run:0', 'news:show'])
    expect(host.queries[0]?.args).toBe('tea')
  })

  it('throws nothing into the app, whatever breaks', async () => {
    const { slack, host, errors } = await hostApp()
    host.receive = async () => {
      throw new Error('no database')
    }
    await slack.dm('U1', 'latest')
    await slack.slash({ channel: 'C1', user: 'U1', text: 'break' })
    await first(slack, () => slack.whispered('C1', 'U1'))
    slack.fail({ method: 'chat.postMessage', how: { kind: 'drop' } })
    await slack.event({ type: 'app_mention' })
    expect(textOf(slack.whispered('C1', 'U1')[0])).toContain('something broke')
    expect(errors).toEqual([])
  })
})
