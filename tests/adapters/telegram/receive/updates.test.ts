import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createNames } from '../../../../adapters/telegram/command-names.ts'
import { toDeepLink } from '../../../../adapters/telegram/receive/message/command-line.ts'
import { readUpdate } from '../../../../adapters/telegram/receive/updates.ts'

const me = { id: 42, username: 'BriefBot' }
const names = createNames()
const from = { id: 7, is_bot: false, first_name: 'Ada', last_name: 'L', language_code: 'en-GB' }
const read = (message: object, kind = 'message') => readUpdate({ update_id: 1, [kind]: message }, me, names).event
const say = (text: string, more: object = {}) =>
  read({ message_id: 1, chat: { id: 7, type: 'private' }, from, text, ...more })
const group = { chat: { id: -100, type: 'supergroup', title: 'Team' } }

describe('what is a command of ours', () => {
  test.each([
    ['/latest', 'latest', ''],
    ['/Latest', 'latest', ''],
    ['  /topic   cross-border  2 ', 'topic', 'cross-border  2'],
    ['/topic\npayments', 'topic', 'payments'],
    ['/latest@BriefBot', 'latest', ''],
    ['/latest@briefbot now', 'latest', 'now'],
    ['/start', 'start', ''],
    ['/start topic_payments', 'start', 'topic_payments'],
    ['/start item_12_3', 'start', 'item_12_3'],
    ['/start join_A1b2', 'join', 'A1b2'],
    ['/start hello_world', 'start', 'hello_world'],
    ['/start do_!!', 'start', 'do_!!'],
  ])('%j', (text, command, args) => {
    expect(say(text)).toMatchObject({ kind: 'command', command, args, language: 'en' })
  })

  test.each(['latest', '/latest@OtherBot', '/', '//latest', 'see /latest', '/поиск'])('%j is none', (text) => {
    expect(say(text)?.kind).not.toBe('command')
  })

  test('captions, forwards, inline results and automatic forwards are none', () => {
    expect(say('', { text: undefined, caption: '/latest' })).toBeNull()
    expect(say('/latest', { forward_origin: { type: 'user' } })).toBeNull()
    expect(say('/latest', { via_bot: me })).toBeNull()
    expect(
      say('/latest', { ...group, is_automatic_forward: true, sender_chat: { id: -9, type: 'channel' } }),
    ).toBeNull()
  })

  test('a command line comes back out of its deep link', () => {
    for (const line of ['latest', 'issue 7 headlines 3,5 in payments', 'search 支付宝']) {
      const payload = toDeepLink(line)
      expect(payload).toMatch(/^[A-Za-z0-9_-]{1,64}$/)
      const [command, ...args] = line.split(' ')
      expect(say(`/start ${payload}`)).toMatchObject({ command, args: args.join(' ') })
    }
    expect(toDeepLink('x'.repeat(60))).toBeNull()
  })

  test('only a private chat or the bot by name leaves no doubt who was meant', () => {
    expect(say('/latest')).toMatchObject({ addressed: true })
    expect(say('/latest', group)).toMatchObject({ addressed: false })
    expect(say('/latest@BriefBot', group)).toMatchObject({ addressed: true })
  })
})

describe('who and where', () => {
  test('a person, an anonymous administrator, a channel that posts into a group, a channel itself', () => {
    expect(say('/latest')).toMatchObject({ speaker: { kind: 'person', person: { id: '7', name: 'Ada L' } } })
    expect(say('/latest', { ...group, sender_chat: group.chat })).toMatchObject({ speaker: { kind: 'chat' } })
    const other = { id: -200, type: 'channel' }
    expect(say('/latest', { ...group, sender_chat: other })).toMatchObject({ speaker: { kind: 'other' } })
    const post = { message_id: 1, chat: other, sender_chat: other, text: '/latest' }
    expect(read(post, 'channel_post')).toMatchObject({ speaker: { kind: 'chat' }, place: { kind: 'channel' } })
  })

  test('a forum topic has a thread; General and replies have none', () => {
    const thread = (more: object) => say('/latest', { ...group, ...more })
    expect(thread({ message_thread_id: 5, is_topic_message: true })).toMatchObject({ place: { thread: '5' } })
    expect(thread({ message_thread_id: 5 })).toMatchObject({ place: { thread: null } })
    expect(thread({})).toMatchObject({ place: { thread: null } })
  })

  test.each([
    ['zh', 'zh'],
    ['zh-hans', 'zh'],
    ['ZH-TW', 'zh'],
    ['en', 'en'],
    ['de', null],
    [undefined, null],
  ])('a client in %s speaks %s', (code, language) => {
    expect(say('/latest', { from: { ...from, language_code: code } })).toMatchObject({ language })
  })
})

test('whatever comes in, reading never throws', () => {
  const kinds = ['message', 'channel_post', 'callback_query', 'inline_query', 'my_chat_member', 'brand_new'] as const
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.anything(), (kind, value) => {
      readUpdate({ update_id: 1, [kind]: value }, me, names)
      readUpdate(value, me, names)
    }),
  )
})
