import { plural } from '../../text/plural.ts'
/** What Briefwire says in English while an issue is written. */
export const posting = {
  // buttons
  up: 'Up',
  down: 'Down',
  top: 'Top',
  number: 'Number…',
  section: 'Section…',
  topics: 'Topics…',
  source: 'Source…',
  edit: 'Edit…',
  photoOff: 'Photo off',
  later: 'Later',
  next: 'Next issue',
  remove: 'Remove',
  undo: 'Undo',
  undoAnyway: 'Undo it all the same',
  history: 'History',
  add: 'Add',
  addAll: (count: number) => (count === 2 ? 'Add both' : `Add all ${count}`),
  addNow: 'Add it now',
  asOne: 'It is one item',
  discard: 'Discard',
  isAnItem: 'It is an item',
  asNewText: 'It is the new text',
  keepBoth: 'Keep both',
  discardMine: 'Discard mine',
  useMine: 'Use mine',
  keepTheirs: 'Keep theirs',
  newSection: 'New section…',
  backToItem: 'Back to the item',
  writeTopics: 'Write them…',
  showDraft: 'The draft',
  showLater: 'Kept for later',
  sections: 'Sections',
  addSection: 'Add…',
  rename: 'Rename…',
  title: 'Title…',
  footer: 'Footer…',
  publish: 'Publish…',

  // forms, whose titles have 24 letters at most
  editTitle: 'Edit the item',
  numberTitle: 'Its new number',
  sectionTitle: 'Title of the section',
  topicsTitle: 'Topics',
  sourceTitle: 'Source',
  titleTitle: 'Title of the issue',
  footerTitle: 'Closing words',

  // questions
  orCancel: 'I wait for it here. Or forget it: ',
  stillAsked: 'My question from before is still open. Or forget it: ',
  nothingAsked: 'I was not waiting for anything.',
  forgotten: 'Forgotten. Nothing was changed.',
  whatToPost:
    'What is the news? Write the headline in the first line, then the text, the source in brackets and #topics. A link, a forwarded message, a photo with a caption or a file (text, Word, web page, mail, feed, CSV) will do as well.',
  noHeadlineYet: 'What is the headline? I keep the rest until you tell me.',
  howEdit: 'Send me the item anew, whole, or only what changes: old → new. This is how it reads now:',
  whichNumber: (headline: string) => `Which number shall “${headline}” have?`,
  sectionName: 'What is the section called?',
  whichSource: (headline: string) =>
    `What is the source of “${headline}”? Write its name and the link, or “-” for none.`,
  whichHeadline: (headline: string) => `What shall the headline be instead of “${headline}”?`,
  whichTopics: 'Which topics? Write them with commas between them, or “none”.',
  whichTitle: 'What is the next issue called? Write “-” for the name of the brief.',
  whichFooter: 'What are the closing words? Write “-” for none.',

  // items
  added: (number: number, section: string | null) =>
    `Added to the next issue as item ${number}${section === null ? '' : `, in ${section}`}.`,
  place: (number: number, section: string | null, later: boolean) =>
    `${later ? 'Kept for later, ' : ''}${later ? 'item' : 'Item'} ${number}${section === null ? '' : ` in ${section}`}.`,
  /** After it was moved. */
  standsNow: (headline: string, number: number, section: string | null, later: boolean) =>
    later
      ? `“${headline}” is kept for later, as item ${number}${section === null ? '' : ` in ${section}`}.`
      : `“${headline}” is item ${number} now${section === null ? '' : `, in ${section}`}.`,
  edited: 'Changed.',
  /** What a change was about, before the old and the new words. */
  fields: { headline: 'headline: ', text: 'text: ', source: 'source: ', topics: 'topics: ' },
  sameAlready: 'That is what it says already; nothing was changed.',
  doesNotSay: (old: string) => `The item does not say “${old}”; nothing was changed.`,
  saysOften: (old: string, count: number) => `The item says “${old}” in ${plural(count, 'place')}. In all of them?`,
  replaceAll: (count: number) => (count === 2 ? 'In both places' : `In all ${count} places`),
  photoIsOff: 'The photo is off.',
  removed: (headline: string) => `Removed: ${headline}`,
  removedBy: (who: string | null, time: string) => `${who ?? 'You'} removed this item at ${time}.`,
  gone: 'This item is no longer in the draft. It may be out already.',
  isBack: 'It is back.',
  undone: 'Taken back.',
  undoneAlready: 'That was taken back before.',
  changedSince: (who: string | null, time: string) =>
    `${who ?? 'You'} changed this again at ${time}; taking the first change back would lose that.`,
  noUndo: 'There is nothing here that could be undone.',
  undoneBefore: 'That was undone before, and the item has left the draft since.',
  noHeadline: 'Nothing was changed: the first line has to be the headline.',
  isItem: 'Is this an item?',
  photoAlone: 'A photo without words.',
  readsAsCommand: 'That reads like a command. Shall I do it?',
  discarded: 'Discarded.',
  pressedBefore: 'That was settled before.',
  editOneByOne: 'This message became several items. Change each one in the draft:',
  outAlready: (issue: number, item: number) => `This is out already, as item ${item} of issue ${issue}.`,

  // two editors
  changedMeanwhile: (who: string | null) => `${who ?? 'Somebody'} changed this item while you were writing.`,
  theirs: 'As it stands',
  yours: 'As you wrote it',
  sameInDraft: (known: readonly [who: string | null, time: string] | null, number: number, headline: string) =>
    known
      ? `${known[0] ?? 'You'} posted this at ${known[1]} as item ${number}: ${headline}`
      : `This is in the draft already, as item ${number}: ${headline}`,
  sameInIssue: (issue: number, item: number) => `Issue ${issue} had this already, as item ${item}:`,
  sameAsYours: (who: string, theirs: string, ours: string) =>
    `${who} has just posted the same story as you. Yours: “${theirs}”. The other one: “${ours}”. See:`,
  twins: (number: number, other: number) => `Item ${number} tells the same story as item ${other}.`,

  // sections and topics
  noSection: 'No section',
  whichSection: (headline: string, section: string | null) =>
    `“${headline}” stands ${section === null ? 'in no section' : `in ${section}`}. Where shall it go?`,
  sectionGone: 'That section is not there (any longer). These are:',
  noSections: 'There are no sections yet.',
  sectionsAre: 'The sections of the next issue, in their order:',
  sectionHas: (title: string, count: number) => `${title}, ${plural(count, 'item')}.`,
  items: (count: number) => plural(count, 'item'),
  chooseTopics: (headline: string) => `What is “${headline}” about?`,

  // the draft
  emptyDraft: 'The next issue is still empty. Write me an item, or see how:',
  emptyLater: 'Nothing is kept for later.',
  counts: (items: number, sections: number) =>
    sections === 0 ? plural(items, 'item') : `${plural(items, 'item')} in ${plural(sections, 'section')}`,
  nextIs: (counts: string) => `The next issue: ${counts}.`,
  laterIs: (counts: string) => `Kept for the issue after the next: ${counts}.`,
  goesOut: (moment: string, timeZone: string) => `It goes out on ${moment} (${timeZone}).`,
  keptForLater: (items: number) => `Kept for later: ${plural(items, 'item')}.`,
  unclear: (verb: string) => `I cannot do “${verb}” with the draft. Its buttons show what I can:`,

  // what was sent in
  shallThey: 'Shall they go into the next issue?',
  problem: (line: number, message: string) => `Line ${line}: ${message}`,
  andMore: (count: number) => `… and ${count.toLocaleString('en')} more.`,
  addedAll: (count: number) => `Added ${plural(count, 'item')} to the next issue.`,
  pageWithoutTitle: (site: string) => `The page at ${site} does not say what it is called. What is the headline?`,
  pageUnread: (why: string) => `I could not read that page. ${why} I keep the link: what is the headline?`,
  photoUnread: (why: string) => `I had to leave the photo out. ${why}`,
  wordless:
    'I can take words, links, photos and files (text, Word, web pages, mails, feeds, CSV). Write me the headline, and the text below it.',
}

/** What every language has to say of it. */
export type Posting = typeof posting
