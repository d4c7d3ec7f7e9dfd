/** A signal that aborts after the time-out, counted from `now` in milliseconds. */
export type DeadlineAt = (now: number) => AbortSignal

/** Sends that begin together share a signal, because each costs a timer: one may end a fiftieth of the time-out early. */
export const createDeadline = (timeoutMs: number): DeadlineAt => {
  let made = Number.NEGATIVE_INFINITY
  let signal = AbortSignal.timeout(timeoutMs)
  return (now) => {
    if (now < made || now > made + timeoutMs / 50) {
      signal = AbortSignal.timeout(timeoutMs)
      made = now
    }
    return signal
  }
}
