import { describe, expect, it } from 'vitest'
import type { Proposal, Proposer, SlackDesk } from '../../../adapters/slack/ports.ts'
import { guessItem } from '../../../adapters/slack/shortcut/guess.ts'
import { itemModal } from '../../../adapters/slack/shortcut/modal.ts'
import { readView, textsIn } from '../../fakes/slack/blocks.ts'
import type { Slack } from '../../fakes/slack.ts'
import { checkView } from './check.ts'
import { first, textOf } from './look.ts'
import { hostile } from './samples.ts'
import { start } from './setup.ts'

const topics = [
  { slug: 'payments', title: { en: 'Payments', zh: '支付' }, words: ['pay'] },
  { slug: 'retail', title: { en: 'Retail', zh: '零售' }, words: ['shop'] },
]

function smallDesk(propose: SlackDesk['propose'] = async () => ({ kind: 'draft' })) {
  const proposed: [Proposal, Proposer][] = []
  const desk: SlackDesk = {
    topics: async () => topics,
    guess: async (text) => topics.flatMap(({ slug, words }) => (words.some((word) => text.includes(word)) ? slug : [])),
    propose: async (item, by) => {
      proposed.push([item, by])
      return propose(item, by)
    },
  }
  return { desk, proposed }
}

async function modalOf(slack: Slack): Promise<string> {
  await slack.until('the modal', () => slack.state.modals.size > 0)
  return [...slack.state.modals.keys()][0] ?? ''
}

const message = {
  text: '*Bank &amp; shop agree*\nThey pay by <https://example.org/a?b=1&amp;c=2|phone> *now* :tada:.',
  ts: '1700000000.000100',
}

