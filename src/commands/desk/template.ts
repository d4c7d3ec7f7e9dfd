import { topicTitle } from '../../compose/issue.ts'
import { changeDrafts } from '../../desk/draft/change-drafts.ts'
import { limits } from '../../desk/draft/limits.ts'
import { habitOf, sectionOf } from '../../desk/rules/filing.ts'
import { readTemplate, saveTemplate, type Template, withTemplate } from '../../desk/rules/template.ts'
import { type Action, type Block, type Doc, text } from '../../doc.ts'
import { paragraphsOf } from '../../ingest/paragraphs.ts'
import { findTopic } from '../../topics/match.ts'
import { askText } from '../asking.ts'
import { type CommandRequest, say } from '../command.ts'

const none: Template = { sections: [], closing: [] }

/** What every issue has, where new items go, and what changes that. */
export async function templateBlocks(request: CommandRequest): Promise<readonly (Block | string)[]> {
  const words = request.phrases.desk
  const template = (await readTemplate(request.store)) ?? none
  const entries = template.sections.map((section, at) => [text(`${at + 1}. ${lineOf(request, section)}`)])
  const habits = await habitLines(request, template)
  return [
    ...(entries.length === 0 ? [words.noSections] : [words.sectionsAre, { kind: 'list', entries } as const]),
    ...(habits.length === 0 ? [] : [words.habitsAre, { kind: 'list', entries: habits } as const]),
    ...(template.closing.length === 0 ? [words.noClosing] : [words.closingIs, ...template.closing]),
    {
      kind: 'actions',
      actions: [
        asking(words.changeSections, 'desk sections', words.sectionsTitle, linesOf(request, template)),
        asking(words.changeClosing, 'desk closing', words.closingTitle, template.closing),
      ],
    },
  ]
}

/** A button with a form that begins with what there is. */
function asking(label: string, command: string, title: string, lines: readonly string[]): Action {
  const value = lines.join('\n')
  return value.length > longestForm ? { label, command } : { label, command, form: { title, value } }
}

/** Slack's forms hold 3,000 characters (https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element): a longer text is asked for. */
const longestForm = 2900

/** `desk sections LIST`: the sections of every issue, one a line with their topics behind a colon; `-` for none. */
export async function setSections(request: CommandRequest, written: string): Promise<Doc | null> {
  const { store, phrases } = request
  const words = phrases.desk
  const template = (await readTemplate(store)) ?? none
  if (written === '') return askText(request, 'desk sections', words.howSections, ...linesOf(request, template))
  const lines =
    written === '-'
      ? []
      : written
          .split('\n')
          .map(tidyLine)
          .filter((line) => line !== '')
  const read = lines.map((line) => sectionIn(request, line))
  const unknown = read.flatMap(({ unknown }) => unknown)
  if (unknown.length > 0)
    return askText(request, 'desk sections', words.unknownTopics(unknown.join(phrases.comma)), words.howSections)
  const long = read.find(({ title }) => title.length > limits.line)
  if (long) return say(request, phrases.limits.line(long.title.length, limits.line))
  const sections = read.map(({ title, topics }) => ({ title, topics }))
  const twice = sections.find(({ title }, at) => sections.findIndex((each) => each.title === title) !== at)
  if (twice) return askText(request, 'desk sections', words.twice(twice.title), words.howSections)
  await save(request, { ...template, sections }, template)
  return null
}

/** `desk closing TEXT`: the closing words of every issue; `-` for none. */
export async function setClosing(request: CommandRequest, written: string): Promise<Doc | null> {
  const { store, phrases } = request
  const template = (await readTemplate(store)) ?? none
  if (written === '') return askText(request, 'desk closing', phrases.desk.howClosing, ...template.closing)
  const closing = written === '-' ? [] : paragraphsOf(written)
  const letters = closing.join('').length
  if (letters > limits.footer) return say(request, phrases.limits.footer(letters, limits.footer))
  await save(request, { ...template, closing }, template)
  return null
}

/** It holds for the next issue too, whose own closing words stay. */
async function save(request: CommandRequest, template: Template, before: Template): Promise<void> {
  const { store, actor, now } = request
  await saveTemplate(store, template, actor, now())
  await changeDrafts(store, now, ({ draft, later }) => {
    if (!draft.templated && draft.sections.length === 0) return { drafts: null, result: null }
    const { templated: _, ...plain } = draft
    const own = plain.footer.join('\n') !== before.closing.join('\n')
    const anew = withTemplate(draft, own ? plain : { ...plain, footer: [] }, template)
    const audit = { actor, action: 'arranged', subject: 'draft', detail: { template } } as const
    return { drafts: { draft: anew, later }, audit, result: null }
  })
}

const linesOf = (request: CommandRequest, { sections }: Template): readonly string[] =>
  sections.map((section) => lineOf(request, section))

const lineOf = ({ phrases, topics, language }: CommandRequest, section: Template['sections'][number]): string => {
  const named = section.topics.map((slug) => topicTitle(slug, topics, language)).join(phrases.comma)
  return named === '' ? section.title : phrases.desk.section(section.title, named)
}

/** `Markets: finance, banks`; a colon before what is no topic belongs to the title, where there is but one name behind it. */
function sectionIn(
  { topics }: CommandRequest,
  line: string,
): Template['sections'][number] & { readonly unknown: readonly string[] } {
  const [, title, behind] = /^(.*?)\s*[:：]\s*([^:：]+)$/.exec(line) ?? []
  if (title === undefined || behind === undefined || title === '') return { title: line, topics: [], unknown: [] }
  const names = behind.split(/[,，、]/).map((name) => name.trim())
  const found = names.map((name) => ({ name, topic: findTopic(name, topics) }))
  const known = found.flatMap(({ topic }) => (topic ? [topic.slug] : []))
  if (known.length === 0 && names.length === 1) return { title: line, topics: [], unknown: [] }
  return { title, topics: known, unknown: found.flatMap(({ name, topic }) => (topic ? [] : [name])) }
}

const tidyLine = (line: string): string =>
  line
    .replaceAll(/\s+/g, ' ')
    .replace(/^ ?(?:\d{1,2}[.)、] ?|[-*•#]+ )/, '')
    .trim()

/** What past issues did with topics that the template gives to no section. */
async function habitLines(request: CommandRequest, template: Template) {
  const { store, topics, language, phrases } = request
  const lines = []
  for (const { slug } of topics.slice(0, mostTopics)) {
    if (sectionOf(template, slug) !== null) continue
    const habit = await habitOf(store, slug)
    if (habit)
      lines.push([text(phrases.desk.habit(topicTitle(slug, topics, language), habit.title, habit.times, habit.of))])
  }
  return lines
}

/** Topics whose past is looked at for one message. */
const mostTopics = 60
