import { type Doc, text } from '../../doc.ts'
import { topicTitleIn } from '../../model.ts'
import { type Evidence, weigh } from '../../topics/guess.ts'
import { enough } from '../../topics/word.ts'
import { askText } from '../asking.ts'
import { type CommandRequest, say } from '../command.ts'
import { unlearn } from './lessons.ts'
import { list } from './list.ts'
import { afresh, buttons } from './say.ts'
import { show } from './show.ts'

/** `topics try TEXT`: which topics a text would get, and for which words. */
export async function tryOut(request: CommandRequest, written: string): Promise<Doc> {
  const said = request.phrases.topics
  if (written === '') return askText(request, 'topics try', said.askTry)
  const evidence = weigh(written, request.topics)
  const entries = [...evidence].sort((a, b) => b.weight - a.weight).map((each) => [text(lineOf(request, each))])
  return say(
    request,
    said.tried(written.slice(0, longestShown)),
    ...(entries.length === 0 ? [said.guessedNothing] : [{ kind: 'list', entries } as const]),
    buttons(
      { label: said.try, command: 'topics try', form: { title: said.tryTitle, value: written.slice(0, longestShown) } },
      { label: said.all, command: 'topics' },
    ),
  )
}

function lineOf(request: CommandRequest, { slug, weight, words }: Evidence): string {
  const said = request.phrases.topics
  const topic = request.topics.find((each) => each.slug === slug)
  const named = words.map(({ written }) => written).join(request.phrases.comma)
  return (weight >= enough ? said.guessed : said.hinted)(
    topicTitleIn(topic ?? { slug, title: {} }, request.language),
    named,
  )
}

/** `topics undo ID`: takes back what a correction taught. */
export async function undo(request: CommandRequest, id: string): Promise<Doc> {
  const lesson = /^\d{1,15}$/.test(id) ? await request.store.lesson(Number(id)) : null
  const lead = await unlearn(request, id)
  const now = await afresh(request)
  const topic = now.topics.find(({ slug }) => slug === lesson?.topic)
  return topic ? show(now, topic, lead) : list(now, '1', lead)
}

const longestShown = 200
