import type { Completion } from '../../../adapters/console/prompt.ts'
import type { CommandSummary } from '../../adapter.ts'
import { type Draft, type Issue, type Language, type Topic, topicTitleIn } from '../../model.ts'

/** What words of a line can be. */
export interface Known {
  readonly commands: readonly CommandSummary[]
  topics(): Promise<readonly Topic[]>
  /** In which topics are called what they are called. */
  readonly language: Language
  /** Newest first. */
  issues(): Promise<readonly Issue[]>
  draft(): Promise<Pick<Draft, 'sections'>>
}

/** What a line of the terminal may go on with: commands, topics by their titles, issues and their items, sections of the draft, verbs. */
export async function complete(line: string, known: Known): Promise<Completion> {
  const [, slash = '', name = '', space = '', rest = ''] = /^(\s*\/?)(\S*)(\s*)(.*)$/s.exec(line) ?? []
  if (space === '')
    return fitting(
      known.commands.map((each) => `${each.name} `),
      name,
      slash.length,
    )
  const from = line.length - rest.length
  const last = /[^,，、]*$/.exec(rest)?.[0].trimStart() ?? ''
  switch (name.toLowerCase()) {
    case 'topic':
    case 'topics':
      return topicsLike(await known.topics(), known.language, rest, from)
    case 'subscribe':
    case 'unsubscribe':
      return topicsLike(await known.topics(), known.language, last, line.length - last.length)
    case 'issue':
    case 'deliveries':
      return fitting(numbersOf(await known.issues()), rest, from)
    case 'correct':
    case 'retract':
    case 'history':
      return fitting(itemsOf(await known.issues(), rest), rest, from)
    case 'sections':
      return sectionOf(rest, from, known)
    case 'draft':
      return ofDraft(rest, from, known)
    default:
      return { from: line.length, words: [] }
  }
}

const fitting = (words: readonly string[], begun: string, from: number): Completion => {
  const small = begun.toLowerCase()
  return { from, words: [...new Set(words)].filter((word) => word.toLowerCase().startsWith(small)) }
}

const numbersOf = (issues: readonly Issue[]): readonly string[] => issues.map(({ number }) => String(number))

/** `12.` and, once that stands there, `12.3`. */
const itemsOf = (issues: readonly Issue[], begun: string): readonly string[] =>
  issues.flatMap(({ number, sections }) =>
    begun.startsWith(`${number}.`)
      ? sections.flatMap(({ items }) => items.map((item) => `${number}.${item.number} `))
      : `${number}.`,
  )

async function sectionOf(rest: string, from: number, { draft }: Known): Promise<Completion> {
  const [, verb = '', space = '', title = ''] = /^(\S*)(\s*)(.*)$/s.exec(rest) ?? []
  if (space === '') return fitting(['up ', 'down ', 'rename ', 'remove ', 'add '], verb, from)
  if (verb === 'add') return { from, words: [] }
  return fitting(titlesIn(await draft()), title, from + verb.length + space.length)
}

/** `draft VERB ITEM …`, or `draft ITEM`. */
async function ofDraft(rest: string, from: number, { draft, topics, language }: Known): Promise<Completion> {
  const [, verb = '', space = '', item = '', gap = '', words = ''] = /^(\S*)(\s*)(\S*)(\s*)(.*)$/s.exec(rest) ?? []
  const { sections } = await draft()
  const items = sections.flatMap((section) => section.items.map(({ number }) => String(number)))
  if (space === '') return fitting([...ofItems.map((each) => `${each} `), ...ofDrafts, ...items], verb, from)
  if (!ofItems.includes(verb)) return { from, words: [] }
  const begins = from + verb.length + space.length
  if (gap === '')
    return fitting(
      items.map((each) => (takesMore.has(verb) ? `${each} ` : each)),
      item,
      begins,
    )
  const begun = begins + item.length + gap.length
  if (verb === 'section') return fitting(titlesIn({ sections }), words, begun)
  if (verb === 'topics') return topicsLike(await topics(), language, words, begun)
  return { from, words: [] }
}

const titlesIn = ({ sections }: Pick<Draft, 'sections'>): readonly string[] =>
  sections.flatMap(({ title }) => title ?? [])

const ofDrafts = ['title ', 'footer ', 'test', 'check', 'live', 'undo', 'later']
const ofItems: readonly string[] = [
  'item',
  'up',
  'down',
  'top',
  'number',
  'section',
  'topics',
  'head',
  'source',
  'replace',
  'history',
]
const takesMore: ReadonlySet<string> = new Set(['number', 'section', 'topics', 'head', 'source', 'replace'])

/** Topics by their titles; by their slugs where somebody writes those. */
function topicsLike(topics: readonly Topic[], language: Language, begun: string, from: number): Completion {
  const titles = fitting(
    topics.map((topic) => topicTitleIn(topic, language)),
    begun,
    from,
  )
  const slugs = topics.map(({ slug }) => slug)
  return titles.words.length > 0 ? titles : fitting(slugs, begun, from)
}
