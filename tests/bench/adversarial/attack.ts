import type { Post } from '../incoming/posts.ts'

/** Something hostile that is sent to the program. */
export interface Attack {
  /** What has to read it. */
  readonly parser: string
  readonly input: string
  /** Made when it is sent: signatures grow old. */
  readonly post: () => Post
  /** A file that Telegram then hands out. */
  readonly file?: string | Uint8Array
  /** The button of the answer that is pressed then. */
  readonly presses?: RegExp
  /** Whether anybody gets an answer; else one waits until the program is quiet. */
  readonly answered: boolean
}

/** An input, as it is named in a table. */
export const name = (unit: string): string => JSON.stringify(unit)

/** So many of the same. */
export const many = <T>(count: number, of: T): readonly T[] => Array.from({ length: count }, () => of)
/** Brackets in brackets. */
export const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`
