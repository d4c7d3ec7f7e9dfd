import { createInterface, type Interface } from 'node:readline'
import { PassThrough, type Readable, type Writable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { asMeant, asOneLine, createKeys, oneByOne, tellPastes } from './keys.ts'
import type { PromptLine, Screen } from './screen.ts'

/** What a line may go on with: whole words, of which each may stand from `from` on. */
export interface Completion {
  readonly from: number
  readonly words: readonly string[]
}

/** What was typed in this terminal before, newest last, and how a line is added to it. */
export interface History {
  readonly lines: readonly string[]
  keep(line: string): void
}

export interface PromptOptions {
  readonly input: Readable & { setRawMode?(mode: boolean): unknown }
  readonly output: Writable
  readonly history: History
  complete(line: string): Promise<Completion>
  readonly screen: Pick<Screen, 'waits' | 'readOn'>
  /** `shown`: as it stands on the screen, where a long paste is told by its length alone. */
  onLine(line: string, shown: string): void
  /** What stands in the line for a paste of so many characters that is too long to be edited. */
  longPaste(letters: number): string
  /** Ctrl-C where nothing is typed. */
  onInterrupt(): void
  onClose(): void
}

/** The line in which somebody types, once it is there. */
export interface Prompt extends PromptLine {
  close(): void
}

const sign = '› '
/** In UTF-16 units; readline goes through all of a line whenever it draws it. */
const longestEdited = 5000

/**
 * The line in which somebody types: with history, completion by Tab, and pastes of several lines as one. While the screen waits for them to
 * read on, keys go there; one that means nothing there shows all the rest and is typed.
 */
export function openPrompt(options: PromptOptions): Prompt {
  const { input, output, screen, history } = options
  const keys = Object.assign(new PassThrough(), { setRawMode: (mode: boolean) => input.setRawMode?.(mode) })
  const lines: Interface = createInterface({
    input: keys,
    output,
    terminal: true,
    prompt: sign,
    history: [...history.lines].reverse(),
    historySize: historySize,
    removeHistoryDuplicates: true,
    completer: (line: string, done: (fault: Error | null, found: [string[], string]) => void) => {
      const found = ({ from, words }: Completion): void => done(null, [[...words], line.slice(from)])
      options.complete(line).then(found, () => done(null, [[], line]))
    },
  })
  /** Rows that the line took beside its first when it was hidden: readline goes up by as many. */
  let above = 0
  let hidden = true
  let closed = false

  const type = (typed: string): void => {
    const all = oneByOne(typed)
    let at = 0
    for (; at < all.length && screen.waits(); at++) if (readOn(all[at] ?? '')) break
    // One by one: readline completes nothing where a Tab comes with other keys.
    for (const key of all.slice(at)) keys.write(key)
  }

  /** Whether the key is one to be typed. */
  const readOn = (key: string): boolean => {
    const how = meanings.get(key)
    screen.readOn(how ?? (leaves.has(key) ? 'stop' : 'rest'))
    return how === undefined
  }

  /** Long pastes by what stands for them in the line: the terminal would draw it anew with every key. */
  const pastes = new Map<string, string>()
  const aside = (text: string): string => {
    const told = options.longPaste(text.length)
    const sign = pastes.has(told) ? `${told.slice(0, -1)} ${pastes.size + 1}]` : told
    pastes.set(sign, text.replaceAll(/\r\n?/g, '\n').replace(/\n+$/, ''))
    return sign
  }
  const inFull = (line: string): string => {
    const whole = [...pastes].reduce((text, [sign, paste]) => text.replace(sign, () => paste), asMeant(line))
    pastes.clear()
    return whole
  }

  const feed = createKeys({
    typed: type,
    pasted(text) {
      if (screen.waits()) screen.readOn('rest')
      lines.write(text.length > longestEdited ? aside(text) : asOneLine(text))
    },
  })
  const decoder = new StringDecoder('utf8')
  const read = (chunk: Buffer | string): void => feed(typeof chunk === 'string' ? chunk : decoder.write(chunk))
  const end = (): void => void keys.end()
  input.on('data', read).once('end', end)
  output.write(tellPastes.on)

  lines.on('line', (line) => {
    hidden = true
    above = 0
    const meant = inFull(line)
    if (meant.trim() !== '') history.keep(meant)
    options.onLine(meant, line)
  })
  lines.on('SIGINT', () => {
    if (lines.line === '') return options.onInterrupt()
    lines.write(null, { ctrl: true, name: 'e' })
    lines.write(null, { ctrl: true, name: 'u' })
  })
  // Back from the background readline rests until it is asked again.
  lines.on('SIGCONT', () => {
    output.write(tellPastes.on)
    lines.prompt(true)
  })
  lines.on('close', () => {
    closed = true
    input.off('data', read).off('end', end)
    input.pause()
    if (!output.destroyed) output.write(`${tellPastes.off}\r\u001b[J`)
    options.onClose()
  })

  return {
    empty: () => lines.line === '',
    hide() {
      if (closed || (hidden && lines.line === '')) return
      above = hidden ? 0 : lines.getCursorPos().rows
      hidden = true
      output.write(`${above > 0 ? `\u001b[${above}A` : ''}\r\u001b[J`)
    },
    show() {
      if (closed) return
      if (above > 0) output.write('\n'.repeat(above))
      above = 0
      hidden = false
      lines.prompt(true)
    },
    close: () => lines.close(),
  }
}

/** So many lines are offered again. */
export const historySize = 500

/** Keys of whoever reads page by page, as `less` and `more` have them. */
const meanings: ReadonlyMap<string, 'page' | 'line' | 'rest' | 'stop'> = new Map([
  [' ', 'page'],
  ['f', 'page'],
  ['\u001b[6~', 'page'],
  ['\r', 'line'],
  ['\n', 'line'],
  ['j', 'line'],
  ['\u001b[B', 'line'],
  ['G', 'rest'],
  ['\u001b[F', 'rest'],
  ['q', 'stop'],
  ['Q', 'stop'],
  ['\u001b', 'stop'],
  ['\u0003', 'stop'],
])

/** Ctrl-D: no more of it, and away. */
const leaves: ReadonlySet<string> = new Set(['\u0004'])
