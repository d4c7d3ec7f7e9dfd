import type { Doc } from '../doc.ts'
import type { Topic } from '../model.ts'
import { type Command, type CommandRequest, say } from './command.ts'
import { topics as itemTopics } from './draft/topics.ts'
import { readersTopics } from './reading/topics.ts'
import { tryOut, undo } from './topics/guesses.ts'
import { merge, remove } from './topics/leaving.ts'
import { list, sets } from './topics/list.ts'
import { make, rename, tag } from './topics/names.ts'
import { withTopic } from './topics/say.ts'
import { show } from './topics/show.ts'
import { allWords, words } from './topics/words.ts'

/**
 * `/topics`: for readers those that the archive has items about; for editors all of the brief, to make, rename, merge and remove them, and to
 * change the words that give them away. What buttons say follows the name. `/topics 7 +ai` is about item 7 of the next issue.
 */
export const topics: Command = {
  name: 'topics',
  who: 'everyone',
  async run(request) {
    const [, verb = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(request.query.args) ?? []
    if (request.role === null) return verb === '' ? readersTopics(request) : notTheirs(request)
    if (verb === '') return list(request, '1')
    if (/^\d{1,4}:?$/.test(verb) && rest !== '') return itemTopics(request, verb.replace(':', ''), rest)
    const all = ofAll.get(verb.toLowerCase())
    if (all) return all(request, rest.trim())
    const one = ofOne.get(verb.toLowerCase())
    if (!one) return list(request, '1', request.phrases.topics.unclear(verb))
    const [, name = '', written = ''] = /^(\S*)\s*([\s\S]*)$/.exec(rest) ?? []
    return withTopic(request, verb, name, (topic) => one(request, topic, written.trim()))
  },
}

type OfAll = (request: CommandRequest, rest: string) => Promise<Doc>
type OfOne = (request: CommandRequest, topic: Topic, written: string) => Promise<Doc>

const ofAll: ReadonlyMap<string, OfAll> = new Map<string, OfAll>([
  ['page', list],
  ['new', make],
  ['sets', sets],
  ['try', tryOut],
  ['undo', undo],
])

const ofOne: ReadonlyMap<string, OfOne> = new Map<string, OfOne>([
  ['show', (request, topic) => show(request, topic)],
  ['words', words],
  ['all', allWords],
  ['rename', rename],
  ['tag', tag],
  ['merge', merge],
  ['remove', remove],
])

const notTheirs = async (request: CommandRequest): Promise<Doc> =>
  say(request, request.phrases.topics.editorsOnly, ...(await readersTopics(request)).blocks)
