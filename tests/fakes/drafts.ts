import type { Draft, Item } from '../../src/model.ts'

/** An item of a test. */
export const item = (number: number, headline: string, ...topics: string[]): Item => ({
  number,
  headline,
  body: [`All about ${headline.toLowerCase()}.`],
  source: { name: 'The Ledger', url: null },
  topics,
})

/** A draft of one section with these items, complete enough to be published. */
export const draftOf = (...items: Item[]): Draft & { readonly date: string } => ({
  title: 'Morning brief',
  date: '2026-11-20',
  sections: [{ title: 'Money', items }],
  footer: ['Come and join us.'],
})
