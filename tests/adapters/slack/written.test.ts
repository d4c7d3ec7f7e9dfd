import { describe, expect, it } from 'vitest'
import { writtenIn } from '../../../adapters/slack/note/rich-text.ts'
import { plainText } from '../../../adapters/slack/render/mrkdwn.ts'
import { first, textOf } from './look.ts'
import { start } from './setup.ts'

const section = (...elements: object[]) => ({ type: 'rich_text_section', elements })
const say = (text: string, style?: object) => ({ type: 'text', text, ...(style ? { style } : {}) })
const rich = (...elements: object[]) => [{ type: 'rich_text', elements }]
const read = (...elements: object[]): string => plainText(writtenIn({ text: 'never read', blocks: rich(...elements) }))

describe('what people write in Slack', () => {
  it('has no marks where they chose bold, and keeps those that they typed', () => {
    const words = section(
      say('Rates', { bold: true }),
      say(' rise 2 * 3 * 4 in '),
      say('snake_case', { code: true }),
      say(', _they_ say'),
    )
    expect(read(words)).toBe('Rates rise 2 * 3 * 4 in snake_case, _they_ say')
  })

  it('keeps links with their words, brackets and ampersands', () => {
    const link = { type: 'link', url: 'https://example.org/a?b=1&c=2', text: 'A & <B>', style: { bold: true } }
    expect(read(section(say('See '), link, say(' & '), { type: 'link', url: 'https://example.org/' }))).toBe(
      'See A & <B> (https://example.org/a?b=1&c=2) & https://example.org/',
    )
  })

  it('counts numbered lists on, indents what stands below, and takes quotes and code as lines', () => {
    const list = (style: string, texts: string[], more: object = {}) => ({
      type: 'rich_text_list',
      style,
      elements: texts.map((text) => section(say(text))),
      ...more,
    })
    const whole = read(
      section(say('Morning brief\n\n')),
      list('ordered', ['Rates rise', 'Rates fall'], { indent: 0 }),
      list('bullet', ['in Bern'], { indent: 1 }),
      list('ordered', ['Trains run'], { offset: 2 }),
      { type: 'rich_text_quote', elements: [say('Said the mayor')] },
      { type: 'rich_text_preformatted', elements: [say('a < b\nc')] },
    )
    expect(whole.split('\n')).toEqual([
      'Morning brief',
      '',
      '1. Rates rise',
      '2. Rates fall',
      '    • in Bern',
      '3. Trains run',
      'Said the mayor',
      'a < b',
      'c',
    ])
  })

  it('shows emoji as characters, with their tone of skin, and leaves the names of the workspace’s own', () => {
    const emoji = (name: string, more: object = {}) => ({ type: 'emoji', name, ...more })
    const line = section(
      emoji('tada', { unicode: '1f389' }),
      emoji('wave', { unicode: '1f44b-1f3fc', skin_tone: 3 }),
      emoji('wave', { skin_tone: 3 }),
      emoji('flag-de'),
      emoji('party_parrot'),
      emoji('broken', { unicode: 'zz' }),
    )
    expect(read(line)).toBe('🎉👋🏼👋🏼🇩🇪:party_parrot::broken:')
  })

  it('reads names of emoji out of text where there is no rich text, and nothing that only looks like one', () => {
    const typed =
      'Up :tada::+1: at 10:30:45, odds 1:100:2, 好:thumbsup:。 <https://x.example/:tada:|a :tada: b> :wave::skin-tone-6: :nobody:'
    expect(writtenIn({ text: typed })).toBe(
      'Up 🎉👍 at 10:30:45, odds 1:100:2, 好👍。 <https://x.example/:tada:|a :tada: b> 👋🏿 :nobody:',
    )
    expect(writtenIn({ text: '*plain*', blocks: [{ type: 'section' }] })).toBe('*plain*')
  })
})

describe.each(['http', 'socket'] as const)('what people write in Slack, over %s', (transport) => {
  it('comes to the core as they see it: in notes, forwarded messages, commands and forms', async () => {
    const { slack, host } = await start(transport)
    host.editors.add('U1')
    await slack.dm('U1', '*Rates* rise :tada:\nThe *bank* said <https://example.org/a|so> in snake_case_words')
    await slack.until('the note', () => host.notes.length === 1)
    expect(host.notes[0]?.text).toBe('Rates rise 🎉\nThe bank said so (https://example.org/a) in snake_case_words')
    const forwarded = {
      is_share: true,
      from_url: 'https://example.slack.com/archives/C9/p1',
      text: '*Forwarded* :tada:',
      message_blocks: [
        { team: 'T1', message: { blocks: rich(section(say('Forwarded', { bold: true }), say(' words'))) } },
      ],
    }
    await slack.says({ channel: slack.direct('U1'), user: 'U1' }, '', { attachments: [forwarded] })
    await slack.until('the second note', () => host.notes.length === 2)
    expect(host.notes[1]?.text).toBe('Forwarded words')
    await slack.slash({ channel: 'C1', user: 'U2', text: 'search :tada: &amp; 10:30:45' })
    expect(textOf(await first(slack, () => slack.whispered('C1', 'U2')))).toContain('Found: 🎉 & 10:30:45')
  })
})
