import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createForms, packForm } from '../../../adapters/slack/form/forms.ts'
import { enteredIn, formView } from '../../../adapters/slack/form/view.ts'
import { readView, textsIn } from '../../fakes/slack/blocks.ts'
import type { SeenMessage, Slack } from '../../fakes/slack.ts'
import { checkView } from './check.ts'
import { longText } from './host.ts'
import { button, first, textOf } from './look.ts'
import { doc, hostile } from './samples.ts'
import { start, type World } from './setup.ts'

/** The desk's message in U1's own conversation, U1 being an editor. */
async function desk(transport: 'http' | 'socket'): Promise<World & { direct: string; message: SeenMessage }> {
  const world = await start(transport)
  const { slack, host } = world
  host.editors.add('U1')
  await slack.dm('U1', 'draft')
  const direct = slack.direct('U1')
  return { ...world, direct, message: await first(slack, () => slack.seen(direct)) }
}

async function opened(slack: Slack): Promise<string> {
  await slack.until('the form', () => slack.state.modals.size > 0)
  return [...slack.state.modals.keys()][0] ?? ''
}

describe.each(['http', 'socket'] as const)('forms over %s', (transport) => {
  it('open with what is to be changed, before anything else, and give it to the command', async () => {
    const { slack, host, direct, message } = await desk(transport)
    const before = slack.state.calls.length
    await slack.press(message, 'U1', button(message, 'Edit'))
    const id = await opened(slack)
    expect(slack.state.calls[before]?.method).toBe('views.open')
    expect(slack.state.modals.get(id)).toMatchObject({
      title: { text: 'Edit the item of today' },
      submit: { text: 'Save' },
      blocks: [{ element: { initial_value: 'Old <words>', multiline: true } }],
    })
    await slack.submit(id, 'U1', { 'text-0': 'New <words> & more :tada:\nwith *marks*, <https://x.example|y>' })
    expect(slack.state.modals.size).toBe(0)
    await slack.until('the answer', () => textOf(slack.seen(direct)[0]).includes('New <words>'))
    expect(slack.seen(direct)).toHaveLength(1)
    expect(host.queries.at(-1)).toMatchObject({
      command: 'draft',
      args: 'edit k1 0 New <words> & more 🎉\nwith *marks*, <https://x.example|y>',
      person: { id: 'U1' },
    })
  })

  it('hold texts that are longer than a field', async () => {
    const { slack, host, message } = await desk(transport)
    await slack.press(message, 'U1', button(message, 'Long'))
    const id = await opened(slack)
    expect(slack.state.modals.get(id)?.blocks.length).toBeGreaterThan(1)
    await slack.submit(id, 'U1')
    await slack.until('the question', () => host.queries.length === 2)
    expect(host.queries[1]?.args).toBe(`edit k1 1 ${longText}`)
  })

  it('give way to the bare command where the text is too long or the moment has passed', async () => {
    const { slack, host, message } = await desk(transport)
    await slack.press(message, 'U1', button(message, 'Endless'))
    await slack.until('the question', () => host.queries.length === 2)
    await slack.press(message, 'U1', button(message, 'Edit'), { expired: true })
    await slack.until('the question', () => host.queries.length === 3)
    expect(host.queries.slice(1).map(({ args }) => args)).toEqual(['edit k1 2', 'edit k1 0'])
    expect(slack.state.modals.size).toBe(0)
  })

  it('do nothing for somebody who is no editor any more, and say so', async () => {
    const { slack, host, direct, message } = await desk(transport)
    await slack.press(message, 'U1', button(message, 'Edit'))
    const id = await opened(slack)
    host.editors.delete('U1')
    const ack = await slack.submit(id, 'U1', { 'text-0': 'Too late' })
    expect(ack.body).toMatchObject({ response_action: 'update' })
    expect(textsIn(ack.body).join(' ')).toContain('Only editors may do that.')
    expect(slack.seen(direct)).toEqual([message])
  })

  it('change the message of a newsroom for all', async () => {
    const { slack, host } = await desk(transport)
    await slack.says({ channel: 'C1', user: 'U1' }, 'News from the room')
    const message = await first(slack, () => slack.seen('C1'))
    host.editors.add('U2')
    await slack.press(message, 'U2', button(message, 'Edit'))
    await slack.submit(await opened(slack), 'U2', { 'text-0': 'Changed by another' })
    await slack.until('the change', () => textOf(slack.seen('C1')[0]).includes('Changed by another'))
    expect(slack.whispered('C1', 'U2')).toEqual([])
  })

  it('reach the message when the address of the button is used up', async () => {
    const { slack, direct, message } = await desk(transport)
    await slack.press(message, 'U1', button(message, 'Edit'))
    const id = await opened(slack)
    slack.state.responses.clear()
    await slack.submit(id, 'U1', { 'text-0': 'After an hour' })
    await slack.until('the answer', () => textOf(slack.seen(direct)[0]).includes('After an hour'))
    expect(slack.calls('chat.update')).toHaveLength(1)
  })
})

