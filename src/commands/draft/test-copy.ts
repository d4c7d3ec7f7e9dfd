import { composeEdition } from '../../compose/edition.ts'
import { suggest } from '../../compose/issue.ts'
import { withTopicNames } from '../../compose/topic-names.ts'
import { itemsOf } from '../../desk/draft/arrange.ts'
import { sayFaults } from '../../desk/draft/limits.ts'
import { issueOf } from '../../desk/draft/ready.ts'
import { placeName } from '../../desk/notify/notify.ts'
import { placesOf } from '../../desk/people/places-of.ts'
import { platformName } from '../../desk/progress/message.ts'
import { type Action, type Doc, paragraph } from '../../doc.ts'
import { defaultWants, type Format, formats, type Language, languages, type Target } from '../../model.ts'
import { phrasesIn } from '../../phrases/index.ts'
import { within } from '../../time/within.ts'
import { type CommandRequest, say } from '../command.ts'

/** How a test copy is made: as a reader with these wants would get the issue. */
interface Sample {
  readonly format: Format
  readonly language: Language
}

/**
 * `draft test [format] [language]`: sends whoever asks, on each platform where they are known, what readers would get now. It is made
 * and sent like a delivery, and is none: the ledger does not know it.
 */
export async function testCopy(request: CommandRequest, written: string): Promise<Doc> {
  const { phrases, brief, store, now } = request
  const sample = readSample(written, { format: 'full', language: brief.language })
  if (sample === null) return say(request, suggest(phrases.checking.badSample(written.slice(0, 60)), examples()))
  const [{ draft }, newest] = await Promise.all([store.draft(), store.latest()])
  if (itemsOf(draft).length === 0) return say(request, suggest(phrases.publishing.nothingToPublish, ['post', 'draft']))
  const faults = await request.desk.tooLong(draft)
  if (faults.length > 0) return say(request, ...sayFaults(faults, phrases), suggest('', ['draft']))
  const number = (newest?.number ?? 0) + 1
  const wants = { ...defaultWants, ...sample }
  const edition = composeEdition(issueOf(draft, brief, now(), number), { wants, missed: null }, brief)
  const copy = edition && withTopicNames(edition, request.topics)
  const places = await placesFor(request)
  if (copy === null || places.length === 0) return say(request, phrases.checking.nowhere)
  const sent = Promise.all(places.map((place) => send(request, place, copy, sample)))
  // Whoever sends much on a slow platform need not wait for the answer; what goes wrong then is told by itself.
  const outcomes = await within(patienceMs, sent)
  if (outcomes === null) void sent.then((late) => tellFailures(request, late))
  return answer(request, places, sample, outcomes)
}

/** So long the answer waits to say whether it arrived. */
const patienceMs = 3000

interface Outcome {
  readonly place: Target
  /** Null: it arrived. */
  readonly failure: string | null
}

/** What says that it is a test goes ahead, on its own: nothing in the copy differs from what readers get. */
async function send({ messenger, phrases, language }: CommandRequest, place: Target, copy: Doc, sample: Sample) {
  const outcome: { place: Target; failure: string | null } = { place, failure: null }
  const failed = (reason: string): void => {
    outcome.failure ??= reason
  }
  const mark: Doc = { language, blocks: [paragraph(phrases.checking.testMark(nameOf(sample, phrases)))] }
  if ((await messenger.say(place, mark, failed)) !== null) await messenger.say(place, copy, failed)
  return outcome
}

function answer(
  request: CommandRequest,
  places: readonly Target[],
  sample: Sample,
  outcomes: readonly Outcome[] | null,
): Doc {
  const { checking } = request.phrases
  const failed = outcomes?.filter(({ failure }) => failure !== null) ?? []
  const arrived = outcomes?.filter(({ failure }) => failure === null).map(({ place }) => place) ?? []
  const names = (all: readonly Target[]): string =>
    [...new Set(all.map(({ platform }) => platformName(platform)))].join(request.phrases.comma)
  return say(
    request,
    ...(outcomes === null ? [checking.testOnItsWay(names(places))] : []),
    ...(arrived.length > 0 ? [checking.testSent(names(arrived), nameOf(sample, request.phrases))] : []),
    ...failed.map((each) => failureLine(request, each)),
    { kind: 'actions', actions: otherSamples(request, sample) },
  )
}

const failureLine = ({ phrases, explain }: CommandRequest, { place, failure }: Outcome): string =>
  phrases.checking.testFailed(platformName(place.platform), phrases.causes[explain(place.platform, failure)])

async function tellFailures(request: CommandRequest, outcomes: readonly Outcome[]): Promise<void> {
  const failed = outcomes.filter(({ failure }) => failure !== null)
  if (failed.length === 0) return
  await request.messenger.say(request.query.target, say(request, ...failed.map((each) => failureLine(request, each))))
}

/** Where whoever asks is known, this place among them if it is private. */
async function placesFor({ query, store, desk, actor }: CommandRequest): Promise<readonly Target[]> {
  const known = await placesOf({ store, roles: desk.roles }, actor.person)
  const here = query.chat === 'private' ? query.target : ((await query.aside?.()) ?? null)
  if (here === null || known.some((place) => placeName(place) === placeName(here))) return known
  // One private conversation for each account: a second one would be the same under another name.
  const others = known.filter(({ platform, account }) => platform !== here.platform || account !== here.account)
  return [here, ...others]
}

const otherSamples = (request: CommandRequest, sent: Sample): readonly Action[] => [
  ...languages.flatMap((language) =>
    formats.flatMap((format) =>
      format === sent.format && language === sent.language
        ? []
        : { label: nameOf({ format, language }, request.phrases), command: `draft test ${format} ${language}` },
    ),
  ),
  { label: request.phrases.posting.showDraft, command: 'draft' },
]

const nameOf = ({ format, language }: Sample, { choose }: CommandRequest['phrases']): string =>
  `${choose[format]} · ${phrasesIn(language).languageName}`

const examples = (): readonly string[] => formats.map((format) => `draft test ${format} ${languages[0]}`)

/** Reads `headlines zh`, in any order, in the words of any language; null: something in it is neither a format nor a language. */
function readSample(written: string, otherwise: Sample): Sample | null {
  let sample: Sample | null = otherwise
  for (const word of written
    .toLowerCase()
    .split(/[\s,，、·]+/)
    .filter(Boolean)) {
    const format = formats.find((each) => each === word) ?? formats.find((each) => namesFormat(each, word))
    const language = languages.find(
      (each) => each === word || phrasesIn(each).languageName.toLowerCase() === word || nameOfTag(each, word),
    )
    if (sample !== null && format) sample = { ...sample, format }
    else if (sample !== null && language) sample = { ...sample, language }
    else sample = null
  }
  return sample
}

/** Whether a word names a format in one of our languages, whole or in part: `headlines`, `full`, `标题`. */
const namesFormat = (format: Format, word: string): boolean =>
  word.length > 1 &&
  languages.some((language) => {
    const { formats: names, choose } = phrasesIn(language)
    return [names[format], choose[format]].some((name) => name.toLowerCase().includes(word))
  })

/** What a language is called in another one of ours: `chinese`, `英语`, also `英文`. */
const nameOfTag = (tag: Language, word: string): boolean =>
  languages.some(
    (language) =>
      new Intl.DisplayNames(language, { type: 'language' }).of(tag)?.toLowerCase() === word.replace(/文$/, '语'),
  )
