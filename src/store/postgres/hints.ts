import type { Hint, HintStore } from '../hints.ts'
import { isHint } from '../hints.ts'
import type { Sql, Work } from '../sql/work.ts'
import type { Line } from './line.ts'

/** One for all schemas of a database: the payload says which. */
const channel = 'briefwire'
/** Between two tries to listen again. */
const againMs = 1_000

/** Gives a hint with the transaction that it is given in: those who listen hear it once that is committed, each kind once. */
export const createGiveHint = (sql: Sql): ((hint: Hint) => Work<void>) => {
  const give = sql.prepare<[string]>(`select pg_notify('${channel}', current_schema() || ' ' || cast(? as text))`)
  return function* (hint) {
    yield* give.run(hint)
  }
}

/** Hears hints over the line, and listens anew whenever that has come back. */
export const createHints = (line: Line): HintStore & { end(): void } => {
  const hearing: ((hint: Hint) => void)[] = []
  const ending = new AbortController()
  let schema: string | null = null
  let works = false
  const tell = (hint: Hint): void => {
    for (const hear of hearing) hear(hint)
  }
  line.onNotified((payload) => {
    const [of, kind = ''] = payload.split(/ (?=\S*$)/)
    if (of !== schema) return
    // Where connections are shared one can listen and hears nothing: only what was heard tells that it works.
    if (kind === trial) works = true
    else if (isHint(kind)) tell(kind)
  })

  const listen = async (): Promise<void> => {
    if (ending.signal.aborted) return
    try {
      const { rows, ended } = await line.ask<{ schema: string }>('select current_schema() as schema')
      schema = rows[0]?.schema ?? null
      ended.addEventListener('abort', lost, { once: true })
      await line.ask(`listen ${channel}`)
      await line.ask(`select pg_notify('${channel}', current_schema() || ' ${trial}')`)
      // What was said meanwhile nobody has heard.
      for (const hint of ['due', 'planned'] as const) tell(hint)
    } catch {
      again()
    }
  }
  const lost = (): void => {
    works = false
    again()
  }
  let timer: NodeJS.Timeout | null = null
  const again = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = ending.signal.aborted ? null : setTimeout(() => void listen(), againMs)
    timer?.unref()
  }

  return {
    hints(hear) {
      hearing.push(hear)
      if (hearing.length === 1) void listen()
      return () => works
    },
    end() {
      works = false
      ending.abort()
      if (timer !== null) clearTimeout(timer)
    },
  }
}

const trial = 'trial'
