import { type Block, text } from '../../doc.ts'
import type { Brief, Language } from '../../model.ts'
import { type Phrases, phrasesIn } from '../../phrases/index.ts'
import type { AuditEntry } from '../../store/desk.ts'
import { formatMoment } from '../../time/format.ts'
import { wallText } from '../../time/zone.ts'
import { sayPerson, sayPersonFirst } from '../people/display-name.ts'
import { formatRecurring } from '../schedule/format.ts'

/** For whom lines of the record are written. */
export interface HistoryView {
  readonly language: Language
  readonly brief: Pick<Brief, 'timeZone'>
}

/** Lines of the record as people read them; none makes no list. */
export const composeAuditLines = (entries: readonly AuditEntry[], view: HistoryView): readonly Block[] =>
  entries.length === 0 ? [] : [{ kind: 'list', entries: entries.map((entry) => [text(auditLine(entry, view))]) }]

/** `2026-11-20 10:02, Ann (telegram) posted “Rates fall”`. */
export function auditLine(done: AuditEntry, { language, brief }: HistoryView): string {
  const phrases = phrasesIn(language)
  const time = wallText(done.at, brief.timeZone).replace('T', ' ')
  const did = phrases.publishing.auditActions[done.action](whatOf(done, { language, brief }, phrases))
  return phrases.publishing.deedLine(time, whoDid(done, phrases), did)
}

function whoDid({ actor }: AuditEntry, phrases: Phrases): string {
  const { publishing } = phrases
  const { person, name, from } = actor
  const platform = name === null ? null : (from?.platform ?? person.split(':')[0] ?? null)
  return publishing.actor(sayPersonFirst(actor, phrases), platform)
}

function whatOf({ action, subject, detail }: AuditEntry, view: HistoryView, phrases: Phrases): string {
  const { publishing } = phrases
  const [kind = '', rest = ''] = /^(\S+) ?(.*)$/.exec(subject)?.slice(1) ?? []
  switch (kind) {
    case 'draft': {
      const { moment } = detail
      if (typeof moment === 'number') return formatMoment(moment, view.brief.timeZone, view.language)
      const { keys } = detail
      if (action === 'imported' && Array.isArray(keys)) return publishing.itemsWhat(keys.length)
      const headline = headlineIn(detail)
      const what = headline === null ? publishing.draftWhat : publishing.quoted(headline)
      const proposed = action === 'posted' && typeof detail.proposal === 'number' && typeof detail.by === 'string'
      return proposed ? phrases.proposals.proposedBy(what, `${detail.by}`) : what
    }
    case 'proposal':
      return phrases.proposals.proposalWhat(headlineIn(detail) ?? rest)
    case 'standing':
      return formatRecurring(detail, phrases) ?? publishing.standingWhat
    case 'issue': {
      const item = /^(\d+)\.(\d+)$/.exec(rest)
      const what = item ? publishing.itemWhat(Number(item[1]), Number(item[2])) : publishing.issueWhat(rest)
      const reason = typeof detail.reason === 'string' && action === 'retracted' ? detail.reason : null
      return reason === null ? what : `${what}: ${reason}`
    }
    case 'topic':
      return action === 'merged' && typeof detail.into === 'string'
        ? phrases.topics.mergedWhat(rest, detail.into)
        : phrases.topics.topicWhat(rest)
    case 'topics':
      return phrases.topics.topicsWhat(Array.isArray(detail.topics) ? detail.topics.length : 0)
    case 'newsroom':
      return publishing.newsroomWhat
    case 'request':
      return publishing.quoted(headlineIn(detail) ?? rest)
    case 'days':
      return publishing.daysOffWhat
    case 'template':
    case 'rules':
      return publishing.rulesWhat
    case 'notify':
      return publishing.notifyWhat
    case 'desk':
      return publishing.deskWhat
    default:
      return peopleWhat(action, subject, detail, phrases)
  }
}

function peopleWhat(
  action: AuditEntry['action'],
  subject: string,
  detail: AuditEntry['detail'],
  phrases: Phrases,
): string {
  const { publishing } = phrases
  const { kind } = detail
  const byName = typeof detail.byName === 'string' ? detail.byName : null
  const by = typeof detail.by === 'string' ? sayPerson({ person: detail.by, name: byName }, phrases) : null
  const role = kind === 'owner' || kind === 'editor' ? publishing.roles[kind] : publishing.linkWhat
  if (action === 'invited') return role
  if (action === 'joined') return by === null ? role : publishing.invitedBy(role, by)
  if (action === 'linked') return by ?? publishing.linkWhat
  return typeof detail.name === 'string' ? detail.name : sayPerson({ person: subject, name: null }, phrases)
}

/** The headline of the item that a line is about, in whatever way it was noted. */
function headlineIn(detail: AuditEntry['detail']): string | null {
  for (const value of [detail.item, detail.after, detail.headline]) {
    const found = typeof value === 'object' && value !== null && 'headline' in value ? value.headline : value
    if (typeof found === 'string' && found !== '') return found.split('\n')[0] ?? found
  }
  return null
}
