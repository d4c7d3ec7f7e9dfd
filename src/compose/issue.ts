import type { Block, Doc, ItemBlock } from '../doc.ts'
import { command, longDate } from '../doc.ts'
import {
  type Draft,
  type Entry,
  type Format,
  type Issue,
  type Item,
  type Language,
  type Missed,
  type Topic,
  topicTitleIn,
} from '../model.ts'
import { type Phrases, phrasesIn } from '../phrases/index.ts'
import { isolated } from '../text/isolated.ts'
import { writeNumbers } from './numbers.ts'
import { amendmentFor, isTranslated, wordingFor } from './wording.ts'

/** How an issue is to be shown. */
export interface View {
  readonly language: Language
  readonly format: Format
  /** Only items with one of these topics, under the numbers they have in the whole issue; empty: all. */
  readonly topics: readonly string[]
  /** Only the items with these numbers; absent: whatever `topics` says. */
  readonly only?: readonly number[] | undefined
  /** Without the pictures of the items; absent: with them. */
  readonly pictures?: boolean
  /** In headlines: the items that are shown whole. */
  readonly opened: readonly number[]
  /** Issues that the reader missed before this one; told under its title. */
  readonly missed?: Missed | null
  /** Calls itself corrected; absent: where an item that is shown was. */
  readonly corrected?: true
}

/** The items of a draft or issue that somebody with these topics gets. */
export function itemsFor(draft: Draft, topics: readonly string[]): readonly Item[] {
  const items = draft.sections.flatMap((section) => section.items)
  return topics.length === 0 ? items : items.filter((item) => item.topics.some((slug) => topics.includes(slug)))
}

/** An issue (or a draft) as a message, or null when none of its items has the topics asked for. */
export function composeIssue(issue: Draft | Issue, view: View): Doc | null {
  const isWhole = view.only === undefined || view.only.length === itemsFor(issue, []).length
  if (
    !isWhole ||
    view.topics.length > 0 ||
    view.opened.length > 0 ||
    view.missed ||
    view.pictures === false ||
    view.corrected
  )
    return compose(issue, view)
  const key = `${view.language} ${view.format}`
  const known = whole.get(issue)?.get(key)
  if (known) return known
  const doc = compose(issue, view)
  if (doc) whole.set(issue, new Map(whole.get(issue)).set(key, doc))
  return doc
}

/** Whole issues as they were composed: on a morning everybody asks for the same, and gets the same message. */
const whole = new WeakMap<Draft, ReadonlyMap<string, Doc>>()

function compose(issue: Draft | Issue, view: View): Doc | null {
  const phrases = phrasesIn(view.language)
  const chosen = itemsFor(issue, view.topics)
  const only = view.only && new Set(view.only)
  const shown = new Set(only ? chosen.filter(({ number }) => only.has(number)) : chosen)
  if (shown.size === 0) return null
  const left = itemsFor(issue, []).length - shown.size
  const blocks: Block[] = [
    {
      kind: 'title',
      text: issue.urgent ? phrases.urgentTitle(issue.title) : issue.title,
      note: titleNote(issue, view, shown),
      ...('publishedAt' in issue ? { at: issue.publishedAt } : {}),
    },
  ]
  if (view.missed) blocks.push(missedLine(view.missed, phrases))
  if (view.format === 'teaser') blocks.push(...teaser(issue, shown, view.language, phrases))
  for (const section of view.format === 'teaser' ? [] : issue.sections) {
    const items = section.items.filter((item) => shown.has(item))
    if (items.length === 0) continue
    if (section.title !== null) blocks.push({ kind: 'heading', text: section.title })
    for (const item of items) blocks.push(issueItem(issue, item, { ...view, only: numbersOf(shown, left) }, phrases))
  }
  if (issue.footer.length > 0 && view.format !== 'teaser') blocks.push({ kind: 'footer', paragraphs: issue.footer })
  if (left > 0 && 'number' in issue) blocks.push(suggest(`${phrases.moreItems(left)} `, [`issue ${issue.number}`]))
  return { language: view.language, blocks, ...('number' in issue ? { public: true } : {}) }
}

/** One item out of the archive, with where it comes from. */
export function composeEntry(entry: Entry, language: Language): ItemBlock {
  const phrases = phrasesIn(language)
  const place = phrases.entryNote(entry.issue, longDate(entry.date, language), entry.section)
  const from = entry.urgent ? `${phrases.urgentMark} · ${place}` : place
  const block = itemBlock(entry.item, entry.date, language, isTranslated([entry.item]))
  return { ...block, note: block.note === null ? from : `${from} · ${block.note}` }
}

/** The slug's title in this language; a topic that an editor coined is its own title. */
export const topicTitle = (slug: string, topics: readonly Topic[], language: Language): string =>
  topicTitleIn(topics.find((topic) => topic.slug === slug) ?? { slug, title: {} }, language)

