/** One way to send many messages. */
export interface Way {
  /** Makes ready for so many readers; what it returns sends each of them a message. */
  prepare(count: number): Promise<() => Promise<void>>
  stop(): Promise<void>
}

/** About as long as an issue of a few items. */
export const text = 'A quiet day on the market for quiet things. '.repeat(40)
