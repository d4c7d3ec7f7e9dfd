/** What every language has to say of it. */
export interface ShortForms {
  readonly intro: string
  readonly lines: readonly (readonly [line: string, what: string])[]
  readonly answers: string
}

/** What editors can write instead of a command, as help shows it in English. */
export const shortForms: ShortForms = {
  intro: 'In words, without a slash, for the next issue:',
  lines: [
    ['move 7 2', 'item 7 becomes item 2 (also /draft 7 2)'],
    ['swap 2 7', 'each takes the place of the other'],
    ['section 7 Payments', 'into this section'],
    ['source 7 The Ledger https://…', 'another source; “-” for none'],
    ['headline 7 …', 'another headline'],
    ['topics 7 +ai -retail', 'topics more or less'],
    ['7: old → new', 'these words only (-> will do)'],
    ['129.3: old → new', 'the same in item 3 of issue 129, which is out'],
    ['del 7', 'take it out; “later 7” keeps it for the issue after'],
    ['undo', 'take back what you did last'],
    ['history 7', 'what was done to it'],
    ['test copy', 'what readers would get now, sent to you alone (also /draft test headlines)'],
    ['check the draft', 'what is worth a look before it goes out'],
  ],
  answers: 'In an answer to an item leave its number out: “source …”, “del”, “later”, “old → new”.',
}
