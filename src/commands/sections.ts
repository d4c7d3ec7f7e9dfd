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
import type { Action, Block, Doc } from '../doc.ts'
import { text } from '../doc.ts'
import type { Draft, Section } from '../model.ts'
import { askText } from './asking.ts'
import { type Ask, type Command, say } from './command.ts'

/**
 * `/sections`: their order in the next issue. `sections up S`, `down S`, `rename S TITLE`, `remove S` and `add TITLE` change it;
 * S is a section's title or its place in the list.
 */
export const sections: Command = {
  name: 'sections',
  async run(ask) {
    const [, verb = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(ask.query.args) ?? []
    switch (verb.toLowerCase()) {
      case '':
        return list(ask)
      case 'add':
        return rest === ''
          ? askText(ask, 'sections add', ask.phrases.posting.sectionName)
          : arrange(ask, (draft) => addSection(draft, oneLine(rest)))
      case 'show':
        return one(ask, rest)
      case 'up':
      case 'down':
        return change(ask, rest, (draft, section) => moveSection(draft, section, verb.toLowerCase() === 'up' ? -1 : 1))
      case 'remove':
        return change(ask, rest, dropSection)
      case 'rename':
        return rename(ask, rest)
      default:
        return say(ask, ask.phrases.posting.unclear(verb), ...(await listBlocks(ask)))
    }
  },
}

/** The name of a section comes first, in the mark that buttons carry or as its place; a title of several words has to be given by that. */
async function rename(ask: Ask, rest: string): Promise<Doc> {
  const [, name = '', title = ''] = /^(\S*)\s*([\s\S]*)$/.exec(rest) ?? []
  const { draft } = await readDrafts(ask.store, ask.now)
  const section = findSection(draft, name)
  if (!section) return list(ask, ask.phrases.posting.sectionGone)
  if (title === '')
    return askText(ask, `sections rename ${sectionMark(section.title)}`, ask.phrases.posting.sectionName)
  return change(ask, name, (draft, section) => renameSection(draft, section, title === '-' ? null : oneLine(title)))
}

async function change(ask: Ask, name: string, way: (draft: Draft, section: Section) => Draft): Promise<Doc> {
  let missing = false
  const doc = await arrange(ask, (draft) => {
    const section = findSection(draft, name)
    missing = section === null
    return section ? way(draft, section) : draft
  })
  return missing ? list(ask, ask.phrases.posting.sectionGone) : doc
}

async function arrange(ask: Ask, way: (draft: Draft) => Draft): Promise<Doc> {
  await changeDrafts(ask.store, ask.now, (drafts) => {
    const draft = way(drafts.draft)
    if (isDeepStrictEqual(titles(draft), titles(drafts.draft))) return { drafts: null, result: null }
    const detail = { sections: { before: titles(drafts.draft), after: titles(draft) } }
    return {
      drafts: { ...drafts, draft },
      deed: { actor: ask.actor, deed: 'arranged', subject: 'draft', detail },
      result: null,
    }
  })
  return list(ask)
}

const list = async (ask: Ask, ...lead: readonly string[]): Promise<Doc> => say(ask, ...lead, ...(await listBlocks(ask)))

async function listBlocks(ask: Ask): Promise<readonly (Block | string)[]> {
  const words = ask.phrases.posting
  const { draft } = await readDrafts(ask.store, ask.now)
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
async function one(ask: Ask, name: string): Promise<Doc> {
  const words = ask.phrases.posting
  const { draft } = await readDrafts(ask.store, ask.now)
  const section = findSection(draft, name)
  if (!section) return list(ask, words.sectionGone)
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
  return say(ask, words.sectionHas(title, section.items.length), { kind: 'actions', actions })
}

const titles = ({ sections }: Draft): readonly (string | null)[] => sections.map(({ title }) => title)
const oneLine = (title: string): string => title.replaceAll(/\s+/g, ' ').trim()