/** The paragraph that names commands to go on with. */
export const suggest = (lead: string, lines: readonly string[]): Block => ({
  kind: 'paragraph',
  text: [
    // Full-width punctuation has its own room.
    { kind: 'text', text: lead.replace(/(?<=[：。；，！？）]) +$/u, '') },
    ...lines.flatMap((line, at) => [...(at > 0 ? [{ kind: 'text', text: '  ' } as const] : []), command(line)]),
  ],
})

const missedLine = ({ count, newest, asked }: Missed, phrases: Phrases): Block =>
  suggest(
    `${phrases.missed(count, newest.length, asked === true)} `,
    newest.map((number) => `issue ${number}`),
  )

/** One line of what is in it, and the button to the whole of it. */
function teaser(
  issue: Draft | Issue,
  shown: ReadonlySet<Item>,
  language: Language,
  phrases: Phrases,
): readonly Block[] {
  const [first] = shown
  if (first === undefined) return []
  const line: Block = {
    kind: 'paragraph',
    text: [{ kind: 'text', text: phrases.teaser(wordingFor(first, language).headline, shown.size - 1) }],
  }
  if (!('number' in issue)) return [line]
  const some = numbersOf(shown, itemsFor(issue, []).length - shown.size)
  const command = `issue ${issue.number} full${ofThese(some)}`
  return [line, { kind: 'actions', actions: [{ label: phrases.readIt, command, tone: 'primary' }] }]
}

/** The numbers of what is shown; undefined: it is everything. */
const numbersOf = (shown: ReadonlySet<Item>, left: number): readonly number[] | undefined =>
  left === 0 ? undefined : [...shown].map(({ number }) => number)

const ofThese = (only: readonly number[] | undefined): string => (only === undefined ? '' : ` of ${writeNumbers(only)}`)

const withoutPhotos = ({ photos: _photos, ...item }: Item): Item => item

function titleNote(issue: Draft | Issue, view: View, shown: ReadonlySet<Item>): string {
  const phrases = phrasesIn(view.language)
  const all = itemsFor(issue, []).length
  return [
    'number' in issue ? phrases.issue(issue.number) : phrases.draftNote,
    issue.date === null ? null : longDate(issue.date, view.language),
    // Of what is not theirs readers hear nothing: their copies need no change then.
    view.corrected || [...shown].some((item) => amendmentFor(item, view.language) !== null) ? phrases.corrected : null,
    shown.size < all ? phrases.someItems(shown.size, all) : null,
  ]
    .filter((piece) => piece !== null)
    .join(' · ')
}

function issueItem(issue: Draft | Issue, item: Item, view: View, phrases: Phrases): ItemBlock {
  const plain = view.pictures === false ? withoutPhotos(item) : item
  const block = itemBlock(plain, issue.date, view.language, isTranslated(itemsFor(issue, [])))
  if (view.format === 'full') return block
  const isOpen = view.opened.includes(item.number)
  const label = `${isOpen ? phrases.close : phrases.open} ${item.number}`
  const open = 'number' in issue ? { label, command: toggleLine(issue.number, item.number, view) } : null
  return isOpen ? { ...block, open } : { ...block, body: [], source: null, topics: [], open }
}

/** The command line that shows the same headlines with this item opened, or closed where it is open; the others stay as they are. */
function toggleLine(issue: number, item: number, { opened, only }: View): string {
  const others = opened.filter((number) => number !== item)
  const then = (opened.includes(item) ? others : [...others, item]).toSorted((a, b) => a - b)
  return [`issue ${issue} headlines`, writeNumbers(then)].filter(Boolean).join(' ') + ofThese(only)
}

/** What was retracted keeps its number and headline, so that nobody wonders where it went. `told`: of what is in another language. */
function itemBlock(item: Item, date: string | null, language: Language, told: boolean): ItemBlock {
  const { number, source, topics, photos } = item
  const amended = amendmentFor(item, language)
  const { headline, body, language: spoken } = wordingFor(item, language)
  const phrases = phrasesIn(language)
  const shown = { kind: 'item', number, headline: isolated(headline), topics, open: null } as const
  const notes = [
    told && spoken !== null && spoken !== language ? phrases.inLanguage[spoken] : null,
    amended ? phrases.amended(amended.kind, clockOf(amended.time, date, language), amended.reason) : null,
  ].filter((note) => note !== null)
  const note = notes.length === 0 ? null : notes.join(' · ')
  if (amended?.kind === 'retracted') return { ...shown, topics: [], body: [], source: null, note }
  // Source and tags share a line.
  const named = source === null ? null : { ...source, name: isolated(source.name) }
  return { ...shown, body, source: named, note, ...(photos === undefined ? {} : { photos }) }
}

/** `10:40`, with the day in front where it is not the issue's. */
const clockOf = (time: string, date: string | null, language: Language): string => {
  const [day = '', clock = ''] = time.split('T')
  return day === date ? clock : phrasesIn(language).dayAndTime(longDate(day, language), clock)
}
