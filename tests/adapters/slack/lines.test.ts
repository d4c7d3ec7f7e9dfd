import { describe, expect, it } from 'vitest'
import { isCommandLine } from '../../../adapters/slack/note/lines.ts'

describe('telling commands from notes', () => {
  const names = ['latest', 'topics', 'search', 'post', 'draft', 'correct', 'publish', 'schedule', 'help']
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
    ['Post Bank opens', true],
    ['post bank opens', true],
    ['Post office closes its doors', false],
    ['draft edit k1 0\nBank opens', true],
    ['draft footer Thank you for reading this', true],
    ['draft 3', true],
    ['Draft law on shops passes', false],
    ['Draft law on shops\nIt passes.', false],
    ['schedule weekdays 08:00 min 5 remind 07:30', true],
    ['schedule 工作日 8:00 min 5 remind 07:30', true],
    ['publish on 24 december at half past 7 pm', true],
    ['Schedule of all trains through the hills changes', false],
    ['/Topics of the week are banks and shops', true],
  ])('%j: %s', (typed, expected) => {
    expect(isCommandLine(typed, names, '/brief')).toBe(expected)
  })
})
