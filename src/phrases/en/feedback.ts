/** What Briefwire says in English of what readers think of items. */
export const feedback = {
  more: (item: number) => `More like ${item}`,
  whoAreYou: 'I cannot see who you are here, so it does not count.',
  given: {
    counted: 'Thank you! It is counted, and nobody is told whose it is.',
    changed: 'Thank you! I have changed it.',
    same: 'It is counted already.',
    closed: 'This issue takes no more opinions.',
  },
  title: 'What readers think',
  none: 'Nobody has said anything of it.',
  counts: ({ up, down, more }: { readonly up: number; readonly down: number; readonly more: number }) =>
    [...(up + down > 0 ? [`👍 ${up}  👎 ${down}`] : []), ...(more > 0 ? [`more like it: ${more}`] : [])].join('  '),
  byTopic: 'By topic:',
  forms: {
    off: 'Readers are not asked. It can be switched on from the next issue:',
    thumbs: 'Readers are asked by 👍 and 👎 under each item.',
    more: 'Readers are asked whether they want more like each item.',
  },
  choose: { off: 'Do not ask', thumbs: 'Ask by 👍 and 👎', more: 'Ask for more like it' },
  inDeliveries: (count: number) => (count === 1 ? '1 opinion by readers:' : `${count} opinions by readers:`),
}

export type Feedback = typeof feedback
