import { existsSync } from 'node:fs'
import type { Config } from '../config.ts'
import { itemCount } from '../desk/draft/draft.ts'
import { limitFaults, TooLong } from '../desk/draft/limits.ts'
import { describeReading } from '../desk/post/describe-reading.ts'
import { UserError } from '../errors.ts'
import { MAX_DOCUMENT_BYTES, type ReadFile, readFile } from '../formats/index.ts'
import { splitByDay } from '../ingest/by-day.ts'
import { type Parsed, parse, type ReadingKind } from '../ingest/parse.ts'
import { createFetchFile } from '../link-preview/fetch-file.ts'
import { startingTopics } from '../main/choose-topics.ts'
import { partCounter } from '../main/platforms.ts'
import { openDesk } from '../main.ts'
import type { Draft, Topic } from '../model.ts'
import { localDate } from '../time/format.ts'
import { tellPublished } from './desk/publish.ts'
import { readBytes, type Streams } from './io.ts'

export interface ImportOptions {
  readonly publish?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
  /** What items are to be told by; else the text decides. */
  readonly reading?: ReadingKind
  /** Each day that has a heading becomes an issue of its own. */
  readonly byDay?: boolean
}

/**
 * `briefwire import FILE|-`: newsletter text into the draft, or with `--publish` out as an issue of its own. What was read as what is
 * told; a reading that is not sure is not taken unless `--reading` says so.
 */
export async function importFile(path: string, options: ImportOptions, config: Config, io: Streams): Promise<void> {
  const { text } = await readText(path)
  const parsed = parse(text, {
    topics: await topicsOf(config),
    today: localDate(Date.now(), config.brief.timeZone),
    ...(options.reading ? { reading: options.reading } : {}),
  })
  if (options.json) io.out(JSON.stringify(toJson(parsed), null, 2))
  for (const { line, message } of parsed.problems) io.err(`line ${line}: ${message}`)
  if (itemCount(parsed) === 0)
    throw new UserError(
      `No items found in ${path === '-' ? 'the input' : path}. An item begins with its number: "1. Headline". Nothing was imported.`,
    )

  const tell = options.json ? io.err : io.out
  const { summary, details, ends, doubts } = describeReading(parsed, 'en')
  tell(`Read ${summary}.`)
  for (const line of [...details, ...ends]) tell(`  ${line}`)
  const { problems: _, reading, ...draft } = parsed
  const issues = options.byDay ? splitByDay(draft) : [draft]
  if (options.byDay) for (const each of issues) tell(`  ${each.date ?? 'no date'}: ${count(each)}`)
  const faults = (await Promise.all(issues.map((each) => limitFaults(each, partCounter(config))))).flat()
  if (faults.length > 0) throw new UserError(`${new TooLong(faults).message}\nNothing was imported.`)
  const ways = [reading.kind, reading.other].flatMap((kind) => (kind === null ? [] : `--reading ${kind}`))
  if (options.dryRun) {
    for (const doubt of doubts) tell(doubt)
    if (doubts.length > 0) tell(`Say how it is meant: ${ways.join(' or ')}.`)
    return tell('This was a dry run: nothing was written.')
  }
  if (options.byDay && !options.publish)
    throw new UserError('The draft is one issue. Publish the days at once: --by-day --publish. Nothing was imported.')
  if (!reading.sure)
    throw new UserError(`${doubts.join(' ')} Nothing was imported. Say how it is meant: ${ways.join(' or ')}.`)

  const { store, desk } = await openDesk(config)
  try {
    if (options.publish) {
      for (const each of issues) tellPublished(await desk.publish(each), tell)
      return
    }
    const whole = await desk.add(draft)
    tell(`The draft now has ${count(whole)}. Look at it: briefwire preview draft. Send it out: briefwire publish.`)
  } finally {
    await store.close()
  }
}

/** The newsletter in a file, on standard input, or at an address. */
async function readText(path: string): Promise<ReadFile> {
  if (/^https?:\/\//i.test(path)) {
    const { bytes, name } = await createFetchFile()(path)
    return readFile(bytes, name)
  }
  return readFile(await readBytes(path, MAX_DOCUMENT_BYTES), path === '-' ? '' : path)
}

/** The topics that the text is read with. A database that is not there yet is not made for it. */
async function topicsOf(config: Config): Promise<readonly Topic[]> {
  if (!existsSync(config.databasePath)) return startingTopics(config.topics)
  const { store } = await openDesk(config)
  try {
    return await store.topics()
  } finally {
    await store.close()
  }
}

function count(draft: Draft): string {
  const [items, sections] = [itemCount(draft), draft.sections.length]
  return `${items} ${items === 1 ? 'item' : 'items'} in ${sections} ${sections === 1 ? 'section' : 'sections'}`
}

/** Key by key, so that what scripts rely on does not follow the inner shapes by accident. */
const toJson = ({ title, date, sections, footer, problems, reading }: Parsed) => ({
  title,
  date,
  sections: sections.map((section) => ({
    title: section.title,
    items: section.items.map(({ number, headline, body, source, topics }) => ({
      number,
      headline,
      body,
      source: source && { name: source.name, url: source.url },
      topics,
    })),
  })),
  footer,
  problems: problems.map(({ line, message }) => ({ line, message })),
  reading: { kind: reading.kind, sure: reading.sure, other: reading.other },
})
