import { PassThrough, Writable } from 'node:stream'
import xterm from '@xterm/headless'
import { expect, it, onTestFinished } from 'vitest'
import { type ConsoleOptions, createConsole, terminal } from '../../../adapters/console/index.ts'
import type { Doc } from '../../../src/doc.ts'
import { paragraph } from '../../../src/doc.ts'
import { eventually } from '../../fakes/eventually.ts'
import { createTestHost } from '../../fakes/host.ts'

const { Terminal } = xterm

/** A terminal emulator in which somebody sits, with the console behind it. */
async function open(more: Partial<ConsoleOptions> = {}, { columns = 80, rows = 24 } = {}) {
  const emulator = new Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true })
  const input = new PassThrough()
  const output = Object.assign(
    new Writable({ write: (chunk, _, done) => emulator.write(String(chunk), () => done()) }),
    { columns, rows },
  )
  const host = createTestHost()
  const ended = Promise.withResolvers<void>()
  const kept: string[] = []
  const adapter = createConsole({
    input,
    output,
    mode: 'live',
    width: columns,
    colour: false,
    language: 'en',
    history: { lines: ['/latest', '/topic ships'], keep: (line) => void kept.push(line) },
    onEnd: ended.resolve,
    ...more,
  })
  onTestFinished(() => adapter.close())
  await adapter.listen?.(host)
  const screen = (): readonly string[] => {
    const { active } = emulator.buffer
    return Array.from(
      { length: emulator.rows },
      (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '',
    )
  }
  const last = (): string => screen().findLast((line) => line !== '') ?? ''
  return {
    host,
    kept,
    ended: ended.promise,
    screen,
    last,
    type: (keys: string) => void input.write(keys),
    send: (...paragraphs: string[]) =>
      adapter.send(terminal, docOf(...paragraphs), { signal: AbortSignal.timeout(1000), first: null }),
    /** Waits until the screen is so. */
    until: (fits: () => void) => eventually(fits),
    resize(to: number, high = rows) {
      emulator.resize(to, high)
      Object.assign(output, { columns: to, rows: high }).emit('resize')
    },
  }
}

const docOf = (...paragraphs: string[]): Doc => ({ language: 'en', blocks: paragraphs.map((text) => paragraph(text)) })
const numbered = (count: number): string[] => Array.from({ length: count }, (_, at) => `Paragraph ${at + 1} ends.`)

it('shows a page and waits: space goes on by a page, Enter by a line, q is enough', async () => {
  const room = await open()
  await room.send(...numbered(40))
  await room.until(() => expect(room.last()).toMatch(/^\d+ more lines: space a page/))
  expect(room.screen().at(0)).toContain('Ask me something')
  const [before] = /\d+/.exec(room.last()) ?? []
  room.type('\r')
  await room.until(() => expect(room.last()).toContain(`${Number(before) - 1} more lines`))
  room.type(' ')
  await room.until(() => expect(room.last()).toContain(`${Number(before) - 24} more lines`))
  // Not a line is lost between two pages.
  expect(room.screen().filter((line) => line.startsWith('Paragraph'))).toHaveLength(11)
  room.type('q')
  await room.until(() => expect(room.screen()).toContain(`(${Number(before) - 24} lines were not shown)`))
  await room.until(() => expect(room.last()).toBe('› '))
})

it('lets somebody read on in the smallest window, line by line', async () => {
  const room = await open({}, { columns: 20, rows: 2 })
  await room.send('Wallets merge.', 'Rates fall.')
  const lines = new Set<string>()
  for (let last = ''; last !== '› '; last = room.last()) {
    await room.until(() => expect(room.last()).not.toBe(last))
    lines.add(room.screen()[0] ?? '')
    if (room.last() !== '› ') room.type('\r')
  }
  expect([...lines]).toEqual(expect.arrayContaining(['Wallets merge.', 'Rates fall.']))
})

it('takes a key that means nothing there as the beginning of what is typed, and shows the rest', async () => {
  const room = await open()
  await room.send(...numbered(40))
  await room.until(() => expect(room.last()).toContain('more lines'))
  room.type('/la')
  await room.until(() => expect(room.last()).toBe('› /la'))
  expect(room.screen()).toContain('Paragraph 40 ends.')
})

it('waits nowhere when that is switched off', async () => {
  const room = await open({ pages: false })
  await room.send(...numbered(40))
  await room.until(() => expect(room.last()).toBe('› '))
  expect(room.screen()).toContain('Paragraph 40 ends.')
})

it('shows what comes by itself above what is being typed, however many rows that takes', async () => {
  const room = await open({}, { columns: 40, rows: 12 })
  const long = 'wallets merge today '.repeat(4).trim()
  room.type(long)
  await room.until(() => expect(room.screen().join('')).toContain(`› ${long}`.slice(0, 40)))
  await room.send('A first paragraph.')
  await room.send('And a second.')
  await room.until(() => expect(room.screen().join('\n')).toContain('And a second.'))
  const text = room.screen().join('\n')
  expect(text).toContain('A first paragraph.\n\nAnd a second.\n\n› wallets')
  expect(text.split('›')).toHaveLength(2)
})

