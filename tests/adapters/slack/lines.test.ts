import { describe, expect, it } from 'vitest'
import { isCommandLine } from '../../../adapters/slack/note/lines.ts'

describe('telling commands from notes', () => {
  const names = ['latest', 'topics', 'search', 'post', 'draft', 'correct', 'publish', 'help']
  it.each([
    ['latest', true],
    ['Help', true],
    ['/latest', true],
    ['brief latest', true],
    ['/brief whatever it may be called', true],
    ['publish tomorrow 8am', true],
    ['Topics of the week are banks and shops', false],
    ['Brief', false],
    ['Latest\nnews of today', false],
    ['Bank opens', false],
    ['correct 129.3 Bank opens in the middle of the old town today', true],
    ['draft\nBank opens', true],
    ['/Topics of the week are banks and shops', true],
  ])('%j: %s', (typed, expected) => {
    expect(isCommandLine(typed, names, '/brief')).toBe(expected)
  })
})
