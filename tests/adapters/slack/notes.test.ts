import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { button, first, textOf } from './look.ts'
import { start, type World } from './setup.ts'

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])

/** Our app, with U1 for an editor. */
async function desk(transport: 'http' | 'socket', more: Parameters<typeof start>[1] = {}): Promise<World> {
  const world = await start(transport, more)
  world.host.editors.add('U1')
  return world
}

/** The next note that the core gets. */
async function noteAfter({ slack, host }: World, act: () => Promise<unknown>) {
  const before = host.notes.length
  await act()
  await slack.until('the note', () => host.notes.length > before && host.pending.size === 0)
  const note = host.notes[before]
  if (!note) throw new Error('no note')
  return note
}

/** An event that comes after all others: what was not dealt with by then never will be. */
async function settled({ slack, host }: World): Promise<void> {
  const before = host.queries.length
  await slack.dm('U2', 'latest')
  await slack.until('the last answer', () => host.queries.length > before && host.pending.size === 0)
}

describe.each(['http', 'socket'] as const)('notes over %s', (transport) => {
  it('hands on what an editor writes to the bot, as plain text, and answers there', async () => {
    const world = await desk(transport)
    const { slack, host } = world
    const direct = slack.direct('U1')
    const text =
      '*Bank &amp; shop agree*\nThey pay by <https://example.org/a?b=1&amp;c=2|phone>, says <http://example.org|example.org> :tada:'
    const note = await noteAfter(world, () => slack.dm('U1', text))
    expect(note).toMatchObject({
      target: { platform: 'slack', account: 'T1', chat: direct, thread: null },
      chat: 'private',
      person: { id: 'U1' },
      language: 'en',
      edited: false,
      text: 'Bank & shop agree\nThey pay by phone (https://example.org/a?b=1&c=2), says example.org 🎉',
      origin: null,
      answers: null,
      photos: [],
      file: null,
    })
    expect(slack.state.said.has(note.message)).toBe(true)
    expect(await note.aside?.()).toMatchObject({ chat: direct, thread: null })
    const answer = await first(slack, () => slack.seen(direct))
    expect([textOf(answer), answer.thread]).toEqual([expect.stringContaining('Draft'), null])
    expect(host.queries).toEqual([])
  })

  it('takes a line that begins with a command for a command, of readers every line', async () => {
    const world = await desk(transport)
    const { slack, host } = world
    await slack.dm('U1', 'Search tea')
    await slack.dm('U1', 'post Bank opens\nIn the middle of the town.')
    await slack.dm('U2', 'What is this?')
    await slack.until('the answers', () => host.queries.length === 3 && host.pending.size === 0)
    expect(host.queries.map(({ command, args }) => [command, args])).toEqual([
      ['search', 'tea'],
      ['post', 'Bank opens\nIn the middle of the town.'],
      ['what', 'is this?'],
    ])
    const [, posted] = host.queries
    expect(slack.state.said.get(posted?.message ?? '')?.text).toContain('Bank opens')
    expect(await posted?.aside?.()).toMatchObject({ chat: slack.direct('U1') })
    expect(host.notes).toEqual([])
  })

  it('takes several lines after /brief post', async () => {
    const { slack, host } = await desk(transport)
    await slack.slash({ channel: 'C1', user: 'U1', text: 'post Bank &amp; <https://example.org/x|shop>\nThey agree.' })
    await slack.until('the question', () => host.queries.length === 1)
    expect(host.queries[0]).toMatchObject({
      command: 'post',
      args: 'Bank & shop (https://example.org/x)\nThey agree.',
      message: null,
    })
  })

  it('tells of changes by the author, and of nothing else that Slack calls a change', async () => {
    const world = await desk(transport)
    const { slack, host } = world
    const note = await noteAfter(world, () => slack.dm('U1', 'First words here'))
    await slack.unfurls(note.message)
    await slack.botEdits(slack.direct('U1'), (await first(slack, () => slack.seen(slack.direct('U1')))).ts)
    const edit = await noteAfter(world, () => slack.edits(note.message, 'Better words &lt;here&gt;'))
    expect(edit).toMatchObject({ message: note.message, edited: true, text: 'Better words <here>' })
    const line = await slack.dm('U1', 'post Bank opens')
    await slack.until('the command', () => host.queries.length === 1)
    const posted = await noteAfter(world, () => slack.edits(line, 'post Bank closes'))
    expect(posted).toMatchObject({ message: line, edited: true, text: 'Bank closes' })
    const other = await slack.dm('U1', 'latest')
    await slack.edits(other, 'draft')
    await settled(world)
    expect(host.notes).toHaveLength(3)
    expect(host.queries.map(({ command }) => command)).toEqual(['post', 'latest', 'latest'])
  })

  it('reads newsrooms, and keeps nothing of other channels or of people who are no editors', async () => {
    const world = await desk(transport)
    const { slack, host } = world
    const kept: string[] = []
    const receive = host.receive
    host.receive = async (platform, account, update, payload) => {
      kept.push(payload)
      return receive(platform, account, update, payload)
    }
    await slack.says({ channel: 'G1', user: 'U1' }, 'Private talk elsewhere')
    await slack.says({ channel: 'C1', user: 'U2' }, 'Small talk of a reader')
    await slack.edits(await slack.says({ channel: 'C1', user: 'U2' }, 'More small talk'), 'Other small talk')
    const byApp = { bot_id: 'B9', user: 'U1', text: 'Talk by an app', ts: '1700000000.900000' }
    await slack.event({ type: 'message', channel: 'C1', channel_type: 'channel', ...byApp })
    const note = await noteAfter(world, () => slack.says({ channel: 'C1', user: 'U1' }, 'News from the room'))
    expect(note).toMatchObject({ chat: 'channel', target: { chat: 'C1', thread: null }, text: 'News from the room' })
    expect(textOf(await first(slack, () => slack.seen('C1')))).toContain('Draft')
    host.editors.delete('U1')
    await slack.says({ channel: 'C1', user: 'U1' }, 'Talk of a former editor')
    await settled(world)
    expect(kept.join()).toContain('News from the room')
    expect(kept.join()).not.toMatch(/talk/i)
    expect(host.notes).toHaveLength(1)
  })

  it('takes a mention in a newsroom once: as a command or as a note', async () => {
    const world = await desk(transport)
    const { slack, host } = world
    const note = await noteAfter(world, () => slack.mention({ channel: 'C1', user: 'U1' }, 'Bank opens in town'))
    expect(note).toMatchObject({ text: 'Bank opens in town', chat: 'channel' })
    await slack.mention({ channel: 'C1', user: 'U1' }, 'draft')
    expect(textOf(await first(slack, () => slack.whispered('C1', 'U1')))).toContain('Draft')
    await settled(world)
    expect(host.notes).toHaveLength(1)
    expect(host.queries.map(({ command }) => command)).toEqual(['draft', 'latest'])
  })

  it('knows which of our messages is answered', async () => {
    const world = await desk(transport)
    const { slack } = world
    await noteAfter(world, () => slack.dm('U1', 'First words here'))
    const { ts } = await first(slack, () => slack.seen(slack.direct('U1')))
    const reply = await noteAfter(world, () => slack.dm('U1', 'Other words', ts))
    expect(reply).toMatchObject({ answers: ts, target: { thread: null } })
    await slack.until('its answer', () => slack.seen(slack.direct('U1')).length === 2)
    expect(slack.seen(slack.direct('U1'))[1]?.thread).toBe(ts)
    await slack.says({ channel: 'C1', user: 'U1' }, 'News from the room')
    const room = await first(slack, () => slack.seen('C1'))
    const inside = await noteAfter(world, () =>
      slack.says({ channel: 'C1', user: 'U1' }, 'Better', { thread: room.ts }),
    )
    expect(inside).toMatchObject({ answers: room.ts, target: { chat: 'C1', thread: null } })
    const among = await noteAfter(world, () => slack.dm('U1', 'Among ourselves', reply.message))
    expect(among.answers).toBeNull()
  })

  it('tells where a message was forwarded from', async () => {
    const world = await desk(transport)
    const { slack } = world
    const shared = {
      is_share: true,
      is_msg_unfurl: true,
      from_url: 'https://example.slack.com/archives/C9/p1',
      author_name: 'Ann &amp; Bob',
      text: 'Bank &amp; shop agree',
    }
    const note = await noteAfter(world, () =>
      slack.says({ channel: slack.direct('U1'), user: 'U1' }, '', { attachments: [shared] }),
    )
    expect(note).toMatchObject({ text: 'Bank & shop agree', origin: { name: 'Ann & Bob', url: shared.from_url } })
    const above = await noteAfter(world, () =>
      slack.says({ channel: slack.direct('U1'), user: 'U1' }, 'Our own headline', { attachments: [shared] }),
    )
    expect(above.text).toBe('Our own headline\n\nBank & shop agree')
    const preview = { ...shared, is_share: false }
    const linked = await noteAfter(world, () =>
      slack.says({ channel: slack.direct('U1'), user: 'U1' }, 'Words with a link', { attachments: [preview] }),
    )
    expect(linked).toMatchObject({ text: 'Words with a link', origin: null })
  })

  it('reads pictures and text files with the bot token', async () => {
    const world = await desk(transport)
    const { slack } = world
    const direct = { channel: slack.direct('U1'), user: 'U1' }
    const photo = slack.file({ name: 'a.png', mimetype: 'image/png', bytes: png })
    const note = await noteAfter(world, () => slack.says(direct, 'With a picture', { files: [photo] }))
    expect(note.text).toBe('With a picture')
    expect(await note?.photos[0]?.()).toEqual({ type: 'image/png', bytes: Buffer.from(png) })
    const paper = slack.file({ name: 'news.md', mimetype: 'text/plain', bytes: Buffer.from('1. 支付') })
    const text = await noteAfter(world, () => slack.says(direct, '', { files: [paper] }))
    expect([text.file?.name, text.photos]).toEqual(['news.md', []])
    expect(Buffer.from((await text.file?.read()) ?? []).toString()).toBe('1. 支付')
    const snippet = slack.file({ name: 'Untitled', mimetype: 'text/plain', bytes: Buffer.from('x') })
    const pdf = slack.file({ name: 'a.pdf', mimetype: 'application/pdf', bytes: Buffer.from('x') })
    const names = [
      await noteAfter(world, () => slack.says(direct, '', { files: [snippet] })),
      await noteAfter(world, () => slack.says(direct, '', { files: [pdf] })),
      await noteAfter(world, () => slack.says(direct, 'Words beside it', { files: [pdf] })),
    ].map(({ file }) => file?.name)
    expect(names).toEqual(['Untitled.txt', 'a.pdf', undefined])
    const unknown = { ...photo, url_private: undefined }
    const connected = await noteAfter(world, () => slack.says(direct, '', { files: [unknown] }))
    expect((await connected?.photos[0]?.())?.bytes).toEqual(Buffer.from(png))
  })

  it('says why a file cannot be had, and shows the token to nobody else', async () => {
    const world = await desk(transport)
    const { slack } = world
    const direct = { channel: slack.direct('U1'), user: 'U1' }
    const read = async (file: object): Promise<unknown> => {
      const note = await noteAfter(world, () => slack.says(direct, '', { files: [file] }))
      return note?.photos[0]?.().catch((thrown: unknown) => thrown)
    }
    const photo = slack.file({ name: 'a.png', mimetype: 'image/png', bytes: png })
    const large = slack.file({ name: 'b.png', mimetype: 'image/png', bytes: png }, 11 * 1024 * 1024)
    const lying = slack.file({ name: 'c.png', mimetype: 'image/png', bytes: new Uint8Array(10 * 1024 * 1024 + 1) }, 7)
    const elsewhere = { ...photo, url_private: slack.url.replace('127.0.0.1', 'localhost') }
    for (const [file, words] of [
      [large, '10 MB'],
      [lying, '10 MB'],
      [elsewhere, 'send it again'],
    ] as const) {
      const thrown = await read(file)
      expect(thrown).toBeInstanceOf(UserError)
      expect(String(thrown)).toContain(words)
    }
    const { token = '' } = slack.state.teams.get('T1') ?? {}
    slack.team('T1', token, ['chat:write'])
    expect(String(await read(photo))).toContain('files:read')
  })

  it('does not take a note again when only its answer failed', async () => {
    const world = await desk(transport)
    const { slack, host, log } = world
    slack.fail({ method: 'chat.postMessage', how: { kind: 'drop' } })
    await noteAfter(world, () => slack.dm('U1', 'Words that count'))
    expect(host.pending.size).toBe(0)
    expect(log.join()).toContain('an answer did not arrive')
  })

  it('answers the presses of editors in a newsroom for all, of others beside it', async () => {
    const world = await desk(transport)
    const { slack, host } = world
    await noteAfter(world, () => slack.says({ channel: 'C1', user: 'U1' }, 'News from the room'))
    const message = await first(slack, () => slack.seen('C1'))
    await slack.until('the item', () => host.stood.length === 1)
    await slack.press(message, 'U2', button(message, 'Up'))
    expect(textOf(await first(slack, () => slack.whispered('C1', 'U2')))).toContain('Only editors may')
    expect(slack.seen('C1')).toEqual([message])
    await slack.press(message, 'U1', button(message, 'Up'))
    await slack.until('the change', () => textOf(slack.seen('C1')[0]).includes('Draft up k1'))
    expect(slack.seen('C1')).toHaveLength(1)
    expect(slack.whispered('C1', 'U1')).toEqual([])
    const shown = { key: 'k1', chat: 'C1', message: message.ts }
    await slack.until('the item again', () => host.stood.length === 2)
    expect(host.stood).toEqual([shown, shown])
  })

  it('changes the one message of a long draft whose button was pressed', async () => {
    const world = await desk(transport)
    const { slack } = world
    const direct = slack.direct('U1')
    const label = (message: (typeof before)[number] | undefined) => /Up \d+/.exec(textOf(message))?.[0] ?? ''
    await slack.dm('U1', 'draft whole')
    await slack.until('the draft', () => slack.seen(direct).length > 2 && world.host.pending.size === 0)
    const before = slack.seen(direct)
    const second = before[1]
    if (!second) throw new Error('too short')
    await slack.press(second, 'U1', button(second, label(second)))
    await slack.until('the change', () => textOf(slack.seen(direct)[1]).includes('whole up'))
    const after = slack.seen(direct)
    expect(after.length).toBe(before.length)
    expect(after.map(label)).toEqual(before.map(label))
  })
})
