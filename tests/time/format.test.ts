import { expect, it } from 'vitest'
import { localDate } from '../../src/time/format.ts'

it('knows which day it is where', () => {
  expect(localDate(Date.parse('2026-11-20T23:30:00Z'), 'UTC')).toBe('2026-11-20')
  expect(localDate(Date.parse('2026-11-20T23:30:00Z'), 'Asia/Shanghai')).toBe('2026-11-21')
})
