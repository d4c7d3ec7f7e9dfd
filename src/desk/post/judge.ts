import { readOne } from '../../ingest/parse-one.ts'
import type { Source, Topic } from '../../model.ts'
import { talkIn } from './talk.ts'

/** What a text shows of being an item. */
export interface Marks {
  readonly link: boolean
  /** Its source stands in the text, in brackets or behind "Source:". */
  readonly source: boolean
  readonly topic: boolean
  readonly lines: number
  /** Where it was forwarded from. */
  readonly origin: Source | null
  readonly photo: boolean
}

/** What a message most likely is: an item, something to ask about, or what people say to each other. */
export type Judgement = 'item' | 'perhaps' | 'talk'

/** What a text shows, with what came along. */
export function marksIn(
  text: string,
  topics: readonly Topic[],
  { origin, photo }: Pick<Marks, 'origin' | 'photo'>,
): Marks {
  const begin = text.slice(0, looked)
  const { item, tagged } = readOne(begin, topics)
  const lines = begin.split('\n').filter((line) => line.trim() !== '').length
  return { link: hasLink(begin), source: namesSource(item.source), topic: tagged, lines, origin, photo }
}

/** A host that can be typed without `https://`, and a page of it. */
const bareAddress = /(?:^|[\s(（])(?:[a-z0-9-]+\.)+[a-z]{2,}\/\S/i

/** Whether an address stands in a text, written out or as browsers shorten it. */
export const hasLink = (text: string): boolean => /https?:\/\/\S/i.test(text) || bareAddress.test(text)

/** A text that is nothing but the short form of an address, written out; any other text as it is. */
export const withScheme = (text: string): string =>
  /^\S+$/.test(text) && bareAddress.test(text) && !/^\w+:/.test(text) ? `https://${text}` : text

/**
 * Whether what was read as a source is one by name, and not an aside in brackets ("(as always)", "（第128期）") or an address alone, which
 * is a link and no more.
 */
export const namesSource = (source: Source | null): boolean =>
  source !== null &&
  /^[\p{Lu}\p{Lo}\d]/u.test(source.name) &&
  !/^第.*[期条]$/.test(source.name) &&
  !(source.url?.includes(source.name.toLowerCase()) ?? false)

/** Letters that tell what a text is: whatever is longer has several lines, or is news in one. */
const looked = 4000

/** Whether a text has anything that marks it as an item. */
export const isMarked = ({ link, source, topic, lines, origin }: Marks): boolean =>
  link || source || topic || lines > 1 || origin !== null

/** To whom something is said: to us in private, to us by name, under a message of ours, or into a room in which others are. */
export type Audience = 'private' | 'named' | 'under ours' | 'room'

/**
 * Judges what somebody wrote. Where several people write, only what is marked as an item or said to us can be one; what is said to us is
 * never passed over.
 */
export function judge(text: string, marks: Marks, audience: Audience): Judgement {
  const talk = talkIn(text)
  if (!isMarked(marks)) return judgeBare(text, talk, marks.photo, audience)
  if (newsIn(text, marks) > talk) return 'item'
  return audience === 'private' || audience === 'named' || (talk < 4 && (marks.link || marks.source))
    ? 'perhaps'
    : 'talk'
}

/** A line without any mark. */
function judgeBare(text: string, talk: number, photo: boolean, audience: Audience): Judgement {
  switch (audience) {
    case 'private':
      return photo && talk < 2 ? 'item' : 'perhaps'
    case 'named':
      return talk > 1 || photo ? 'perhaps' : 'item'
    case 'under ours':
      return talk === 0 || photo ? 'perhaps' : 'talk'
    case 'room':
      return photo || (talk === 0 && isLong(text)) ? 'perhaps' : 'talk'
  }
}

function newsIn(text: string, { link, source, topic, lines, origin }: Marks): number {
  const weights = [
    link ? 2 : 0,
    source ? 2 : 0,
    topic ? 2 : 0,
    lines > 1 ? 2 : 0,
    origin === null ? 0 : origin.url === null ? 1 : 3,
    /^(?:\W*\p{Lu}|\P{Script=Han}*\p{Script=Han})/u.test(text.trim()) ? 1 : 0,
  ]
  return weights.reduce((sum, weight) => sum + weight, 0)
}

/** More than people say in passing: a headline with its text in one line. */
const isLong = (text: string): boolean => text.length >= 140 || (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= 50
