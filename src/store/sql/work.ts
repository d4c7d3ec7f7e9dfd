import type { Lane, Target } from '../../model.ts'

/** What a database is given with a statement. */
export type Value = string | number | null | Uint8Array

/** One statement on its way to the database, with what it is given. */
export interface Query {
  /** In SQLite's words, which a dialect that has others puts into its own. */
  readonly sql: string
  /** In their order, or by name. */
  readonly values: readonly Value[] | Readonly<Record<string, Value>>
  readonly wants: 'rows' | 'row' | 'changes' | 'nothing'
}

/** What comes back: the rows, or the first of them, or how many were changed. */
export type Answer = { readonly rows: readonly unknown[] } | { readonly row: unknown } | { readonly changes: number }

/**
 * What a store does within one transaction, statement by statement. It is written once: SQLite answers each statement on the spot, so
 * that the whole of it runs through without a pause; PostgreSQL is asked over the network between two steps.
 */
export type Work<R> = Iterable<Query, R, Answer>

/** A statement that is prepared once and run with other values each time. */
export interface Statement<P extends readonly unknown[] | object, Row = unknown> {
  /** The first row, if there is one. */
  get(...values: Given<P>): Work<Row | undefined>
  all(...values: Given<P>): Work<Row[]>
  /** Tells how many rows were changed. */
  run(...values: Given<P>): Work<{ readonly changes: number }>
  /** Runs it before whatever comes next, and waits for nothing: what goes wrong with it is told at the latest by the transaction's end. */
  post(...values: Given<P>): Work<void>
}

/** A list of values, or one object with their names. */
export type Given<P extends readonly unknown[] | object> = P extends readonly unknown[] ? P : [P]

/** Where statements are made. */
export interface Sql {
  prepare<P extends readonly unknown[] | object = [], Row = unknown>(sql: string): Statement<P, Row>
}

/** A database with its ways to run a transaction; what a store is made of. */
export interface Transactions {
  readonly sql: Sql
  /** Makes a method of which one call is one write transaction: whole or not at all. It waits for other writers. */
  write<A extends readonly unknown[], R>(body: (...args: A) => Work<R>): (...args: A) => Promise<R>
  /**
   * The same for one that first of all locks the lanes that it works on (`for update` where the database knows that): several of these
   * may go on side by side where the lanes are others, and none while any other write does.
   */
  share<A extends readonly unknown[], R>(body: (...args: A) => Work<R>): (...args: A) => Promise<R>
  /**
   * The same for one that is about one thing alone: a chat with all its threads, or whatever `of` calls by one name, from the first that it
   * is given. Where the database can do that, it goes on beside ticks and others that are about something else; never beside another about the
   * same, nor beside any `write`. What others make too it makes unless it is there (`on conflict`), and before it looks at what is on its way
   * to a chat it has the lane for itself (`Guard.lane`).
   */
  beside<A extends readonly unknown[], R>(
    body: (...args: A) => Work<R>,
    of: (first: NoInfer<A[0]>) => Target | string,
  ): (...args: A) => Promise<R>
  /**
   * Makes a small write of which many come at once. All calls of one turn of the event loop, also of different methods, go
   * to the disk in one transaction, in their order, and stand or fall together; each resolves when it is there. One that
   * nobody is waiting for may be given `restMs` to travel with others; it goes with the next that comes. It goes on beside all other writes
   * where the database can do that, each statement by itself being safe; with `of` it has that lane for itself.
   */
  group<A extends readonly unknown[], R>(
    body: (...args: A) => Work<R>,
    how?: { readonly restMs?: number; of?(first: NoInfer<A[0]>): Lane },
  ): (...args: A) => Promise<R>
  /** Writes what a group has gathered, at once. */
  flush(): Promise<void>
  /** Makes a method of which one call sees one moment of the database. */
  read<A extends readonly unknown[], R>(body: (...args: A) => Work<R>): (...args: A) => Promise<R>
}

/** Work that is done already, with what came of it. */
export const done = <R>(value: R): Work<R> => new Done(value)

// Its own iterator and that one's only result: SQLite makes one for each statement.
class Done<R> {
  readonly done = true
  readonly value: R
  constructor(value: R) {
    this.value = value
  }
  [Symbol.iterator](): this {
    return this
  }
  next(): this {
    return this
  }
}

/** What comes of work that no other database is asked for: it runs through at once. */
export const settled = <R>(work: Work<R>): R => {
  const step = work[Symbol.iterator]().next()
  if (step.done !== true) throw new Error('a statement of another database was run here')
  return step.value
}

/** Exactly the row that a statement promises; its absence is a fault of ours. */
export const one = <T>(row: T | undefined): T => {
  if (row === undefined) throw new Error('the database returned no row where there must be one')
  return row
}
