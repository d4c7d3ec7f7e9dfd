import { describe, expect, it } from 'vitest'
import { topicsOf } from '../../src/topics/guess.ts'
import { type Labelled, labelled, sets } from './labelled/read.ts'

const guesses = ({ set, headline, section }: Labelled): readonly string[] =>
  topicsOf(headline, sets.get(set) ?? [], section)

/** How much of what was guessed is right, and how much of what is right was guessed; what went wrong, in words. */
function measure(entries: readonly Labelled[]) {
  let [right, guessed, wanted] = [0, 0, 0]
  const slips: string[] = []
  for (const entry of entries) {
    const made = guesses(entry).filter((slug) => !entry.maybe.includes(slug))
    const hits = made.filter((slug) => entry.topics.includes(slug))
    const wrong = made.filter((slug) => !hits.includes(slug)).map((slug) => `+${slug}`)
    const missed = entry.topics.filter((slug) => !hits.includes(slug)).map((slug) => `-${slug}`)
    if (wrong.length + missed.length > 0)
      slips.push(`${entry.set}: ${entry.headline} ${[...wrong, ...missed].join(' ')}`)
    right += hits.length
    guessed += made.length
    wanted += entry.topics.length
  }
  return { precision: right / guessed, recall: right / wanted, slips }
}

const spanish = /^(?:El|La|Los|Las|Un|Una|Tres|Dos|Cien|Sube|Hallan|Vuelven|Aviso) /

describe('guesses, against what editors say', () => {
  it('are measured on enough headlines, half of them traps, in both languages and over every set', () => {
    expect(labelled.length).toBeGreaterThanOrEqual(300)
    expect(labelled.filter(({ trap }) => trap).length / labelled.length).toBeGreaterThanOrEqual(0.5)
    expect(labelled.filter(({ headline }) => /\p{Script=Han}/u.test(headline)).length).toBeGreaterThan(100)
    expect(new Set(labelled.map(({ headline }) => headline)).size).toBe(labelled.length)
    for (const [set, topics] of sets) {
      const slugs = topics.map(({ slug }) => slug)
      const named = labelled.filter((entry) => entry.set === set).flatMap((entry) => [...entry.topics, ...entry.maybe])
      expect(named.length).toBeGreaterThan(10)
      expect(named.filter((slug) => !slugs.includes(slug))).toEqual([])
    }
  })

  it.each([
    ['in every language', labelled],
    ['in Spanish', labelled.filter(({ headline }) => spanish.test(headline))],
  ])('are right in 92 of 100 cases, and find 80 of 100, %s', (_, entries) => {
    const { precision, recall, slips } = measure(entries)
    expect(precision, slips.join('\n')).toBeGreaterThanOrEqual(0.92)
    expect(recall, slips.join('\n')).toBeGreaterThanOrEqual(0.8)
  })
})
