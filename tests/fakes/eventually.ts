import { vi } from 'vitest'

/** How long anything may take that has to come about, in milliseconds: far more than it does, for the machine may be busy. */
export const patienceMs = 120_000

/** Resolves once this no longer throws. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: patienceMs, interval: 20 })
