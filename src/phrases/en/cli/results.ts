import { plural } from '../../../text/plural.ts'

/** What commands say that look at issues and send them out. */
export const results = {
  noItems: (path: string | null): string =>
    `No items found in ${path ?? 'the input'}. An item begins with its number: "1. Headline". Nothing was imported.`,
  read: (summary: string): string => `Read ${summary}.`,
  items: (items: number, sections: number): string => `${plural(items, 'item')} in ${plural(sections, 'section')}`,
  noDate: 'no date',
  nothingImported: 'Nothing was imported.',
  sayHow: (ways: readonly string[]): string => `Say how it is meant: ${ways.join(' or ')}.`,
  dryRun: 'This was a dry run: nothing was written.',
  daysNeedPublish: 'The draft is one issue. Publish the days at once: --by-day --publish. Nothing was imported.',
  draftHas: (items: string): string =>
    `The draft now has ${items}. Look at it: briefwire preview draft. Send it out: briefwire publish.`,
  published: (issue: number, readers: number): string =>
    `Published issue ${issue}, to ${plural(readers, 'reader')}. A running "briefwire start" delivers it now.`,
  already: (issue: number): string => `This is already out as issue ${issue}; nothing was published again.`,
  stale: 'The draft was changed while it was being published. Look at it again, then publish.',
  nothingToPublish: 'There is nothing to publish: the draft is empty. Fill it: briefwire import FILE.',
  emptyDraft: 'The draft is empty. Fill it: briefwire import FILE.',
  noIssueYet: 'There is no issue yet. Publish one: briefwire import FILE --publish.',
  noSuchIssue: (which: string, newest: number): string => `There is no issue ${which}. The newest is ${newest}.`,
  noPreview: (as: string, known: readonly string[]): string =>
    `There is no preview as "${as}". There is: ${known.join(', ')}.`,
  nothingOut: 'Nothing is out yet. "briefwire import FILE --publish" sends a first issue.',
  lastTakesNumber: (given: string): string => `--last takes a number, such as 10; “${given}” is none.`,
  itemCount: (items: number): string => plural(items, 'item'),
  readersOf: (sent: number, all: number): string => `${sent}/${all} readers`,
  urgent: 'urgent',
  correctedTimes: (times: number): string => `corrected ${times}×`,
  noDay: (given: string): string => `“${given}” is no date; write it as 2026-12-24.`,
  /** Asked of what a chat would ask for next. */
  inOneGo: (command: string): string => `Say it in one go, as in: ${command}`,
  correctExample: '"old → new"',
  retractExample: '"It was not so."',
  noCommand: (name: string): string => `There is no command ${name}.`,
  nothingChanged: 'Nothing was changed.',
  sayYes: 'Nothing was changed yet. Say yes with --yes.',
  noTerminal: 'There is no terminal to talk in: --console needs one.',
}
