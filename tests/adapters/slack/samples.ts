import type { Block, Doc, ItemBlock } from '../../../src/doc.ts'

/** An item to put into documents; what is not said is nothing. */
export const item = (number: number, headline: string, rest: Partial<ItemBlock> = {}): ItemBlock => ({
  kind: 'item',
  number,
  headline,
  body: [],
  source: null,
  topics: [],
  note: null,
  open: null,
  ...rest,
})

export const doc = (...blocks: readonly Block[]): Doc => ({ language: 'en', blocks })

/** Names as a process of our own has them. */
export const named = { slash: '/brief', prefix: 'briefwire' }

/** Whatever could be read as markup, a mention or a broken string. */
export const hostile = 'A <b> & "B" _*[]()~`>#+-=|{}.! <!channel> <@U1> @here :bomb: \u0000\ud800 <https://x|y> &lt;'

/** 60 items with bodies of 2,000 characters, English and Chinese by turns. */
export const huge = (): Doc =>
  doc(
    { kind: 'title', text: 'A very long issue', note: 'No. 7' },
    ...Array.from({ length: 60 }, (_, index) => {
      const number = index + 1
      const sentence = number % 2 ? `Sentence ${number} tells something. ` : `第${number}条讲了一件事。`
      return item(number, `Headline ${number}`, {
        body: [sentence.repeat(Math.ceil(2000 / sentence.length)).slice(0, 2000)],
        source: { name: `Source ${number}`, url: `https://example.org/${number}` },
        topics: ['payments'],
      })
    }),
    { kind: 'footer', paragraphs: ['Join us at https://example.org/join.'] },
  )
