import { chosenOf } from '../choices/choose.ts'
import type { Block, Doc } from '../doc.ts'
import type { Issue, Item, Language } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'
import type { Reader } from './edition.ts'
import { composeEntry, suggest } from './issue.ts'

/**
 * Several issues, oldest first, as one message: by section, each item under its own number with the issue that it is from. Null where
 * nothing in them is for this reader. Headlines and teasers name what there is, and where to read it.
 */
export function composeDigest(issues: readonly Issue[], { wants }: Pick<Reader, 'wants'>, own: Language): Doc | null {
  const language = wants.language ?? own
  const phrases = phrasesIn(language)
  const { wishes } = phrases
  const sections = new Map<string | null, { readonly issue: Issue; readonly item: Item }[]>()
  let count = 0
  for (const issue of issues) {
    const chosen = new Set(chosenOf(issue, wants))
    for (const { title, items } of issue.sections)
      for (const item of items) {
        if (!chosen.has(item)) continue
        sections.set(title, [...(sections.get(title) ?? []), { issue, item }])
        count++
      }
  }
  const [first, last] = [issues[0], issues.at(-1)]
  if (count === 0 || first === undefined || last === undefined) return null
  const blocks: Block[] = [
    {
      kind: 'title',
      text: last.title,
      note: wishes.digestNote(first.number, last.number, count),
      at: last.publishedAt,
    },
  ]
  for (const [title, entries] of sections) {
    if (title !== null) blocks.push({ kind: 'heading', text: title })
    for (const { issue, item } of entries) {
      const shown = wants.pictures ? item : { ...item, photos: [] }
      const entry = composeEntry({ issue: issue.number, date: issue.date, section: null, item: shown }, language)
      blocks.push(wants.format === 'full' ? entry : { ...entry, body: [], source: null, topics: [] })
    }
  }
  blocks.push(
    suggest(
      `${wishes.wholeIssues} `,
      issues.map(({ number }) => `issue ${number}`),
    ),
  )
  return { language, blocks, public: true, ...(wants.previews ? { previews: true } : {}) }
}
