import { type Action, type Block, type Doc, paragraph, text } from '../../doc.ts'
import type { Brief, Language } from '../../model.ts'
import { phrasesIn } from '../../phrases/index.ts'
import type { AuditEntry } from '../../store/desk.ts'
import type { Store } from '../../store/port.ts'
import { numbered } from '../../text/isolated.ts'
import { formatMoment } from '../../time/format.ts'
import { itemsOf } from '../draft/arrange.ts'
import { type NotifyDeps, notifyOthers } from '../notify/notify.ts'
import { sayPersonFirst } from '../people/display-name.ts'
import { composeAuditLines } from '../published/audit-lines.ts'
import type { OpenRequest } from './approvals.ts'

/** What is needed to tell people of a request. */
export interface RequestDeps extends NotifyDeps {
  readonly store: Pick<Store, 'draft' | 'latest' | 'readersOf' | 'subscription' | 'privateChatOf' | 'setting'>
  readonly now: () => number
}

/** Asks all others at the desk to approve the next issue. Tells how many humans could be told in private. */
export async function tellOthers(deps: RequestDeps, request: OpenRequest): Promise<number> {
  const compose = await requestDoc(deps, request)
  return notifyOthers(deps, request.by, compose)
}

/** The next issue as somebody is asked to approve it; `changes` tell what was changed since it was asked. */
export async function requestDoc(
  { store, brief, now }: Pick<RequestDeps, 'store' | 'brief' | 'now'>,
  { by, name, version, due }: OpenRequest,
  changes: readonly AuditEntry[] = [],
): Promise<(language: Language) => Doc> {
  const { draft } = await store.draft()
  const items = itemsOf(draft)
  const issue = ((await store.latest())?.number ?? 0) + 1
  const readers = await store.readersOf(draft)
  const later = due !== null && due.at > now()
  return (language) => {
    const { approvals, checking, posting } = phrasesIn(language)
    const moment = due === null ? null : formatMoment(due.at, brief.timeZone, language)
    const actions: readonly Action[] = [
      {
        label: later ? approvals.approve : approvals.approveAndPublish,
        command: `publish approve ${version}`,
        tone: 'primary',
      },
      {
        label: approvals.decline,
        command: `publish decline ${version}`,
        form: { title: approvals.declineTitle, value: '' },
      },
      { label: checking.check, command: 'draft check' },
      { label: posting.showDraft, command: 'draft' },
    ]
    const blocks: readonly (Block | null)[] = [
      changes.length === 0 ? null : paragraph(approvals.changed),
      ...composeAuditLines(changes, { language, brief }),
      paragraph(lead()),
      by !== null && moment !== null && later ? paragraph(approvals.requestFor(moment)) : null,
      {
        kind: 'list',
        entries: items.slice(0, shown).map(({ number, headline }) => [text(numbered(number, headline))]),
      },
      items.length > shown ? paragraph(posting.andMore(items.length - shown)) : null,
      { kind: 'actions', actions },
    ]
    return { language, blocks: blocks.filter((block) => block !== null) }

    function lead(): string {
      if (by !== null)
        return approvals.request(
          sayPersonFirst({ person: by, name }, phrasesIn(language)),
          issue,
          items.length,
          readers,
        )
      const said = later ? approvals.requestByClock : approvals.late
      return said(issue, items.length, readers, moment ?? localNow(language))
    }
  }

  function localNow(language: Language): string {
    return formatMoment(now(), (brief satisfies Brief).timeZone, language)
  }
}

/** How many headlines are told. */
const shown = 20
