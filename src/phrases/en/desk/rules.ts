/** What Briefwire says in English of how the editors work together. */
export const desk = {
  title: 'How the desk works',
  noSections: 'No sections are fixed: issues have those that you give them.',
  sectionsAre: 'Every issue has these sections, in this order, and new items go where their topics belong:',
  section: (title: string, topics: string) => `${title}: ${topics}`,
  habitsAre: 'By what past issues did, new items go:',
  habit: (topic: string, title: string, times: number, of: number) => `${topic} → ${title} (${times} of ${of})`,
  noClosing: 'There are no standing closing words.',
  closingIs: 'Every issue ends with:',
  changeSections: 'Sections…',
  sectionsTitle: 'Sections, one a line',
  changeClosing: 'Closing words…',
  closingTitle: 'Standing closing words',
  howSections:
    'Send me the sections, one a line in their order, with the topics whose items go there behind a colon, as in “Markets: finance, banks”. “-” for none. So it is now:',
  howClosing: 'Which words shall stand at the end of every issue? “-” for none. So it is now:',
  unknownTopics: (names: string) => `These are no topics: ${names}. Nothing was changed.`,
  twice: (title: string) => `“${title}” stands there twice. Nothing was changed.`,
}

/** What every language has to say of it. */
export type Desk = typeof desk
