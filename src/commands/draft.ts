import { suggest } from '../compose/issue.ts'
import type { Doc } from '../doc.ts'
import { type Command, type CommandRequest, say } from './command.ts'
import { check } from './draft/check.ts'
import { itemDoc } from './draft/item.ts'
import { live } from './draft/live.ts'
import { down, keepFor, newSection, number, section, swap, top, up } from './draft/moves.ts'
import { openDesk } from './draft/open.ts'
import { historyOf } from './draft/past/history.ts'
import { undo } from './draft/past/undo.ts'
import { remove } from './draft/remove.ts'
import { head, replaceIn, source } from './draft/short.ts'
import { show } from './draft/show.ts'
import { testCopy } from './draft/test-copy.ts'
import { photo, tags, topics, unlearnTopics } from './draft/topics.ts'
import { translate } from './draft/translation/translate.ts'
import { footer, title } from './draft/whole.ts'
import { edit, mine } from './draft/words.ts'
import { addAsOneItem, addPending, completePending, discardPending, isHeadless, takeInstead } from './post/held.ts'
import { readNewsletterBy } from './post/newsletter.ts'
import { noteOf } from './post/pending.ts'
import { readAnswer } from './words/read-words.ts'

/**
 * `/draft`: the next issue, to arrange it. What its buttons say follows the name; items are named by their keys, or by their
 * numbers where somebody types: `/draft up 3`, `/draft 7 3`.
 */
export const draft: Command = {
  name: 'draft',
  who: 'editor',
  async run(request) {
    const [, verb = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(request.query.args) ?? []
    if (verb === '') return show(request, 'draft')
    if (/^\d+$/.test(verb)) return rest === '' ? itemDoc(request, verb) : aboutItem(request, verb, rest)
    const whole = ofDrafts.get(verb.toLowerCase())
    if (whole && (verb !== 'later' || rest === '' || rest.startsWith('page'))) return whole(request, rest)
    const [, name = '', text = ''] = /^(\S*)\s*([\s\S]*)$/.exec(rest) ?? []
    const one = ofItems.get(verb.toLowerCase())
    if (one && name !== '') return one(request, name, text)
    return say(request, request.phrases.posting.unclear(verb), suggest('', ['draft']))
  },
}

/** `/draft 7 3`, `/draft 7 later`, `/draft 7 old → new`: all that can be said in an answer to the item. */
async function aboutItem(request: CommandRequest, name: string, rest: string): Promise<Doc> {
  if (/^\d{1,4}$/.test(rest.normalize('NFKC'))) return number(request, name, rest)
  const line = readAnswer(rest, name, { now: request.now(), timeZone: request.brief.timeZone })
  if (line === null) return itemDoc(request, name, request.phrases.posting.unclear(rest.slice(0, 60)))
  return draft.run({ ...request, query: { ...request.query, args: line.replace(/^draft /, '') } })
}

/** `draft headline 7 TEXT`; questions that are open since before an update name a note so. */
async function headlineOf(request: CommandRequest, name: string, text: string): Promise<Doc> {
  const held = /^\d+$/.test(name) && isHeadless(await noteOf(request, name))
  return held ? completePending(request, name, text) : head(request, name, text)
}

type OfDrafts = (request: CommandRequest, rest: string) => Promise<Doc>
type OfItems = (request: CommandRequest, name: string, text: string) => Promise<Doc>

const ofDrafts: ReadonlyMap<string, OfDrafts> = new Map<string, OfDrafts>([
  ['page', (request, page) => show(request, 'draft', page)],
  ['later', (request, page) => show(request, 'later', page.replace(/^page\s*/, ''))],
  ['title', title],
  ['footer', footer],
  ['test', testCopy],
  ['check', check],
  ['live', live],
  ['undo', undo],
  ['open', openDesk(true)],
  ['close', openDesk(false)],
])

const ofItems: ReadonlyMap<string, OfItems> = new Map<string, OfItems>([
  ['item', (request, name) => itemDoc(request, name)],
  ['up', up],
  ['down', down],
  ['top', top],
  ['number', number],
  ['move', number],
  ['swap', swap],
  ['section', section],
  ['new', newSection],
  ['topics', topics],
  ['tags', tags],
  ['unlearn', unlearnTopics],
  ['head', head],
  ['source', source],
  ['replace', replaceIn],
  ['history', historyOf],
  ['photo', photo],
  ['translate', translate],
  ['edit', edit],
  ['mine', mine],
  ['later', keepFor('later')],
  ['next', keepFor('draft')],
  ['remove', remove],
  ['add', addPending],
  ['one', addAsOneItem],
  ['read', readNewsletterBy],
  ['discard', discardPending],
  ['instead', takeInstead],
  ['complete', completePending],
  ['headline', headlineOf],
])
