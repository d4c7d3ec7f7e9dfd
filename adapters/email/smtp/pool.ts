import { idleMs, mailsPerConnection } from '../limits.ts'
import { type Envelope, openLine, SmtpError, type SmtpLine, type SmtpServer } from './connection.ts'

/** Sends mails over a few connections, each of which takes many. It never tries anything again. */
export interface SmtpPool {
  /** Throws SmtpError; what the signal cuts off has the stage that it had reached. */
  send(envelope: Envelope, mail: Buffer, signal: AbortSignal): Promise<void>
  /** Connects and logs in, and sends nothing. Throws SmtpError. */
  try(signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

interface Kept {
  readonly line: SmtpLine
  mails: number
  timer?: NodeJS.Timeout
}

/** At most so many connections at once; we call ourselves `name`. */
export function createPool(server: SmtpServer, name: string, connections: number): SmtpPool {
  const idle: Kept[] = []
  const waiting: ((kept: Kept | null) => void)[] = []
  const busy = new Set<Promise<unknown>>()
  let open = 0
  let closed = false

  const givenUp = (): SmtpError => new SmtpError({ stage: 'queue', code: null, status: null, text: '' })

  const take = async (signal: AbortSignal): Promise<Kept> => {
    for (;;) {
      if (closed || signal.aborted) throw givenUp()
      const kept = idle.pop()
      if (kept !== undefined) {
        clearTimeout(kept.timer)
        if (kept.line.isOpen()) return kept
        open--
        continue
      }
      if (open < connections) return connect(signal)
      const handed = await turn(signal)
      if (handed !== null) return handed
    }
  }

  /** Waits until a connection is free (and gives it), or may be made (null). */
  const turn = (signal: AbortSignal): Promise<Kept | null> =>
    new Promise((resolve, reject) => {
      const mine = (kept: Kept | null): void => {
        signal.removeEventListener('abort', abort)
        resolve(kept)
      }
      const abort = (): void => {
        waiting.splice(waiting.indexOf(mine), 1)
        reject(givenUp())
      }
      signal.addEventListener('abort', abort, { once: true })
      waiting.push(mine)
    })

  const connect = async (signal: AbortSignal): Promise<Kept> => {
    open++
    try {
      const line = await orAborted(openLine(server, name), signal, (late) => late.close())
      return { line, mails: 0 }
    } catch (thrown) {
      open--
      waiting.shift()?.(null)
      throw thrown
    }
  }

  const release = (kept: Kept): void => {
    if (!kept.line.isOpen() || kept.mails >= mailsPerConnection || closed) {
      if (kept.line.isOpen()) kept.line.quit()
      open--
      waiting.shift()?.(null)
      return
    }
    const next = waiting.shift()
    if (next !== undefined) {
      next(kept)
      return
    }
    kept.timer = setTimeout(() => {
      idle.splice(idle.indexOf(kept), 1)
      kept.line.quit()
      open--
    }, idleMs)
    kept.timer.unref()
    idle.push(kept)
  }

  const send = async (envelope: Envelope, mail: Buffer, signal: AbortSignal): Promise<void> => {
    const kept = await take(signal)
    const abort = (): void => kept.line.close()
    signal.addEventListener('abort', abort, { once: true })
    try {
      kept.mails++
      await kept.line.send(envelope, mail)
    } catch (thrown) {
      const answered = thrown instanceof SmtpError && thrown.fault.code !== null && thrown.fault.code !== 421
      if (answered) await kept.line.reset().catch(() => kept.line.close())
      else kept.line.close()
      throw thrown
    } finally {
      signal.removeEventListener('abort', abort)
      release(kept)
    }
  }

  const counted = async <T>(work: Promise<T>): Promise<T> => {
    busy.add(work)
    try {
      return await work
    } finally {
      busy.delete(work)
    }
  }

  return {
    send: (envelope, mail, signal) => counted(send(envelope, mail, signal)),
    async try(signal) {
      const line = await orAborted(openLine(server, name), signal, (late) => late.close())
      line.quit()
    },
    async close() {
      closed = true
      for (const wait of waiting.splice(0)) wait(null)
      await Promise.allSettled(busy)
      for (const kept of idle.splice(0)) {
        clearTimeout(kept.timer)
        kept.line.quit()
      }
    },
  }
}

/** What comes too late is thrown away. */
function orAborted(
  opening: Promise<SmtpLine>,
  signal: AbortSignal,
  tooLate: (line: SmtpLine) => void,
): Promise<SmtpLine> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      opening.then(tooLate, () => {})
      reject(new SmtpError({ stage: 'connect', code: null, status: null, text: 'no answer in time' }))
    }
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort, { once: true })
    opening.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
