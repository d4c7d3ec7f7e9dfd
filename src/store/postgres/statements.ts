import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'
import type { Query, Sql, Statement, Value, Work } from '../sql/work.ts'
import { withoutOddSigns } from './dialect/signs.ts'
import { type Translated, translate } from './dialect/translate.ts'

/** One statement on its way, which brings back what came of it. */
class Asked<Row> implements Query {
  readonly sql: string
  readonly values: Query['values']
  readonly wants: Query['wants']
  rows: Row[] = []
  changes = 0
  constructor(sql: string, given: readonly unknown[], wants: Query['wants']) {
    this.sql = sql
    this.values = valuesOf(given)
    this.wants = wants
  }
}

/** Where statements are made that are asked over the network. */
export const asking: Sql = {
  prepare<P extends readonly unknown[] | object, Row>(sql: string): Statement<P, Row> {
    return {
      *get(...given): Work<Row | undefined> {
        const asked = new Asked<Row>(sql, given, 'row')
        yield asked
        return asked.rows[0]
      },
      *all(...given): Work<Row[]> {
        const asked = new Asked<Row>(sql, given, 'rows')
        yield asked
        return asked.rows
      },
      *run(...given): Work<{ readonly changes: number }> {
        const asked = new Asked(sql, given, 'changes')
        yield asked
        return asked
      },
      *post(...given): Work<void> {
        yield new Asked(sql, given, 'nothing')
      },
    }
  },
}

/**
 * Goes through work step by step, and asks the server each time. What nobody waits for is sent and goes into `posted`: it is carried out in
 * its order, before whatever is asked next.
 */
export type Drive = <R>(client: ClientBase, work: Work<R>, posted?: Promise<unknown>[]) => Promise<R>

/** Each statement is put into PostgreSQL's words once, and prepared once on each connection. */
export const createDrive = (): Drive => {
  const known = new Map<string, Translated & { readonly name: string }>()
  const prepared = (sql: string) => {
    const before = known.get(sql)
    if (before !== undefined) return before
    const translated = translate(sql)
    const name = `briefwire ${createHash('sha256').update(translated.sql).digest('base64url').slice(0, 24)}`
    const now = { ...translated, name }
    known.set(sql, now)
    return now
  }
  return async (client, work, posted = []) => {
    const steps = work[Symbol.iterator]()
    let step = steps.next()
    while (step.done !== true) {
      const query = step.value
      const { name, sql, values } = prepared(query.sql)
      const answer = client.query({ name, text: sql, values: [...values(query.values)] })
      if (query.wants === 'nothing') {
        answer.catch(() => {})
        posted.push(answer)
        step = steps.next({ rows: [] })
        continue
      }
      const { rows, rowCount } = await answer
      if (query instanceof Asked) {
        query.rows = rows
        query.changes = rowCount ?? 0
      }
      step = steps.next({ rows })
    }
    return step.value
  }
}

const valuesOf = (given: readonly unknown[]): Query['values'] => {
  const [first] = given
  const isNamed = given.length === 1 && typeof first === 'object' && first !== null && !(first instanceof Uint8Array)
  return isNamed
    ? Object.fromEntries(Object.entries(first).map(([key, value]) => [key, checked(value)]))
    : given.map(checked)
}

const checked = (value: unknown): Value => {
  if (typeof value === 'string') return withoutOddSigns(value)
  if (value === null || typeof value === 'number' || value instanceof Uint8Array) return value
  throw new TypeError(`a ${typeof value} is nothing that a statement can be given`)
}