describe('a form', () => {
  const spot = {
    channel: 'C1',
    chat: 'channel',
    thread: null,
    ts: '1.1',
    ephemeral: false,
    url: 'x',
    page: null,
  } as const

  it('keeps within the limits, whatever is in it', () => {
    for (const value of ['', hostile.repeat(20), longText, `${'&'.repeat(500)}\n`.repeat(4)]) {
      const form = { title: hostile.repeat(3), value }
      const view = formView({ line: 'draft edit k1', form, language: 'zh' }, { ...spot, items: [] }, 'briefwire:form')
      if (view === null) throw new Error('no view')
      expect(checkView(view)).toEqual([])
      expect(readView(JSON.parse(JSON.stringify(view)))).toHaveProperty('view')
    }
    const long = { title: 'T', value: 'x'.repeat(2901) }
    expect(formView({ line: 'a', form: long, language: 'en' }, { ...spot, items: [] }, 'f')).toBeNull()
    expect(
      formView({ line: 'a'.repeat(3000), form: { ...long, value: '' }, language: 'en' }, { ...spot, items: [] }, 'f'),
    ).toBeNull()
  })

  it('gives back what nobody changed, wherever its fields end', () => {
    const line = fc.oneof(
      fc.constant(''),
      fc.integer({ min: 1, max: 1400 }).map((length) => 'word '.repeat(length).slice(0, 2800).trim()),
    )
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 9 }), (lines) => {
        const value = lines
          .join('\n')
          .trim()
          .replace(/\n{3,}/g, '\n\n')
        const view = formView({ line: 'a', form: { title: 'T', value }, language: 'en' }, { ...spot, items: [] }, 'f')
        fc.pre(view !== null)
        const values = Object.fromEntries(
          view.blocks.flatMap((block) =>
            block.type === 'input' && block.element.type === 'plain_text_input'
              ? [[block.block_id, { value: { value: block.element.initial_value?.trim() ?? null } }]]
              : [],
          ),
        )
        expect(enteredIn(values)).toBe(value)
      }),
    )
  })

  it('takes what was entered over all fields', () => {
    const field = (value: string | null) => ({ value: { value } })
    expect(enteredIn({ 'text-0': field('One\n\nTwo '), 'text-1': field(null), 'text-2': field('Three') })).toBe(
      'One\n\nTwo\nThree',
    )
  })

  it('is in its button where it is short, and remembered for a while where it is not', () => {
    const forms = createForms(2)
    const action = (line: string, value: string) => ({ label: 'x', command: line, form: { title: 'T', value } })
    const short = packForm('draft edit k1 0', { title: 'T', value: 'Short' }, 'en')
    expect(createForms().find(short)).toEqual({
      line: 'draft edit k1 0',
      form: { title: 'T', value: 'Short' },
      language: 'en',
    })
    const value = 'x'.repeat(2000)
    for (const number of [1, 2, 3]) forms.remember(doc({ kind: 'actions', actions: [action(`edit ${number}`, value)] }))
    expect(['edit 1', 'edit 2', 'edit 3'].map((line) => forms.find(line)?.form.value.length ?? null)).toEqual([
      null,
      2000,
      2000,
    ])
  })
})
