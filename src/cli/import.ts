import { existsSync } from 'node:fs'
import type { Config } from '../config.ts'
import { itemCount } from '../desk/draft/draft.ts'
import { limitFaults, sayFaults } from '../desk/draft/limits.ts'
import { describeReading } from '../desk/post/describe-reading.ts'
import { UserError } from '../errors.ts'
import { MAX_DOCUMENT_BYTES, type ReadFile, readFile } from '../formats/index.ts'
import { splitByDay } from '../ingest/by-day.ts'
import { type Parsed, parse, type ReadingKind } from '../ingest/parse.ts'
import { createFetchFile } from '../link-preview/fetch-file.ts'
import { startingTopics } from '../main/choose-topics.ts'
import { openDesk } from '../main/open-desk.ts'
import { partCounter } from '../main/platforms.ts'
import type { Draft, Topic } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'
import type { Published } from '../store/port.ts'
import { localDate } from '../time/format.ts'
import { watch } from './deliveries.ts'
import { asJson, tellPublished } from './desk/publish.ts'
import { readBytes, type Streams } from './io.ts'
import { Failure } from './terminal/failure.ts'

export interface ImportOptions {
  readonly publish?: boolean
  /** With `publish`: follow the deliveries until nothing is to be sent any more. */
  readonly watch?: boolean
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
  const { text } = await readText(path, io)
  const parsed = parse(text, {
    topics: await topicsOf(config),
    today: localDate(Date.now(), config.brief.timeZone),
    ...(options.reading ? { reading: options.reading } : {}),
  })
  let outcome: Outcome | null = null
  try {
    outcome = await take(parsed, path, options, config, io)
  } finally {
    if (options.json) io.out(JSON.stringify({ ...toJson(parsed), ...(outcome === null ? {} : { outcome }) }, null, 2))
  }
}

/** What became of what was read, for scripts. */
type Outcome =
  | { readonly draft: { readonly items: number; readonly sections: number } }
  | { readonly published: readonly ReturnType<typeof asJson>[] }

async function take(
  parsed: Parsed,
  path: string,
  options: ImportOptions,
  config: Config,
  io: Streams,
): Promise<Outcome | null> {
  const words = io.words.results
  for (const { line, message } of parsed.problems) io.err(io.words.files.line(line, message))
  if (itemCount(parsed) === 0) throw new UserError(words.noItems(path === '-' ? null : path))

  const tell = options.json ? io.err : io.out
  const count = (draft: Draft): string => words.items(itemCount(draft), draft.sections.length)
  const { summary, details, ends, doubts } = describeReading(parsed, io.language)
  tell(words.read(summary))
  for (const line of [...details, ...ends]) tell(`  ${line}`)
  const { problems: _, reading, ...draft } = parsed
  const issues = options.byDay ? splitByDay(draft) : [draft]
  if (options.byDay) for (const each of issues) tell(`  ${each.date ?? words.noDate}: ${count(each)}`)
  const faults = (await Promise.all(issues.map((each) => limitFaults(each, partCounter(config))))).flat()
  if (faults.length > 0)
    throw new UserError(`${sayFaults(faults, phrasesIn(io.language)).join('\n')}\n${words.nothingImported}`)
  const ways = [reading.kind, reading.other].flatMap((kind) => (kind === null ? [] : `--reading ${kind}`))
  if (options.dryRun) {
    for (const doubt of doubts) tell(doubt)
    if (doubts.length > 0) tell(words.sayHow(ways))
    tell(words.dryRun)
    return null
  }
  if (options.byDay && !options.publish) throw new Failure('usage', words.daysNeedPublish)
  if (!reading.sure)
    throw new UserError([...doubts, words.nothingImported, words.sayHow(ways)].join(io.words.usage.between))

  const { store, desk } = await openDesk(config)
  try {
    if (!options.publish) {
      const whole = await desk.add(draft)
      tell(words.draftHas(count(whole)))
      return { draft: { items: itemCount(whole), sections: whole.sections.length } }
    }
    const published: Published[] = []
    for (const each of issues) {
      const one = await desk.publish(each)
      tellPublished(one, io, tell)
      published.push(one)
    }
    if (options.watch)
      for (const one of published) if (one.kind === 'published') await watch(one.issue.number, store, io)
    return { published: published.map(asJson) }
  } finally {
    await store.close()
  }
}

/** The newsletter in a file, on standard input, or at an address. */
async function readText(path: string, io: Streams): Promise<ReadFile> {
  if (!/^https?:\/\//i.test(path))
    return readFile(await readBytes(path, io, MAX_DOCUMENT_BYTES), path === '-' ? '' : path)
  const progress = io.progress(io.words.progress.fetching(path), null)
  try {
    const { bytes, name } = await createFetchFile()(path)
    return await readFile(bytes, name)
  } finally {
    progress.end()
  }
}

/** The topics that the text is read with. A database that is not there yet is not made for it. */
async function topicsOf(config: Config): Promise<readonly Topic[]> {
  if (config.postgres === null && !existsSync(config.databasePath)) return startingTopics(config.topics)
  const { store } = await openDesk(config)
  try {
    return await store.topics()
  } finally {
    await store.close()
  }
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