it('takes a paste of several lines as one message, and none of it before Enter', async () => {
  const room = await open()
  room.host.editors.add('local')
  // Cut in the middle of a mark, as a slow line cuts it.
  for (const piece of ['\u001b[20', '0~Wallets merge\r\nThey said', ' so.\r\n(The Led', 'ger)\n\u001b[201', '~'])
    room.type(piece)
  await room.until(() => expect(room.last()).toBe('› Wallets merge↵They said so.↵(The Ledger)'))
  expect(room.host.notes).toEqual([])
  room.type('\r')
  await room.until(() =>
    expect(room.host.notes.map(({ text }) => text)).toEqual(['Wallets merge\nThey said so.\n(The Ledger)']),
  )
})

it('offers what was typed in earlier sessions, and keeps what is typed now', async () => {
  const room = await open()
  room.type('\u001b[A')
  await room.until(() => expect(room.last()).toBe('› /topic ships'))
  room.type('\u001b[A')
  await room.until(() => expect(room.last()).toBe('› /latest'))
  room.type('\r')
  await room.until(() => expect(room.kept).toEqual(['/latest']))
})

it('completes by Tab, by what fits and by the words of buttons', async () => {
  const room = await open({
    complete: async (line) => ({
      from: 7,
      words: ['Payments', 'Ships'].filter((word) => word.startsWith(line.slice(7))),
    }),
  })
  room.type('/topic S\t')
  await room.until(() => expect(room.last()).toBe('› /topic Ships'))
})

it('draws the screen anew in a window of another width, with what was being typed', async () => {
  const room = await open()
  const words = '支付宝在三百家门店启用“刷脸支付”技术，并将继续推广到更多城市（包括海边）。'.repeat(3)
  await room.send(words)
  room.type('half a line')
  await room.until(() => expect(room.last()).toBe('› half a line'))
  for (const columns of [40, 200, 61]) {
    room.resize(columns)
    await room.until(() => {
      const shown = room.screen().filter((line) => /\p{Script=Han}/u.test(line))
      expect(shown.join('')).toBe(words)
      for (const line of shown) expect(line).toMatch(/^[^，。）”]/)
      expect(room.last()).toBe('› half a line')
    })
  }
})

it('goes on where somebody was reading when the window changes', async () => {
  const room = await open()
  await room.send(...numbered(30))
  await room.until(() => expect(room.last()).toMatch(/more lines: space a page/))
  room.resize(40, 12)
  await room.until(() => expect(room.last()).toMatch(/^\d+ more: space, Enter or q$/))
  // The one above the question is the last that was shown; the next page begins with the one after it.
  const number = (line: string | undefined): number => Number(/^Paragraph (\d+) ends/.exec(line ?? '')?.[1])
  const before = Math.max(...room.screen().map(number).filter(Number.isInteger))
  room.type(' ')
  await room.until(() => {
    const shown = room.screen().map(number).filter(Number.isInteger)
    expect(shown[0]).toBe(before + 1)
    expect(shown).toHaveLength(6)
  })
})

it('lets Ctrl-C take back what is typed, and leave where nothing is', async () => {
  const room = await open()
  room.type('not this')
  await room.until(() => expect(room.last()).toBe('› not this'))
  room.type('\u0003')
  await room.until(() => expect(room.last()).toBe('› '))
  room.type('\u0003')
  await room.until(() => expect(room.screen()).toContain('Ctrl-C again, or Ctrl-D, leaves.'))
  room.type('\u0003')
  await room.ended
  expect(room.kept).toEqual([])
})

it('keeps a long paste aside: its length stands in the line, all of it is taken in', async () => {
  const room = await open()
  room.host.editors.add('local')
  const text = Array.from({ length: 20_000 }, (_, at) => `Line ${at} of a long text.`).join('\n')
  const sent = `\u001b[200~${text}\n\u001b[201~`
  for (let at = 0; at < sent.length; at += 65_536) room.type(sent.slice(at, at + 65_536))
  const told = `[${(text.length + 1).toLocaleString('en')} characters pasted]`
  await room.until(() => expect(room.last()).toBe(`› ${told}`))
  room.type(' and more\r')
  await room.until(() => expect(room.host.notes.map((note) => note.text)).toEqual([`${text} and more`]))
  expect(room.screen()).toContain(`› ${told} and more`)
})

it('takes what comes in one piece that nobody can type for a paste, where the terminal does not say so', async () => {
  const room = await open()
  room.host.editors.add('local')
  const text = 'Wallets merge.\n'.repeat(400)
  room.type(text)
  await room.until(() => expect(room.last()).toContain('characters pasted]'))
  room.type('\r')
  await room.until(() => expect(room.host.notes.map((note) => note.text)).toEqual([text.trim()]))
})
