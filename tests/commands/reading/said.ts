import { readFileSync } from 'node:fs'
import { readTopics } from '../../../src/commands/reading/read-topics.ts'
import { gistOf } from '../../../src/commands/talk/gist.ts'
import { languageCalled } from '../../../src/commands/wishes/language.ts'
import { readSaidTime } from '../../../src/commands/wishes/said-time.ts'
import { readDays, readQuiet } from '../../../src/commands/wishes/values.ts'
import { readWords } from '../../../src/commands/words/read-words.ts'
import { readReader } from '../../../src/commands/words/reader.ts'
import type { Meaning } from '../../../src/commands/words/reader-rule.ts'
import { nearReader, nearWords } from '../../../src/commands/words/spelling/near.ts'
import { timeText } from '../../../src/time/format.ts'
import { plainWords } from '../../../src/time/read-clock.ts'
import { readPause } from '../../../src/time/read-pause.ts'
import { readZone } from '../../../src/time/zones/read-zone.ts'
import { defaultTopics } from '../../../src/topics/defaults.ts'

/** What people write, and what it comes to: one of each a line, by language. `~`: it is offered, put right; `?`: what it
 * may be about is. */
export const table = (name: string): readonly (readonly [utterance: string, means: string])[] =>
  readFileSync(new URL(`said/${name}.tsv`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [means = '', utterance = ''] = line.split('\t')
      return [utterance, means] as const
    })

/** What a reader's words come to, whatever the words: topics by slug, times as 08:30, zones and dates as such. */
export async function comesTo(text: string): Promise<string> {
  const meaning = readReader(text, defaultTopics)
  if (meaning !== null) return said(meaning)
  const near = await Promise.all(nearReader(text, defaultTopics).map((each) => said(each.meaning)))
  if (near.length > 0) return near.map((each) => `~${each}`).join(' ')
  const gist = await Promise.all(gistOf(text, defaultTopics).map(lineOf))
  return gist.map((each) => `?${each}`).join(' ') || 'nothing'
}

async function said(meaning: Meaning): Promise<string> {
  if (meaning.kind === 'item') return `item ${meaning.number}`
  return meaning.kind === 'line' ? lineOf(meaning.line) : meaning.kind
}

async function lineOf(line: string): Promise<string> {
  const [, name = '', args = ''] = /^(\S+)\s*([\s\S]*)$/.exec(line) ?? []
  if (name === 'settings') return settingOf(args)
  if (args === '') return name
  switch (name) {
    case 'topic':
      return `topic ${slugs(args)}`
    case 'unsubscribe':
      return `without ${slugs(args)}`
    case 'subscribe':
      return args.startsWith('only ') ? `only ${slugs(args.slice(5))}` : `subscribe ${slugs(args)}`
    case 'pause':
      return `pause ${pauseOf(args)}`
    case 'issue':
    case 'search':
      return `${name} ${args.normalize('NFKC').replaceAll(/["“”「」«»]/g, '"')}`
    default:
      return line
  }
}

async function settingOf(args: string): Promise<string> {
  const [, name = '', value = ''] = /^(\S+)\s*(.*)$/.exec(args) ?? []
  if (value === '') return `settings ${name}`.trim()
  const plain = plainWords(value)
  switch (name) {
    case 'hour': {
      const time = readSaidTime(value)
      return time === null
        ? args
        : [`hour ${timeText(time)}`, ...time.days, time.place && (await zoneOf(time.place))].filter(Boolean).join(' ')
    }
    case 'zone':
      return zoneOf(value)
    case 'language':
      return `language ${languageCalled(value)}`
    case 'days':
      return `days ${readDays(plain)?.days?.join('') || 'all'}`
    case 'quiet': {
      const quiet = readQuiet(plain)?.quiet
      return `quiet ${quiet ? `${quiet.from / 60}-${quiet.to / 60}` : value}`
    }
    default:
      return args.replace(/ $/, '')
  }
}

async function zoneOf(place: string): Promise<string> {
  const read = await readZone(place)
  return read.kind === 'one' ? read.zone : read.kind === 'several' ? (read.places[0]?.zone ?? '') : `near ${read.near}`
}

function pauseOf(args: string): string {
  const read = readPause(args, Date.parse('2026-11-27T10:00:00Z'), 'UTC', 8)
  return read.kind === 'until' ? new Date(read.at).toISOString().slice(0, 10) : `? ${args}`
}

const slugs = (args: string): string => {
  const read = readTopics(args, defaultTopics)
  return 'unknown' in read ? `? ${read.unknown}` : read.slugs.join(',') || 'all'
}

const clock = { now: Date.parse('2026-11-27T02:12:00Z'), timeZone: 'Asia/Shanghai' }

/** What an editor's words come to. */
export function editorMeans(text: string): string {
  const words = readWords(text, clock)
  return (
    words?.line ??
    (nearWords(text, clock, defaultTopics)
      .map((line) => `~${line}`)
      .join(' ') ||
      'nothing')
  )
}
