import { composeIssue } from '../compose/issue.ts'
import type { Config } from '../config.ts'
import { itemCount } from '../desk/draft/draft.ts'
import { UserError } from '../errors.ts'
import { print } from '../ingest/print.ts'
import { printMarkdown } from '../ingest/print-markdown.ts'
import { openDesk } from '../main/open-desk.ts'
import { previews } from '../main/platforms.ts'
import type { Draft, Issue } from '../model.ts'
import type { ArchiveStore } from '../store/archive.ts'
import type { DeskStore } from '../store/desk.ts'
import type { ExportForm } from './export-forms.ts'
import { findIssue } from './find.ts'
import type { Streams } from './io.ts'
import { Failure } from './terminal/failure.ts'

/** `briefwire preview ISSUE|draft --as PLATFORM`: what readers there see. */
export async function preview(
  which: string,
  { as, json }: { readonly as: string; readonly json?: boolean },
  config: Config,
  io: Streams,
): Promise<void> {
  const draft = await read(which, config, io)
  const known = await previews(config)
  const render = known.get(as)
  if (!render) throw new Failure('usage', io.words.results.noPreview(as, [...known.keys()]))
  const view = { language: config.brief.language, format: 'full', topics: [], opened: [] } as const
  const doc = composeIssue({ ...draft, title: draft.title || config.brief.title }, view)
  const parts = doc ? render(doc) : []
  if (json) return io.out(JSON.stringify({ issue: which, as, parts }))
  for (const part of parts) io.out(part)
}

/** `briefwire export ISSUE --as text|markdown|json`: an issue as a file of its own. */
export async function exportIssue(which: string, as: ExportForm, config: Config, io: Streams): Promise<void> {
  const draft = await read(which, config, io)
  switch (as) {
    case 'text':
      return io.out(print(draft).trimEnd())
    case 'markdown':
      return io.out(printMarkdown(draft))
    case 'json':
      return io.out(JSON.stringify(draft, null, 2))
  }
}

async function read(which: string, config: Config, io: Streams): Promise<Draft | Issue> {
  const { store } = await openDesk(config)
  try {
    return await find(which, store, io)
  } finally {
    await store.close()
  }
}

async function find(
  which: string,
  store: Pick<ArchiveStore & DeskStore, 'issue' | 'latest' | 'draft'>,
  io: Streams,
): Promise<Draft | Issue> {
  if (which === 'draft') {
    const { draft } = await store.draft()
    if (itemCount(draft) === 0) throw new UserError(io.words.results.emptyDraft)
    return draft
  }
  return findIssue(which, store, io)
}
