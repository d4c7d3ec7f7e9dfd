import { isDeepStrictEqual } from 'node:util'
import { changeDrafts, readDrafts } from '../desk/draft/change-drafts.ts'
import {
  addSection,
  dropSection,
  findSection,
  moveSection,
  renameSection,
  sectionMark,
} from '../desk/draft/sections.ts'
import { layoutOf } from '../desk/draft/take-back.ts'
import type { Action, Block, Doc } from '../doc.ts'
import { text } from '../doc.ts'
import type { Draft, Section } from '../model.ts'
import type { AuditEntry } from '../store/desk.ts'
import { askText } from './asking.ts'
import { type Command, type CommandRequest, say, tooLongTitle } from './command.ts'
import { refreshList } from './draft/list.ts'

/**
 * `/sections`: their order in the next issue. `sections up S`, `down S`, `rename S TITLE`, `remove S` and `add TITLE` change it;
 * S is a section's title or its place in the list.
 */
export const sections: Command = {
  name: 'sections',
  who: 'editor',
  async run(request) {
    const [, verb = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(request.query.args) ?? []
    switch (verb.toLowerCase()) {
      case '':
        return list(request)
      case 'add':
        return rest === ''
          ? askText(request, 'sections add', request.phrases.posting.sectionName)
          : (tooLongTitle(request, rest) ?? arrange(request, (draft) => addSection(draft, oneLine(rest))))
      case 'show':
        return one(request, rest)
      case 'up':
      case 'down':
        return change(request, rest, (draft, section) =>
          moveSection(draft, section, verb.toLowerCase() === 'up' ? -1 : 1),
        )
      case 'remove':
        return change(request, rest, dropSection)
      case 'rename':
        return rename(request, rest)
      default:
        return say(request, request.phrases.posting.unclear(verb), ...(await listBlocks(request)))
    }
  },
}

/** The name of a section comes first, in the mark that buttons carry or as its place; a title of several words has to be given by that. */
async function rename(request: CommandRequest, rest: string): Promise<Doc> {
  const [, name = '', title = ''] = /^(\S*)\s*([\s\S]*)$/.exec(rest) ?? []
  const { draft } = await readDrafts(request.store, request.now)
  const section = findSection(draft, name)
  if (!section) return list(request, request.phrases.posting.sectionGone)
  if (title === '')
    return askText(request, `sections rename ${sectionMark(section.title)}`, request.phrases.posting.sectionName)
  const refused = tooLongTitle(request, title)
  return (
    refused ??
    change(request, name, (draft, section) => renameSection(draft, section, title === '-' ? null : oneLine(title)))
  )
}

async function change(
  request: CommandRequest,
  name: string,
  way: (draft: Draft, section: Section) => Draft,
): Promise<Doc> {
  let missing = false
  const doc = await arrange(request, (draft) => {
    const section = findSection(draft, name)
    missing = section === null
    return section ? way(draft, section) : draft
  })
  return missing ? list(request, request.phrases.posting.sectionGone) : doc
}

async function arrange(request: CommandRequest, way: (draft: Draft) => Draft): Promise<Doc> {
  const changed = await changeDrafts(request.store, request.now, (drafts) => {
    const draft = way(drafts.draft)
    if (isDeepStrictEqual(titles(draft), titles(drafts.draft))) return { drafts: null, result: false }
    const undo = { kind: 'sections', was: layoutOf(drafts.draft), is: layoutOf(draft) }
    const detail = { sections: { before: titles(drafts.draft), after: titles(draft) }, undo }
    return {
      drafts: { ...drafts, draft },
      audit: { actor: request.actor, action: 'arranged', subject: 'draft', detail },
      result: true,
    }
  })
  if (!changed) return list(request)
  await refreshList(request)
  const [line] = await request.store.auditOf('draft', 1)
  const doc = await list(request)
  return line ? { ...doc, blocks: [...doc.blocks, undoing(request, line)] } : doc
}

const undoing = ({ phrases }: CommandRequest, { id }: AuditEntry): Block => ({
  kind: 'actions',
  actions: [{ label: phrases.posting.undo, command: `draft undo ${id}` }],
})

const list = async (request: CommandRequest, ...lead: readonly string[]): Promise<Doc> =>
  say(request, ...lead, ...(await listBlocks(request)))

async function listBlocks(request: CommandRequest): Promise<readonly (Block | string)[]> {
  const words = request.phrases.posting
  const { draft } = await readDrafts(request.store, request.now)
  const all = draft.sections
  const entries = all.map(({ title, items }, at) => [
    text(`${at + 1}. ${title ?? words.noSection}  ${words.items(items.length)}`),
  ])
  const open = all.map(({ title }) => ({
    label: title ?? words.noSection,
    command: `sections show ${sectionMark(title)}`,
  }))
  const add = { label: words.addSection, command: 'sections add', form: { title: words.sectionTitle, value: '' } }
  const actions = [...open, add, { label: words.showDraft, command: 'draft' }]
  return [
    ...(all.length === 0 ? [words.noSections] : [words.sectionsAre, { kind: 'list', entries } as const]),
    { kind: 'actions', actions },
  ]
}

/** One section with what can be done to it. */
async function one(request: CommandRequest, name: string): Promise<Doc> {
  const words = request.phrases.posting
  const { draft } = await readDrafts(request.store, request.now)
  const section = findSection(draft, name)
  if (!section) return list(request, words.sectionGone)
  const mark = sectionMark(section.title)
  const form = { title: words.sectionTitle, value: section.title ?? '' }
  const actions: Action[] = [
    { label: words.up, command: `sections up ${mark}` },
    { label: words.down, command: `sections down ${mark}` },
    { label: words.rename, command: `sections rename ${mark}`, form },
    ...(section.items.length === 0 ? [{ label: words.remove, command: `sections remove ${mark}` }] : []),
    { label: words.sections, command: 'sections' },
  ]
  const title = section.title ?? words.noSection
  return say(request, words.sectionHas(title, section.items.length), { kind: 'actions', actions })
}

const titles = ({ sections }: Draft): readonly (string | null)[] => sections.map(({ title }) => title)
const oneLine = (title: string): string => title.replaceAll(/\s+/g, ' ').trim()
