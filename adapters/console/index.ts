import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Adapter, Host, Person, Query } from '../../src/adapter.ts'
import { type Action, type Doc, formless } from '../../src/doc.ts'
import { DeliveryError, messageOf } from '../../src/errors.ts'
import type { Language, Target } from '../../src/model.ts'
import { createRender, type Look } from './render.ts'

export interface ConsoleOptions extends Look {
  readonly input: Readable
  readonly output: Writable
  /** Whether a person types (a prompt, and deliveries above it) or a script does. */
  readonly interactive: boolean
  readonly language: Language
  /** The input has ended, or the person wants to leave. */
  readonly onEnd: () => void
}

/** The one chat that a terminal is. */
export const terminal: Target = { platform: 'console', account: 'local', chat: 'terminal', thread: null }

/** Whoever sits there. */
const person: Person = { id: 'local', name: null }

/** A terminal as a platform: what is sent is printed, what is typed is a command. */
export function createConsole(options: ConsoleOptions): Adapter<string> {
  const { input, output, interactive } = options
  const render = createRender(options)
  let sent = 0
  let written = 0
  let lines: Interface | null = null
  let answering: Promise<void> = Promise.resolve()
  let offered: readonly Action[] = []
  output.on('error', options.onEnd)

  const write = (part: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const erase = lines && interactive ? '\r\u001b[K' : ''
      output.write(`${erase}${part}\n`, (fault) => (fault ? reject(fault) : resolve()))
    })

  const answer = async (host: Host, line: string): Promise<void> => {
    const doc = await said(host, actionNamed(offered, line)?.command ?? null, line)
    if (!doc) return
    offered = actionsOf(doc)
    for (const part of render(doc)) await write(part)
  }

  /** A line that begins with a command is one; any other is what somebody at the desk writes. */
  const said = async (host: Host, pressed: string | null, line: string): Promise<Doc | null> => {
    const query = queryOf(pressed ?? line)
    if (query === null) return null
    const named = host.menu(options.language, 'owner').some(({ name }) => name === query.command)
    const place = { target: terminal, chat: 'private', person } as const
    if (pressed !== null || named || /^\s*\//.test(line) || !(await host.reads(place))) return host.answer(query)
    return host.note({
      ...place,
      language: null,
      message: `line ${++written}`,
      edited: false,
      text: line.trim(),
      origin: null,
      answers: null,
      addressed: true,
      forOthers: false,
      photos: [],
      file: null,
      aside: async () => terminal,
    })
  }

  return {
    platform: terminal.platform,
    pace: { perSecond: 1000, chatMs: () => 0 },
    accounts: () => [terminal.account],
    render,
    async send(_target, part) {
      try {
        await write(part)
      } catch (thrown) {
        throw new DeliveryError({ kind: 'unavailable', reason: `the terminal is closed: ${messageOf(thrown)}` })
      }
      prompt()
      return String(++sent)
    },
    async listen(host) {
      lines = createInterface({ input, output, terminal: interactive, prompt: '› ' })
      lines.on('line', (line) => {
        // What stood behind "exit" in the same chunk still comes.
        if (lines === null) return
        if (/^\/?(exit|quit)$/i.test(line.trim())) return lines?.close()
        // One after another: a script reads its answers in the order of its questions.
        answering = answering
          .then(() => answer(host, line))
          .catch(() => {})
          .then(() => prompt())
      })
      lines.on('close', () => {
        lines = null
        void answering.then(options.onEnd)
      })
      if (interactive) await write(hints[options.language])
      prompt()
    },
    async close() {
      lines?.close()
      await answering
    },
  }

  function prompt(): void {
    if (interactive) lines?.prompt(true)
  }
}

/** What somebody who sees the prompt for the first time needs to know. */
const hints: Readonly<Record<Language, string>> = {
  en: 'Ask me something, such as /topic payments; /help tells the rest, exit leaves.',
  es: 'Pregúntame algo, como /topic payments; /help cuenta el resto, exit sale.',
  zh: '可以问我，例如 /topic payments；/help 查看全部命令，exit 退出。',
}

function queryOf(line: string): Query | null {
  const [, command, args = ''] = /^\s*\/?(\S+)\s*(.*)$/s.exec(line) ?? []
  if (!command) return null
  return {
    target: terminal,
    about: terminal,
    chat: 'private',
    person,
    command: command.toLowerCase(),
    args: args.trim(),
    language: null,
    addressed: true,
    mayManage: async () => true,
    aside: async () => terminal,
  }
}

const actionNamed = (actions: readonly Action[], word: string): Action | undefined =>
  actions.find((action) => action.label.toLowerCase() === word.trim().toLowerCase())

const actionsOf = (doc: Doc): readonly Action[] =>
  doc.blocks.flatMap((block) => {
    if (block.kind === 'actions') return formless(block.actions)
    return block.kind === 'item' && block.open ? [block.open] : []
  })
