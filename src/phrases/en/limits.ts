import { plural } from '../../text/plural.ts'

const figure = (count: number): string => count.toLocaleString('en')

/** What Briefwire says in English of what is too long. */
export const limits = {
  title: (letters: number, most: number) =>
    `The title of the issue has ${figure(letters)} letters; it may have ${figure(most)}.`,
  section: (begin: string, letters: number, most: number) =>
    `The section “${begin}…” has a title of ${figure(letters)} letters; it may have ${figure(most)}.`,
  line: (letters: number, most: number) =>
    `That title has ${figure(letters)} letters; it may have ${figure(most)}. Nothing was changed.`,
  footer: (letters: number, most: number) =>
    `The closing words have ${figure(letters)} letters; they may have ${figure(most)}.`,
  headline: (number: number | null, letters: number, most: number) =>
    `The headline${number === null ? '' : ` of item ${number}`} has ${figure(letters)} letters; it may have ${figure(most)}. Put the rest into a line below it.`,
  item: (number: number | null, letters: number, most: number) =>
    `${number === null ? 'That is an item of' : `Item ${number} has`} ${figure(letters)} letters; an item may have ${figure(most)}. Make it shorter, or number its parts as items.`,
  items: (count: number, most: number) => `That makes ${plural(count, 'item')}; an issue may have ${figure(most)}.`,
  sections: (count: number, most: number) =>
    `That makes ${plural(count, 'section')}; an issue may have ${figure(most)}.`,
  parts: (parts: number | null, most: number) =>
    `A reader would get this issue in ${parts === null ? `far more than ${figure(most)}` : figure(parts)} messages; it may have ${figure(most)}. Make it shorter, or keep some of it for later.`,
  text: (letters: number, most: number) =>
    `That has ${figure(letters)} letters, and I can take ${figure(most)} here. Nothing was changed.`,
  notTaken: 'It is too long as it is, so nothing was taken in:',
  notPublished: 'The next issue is too long to go out as it is:',
  heldBack: 'There is no room for this in the next issue. I keep it until there is:',
  notAtTime: (moment: string) =>
    `The next issue was to go out on ${moment}, but it is too long. Nothing was published:`,
  longLine: (letters: number, most: number) =>
    `The first line has ${figure(letters)} letters; a headline may have ${figure(most)}. I keep it as text: what is the headline?`,
}

/** What every language has to say of it. */
export type Limits = typeof limits