describe.each(['http', 'socket'] as const)('the shortcut over %s', (transport) => {
  it('fills the modal in from the message, and hands the item on', async () => {
    const { desk, proposed } = smallDesk()
    const { slack } = await start(transport, { desk })
    await slack.shortcut({ channel: 'C1', user: 'U1' }, message)
    const id = await modalOf(slack)
    const ack = await slack.submit(id, 'U1', {
      section: 'Deals',
      topics: ['payments'],
      'body-0': 'They pay by phone now 🎉. :+1:',
    })
    expect(textsIn(ack.body).join(' ')).toContain('It is in the draft')
    expect(proposed).toEqual([
      [
        {
          headline: 'Bank & shop agree',
          body: ['They pay by phone now 🎉. 👍'],
          source: { name: 'example.org', url: 'https://example.org/a?b=1&c=2' },
          section: 'Deals',
          topics: ['payments'],
        },
        { person: { id: 'U1', name: 'u1' }, account: 'T1', channel: 'C1', direct: 'DT1U1', language: 'en' },
      ],
    ])
  })

  it('opens the form in time whatever the look-ups take, with what is known by then', async () => {
    const { desk } = smallDesk()
    const never = new Promise<never>(() => {})
    const { slack } = await start(transport, { desk: { ...desk, topics: () => never, guess: () => never } })
    for (const method of ['users.info', 'chat.getPermalink']) slack.fail({ method, how: { kind: 'hang' } })
    await slack.shortcut({ channel: 'C1', user: 'U1' }, message, { lastsMs: 3000 })
    const modal = slack.state.modals.get(await modalOf(slack))
    expect(textsIn(modal?.blocks).join(' ')).toContain('Headline')
    expect(JSON.stringify(modal)).toContain('Bank & shop agree')
    expect(slack.calls('views.open').map(({ error }) => error)).toEqual([null])
  })

  it('says what is wrong with which field, and keeps what was typed', async () => {
    const { desk, proposed } = smallDesk()
    const { slack } = await start(transport, { desk })
    await slack.shortcut({ channel: 'C1', user: 'U1' }, { text: 'Plain' })
    const id = await modalOf(slack)
    const ack = await slack.submit(id, 'U1', { headline: ' ', 'source-url': 'javascript:alert(1)' })
    expect(ack.body).toMatchObject({
      response_action: 'errors',
      errors: { headline: expect.any(String), 'source-url': expect.any(String) },
    })
    expect(proposed).toEqual([])
  })

  it('thanks for a proposal, and says so when it cannot be saved', async () => {
    let answer: SlackDesk['propose'] = async () => ({ kind: 'proposal' })
    const { desk } = smallDesk((...given) => answer(...given))
    const { slack, log } = await start(transport, { desk })
    await slack.shortcut({ channel: 'C1', user: 'U1' }, message)
    const id = await modalOf(slack)
    expect(textsIn((await slack.submit(id, 'U1')).body).join(' ')).toContain('The editors have it')
    answer = async () => ({ kind: 'same' })
    expect(textsIn((await slack.submit(id, 'U1')).body).join(' ')).toContain('You proposed this before')
    answer = async () => ({ kind: 'enough' })
    expect(textsIn((await slack.submit(id, 'U1')).body).join(' ')).toContain('a lot for one day')
    answer = async () => {
      throw new Error('database xoxb-secret')
    }
    expect(textsIn((await slack.submit(id, 'U1')).body).join(' ')).toContain('could not be saved')
    expect(log.join()).not.toContain('xoxb-')
  })

  it('answers Slack in time when the desk is slow, and tells the end later', async () => {
    let finish = (): void => {}
    const slow = new Promise<{ kind: 'draft' }>((resolve) => {
      finish = () => resolve({ kind: 'draft' })
    })
    const { desk } = smallDesk(() => slow)
    const { slack } = await start(transport, { desk })
    await slack.shortcut({ channel: 'C1', user: 'U1' }, message)
    const id = await modalOf(slack)
    expect(textsIn((await slack.submit(id, 'U1')).body).join(' ')).toContain('being saved')
    finish()
    await slack.until('the end', () => textsIn(slack.state.modals.get(id)).join(' ').includes('in the draft'))
  })

  it('uses the address of the message where it links to nothing, and works where Slack does not tell it', async () => {
    const { desk, proposed } = smallDesk()
    const { slack } = await start(transport, { desk })
    slack.fail({ method: 'chat.getPermalink', how: { kind: 'error', error: 'channel_not_found' } })
    await slack.shortcut({ channel: 'C1', user: 'U1' }, { text: 'Plain news', ts: '1700000000.000200' })
    await slack.submit(await modalOf(slack), 'U1')
    expect(proposed[0]?.[0].source).toEqual({
      name: '#c1',
      url: 'https://example.slack.com/archives/C1/p1700000000000200',
    })
  })

  it('asks to try again when the moment has passed', async () => {
    const { desk } = smallDesk()
    const { slack } = await start(transport, { desk })
    await slack.shortcut({ channel: 'C1', user: 'U1' }, message, { expired: true })
    expect(textOf(await first(slack, () => slack.whispered('C1', 'U1')))).toContain('“Add to brief” again')
  })
})

describe('guessing', () => {
  it.each([
    ['Short one. And more after it.', 'Short one. And more after it.', ''],
    [
      `${'A first sentence that is long enough. '}${'More of it. '.repeat(30)}`,
      'A first sentence that is long enough.',
      'More of it.',
    ],
    ['支付宝推出新功能。'.repeat(30), '支付宝推出新功能。支付宝推出新功能。支付宝推出新功能。', '支付宝'],
    ['<https://example.org/x>\nHeadline below', 'Headline below', ''],
    ['Ask <@U1|ann> in <#C1|news> &lt;now&gt;, &amp;lt; stays', 'Ask @ann in #news <now>, &lt; stays', ''],
    ['_Leaning_', 'Leaning', ''],
  ])('%s', (text, headline, body) => {
    const guess = guessItem(text, 'https://example.slack.com/x', 'news')
    expect(guess.headline).toBe(headline)
    expect(guess.body.startsWith(body)).toBe(true)
  })

  it('keeps the modal within the limits', () => {
    for (const text of [hostile.repeat(200), '支付。'.repeat(9000), 'x'.repeat(40_000), '']) {
      const guess = guessItem(text, `https://example.org/${'y'.repeat(2900)}`, hostile)
      const view = itemModal({
        guess,
        topics,
        guessed: ['retail', 'gone'],
        language: 'en',
        modal: 'briefwire:item',
        metadata: '{}',
      })
      expect(checkView(view)).toEqual([])
      expect(readView(JSON.parse(JSON.stringify(view)))).toHaveProperty('view')
    }
  })
})
