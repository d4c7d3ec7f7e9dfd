import { describe, expect, it } from 'vitest'
import { readRecurring } from '../../src/desk/schedule/due-times.ts'
import { languages } from '../../src/model.ts'
import { phrasesIn } from '../../src/phrases/index.ts'
import { readMoment } from '../../src/time/read-moment.ts'

describe.each(languages)('what people are told to send, in %s', (language) => {
  const { timeExamples, standingExamples } = phrasesIn(language).publishing

  it.each(timeExamples)('"%s" can be read', (line) => {
    expect(line).toMatch(/^publish /)
    expect(readMoment(line.slice('publish '.length), 0, 'UTC').kind).toBe('at')
  })

  it.each(standingExamples)('"%s" can be read', (line) => {
    expect(line).toMatch(/^schedule /)
    expect(readRecurring(line.slice('schedule '.length))).not.toBeNull()
  })
})
