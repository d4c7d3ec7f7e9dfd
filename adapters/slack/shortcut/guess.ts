import { unescapeMrkdwn, unmarked } from '../render/mrkdwn.ts'
import { linkable } from '../render/text.ts'

/** What a message says about the item it may become. */
export interface Guess {
  readonly headline: string
  readonly body: string
  readonly sourceName: string
  readonly sourceUrl: string
}

/** Reads an item out of a message as Slack sent it: first line or sentence, the rest, the first link or the message itself. */
export function guessItem(mrkdwn: string, permalink: string, channelName: string): Guess {
  const { text, links } = unescapeMrkdwn(mrkdwn)
  const lines = text.split('\n').map((line) => line.trim())
  const first = lines.findIndex((line) => line !== '' && !links.includes(line))
  const head = unmarked(lines[first] ?? '')
  const [headline, tail] = head.length > longest ? divide(head) : [head, '']
  const rest = lines.slice(first + 1).filter((line) => !links.includes(line))
  const link = links.find((candidate) => linkable(candidate, 3000) !== null)
  return {
    headline,
    body: [tail, ...rest].join('\n').trim(),
    sourceName: link ? hostOf(link) : channelName ? `#${channelName}` : 'Slack',
    sourceUrl: link ?? permalink,
  }
}

/** A headline longer than this is a paragraph; its first sentence is the headline then. */
const longest = 200

function divide(line: string): readonly [string, string] {
  const sentence = /^.{20,}?(?:[.!?]["'”’)]*\s|[。！？])/u.exec(line)?.[0]
  if (sentence && sentence.length <= 300) return [sentence.trim(), line.slice(sentence.length).trim()]
  const blank = line.lastIndexOf(' ', longest)
  const at = blank > longest / 2 ? blank : [...line].slice(0, longest / 2).join('').length
  return [line.slice(0, at).trim(), line.slice(at).trim()]
}

const hostOf = (link: string): string => new URL(link).hostname.replace(/^www\./, '')
