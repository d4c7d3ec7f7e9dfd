import type { Draft } from '../../src/model.ts'

/** One of them. */
export const given = (headline: string) => ({
  number: 0,
  headline,
  body: ['They do.'],
  source: { name: 'Post', url: null },
  topics: ['retail'],
})

/** Four items in two sections, as they come from outside. */
export const fourItems: Draft = {
  title: '',
  date: null,
  footer: ['Join us.'],
  sections: [
    { title: 'Shops', items: [given('Palm tills arrive'), given('Corner shops unite')] },
    { title: 'Trade', items: [given('Tea for the world'), given('One form for parcels')] },
  ],
}
