import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Failure } from '../terminal/failure.ts'

/** Asks somebody at a terminal, or takes the answers from a pipe, one a line. */
export interface Ask {
  /** Somebody sits there who can be asked again. */
  readonly interactive: boolean
  /** Aborted when they have pressed Ctrl-C. */
  readonly signal: AbortSignal
  /** What was typed, without blanks around it; empty: nothing, or the pipe has ended. */
  text(question: string, how?: { readonly secret?: boolean }): Promise<string>
  close(): void
}

/** Over the process's own input; questions are shown on standard error. `stopped` is said after Ctrl-C. */
export function openAsk(stopped: string): Ask {
  const { stdin: input, stderr } = process
  const interactive = input.isTTY === true && stderr.isTTY === true
  const stopping = new AbortController()
  let hidden = false
  const output = new Writable({
    write(chunk, _, done) {
      if (!hidden) stderr.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input, ...(interactive ? { output, terminal: true } : {}) })
  lines.on('SIGINT', () => stopping.abort())
  const next = interactive ? null : lines[Symbol.asyncIterator]()
  return {
    interactive,
    signal: stopping.signal,
    async text(question, { secret = false } = {}) {
      if (next !== null) {
        const line = await next.next()
        return line.done ? '' : String(line.value).trim()
      }
      try {
        const answering = lines.question(question, { signal: stopping.signal })
        hidden = secret
        const answer = await answering
        if (secret) stderr.write('\n')
        return answer.trim()
      } catch (thrown) {
        if (!stopping.signal.aborted) throw thrown
        throw new Failure('refused', `\n${stopped}`)
      } finally {
        hidden = false
      }
    },
    close: () => lines.close(),
  }
}
