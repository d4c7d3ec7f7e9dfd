import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { wantsColour } from '../../src/cli/terminal/colour.ts'
import { shellLanguage } from '../../src/cli/terminal/language.ts'
import { createProgress, progressLine } from '../../src/cli/terminal/progress.ts'
import { cutTo } from '../../src/cli/terminal/width.ts'
import { languages } from '../../src/model.ts'
import { phrasesIn } from '../../src/phrases/index.ts'

const words = phrasesIn('en').cli.progress

/** Progress of ten steps on a screen of its own, with a clock that is turned by hand. */
function progressOn(live: boolean) {
  const written: string[] = []
  const time = { now: 0, columns: 60 }
  const screen = { live, columns: () => time.columns, write: (text: string) => void written.push(text) }
  const every = () => () => void written.push('stopped')
  const progress = createProgress({ what: 'Importing', total: 10, screen, words, now: () => time.now, every })
  return { written, time, progress }
}

describe('progress', () => {
  it('is drawn over in a terminal once somebody has waited, and leaves nothing behind', () => {
    const { written, time, progress } = progressOn(true)
    time.now = 300
    progress.to(1)
    expect(written).toEqual([])
    time.now = 2000
    progress.to(5)
    expect(written.join('')).toContain('50 % Importing: 5 of 10 · 2 s left')
    written.length = 0
    // The window has become so narrow that the line stands in two rows: both go.
    time.columns = 30
    progress.end()
    progress.end()
    expect(written).toEqual(['stopped', '\u001b[1A\r\u001b[J', 'stopped'])
  })

  it('is a line now and then in a log', () => {
    const { written, time, progress } = progressOn(false)
    for (let at = 1; at <= 10; at++) {
      time.now += 2000
      progress.to(at)
    }
    progress.end()
    expect(written).toEqual(['Importing: 3 of 10\n', 'Importing: 6 of 10\n', 'Importing: 9 of 10\n', 'stopped'])
  })

  it('fits any window in any language', () => {
    const cases = fc.record({
      done: fc.nat(2_000_000),
      total: fc.option(fc.nat(1_000_000)),
      elapsedMs: fc.nat(10_000_000),
      columns: fc.integer({ min: 1, max: 300 }),
      language: fc.constantFrom(...languages),
    })
    fc.assert(
      fc.property(cases, ({ language, ...stand }) => {
        const { progress } = phrasesIn(language).cli
        const line = progressLine({ ...stand, what: progress.importing, words: progress })
        expect(stringWidth(line)).toBeLessThan(Math.max(2, stand.columns))
      }),
    )
    expect(cutTo('支付宝', 4)).toBe('支…')
  })
})

it('speaks the language of the brief where that is said, else the one of the machine', () => {
  expect(shellLanguage({})).toBe('en')
  expect(shellLanguage({ LANG: 'zh_CN.UTF-8' })).toBe('zh')
  expect(shellLanguage({ LANG: 'zh_CN.UTF-8', LC_ALL: 'es_ES.UTF-8' })).toBe('es')
  expect(shellLanguage({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe('en')
  expect(shellLanguage({ LANG: 'zh_CN.UTF-8', BRIEF_LANGUAGE: 'es' })).toBe('es')
})

it('colours as it is told', () => {
  const terminal = { isTTY: true }
  expect(wantsColour({}, terminal)).toBe(true)
  expect(wantsColour({}, {})).toBe(false)
  expect(wantsColour({ NO_COLOR: '1', FORCE_COLOR: '1' }, terminal)).toBe(false)
  expect(wantsColour({ FORCE_COLOR: '1', TERM: 'dumb' }, {})).toBe(true)
  expect(wantsColour({ FORCE_COLOR: '0' }, terminal)).toBe(false)
  expect(wantsColour({ TERM: 'dumb' }, terminal)).toBe(false)
})
