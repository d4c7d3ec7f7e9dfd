import type { Topic } from '../../../model.ts'
import { readSaidTime } from '../../wishes/said-time.ts'
import { type Clock, readWords } from '../read-words.ts'
import { readReader } from '../reader.ts'
import type { Meaning } from '../reader-rule.ts'
import { respelled } from './respell.ts'

/** What somebody seems to have meant. */
export interface Near {
  /** As they may have meant to write it. */
  readonly text: string
  readonly meaning: Meaning
}

/** What a reader's words would mean without the slips in them, likeliest first, each meaning once. Nothing of it is sure. */
export function nearReader(written: string, topics: readonly Topic[]): readonly Near[] {
  const found = new Map<string, Near>()
  for (const text of respelled(written, topics)) {
    const meaning = readReader(text, topics)
    const key = meaning === null ? '' : meaning.kind === 'line' ? meaning.line : meaning.kind
    if (meaning !== null && isWhole(meaning) && !found.has(key)) found.set(key, { text, meaning })
  }
  return [...found.values()].slice(0, mostOffered)
}

/** Not one of which only the beginning was read. */
const isWhole = (meaning: Meaning): boolean => {
  const [, hour = ''] = meaning.kind === 'line' ? (/^settings hour (.+)$/.exec(meaning.line) ?? []) : []
  return hour === '' || hour === 'now' || readSaidTime(hour) !== null
}

/** The command lines that an editor's words would be without the slips in them, likeliest first. */
export const nearWords = (written: string, clock: Clock, topics: readonly Topic[]): readonly string[] =>
  [...new Set(respelled(written, topics).flatMap((way) => readWords(way, clock)?.line ?? []))].slice(0, mostOffered)

const mostOffered = 2
