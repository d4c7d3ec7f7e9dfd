import { describe, expect, it } from 'vitest'
import { languageOf } from '../../src/compose/wording.ts'

describe('the language that a text shows to be in', () => {
  it.each([
    ['Rates fall\nThe bank has cut its rates.', 'en'],
    ['Los tipos bajan\nEl banco ha recortado los tipos por segunda vez.', 'es'],
    ['La ciudad ha ampliado la red de metro', 'es'],
    ['利率下调', 'zh'],
    ['Nvidia 2026', null],
  ])('of “%s” is %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })
})
