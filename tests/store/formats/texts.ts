import { edition, item } from '../../contracts/store/samples.ts'

/** Out, to nearly everybody. */
export const firstIssue = edition(
  [
    item(1, {
      headline: 'A bank in Lisbon pays in seconds',
      body: ['Transfers between two of its branches took a day until now.', 'Other banks look on.'],
      source: { name: 'The Ledger', url: 'https://ledger.example/lisbon' },
      topics: ['payments', 'banks'],
    }),
    item(2, {
      headline: '央行公布跨境支付新规',
      body: ['新规自下月起施行，小额汇款不再需要填表。'],
      source: { name: '财经日报', url: 'https://daily.example/rules' },
      topics: ['payments', 'cross-border'],
    }),
  ],
  { title: 'First brief', footer: ['Write to us.'], date: '2026-03-09' },
)

/** Stopped. */
export const secondIssue = edition([item(1, { headline: 'Tolls by telephone', topics: ['payments'] })], {
  title: 'Second brief',
})

/** Published, and not yet on its way. */
export const thirdIssue = edition([item(1, { headline: 'A museum of coins opens' })], {
  title: 'Third brief',
  date: '2026-03-11',
})

/** What is being written. */
export const nextDraft = edition([item(1, { headline: 'Half of an idea' }), item(2, { headline: '半个想法' })], {
  title: '',
})

/** What a reader sent in. */
export const proposed = { headline: 'A reader found this', body: ['In a paper.'], source: null, topics: [] }
