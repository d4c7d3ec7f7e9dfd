import { describe, expect, it } from 'vitest'
import { textsIn } from '../../fakes/slack/blocks.ts'
import type { SeenMessage } from '../../fakes/slack.ts'
import { doc, item } from './samples.ts'
import { start, type World } from './setup.ts'

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])
const target = { platform: 'slack', account: 'T1', chat: 'C1', thread: null }
const context = () => ({ signal: AbortSignal.timeout(5000), first: null })
const pictured = doc(item(1, 'With a picture', { body: ['Words.'], photos: ['p1'] }), item(2, 'Without'))

/** The files of the images in a message. */
const imagesIn = (message: SeenMessage | undefined): readonly string[] =>
  (message?.blocks ?? []).flatMap((block) => (block.type === 'image' ? block.slack_file.id : []))

async function begin(
  type = 'image/png',
  scopes: readonly string[] = [],
): Promise<World & { send: (chat?: string) => Promise<string> }> {
  const world = await start('socket')
  const { slack, host, adapter } = world
  const { token = '' } = slack.state.teams.get('T1') ?? {}
  slack.team('T1', token, scopes)
  host.pictures.set('p1', { type, bytes: png })
  const send = async (chat = 'C1'): Promise<string> => {
    const [part] = adapter.render(pictured)
    if (!part) throw new Error('nothing rendered')
    return adapter.send({ ...target, chat }, part, context())
  }
  return { ...world, send }
}

it.each([
  ['as a file', [], '[my-data.json] { "kept": 1 }'],
  ['in words, where the app may not upload', ['chat:write'], '{ "kept": 1 }'],
] as const)('a text that is to be a file comes after its answer, %s', async (_, scopes, seen) => {
  const { slack } = await begin('image/png', scopes)
  const own = slack.direct('U1')
  await slack.dm('U1', 'mydata')
  await slack.until('the file', () => slack.seen(own).length === 2)
  const [answer = '', file = ''] = slack.seen(own).map(({ blocks }) => textsIn(blocks).join(' ').replaceAll('\n', ' '))
  expect([answer, file]).toEqual(['This is it.', seen])
  // Where an answer goes through an address, no file can.
  await slack.slash({ channel: 'C1', user: 'U1', text: 'mydata' })
  await slack.until('the answer', () => slack.whispered('C1', 'U1').length > 0)
  expect(slack.whispered('C1', 'U1').map(({ text }) => text)).toEqual([expect.stringContaining('"kept": 0')])
})

describe('pictures', () => {
  it('are uploaded once for all channels, shared nowhere, and shown after their item', async () => {
    const { slack, host, send } = await begin()
    slack.state.looks = 1
    await Promise.all([send('C1'), send('G1'), send('C1')])
    await send('G1')
    const [message] = slack.seen('C1')
    const [id = ''] = imagesIn(message)
    expect(Buffer.from(slack.state.files.get(id)?.bytes ?? [])).toEqual(Buffer.from(png))
    expect([...slack.seen('C1'), ...slack.seen('G1')].map(imagesIn)).toEqual([[id], [id], [id], [id]])
    expect(message?.blocks.map((block) => block.type)).toEqual(['rich_text', 'image', 'rich_text'])
    expect(message?.blocks[1]).toMatchObject({ alt_text: 'With a picture' })
    expect(slack.calls('files.getUploadURLExternal')).toHaveLength(1)
    expect(slack.calls('files.completeUploadExternal')[0]?.args).not.toHaveProperty('channel_id')
    expect([...host.copies]).toEqual([['T1/p1', id]])
  })

  it('are shown from the copy that an earlier process kept, also in corrections', async () => {
    const before = await begin()
    await before.send()
    const [copy = ''] = before.host.copies.values()
    const { slack } = before
    const { adapter, host } = await start('socket', {}, slack)
    host.copies.set('T1/p1', copy)
    host.pictures.set('p1', { type: 'image/png', bytes: png })
    const [part] = adapter.render(pictured)
    const [sent] = slack.seen('C1')
    if (!part || !sent) throw new Error('nothing there')
    await adapter.edit?.(target, sent.ts, part, AbortSignal.timeout(5000))
    expect(imagesIn(slack.seen('C1')[0])).toEqual([copy])
    expect(slack.calls('files.getUploadURLExternal')).toHaveLength(1)
  })

  it.each([
    ['the app may not upload', ['chat:write'], 'image/png'],
    ['Slack shows no such pictures', [], 'image/webp'],
  ] as const)('are left out where %s, and the news arrives', async (_, scopes, type) => {
    const { slack, send, log } = await begin(type, scopes)
    await send('C1')
    await send('G1')
    expect([...slack.seen('C1'), ...slack.seen('G1')].map(imagesIn)).toEqual([[], []])
    expect(textsIn(slack.seen('C1')[0]?.blocks).join(' ')).toContain('With a picture')
    expect(log.filter((line) => line.includes('a picture is left out'))).toHaveLength(1)
  })

  it('are left out when Slack refuses them in the message, which goes once', async () => {
    const { slack, host, send, log } = await begin()
    host.copies.set('T1/p1', 'F0GONE0000')
    await send()
    expect(slack.seen('C1').map(imagesIn)).toEqual([[]])
    expect(slack.calls('chat.postMessage').map(({ error }) => error)).toEqual(['invalid_blocks', null])
    host.answer = async () => pictured
    await slack.slash({ channel: 'C1', user: 'U2', text: 'latest' })
    await slack.until('the answer', () => slack.whispered('C1', 'U2').length === 1)
    expect(log.filter((line) => line.includes('a picture is left out'))).toHaveLength(1)
  })

  it('are left out when the upload breaks', async () => {
    const { slack, send } = await begin()
    slack.fail({ method: 'files.completeUploadExternal', how: { kind: 'drop' } })
    await send()
    expect(slack.seen('C1').map(imagesIn)).toEqual([[]])
  })

  it('are shown in answers too', async () => {
    const { slack, host } = await begin()
    host.answer = async () => pictured
    await slack.dm('U2', 'latest')
    await slack.until('the answer', () => slack.seen(slack.direct('U2')).length === 1)
    await slack.slash({ channel: 'C1', user: 'U2', text: 'latest' })
    await slack.until('the answer', () => slack.whispered('C1', 'U2').length === 1)
    const [id = ''] = host.copies.values()
    expect([slack.seen(slack.direct('U2'))[0], slack.whispered('C1', 'U2')[0]].map(imagesIn)).toEqual([[id], [id]])
  })
})
