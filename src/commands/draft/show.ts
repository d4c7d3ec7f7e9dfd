import { composeIssue, suggest } from '../../compose/issue.ts'
import { itemsOf } from '../../desk/draft/arrange.ts'
import { type Drafts, readDrafts, type Which } from '../../desk/draft/change-drafts.ts'
import { itemCount, sectionCount } from '../../desk/draft/draft.ts'
import { sayFaults } from '../../desk/draft/limits.ts'
import { sayPersonFirst } from '../../desk/people/display-name.ts'
import type { Action, Block, Doc } from '../../doc.ts'
import type { Draft, Item } from '../../model.ts'
import { wallText } from '../../time/zone.ts'
import { type CommandRequest, say } from '../command.ts'
import { deafness } from './open.ts'

/** Items on one page: few enough for one message almost anywhere, and for a button each. */
const pageLength = 10

/** `/draft`, `draft page N`: a draft as readers will see it, a button for each item, and what else can be done with it. */
export async function show(request: CommandRequest, which: Which, written = ''): Promise<Doc> {
  const drafts = await readDrafts(request.store, request.now)
  const draft = drafts[which]
  const pages = Math.max(1, Math.ceil(itemCount(draft) / pageLength))
  const page = Math.min(Math.max(1, Number(written) || 1), pages)
  const items = itemsOf(draft).slice((page - 1) * pageLength, page * pageLength)
  const lines = await stateLines(request, drafts, which)
  if (items.length === 0) return empty(request, which, lines, drafts)
  const doc = say(
    request,
    ...preview(request, draft, new Set(items), page === 1, page === pages),
    ...lines,
    { kind: 'actions', actions: items.map(itemAction) },
    { kind: 'actions', actions: [...pager(request, which, page, pages), ...wholeActions(request, drafts, which)] },
  )
  return { ...doc, shows: { kind: 'list', which, page } }
}

function preview(
  request: CommandRequest,
  draft: Draft,
  items: ReadonlySet<Item>,
  first: boolean,
  last: boolean,
): readonly Block[] {
  const part: Draft = {
    ...draft,
    title: draft.title || request.brief.title,
    sections: draft.sections.map(({ title, items: all }) => ({ title, items: all.filter((item) => items.has(item)) })),
    footer: last ? draft.footer : [],
  }
  const view = { language: request.language, format: 'full', topics: [], opened: [] } as const
  const blocks = composeIssue(part, view)?.blocks ?? []
  return first ? blocks : blocks.slice(1)
}

/** How much there is, when it goes out, what is kept for later, and what readers propose. */
async function stateLines(request: CommandRequest, drafts: Drafts, which: Which): Promise<readonly (Block | string)[]> {
  const words = request.phrases.posting
  const draft = drafts[which]
  const count = words.counts(itemCount(draft), sectionCount(draft))
  if (which === 'later') return [words.laterIs(count)]
  const once = await request.desk.schedule.once()
  const { count: proposed } = await request.store.openProposals()
  const at = once && wallText(once.at, request.brief.timeZone).replace('T', ' ')
  return [
    words.nextIs(count),
    ...(at === null ? [] : [words.goesOut(at, request.brief.timeZone)]),
    ...(await approvalLine(request)),
    ...(itemCount(drafts.later) > 0 ? [words.keptForLater(itemCount(drafts.later))] : []),
    ...(proposed > 0 ? [suggest(request.phrases.proposals.waiting(proposed), ['proposals'])] : []),
    ...sayFaults(await request.desk.tooLong(draft), request.phrases),
    ...(await deafness(request)),
  ]
}

/** Who waits for an approval of it, as long as somebody does. */
async function approvalLine({ desk, phrases }: CommandRequest): Promise<readonly Block[]> {
  const open = await desk.approvals.open()
  if (open === null) return []
  const words = phrases.approvals
  const who = open.by === null ? null : sayPersonFirst({ person: open.by, name: open.name }, phrases)
  return [suggest(who === null ? words.waitsByClock : words.waits(who), [`publish approve ${open.version}`])]
}

function empty(request: CommandRequest, which: Which, lines: readonly (Block | string)[], drafts: Drafts): Doc {
  const words = request.phrases.posting
  const actions = wholeActions(request, drafts, which).filter(({ command }) => command !== 'publish')
  const first = which === 'draft' ? suggest(`${words.emptyDraft} `, ['post']) : words.emptyLater
  return say(request, first, ...lines.slice(1), { kind: 'actions', actions })
}

function itemAction({ number, headline, key }: Item): Action {
  const letters = [...headline]
  const short = letters.length > labelLength ? `${letters.slice(0, labelLength).join('').trim()}…` : headline
  return { label: `${number}. ${short}`, command: `draft item ${key ?? number}` }
}

const labelLength = 24

function pager({ phrases }: CommandRequest, which: Which, page: number, pages: number): readonly Action[] {
  const line = which === 'draft' ? 'draft page' : 'draft later page'
  return [
    ...(page > 1 ? [{ label: phrases.back, command: `${line} ${page - 1}` }] : []),
    ...(page < pages ? [{ label: phrases.more, command: `${line} ${page + 1}` }] : []),
  ]
}

function wholeActions({ phrases }: CommandRequest, { draft, later }: Drafts, which: Which): readonly Action[] {
  const words = phrases.posting
  if (which === 'later') return [{ label: words.showDraft, command: 'draft' }]
  const footer = draft.footer.join('\n')
  return [
    { label: words.sections, command: 'sections' },
    { label: words.title, command: 'draft title', form: { title: words.titleTitle, value: draft.title } },
    { label: words.footer, command: 'draft footer', form: { title: words.footerTitle, value: footer } },
    ...(itemCount(later) > 0 ? [{ label: words.showLater, command: 'draft later' }] : []),
    ...(itemCount(draft) > 0
      ? [
          { label: phrases.checking.check, command: 'draft check' },
          { label: phrases.checking.testCopy, command: 'draft test' },
        ]
      : []),
    { label: words.publish, command: 'publish', tone: 'primary' },
  ]
}
