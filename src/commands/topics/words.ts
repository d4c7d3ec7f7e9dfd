import { changeWords, setWords, type WordChange } from '../../desk/topics/word-changes.ts'
import { type Block, type Doc, text } from '../../doc.ts'
import type { Topic } from '../../model.ts'
import { askText } from '../asking.ts'
import type { CommandRequest } from '../command.ts'
import { likelyWords } from './likely.ts'
import { afresh, backTo, buttons, entryOf } from './say.ts'
import { show } from './show.ts'

/** `topics words T [compost, -mulch]`: adds words and takes others away. */
export async function words(request: CommandRequest, topic: Topic, written: string): Promise<Doc> {
  const said = request.phrases.topics
  if (written === '') return ask(request, topic)
  const change = changeWords(topic.words, written)
  return change === null ? ask(request, topic, said.noWord(written)) : save(request, topic, change)
}

/** `topics all T [compost, mulch]`: the whole list, as a form has it. */
export async function allWords(request: CommandRequest, topic: Topic, written: string): Promise<Doc> {
  return written === '' ? ask(request, topic) : save(request, topic, setWords(topic.words, written))
}

async function save(request: CommandRequest, topic: Topic, { words, added, removed }: WordChange): Promise<Doc> {
  const { slug } = topic
  if (added + removed > 0) {
    const detail = { words: { before: topic.words, after: words } }
    await request.store.changeTopic(slug, { words }, entryOf(request, 'edited', slug, detail))
  }
  const now = await afresh(request)
  return show(
    now,
    now.topics.find((each) => each.slug === slug) ?? topic,
    request.phrases.topics.wordsChanged(added, removed),
  )
}

async function ask(request: CommandRequest, topic: Topic, ...lead: readonly string[]): Promise<Doc> {
  const said = request.phrases.topics
  const help: Block = { kind: 'list', entries: said.wordHelp.map((line) => [text(line)]) }
  const likely = await likelyWords(request, topic)
  const offers = likely.map((word) => ({ label: `+ ${word}`, command: `topics words ${topic.slug} ${word}` }))
  return askText(
    request,
    `topics words ${topic.slug}`,
    ...lead,
    ...(topic.words.length > 0 ? [topic.words.join(', ')] : [said.wordsNone]),
    said.askWords,
    help,
    ...(offers.length > 0 ? [said.likely, buttons(...offers)] : []),
    buttons(backTo(request, topic)),
  )
}
