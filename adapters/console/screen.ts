import pico from 'picocolors'
import stringWidth from 'string-width'
import { breakLines } from '../../src/doc.ts'
import type { Look } from './render.ts'
import type { wordsIn } from './words.ts'

/** Something to be shown, as a screen that looks so shows it. */
export type Draw = (look: Look) => string

/** The line in which somebody types. */
export interface PromptLine {
  /** Whether nothing has been typed. */
  empty(): boolean
  /** Takes it off the screen; the cursor stands where it began. Harmless when it is off. */
  hide(): void
  show(): void
}

export interface ScreenOptions {
  /** Writes as it is. Rejects where the terminal is closed. */
  write(text: string): Promise<void>
  /** As it is at this moment. */
  look(): Look
  /** Rows at this moment; null: nothing waits for somebody to read on. */
  rows(): number | null
  /** In the language of whoever reads, at this moment. */
  words(): ReturnType<typeof wordsIn>
  readonly prompt: PromptLine
}

/** What is on the screen of a terminal, and what waits until it has been read. */
export interface Screen {
  /** Puts it there, or behind what waits. Rejects where the terminal is closed. */
  show(draw: Draw): Promise<void>
  /** Somebody typed this: it stands there already, and a new page begins. */
  typed(draw: Draw): void
  /** Whether somebody has yet to read on. */
  waits(): boolean
  /** Somebody reads on: a page, a line, all the rest, or not. */
  readOn(how: 'page' | 'line' | 'rest' | 'stop'): void
  /** The window has other columns or rows: what stands there is drawn anew. */
  redraw(): void
}

interface Shown {
  readonly draw: Draw
  lines: readonly string[]
  /** So many of them are shown. */
  at: number
}

/** So much is drawn anew when the window changes. */
const kept = 60

/** What of it was read, as if that were all. */
function asFarAs({ draw, lines, at }: Shown): Shown {
  const share = at / lines.length
  const read: Draw = (look) => {
    const all = draw(look).split('\n')
    return all.slice(0, Math.max(1, Math.round(all.length * share))).join('\n')
  }
  return { draw: read, lines: lines.slice(0, at), at }
}

/** A screen whose pages wait for whoever reads; deliveries come above the line in which somebody types. */
export function createScreen({ write, look, rows, words, prompt }: ScreenOptions): Screen {
  let shown: Shown[] = []
  /** Rows of this page that are taken. */
  let used = 0
  let waiting = false
  /** Nobody wants to be asked until what waits is out. */
  let through = false

  const linesOf = (draw: Draw): readonly string[] => draw(look()).split('\n')
  const heightOf = (line: string): number => Math.max(1, Math.ceil(stringWidth(line) / Math.max(1, look().width)))
  /** Rows above the one that asks. */
  const roomNow = (): number => Math.max(1, (rows() ?? Number.POSITIVE_INFINITY) - 1)
  const next = (): string => {
    const entry = shown.find(({ lines, at }) => at < lines.length)
    return entry?.lines[entry.at] ?? ''
  }
  const left = (): number => shown.reduce((sum, { lines, at }) => sum + lines.length - at, 0)

  const moreLine = (): string => {
    const room = Math.max(1, look().width - 1)
    const said = words().more(left())
    const text = said.find((each) => stringWidth(each) <= room) ?? said.at(-1) ?? ''
    const { end } = breakLines(text, room)[0] ?? { end: 0 }
    return pico.createColors(look().colour).inverse(text.slice(0, end))
  }

  /** As much as there is room for, and then the question. */
  function nextPage(): string {
    const room = roomNow()
    let text = ''
    for (const entry of shown)
      for (; entry.at < entry.lines.length; entry.at++) {
        const line = entry.lines[entry.at] ?? ''
        const height = heightOf(line)
        const full = used > 0 && used + height > room && !through && prompt.empty()
        // A blank line at the end would push the first one away.
        if (full && line === '' && left() === 1) continue
        if (full) {
          waiting = true
          return text + moreLine()
        }
        text += `${line}\n`
        used += height
      }
    through = false
    return text
  }

  async function drain(): Promise<void> {
    prompt.hide()
    const text = nextPage()
    if (shown.length > kept && !waiting) shown = shown.slice(-kept)
    const written = write(text)
    if (!waiting) prompt.show()
    await written
  }

  const eraseMore = (): void => void write('\r\u001b[K').catch(() => {})

  return {
    async show(draw) {
      shown.push({ draw, lines: linesOf(draw), at: 0 })
      if (!waiting) return drain()
      await write(`\r\u001b[K${moreLine()}`)
    },
    typed(draw) {
      const lines = linesOf(draw)
      shown.push({ draw, lines, at: lines.length })
      used = 0
    },
    waits: () => waiting,
    readOn(how) {
      if (!waiting) return
      waiting = false
      eraseMore()
      if (how === 'stop') {
        const lines = left()
        shown = shown.flatMap((entry) => (entry.at === 0 ? [] : asFarAs(entry)))
        const said = words().leftOut(lines)
        const note: Draw = ({ colour }) => `${pico.createColors(colour).dim(said)}\n`
        shown.push({ draw: note, lines: linesOf(note), at: 0 })
      }
      through = how === 'rest' || how === 'stop'
      used = how === 'line' ? Math.max(0, roomNow() - heightOf(next())) : 0
      drain().catch(() => {})
    },
    redraw() {
      for (const entry of shown) {
        const lines = linesOf(entry.draw)
        entry.at = Math.round((entry.at / Math.max(1, entry.lines.length)) * lines.length)
        entry.lines = lines
      }
      const height = rows() ?? 24
      const above = shown.flatMap(({ lines, at }) => lines.slice(0, at)).slice(-(height - 1))
      while (above.reduce((sum, line) => sum + heightOf(line), 0) > height - 1) above.shift()
      prompt.hide()
      // What stood there goes up into what the terminal remembers; then the screen begins anew.
      const page = above.map((line) => `${line}\n`).join('')
      write(`${'\n'.repeat(height)}\u001b[H\u001b[J${page}${waiting ? moreLine() : ''}`).catch(() => {})
      if (!waiting) prompt.show()
    },
  }
}
