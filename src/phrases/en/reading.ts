import { plural } from '../../text/plural.ts'

const headline = 'Send the headline with the link.'

/** What Briefwire says in English of what it cannot read, or not quite. */
export const reading = {
  page: {
    noAddress: 'This is no address of a web page.',
    withPassword: 'There is a name or password in this address. Send it without.',
    notPublic: 'This address is not public: it leads into a private network.',
    port: (port: string) => `I do not ask port ${port}; web pages have 80 or 443.`,
    circle: 'It leads from one address to the next without end.',
    refused: (status: number) => `The site answered ${status}. ${headline}`,
    refusedFile: (status: number) => `The site answered ${status}.`,
    isPdf: `This is a PDF, which I cannot read. ${headline}`,
    noPage: `This is no web page. ${headline}`,
    untitled: `The page does not say what it is called. ${headline}`,
    late: 'The site does not answer in time.',
    noSite: 'There is no such site.',
    unreached: 'The site cannot be reached.',
  },
  file: {
    empty: 'There is nothing in this file. Give a newsletter with items such as "1. Headline".',
    unknownEncoding: 'This file is in an encoding that cannot be told. Save it as UTF-8 and try again.',
    notText: 'This is no text file. Save the newsletter as plain text (UTF-8) and try again.',
    tooSlow: 'I could not read this in time; it is no newsletter as I know them. Check that it is the right file.',
    tooLarge: (megabytes: number) =>
      `This is larger than ${megabytes.toLocaleString('en', { maximumFractionDigits: 1 })} MB, far more than a newsletter. Check that it is the right file.`,
  },
  formats: {
    pdf: 'This is a PDF, which I cannot read. Copy its text and paste it here, or save it as text.',
    image: 'This is a picture: I cannot read the words in it. Paste the text itself.',
    audio: 'This is a recording, and I cannot listen. Write it down for me.',
    word: 'This is an older Word or OpenDocument file. Save it as .docx or as plain text.',
    sheet: 'This is a spreadsheet. Save it as CSV, with a column called "headline".',
    rtf: 'This is rich text (RTF). Save it as .docx or as plain text.',
    opml: 'This is a list of feeds (OPML), not a newsletter. Give me the address of one feed.',
    archive: 'This is an archive. Unpack it and send the newsletter alone.',
    binary: 'This is no text file. Save the newsletter as plain text (UTF-8) and try again.',
    docx: 'I cannot read this Word file. Save it as plain text.',
    brokenDocument:
      'This Word file is damaged, or far larger inside than a newsletter. Save it once more, or as plain text.',
    brokenFeed: 'This looks like a feed, and there is nothing in it that I can read.',
    otherJson: 'This JSON is neither a feed nor an issue that Briefwire has exported.',
    noColumns:
      'This table needs a first row with the names of its columns, one of them "headline" (then body, source, url, topics, section).',
    unreadable: 'I could not read this file. Paste its text, or save it as plain text.',
    tooDeep: 'This page is nested deeper than anything that people write. Copy its text and paste it.',
  },
  /** What items can be told by. */
  kinds: {
    numbers: 'numbers',
    bullets: 'bullets',
    'sub-bullets': 'sub-bullets',
    headings: 'headings',
    bold: 'bold leads',
    tags: 'tags in brackets',
    times: 'times of day',
    emoji: 'emoji',
    fields: 'labels',
    table: 'table rows',
    messages: 'messages of a digest',
    paragraphs: 'paragraphs',
    lines: 'lines',
  },
  /** How a newsletter was read. */
  read: {
    summary: (items: number, kind: string, sections: number, date: string | null, remarks: number) =>
      `${plural(items, 'item')} from ${kind}${sections > 0 ? `, ${plural(sections, 'section')}` : ''}${
        date === null ? '' : `, date ${date}`
      }${remarks > 0 ? `; ${plural(remarks, 'remark')}` : ''}`,
    iRead: (summary: string) => `I read ${summary}.`,
    title: (title: string) => `Title: ${title}`,
    sections: (sections: readonly string[]) => `Sections: ${sections.join(', ')}`,
    section: (title: string | null, items: number) => `${title ?? 'without a title'} (${items})`,
    first: (headline: string) => `First: ${headline}`,
    last: (headline: string) => `Last: ${headline}`,
    closing: (words: string) => `Closing words: ${words}`,
    unsure: 'I am not sure that it is meant so. Please look.',
    other: (kind: string) => `It can be read by its ${kind}, too.`,
    readBy: (kind: string) => `By ${kind}`,
    asBefore: 'As before',
    none: (kind: string) => `By its ${kind} there is no more than one item in it.`,
  },
  remarks: {
    close: (kind: string, other: string) => `The items were told by ${kind}; ${other} came close.`,
    tooManyLines: (count: number) =>
      `This text has ${count.toLocaleString('en')} lines, far more than a newsletter. No items were looked for.`,
    noItems: 'No items can be told apart here. Start each with its number: "1. Headline".',
    between: 'This text stands between the items and belongs to none. It was put at the end of the issue.',
    nothingBehind: (count: number) => `Nothing stands behind number ${count}. It was left out.`,
    headless: (count: number, text: string) => `Number ${count} has no headline. It was left out: ${text}`,
    emptyHeading: (title: string) => `No item stands under this heading: ${title}`,
    firstNumber: (count: number) => `The first item has the number ${count}. Items are numbered anew from 1.`,
    outOfTurn: (count: number, expected: number, item: number) =>
      `Number ${count} stands where ${expected} was expected. It was kept as item ${item}.`,
    beforeFirst:
      'This text before the first item is neither title, date nor heading. It was put at the end of the issue.',
    secondDate: (written: string, date: string | null) =>
      `A second date, ${written}. The issue is of ${date}; this one stays text.`,
    wrongWeekday: (date: string | null, weekday: string | null) =>
      `${date} is not the day of the week that is written beside it: ${weekday}.`,
    noYear: (written: string) =>
      `The date "${written}" names no year. Write it in full, such as 2026-03-09; until then it stays text.`,
    beyondLast: (last: number) =>
      `Items have numbers up to ${last}. From here on the text was put to the item before, or to the end: cut it into two issues.`,
    noDay: (written: string) => `There is no such day as "${written}". It stays text.`,
    contents: (entries: string) => `A list of contents was left out: ${entries}`,
    parentHeading: (title: string) =>
      `Only headings stand under “${title}”: they are the sections, and it was left out.`,
    secondTitle: (title: string) => `A second title was left out: ${title}`,
    leftOut: (text: string) => `This was left out: ${text}`,
    picture: (what: string) => `A picture was left out: ${what}`,
    address: (address: string) => `An address that leads nowhere from here was left out: ${address}`,
    further: (count: number, kind: RemarkKind) =>
      `From here on ${count.toLocaleString('en')} more problems of this kind: ${kinds[kind]}.`,
  },
}

const kinds = {
  between: 'text between the items',
  nothingBehind: 'a number without an item',
  emptyHeading: 'a heading without items',
  outOfTurn: 'a number out of turn',
  beforeFirst: 'text before the first item',
  noDate: 'a date that is none',
  secondDate: 'a second date',
  picture: 'a picture',
  leftOut: 'what speaks of the mail itself',
  secondTitle: 'a second title',
  parentHeading: 'a heading above headings',
  address: 'an address that leads nowhere from here',
}

/** Remarks that can come by the million. */
export type RemarkKind = keyof typeof kinds

/** What every language has to say of it. */
export type Reading = typeof reading
