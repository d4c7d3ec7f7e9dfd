import type { Phrases } from '../../phrases/index.ts'
import { cutTo, widthOf } from './width.ts'

/** Tells somebody who waits how far something is. */
export interface Progress {
  /** So much is done by now. */
  to(done: number): void
  /** It is done, or has failed: the line goes. Harmless when called twice. */
  end(): void
}

/** Where progress is drawn. */
export interface ProgressScreen {
  /** A line can be drawn over; else a line is added now and then, as in a log. */
  readonly live: boolean
  /** Columns at this moment. */
  columns(): number
  write(text: string): void
}

export interface ProgressOptions {
  /** What is done: `Importing subscribers`. */
  readonly what: string
  /** Of how much; null: nobody knows. */
  readonly total: number | null
  readonly screen: ProgressScreen
  readonly words: Phrases['cli']['progress']
  readonly now: () => number
  /** Calls again and again until what it returned is called. */
  readonly every: (ms: number, act: () => void) => () => void
}

/** What is over sooner shows nothing, in milliseconds. */
const patienceMs = 700
const redrawMs = 100
const logEveryMs = 5000

/**
 * Shows how far something is: a line that is drawn over in a terminal, whatever size that takes on meanwhile; elsewhere a line every five
 * seconds. Nothing of it takes part in the work: what it cannot draw is not drawn.
 */
export function createProgress({
  what,
  total,
  screen,
  words,
  now,
  every,
}: ProgressOptions): Progress & { clear(): void } {
  const began = now()
  let done = 0
  let told = began
  /** Columns of the line that stands there; 0: none does. */
  let stands = 0

  const clear = (): void => {
    if (stands === 0) return
    // A window that became narrower has broken the line in two.
    const above = Math.ceil(stands / Math.max(1, screen.columns())) - 1
    screen.write(`${above > 0 ? `\u001b[${above}A` : ''}\r\u001b[J`)
    stands = 0
  }

  const draw = (): void => {
    const elapsedMs = now() - began
    if (screen.live) {
      if (elapsedMs < patienceMs || now() - told < redrawMs) return
      told = now()
      const line = progressLine({ what, done, total, elapsedMs, columns: screen.columns(), words })
      clear()
      screen.write(line)
      stands = widthOf(line)
    } else if (now() - told >= logEveryMs) {
      told = now()
      screen.write(`${said({ what, done, total, words })}\n`)
    }
  }

  const stop = every(500, draw)
  return {
    to(count) {
      done = count
      draw()
    },
    clear,
    end() {
      stop()
      clear()
    },
  }
}

interface Stand extends Pick<ProgressOptions, 'what' | 'total' | 'words'> {
  readonly done: number
}

const said = ({ what, done, total, words }: Stand): string =>
  total === null ? words.done(what, done) : words.of(what, done, total)

/** How far it is as a line of fewer than so many columns: as much of bar, figures and time left as has room. Pure. */
export function progressLine(stand: Stand & { readonly elapsedMs: number; readonly columns: number }): string {
  const { done, total, elapsedMs, columns, words } = stand
  const room = Math.max(1, columns - 1)
  const seconds = Math.round(elapsedMs / 1000)
  if (total === null) return cutTo(`${said(stand)} · ${words.since(seconds)}`, room)
  const share = total <= 0 ? 1 : Math.min(1, Math.max(0, done / total))
  const percent = `${Math.floor(share * 100)} %`
  // Before that it would be a guess.
  const left =
    share >= 0.02 && share < 1 ? ` · ${words.left(Math.round((elapsedMs * (1 - share)) / share / 1000))}` : ''
  const text = `${said(stand)}${left}`
  const width = Math.min(30, room - widthOf(text) - percent.length - 4)
  if (width < 5) return cutTo(`${percent} · ${text}`, room)
  const full = Math.floor(share * width)
  return `[${'█'.repeat(full)}${'░'.repeat(width - full)}] ${percent} ${text}`
}
