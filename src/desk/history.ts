import { type Block, text } from '../doc.ts'
import type { Language } from '../model.ts'
import { type Phrases, phrasesIn } from '../phrases/index.ts'
import type { DoneDeed } from '../store/desk.ts'
import type { Brief } from './desk.ts'
import { sayStanding } from './say-standing.ts'
import { sayWhen } from './when.ts'
import { wallText } from './zone.ts'

/** For whom lines of the record are written. */
export interface HistoryView {
  readonly language: Language
  readonly brief: Pick<Brief, 'timeZone'>
}

/** Lines of the record as people read them; none makes no list. */
export const composeDeeds = (deeds: readonly DoneDeed[], view: HistoryView): readonly Block[] =>
  deeds.length === 0 ? [] : [{ kind: 'list', entries: deeds.map((deed) => [text(deedLine(deed, view))]) }]

/** Those that changed what the next issue says. */
export const draftDeeds = (deeds: readonly DoneDeed[]): readonly DoneDeed[] =>
  deeds.filter(({ subject, deed }) => deed !== 'scheduled' && deed !== 'unscheduled' && /^draft\b/.test(subject))

/** `2026-11-20 10:02, Ann (telegram) posted “Rates fall”`. */
export function deedLine(done: DoneDeed, { language, brief }: HistoryView): string {
  const phrases = phrasesIn(language)
  const time = wallText(done.at, brief.timeZone).replace('T', ' ')
  const did = phrases.publishing.deeds[done.deed](whatOf(done, { language, brief }, phrases))
  return phrases.publishing.deedLine(time, whoDid(done, phrases), did)
}

function whoDid({ actor }: DoneDeed, { publishing }: Phrases): string {
  const { person, name, from } = actor
  if (person === 'cli' || person === 'schedule' || person === 'nobody') return publishing.people[person]
  return publishing.actor(name ?? person, name === null ? null : (from?.platform ?? person.split(':')[0] ?? null))
}

function whatOf({ deed, subject, detail }: DoneDeed, view: HistoryView, phrases: Phrases): string {
  const { publishing } = phrases
  const [kind = '', rest = ''] = /^(\S+) ?(.*)$/.exec(subject)?.slice(1) ?? []
  switch (kind) {
    case 'draft': {
      const { moment } = detail
      if (typeof moment === 'number') return sayWhen(moment, view.brief.timeZone, view.language)
      const headline = headlineIn(detail)
      return headline === null ? publishing.draftWhat : publishing.quoted(headline)
    }
    case 'standing':
      return sayStanding(detail, phrases) ?? publishing.standingWhat
    case 'issue': {
      const item = /^(\d+)\.(\d+)$/.exec(rest)
      const what = item ? publishing.itemWhat(Number(item[1]), Number(item[2])) : publishing.issueWhat(rest)
      const reason = typeof detail.reason === 'string' && deed === 'retracted' ? detail.reason : null
      return reason === null ? what : `${what}: ${reason}`
    }
    case 'newsroom':
      return publishing.newsroomWhat
    default:
      return peopleWhat(deed, subject, detail, publishing)
  }
}

function peopleWhat(
  deed: DoneDeed['deed'],
  subject: string,
  detail: DoneDeed['detail'],
  publishing: Phrases['publishing'],
): string {
  const { kind, by } = detail
  const role = kind === 'owner' || kind === 'editor' ? publishing.roles[kind] : publishing.linkWhat
  if (deed === 'invited') return role
  if (deed === 'joined') return typeof by === 'string' ? publishing.invitedBy(role, by) : role
  if (deed === 'linked') return typeof by === 'string' ? by : publishing.linkWhat
  return typeof detail.name === 'string' ? detail.name : subject
}

/** The headline of the item that a line is about, in whatever way it was noted. */
function headlineIn(detail: DoneDeed['detail']): string | null {
  for (const value of [detail.headline, detail.item, detail.after, detail.before]) {
    const found = typeof value === 'object' && value !== null && 'headline' in value ? value.headline : value
    if (typeof found === 'string' && found !== '') return found.split('\n')[0] ?? found
  }
  return null
}
