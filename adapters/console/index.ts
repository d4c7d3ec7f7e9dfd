import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Adapter, Host } from '../../src/adapter.ts'
import { type Action, type Doc, formless, paragraph } from '../../src/doc.ts'
import { DeliveryError, messageOf } from '../../src/errors.ts'
import type { Language, Target } from '../../src/model.ts'
import { type Alone, takeTyped } from '../typed/typed.ts'
import { type Completion, type History, openPrompt, type Prompt } from './prompt.ts'
import { type Look, layOut, layOutFile, sections } from './render.ts'
import { createScreen, type Draw } from './screen.ts'
import { wordsIn } from './words.ts'

export interface ConsoleOptions extends Look {
  readonly input: Readable
  /** Its columns and rows, where it has them, count before `width`. */
  readonly output: Writable & { readonly columns?: number; readonly rows?: number }
  /**
   * `live`: a person types, and the cursor can be moved: a line with history and completion, pages, deliveries above it. `plain`: a person
   * types, and it cannot. `script`: nobody does.
   */
  readonly mode: 'live' | 'plain' | 'script'
  /** What does not fit waits until it was read; it does if not given. */
  readonly pages?: boolean
  readonly history?: History
  /** What a line may go on with for somebody of this language; nothing if not given. */
  readonly complete?: (line: string, language: Language) => Promise<Completion>
  readonly language: Language
  /** The input has ended, or the person wants to leave. */
  readonly onEnd: () => void
}

/** The one chat that a terminal is. */
export const terminal: Target = { platform: 'console', account: 'local', chat: 'terminal', thread: null }

/** Whoever sits there. */
const sitting: Alone = { target: terminal, person: { id: 'local', name: null }, takesFiles: true }

/** A terminal as a platform: what is sent is shown, what is typed is a command. */
export function createConsole(options: ConsoleOptions): Adapter<Doc> {
  const { input, output, mode, language } = options
  /** Whoever sits there may have chosen another one than the brief's: answers tell. */
  let spoken = language
  const words = () => wordsIn(spoken)
  const live = mode === 'live'
  let sent = 0
  let written = 0
  let prompt: Prompt | null = null
  let left = false
  let stop = (): void => {}
  let interrupted = false
  let answering: Promise<void> = Promise.resolve()
  let offered: readonly Action[] = []
  output.on('error', options.onEnd)

  const screen = createScreen({
    write: (text) =>
      new Promise((resolve, reject) => void output.write(text, (fault) => (fault ? reject(fault) : resolve()))),
    look: () => ({ width: (live && output.columns) || options.width, colour: options.colour }),
    rows: () => (live && options.pages !== false && output.rows) || null,
    words,
    prompt: {
      empty: () => prompt?.empty() ?? true,
      hide: () => prompt?.hide(),
      show: () => prompt?.show(),
    },
  })

  const saying = (text: string): Draw => drawing({ language: spoken, blocks: [paragraph(text)] })

  const answer = async (host: Host, line: string): Promise<void> => {
    const pressed = actionNamed(offered, line)?.command
    const doc = await takeTyped(host, sitting, pressed ?? line, pressed === undefined ? `line ${++written}` : null)
    if (!doc) return
    offered = actionsOf(doc)
    spoken = doc.language
    for (const part of sections(doc)) await screen.show(drawing(part))
    const { file } = doc
    if (file) await screen.show(() => layOutFile(file))
  }

  /** Takes a line in; those after it are answered after it, as a script reads them. */
  const take = (host: Host, line: string, close: () => void, ready: () => void): void => {
    // What stood behind "exit" in the same chunk still comes.
    if (left) return
    interrupted = false
    if (/^\/?(exit|quit)$/i.test(line.trim())) {
      left = true
      close()
      return
    }
    answering = answering
      .then(() => answer(host, line))
      .catch(() => {})
      .then(ready)
  }

  const ended = (): void => {
    left = true
    prompt = null
    void answering.then(options.onEnd)
  }

  const listenPlainly = async (host: Host): Promise<void> => {
    const lines = createInterface({ input, output, terminal: false, prompt: '› ' })
    const ask = (): void => {
      if (mode === 'plain' && !left) lines.prompt()
    }
    lines.on('line', (line) => take(host, line, () => lines.close(), ask))
    lines.on('close', ended)
    stop = () => lines.close()
    if (mode === 'plain') await screen.show(saying(words().hint))
    ask()
  }

  /** What a line may go on with, the words of buttons among it. */
  const completed = async (line: string): Promise<Completion> => {
    const labels = offered.map(({ label }) => label)
    const fitting = labels.filter((label) => label.toLowerCase().startsWith(line.toLowerCase()))
    if (line.startsWith('/') || fitting.length === 0)
      return (await options.complete?.(line, spoken)) ?? { from: 0, words: [] }
    return { from: 0, words: fitting }
  }

  let timer: NodeJS.Timeout | undefined
  /** Somebody who pulls at a window changes it many times a second. */
  const redrawSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => screen.redraw(), redrawMs).unref()
  }

  return {
    platform: terminal.platform,
    pace: { perSecond: 1000, chatMs: () => 0 },
    accounts: () => [terminal.account],
    render: sections,
    async send(_target, part) {
      try {
        await screen.show(drawing(part))
      } catch (thrown) {
        throw new DeliveryError({ kind: 'unavailable', reason: `the terminal is closed: ${messageOf(thrown)}` })
      }
      return String(++sent)
    },
    async listen(host) {
      if (!live) return listenPlainly(host)
      prompt = openPrompt({
        input,
        output,
        screen,
        history: options.history ?? { lines: [], keep: () => {} },
        complete: (line) => completed(line),
        longPaste: (letters) => words().longPaste(letters),
        onLine: (line, shown) => {
          screen.typed(() => `› ${shown}`)
          take(
            host,
            line,
            () => prompt?.close(),
            () => {
              if (!screen.waits()) prompt?.show()
            },
          )
        },
        onInterrupt() {
          if (interrupted) return prompt?.close()
          interrupted = true
          void screen.show(saying(words().howToLeave)).catch(() => {})
        },
        onClose: ended,
      })
      output.on('resize', redrawSoon)
      await screen.show(saying(words().hint))
    },
    async close() {
      output.off('resize', redrawSoon)
      clearTimeout(timer)
      if (screen.waits()) screen.readOn('rest')
      prompt?.close()
      stop()
      await answering
    },
  }
}

const redrawMs = 80

const drawing =
  (doc: Doc): Draw =>
  (look) =>
    layOut(doc, look)

const actionNamed = (actions: readonly Action[], word: string): Action | undefined =>
  actions.find((action) => action.label.toLowerCase() === word.trim().toLowerCase())

const actionsOf = (doc: Doc): readonly Action[] =>
  doc.blocks.flatMap((block) => {
    if (block.kind === 'actions') return formless(block.actions)
    return block.kind === 'item' && block.open ? [block.open] : []
  })
