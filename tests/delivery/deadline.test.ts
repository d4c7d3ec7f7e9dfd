import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createDeadline } from '../../src/delivery/deadline.ts'

describe('the deadline of a send', () => {
  it('is shared by those that begin within a fiftieth of it, and by no others', () => {
    const deadline = createDeadline(30_000)
    const first = deadline(1_000)
    expect(deadline(1_600)).toBe(first)
    const second = deadline(1_601)
    expect(second).not.toBe(first)
    expect(deadline(2_000)).toBe(second)
    // A clock that was set back must not keep one for ever.
    expect(deadline(500)).not.toBe(second)
  })

  it('ends what takes too long', async () => {
    const signal = createDeadline(20)(Date.now())
    await once(signal, 'abort')
    expect(signal.aborted).toBe(true)
  })
})
