import { vi } from 'vitest'
import { patienceMs } from './patience.ts'

/** Resolves once this no longer throws. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: patienceMs, interval: 20 })
