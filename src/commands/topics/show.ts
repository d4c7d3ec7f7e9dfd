import { sayPersonFirst } from '../../desk/people/display-name.ts'
import { writeTitles } from '../../desk/topics/names.ts'
import type { Action, Block, Doc } from '../../doc.ts'
import { text } from '../../doc.ts'
import type { Topic } from '../../model.ts'
import type { Lesson } from '../../store/topics.ts'
import { weightNow } from '../../topics/guess.ts'
import { enough, readWord } from '../../topics/word.ts'
import { type CommandRequest, say } from '../command.ts'
import { buttons } from './say.ts'

/** One topic: who has it, the words that give it away and what was learned of them, and all that can be done with it; `lead` comes first. */
export async function show(request: CommandRequest, topic: Topic, ...lead: readonly (Block | string)[]): Promise<Doc> {
  const words = request.phrases.topics
  const { slug } = topic
  const items = (await request.store.topicCounts()).get(slug) ?? 0
  const lessons = await request.store.lessons(slug, mostLessons)
  const note = words.usage(items, await request.store.followers(slug))
  return say(
    request,
    ...lead,
    { kind: 'title', text: `${writeTitles(topic.title, request.language)}  #${slug}`, note },
    ...(topic.also === undefined ? [] : [words.formerly(topic.also.map((old) => `#${old}`).join(' '))]),
    ...wordBlocks(request, topic),
    ...lessonBlocks(request, lessons),
    buttons(...changes(request, topic)),
    buttons(...undoing(request, lessons), { label: words.all, command: 'topics' }),
  )
}

function wordBlocks(request: CommandRequest, topic: Topic): readonly (Block | string)[] {
  const words = request.phrases.topics
  if (topic.words.length === 0) return [words.wordsNone]
  const shown = topic.words.slice(0, mostWords).map((written) => withWeight(request, topic, written))
  const rest = topic.words.length - shown.length
  return [
    words.wordsAre(topic.words.length),
    [shown.join(request.phrases.comma), ...(rest > 0 ? [words.andMore(rest)] : [])].join(' '),
  ]
}

/** A word with what it counts by now, where that is not what it says. */
function withWeight({ phrases }: CommandRequest, topic: Topic, written: string): string {
  if (topic.learned?.[written] === undefined) return written
  const weight = weightNow(topic, written, readWord(written)?.weight ?? enough)
  return phrases.topics.percent(written, Math.round((weight / enough) * 100))
}

function lessonBlocks(request: CommandRequest, lessons: readonly Lesson[]): readonly (Block | string)[] {
  const { phrases } = request
  const line = ({ words, change, headline, person, name }: Lesson): string =>
    phrases.topics.lesson(words.join(phrases.comma), change < 0, headline, sayPersonFirst({ person, name }, phrases))
  if (lessons.length === 0) return []
  return [phrases.topics.learnedTitle, { kind: 'list', entries: lessons.map((each) => [text(line(each))]) }]
}

const undoing = ({ phrases }: CommandRequest, lessons: readonly Lesson[]): readonly Action[] =>
  lessons.map(({ id, words }) => ({
    label: phrases.topics.unteach(words.join(phrases.comma).slice(0, longestLabel)),
    command: `topics undo ${id}`,
  }))

function changes({ phrases, language }: CommandRequest, { slug, title, words: list }: Topic): readonly Action[] {
  const words = phrases.topics
  const value = list.join(', ')
  const edit = { label: words.words, command: `topics words ${slug}` }
  return [
    value.length > longestForm
      ? edit
      : { ...edit, command: `topics all ${slug}`, form: { title: words.wordsTitle, value } },
    {
      label: words.rename,
      command: `topics rename ${slug}`,
      form: { title: words.renameTitle, value: writeTitles(title, language) },
    },
    { label: words.tag, command: `topics tag ${slug}`, form: { title: words.tagTitle, value: slug } },
    { label: words.merge, command: `topics merge ${slug}` },
    { label: words.remove, command: `topics remove ${slug}`, tone: 'danger' },
  ]
}

const mostWords = 80
const mostLessons = 8
/** As long as buttons are on a telephone. */
const longestLabel = 30
/** Slack's forms hold 3,000 characters (https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element): a longer list is changed word by word. */
const longestForm = 2900
