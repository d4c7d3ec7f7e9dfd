import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { storyUrl, withoutTracking, writtenAs } from '../../src/link-preview/canonical-url.ts'

describe('an address', () => {
  it.each([
    'https://www.ledger.example/a/?id=7&b=2',
    'http://ledger.example/a?b=2&id=7',
    'https://ledger.example/a?utm_source=x&id=7&utm_medium=y&b=2&fbclid=z#top',
    'HTTPS://Ledger.Example:443/a/?b=2&id=7',
  ])('%s leads to the same story', (address) => {
    expect(storyUrl(address)).toBe('ledger.example/a?b=2&id=7')
  })

  it.each(['https://ledger.example/A?b=2&id=7', 'https://ledger.example/a?b=2', 'https://other.example/a?b=2&id=7'])(
    '%s leads to another one',
    (address) => {
      expect(storyUrl(address)).not.toBe('ledger.example/a?b=2&id=7')
    },
  )

  it('is looked for in every way in which it may have been written down', () => {
    const ways = writtenAs('http://www.ledger.example/a/?utm_source=x')
    expect(ways).toEqual(expect.arrayContaining(['https://ledger.example/a', 'https://www.ledger.example/a/']))
    for (const way of ways) expect(storyUrl(way)).toBe('ledger.example/a')
    expect(writtenAs('no address')).toEqual(['no address'])
  })

  it('follows nobody around, and stays what it was besides', () => {
    expect(withoutTracking('https://ledger.example/a/?id=7&utm_source=x#top')).toBe('https://ledger.example/a/?id=7')
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        expect(storyUrl(withoutTracking(address))).toBe(storyUrl(address))
        expect(withoutTracking(withoutTracking(address))).toBe(withoutTracking(address))
      }),
    )
  })
})
