import { suggest } from '../../compose/issue.ts'
import type { Block, Doc } from '../../doc.ts'
import { defaultWants } from '../../model.ts'
import { type Command, type CommandRequest, lineAbout, say } from '../command.ts'
import { commandList } from './help.ts'
import { issue } from './issue.ts'
import { readTopics } from './read-topics.ts'
import { follow, subscribe } from './subscribe.ts'
import { topic } from './topic.ts'
import { titles } from './wants.ts'

/**
 * `/start`: welcomes, subscribes where the person may, and shows what can be asked. `/start topic_payments`, `issue_12`, `item_12_3`, as
 * links have it, open what they name, and change nothing for whoever is subscribed; whatever else stands behind it says nothing.
 */
export const start: Command = {
  name: 'start',
  who: 'everyone',
  // Other words behind it come by a link of somebody else's.
  async concernsUs(request) {
    const { args } = request.query
    return args === '' || (await pageNamed(request)) !== null
  },
  async run(request) {
    const { query, subscription } = request
    const page = await pageNamed(request)
    const mayManage = await query.mayManage()
    if (page !== null && (!mayManage || subscription !== null))
      return open(request, page, await alsoOffer(request, page))
    if (!mayManage) return say(request, howSubscribed(request), request.phrases.helpIntro, commandList(request))
    const welcome = await (page?.kind === 'topics' ? follow(request, page.slugs, false) : subscribe.run(bare(request)))
    if (page !== null) return open(request, page, welcome.blocks)
    const [words, buttons] = [false, true].map((asked) =>
      welcome.blocks.filter(({ kind }) => (kind === 'actions') === asked),
    )
    return say(request, ...(words ?? []), request.phrases.helpIntro, commandList(request), ...(buttons ?? []))
  },
}

/** What a link opens. */
type Page =
  | { readonly kind: 'topics'; readonly slugs: readonly string[] }
  | { readonly kind: 'issue'; readonly line: string }

/** The page of ours that the words behind `/start` name, or null: none. */
async function pageNamed({ query, topics, store }: CommandRequest): Promise<Page | null> {
  const { args } = query
  const [, number, item] = /^(?:issue_(\d{1,9})|item_(\d{1,9}_\d{1,6}))$/.exec(args) ?? []
  const line = number ?? item?.replace('_', '.')
  if (line !== undefined)
    return (await store.issue(Number.parseInt(line, 10))) === null ? null : { kind: 'issue', line }
  const named = /^topic_/.test(args) ? args.slice('topic_'.length).replaceAll('_', ' ') : args
  const read = named === '' || named.length > longestNames ? null : readTopics(named, topics)
  return read === null || 'unknown' in read || read.slugs.length === 0 ? null : { kind: 'topics', slugs: read.slugs }
}

/** Longer than any list of topics that a link or a person names. */
const longestNames = 300

/** The page, below some words. Who opens several topics sees the first of them. */
async function open(request: CommandRequest, page: Page, lead: readonly Block[]): Promise<Doc> {
  const [command, args] = page.kind === 'issue' ? [issue, page.line] : [topic, page.slugs[0] ?? '']
  const shown = await command.run({ ...request, query: { ...request.query, command: command.name, args } })
  return lead.length === 0 ? shown : say(request, ...lead, ...shown.blocks)
}

/** To whoever did not choose that: how to get it. */
async function alsoOffer(request: CommandRequest, page: Page): Promise<readonly Block[]> {
  const { subscription, phrases, query } = request
  if (!(await query.mayManage())) return []
  if (subscription?.state === 'ended') return [suggest(phrases.notSubscribed, [lineAbout(request, 'subscribe')])]
  const { topics, except, followedOnly } = subscription ?? defaultWants
  const gets = (slug: string): boolean =>
    topics.length > 0 || followedOnly ? topics.includes(slug) : !except.includes(slug)
  const others = page.kind === 'topics' ? page.slugs.filter((slug) => !gets(slug)) : []
  if (others.length === 0) return []
  const label = phrases.choosing.alsoGet(titles(request, others))
  return [{ kind: 'actions', actions: [{ label, command: lineAbout(request, 'subscribe', others.join(', ')) }] }]
}

const bare = (request: CommandRequest): CommandRequest => ({ ...request, query: { ...request.query, args: '' } })

/** Who can subscribe this place, and how, for somebody who cannot. */
const howSubscribed = ({ phrases: { choosing }, query }: CommandRequest): Block =>
  suggest(query.chat === 'group' ? choosing.adminSubscribes : choosing.channelSubscribes, ['subscribe'])
