const waiting = new WeakMap<AbortSignal, Set<() => void>>()

/**
 * Calls back when the signal is aborted, unless what it gives back is called before. A signal looks through all of its listeners for each
 * one that comes or goes, and many sends share one: so it has one listener here, however many wait for it.
 */
export const onAbort = (signal: AbortSignal, callback: () => void): (() => void) => {
  let all = waiting.get(signal)
  if (all === undefined) {
    const those = new Set<() => void>()
    signal.addEventListener('abort', () => those.forEach((each) => void each()), { once: true })
    waiting.set(signal, those)
    all = those
  }
  const those = all
  those.add(callback)
  return () => void those.delete(callback)
}
