import { type Block, text } from '../../doc.ts'
import type { Brief, Language } from '../../model.ts'
import { type Phrases, phrasesIn } from '../../phrases/index.ts'
import type { DoneDeed } from '../../store/desk.ts'
import { sayWhen } from '../../time/format.ts'
import { wallText } from '../../time/zone.ts'
import { sayPerson, sayPersonFirst } from '../people/display-name.ts'
import { sayStanding } from '../schedule/format.ts'

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

function whoDid({ actor }: DoneDeed, phrases: Phrases): string {
  const { publishing } = phrases
  const { person, name, from } = actor
  const platform = name === null ? null : (from?.platform ?? person.split(':')[0] ?? null)
  return publishing.actor(sayPersonFirst(actor, phrases), platform)
}

function whatOf({ deed, subject, detail }: DoneDeed, view: HistoryView, phrases: Phrases): string {
  const { publishing } = phrases
  const [kind = '', rest = ''] = /^(\S+) ?(.*)$/.exec(subject)?.slice(1) ?? []
  switch (kind) {
    case 'draft': {
      const { moment } = detail
      if (typeof moment === 'number') return sayWhen(moment, view.brief.timeZone, view.language)
      const { keys } = detail
      if (deed === 'imported' && Array.isArray(keys)) return publishing.itemsWhat(keys.length)
      const headline = headlineIn(detail)
      const what = headline === null ? publishing.draftWhat : publishing.quoted(headline)
      const proposed = deed === 'posted' && typeof detail.proposal === 'number' && typeof detail.by === 'string'
      return proposed ? phrases.proposals.proposedBy(what, `${detail.by}`) : what
    }
    case 'proposal':
      return phrases.proposals.proposalWhat(headlineIn(detail) ?? rest)
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
      return peopleWhat(deed, subject, detail, phrases)
  }
}

function peopleWhat(deed: DoneDeed['deed'], subject: string, detail: DoneDeed['detail'], phrases: Phrases): string {
  const { publishing } = phrases
  const { kind } = detail
  const by = typeof detail.by === 'string' ? sayPerson({ person: detail.by, name: null }, phrases) : null
  const role = kind === 'owner' || kind === 'editor' ? publishing.roles[kind] : publishing.linkWhat
  if (deed === 'invited') return role
  if (deed === 'joined') return by === null ? role : publishing.invitedBy(role, by)
  if (deed === 'linked') return by ?? publishing.linkWhat
  return typeof detail.name === 'string' ? detail.name : sayPerson({ person: subject, name: null }, phrases)
}

/** The headline of the item that a line is about, in whatever way it was noted. */
function headlineIn(detail: DoneDeed['detail']): string | null {
  for (const value of [detail.item, detail.after, detail.headline]) {
    const found = typeof value === 'object' && value !== null && 'headline' in value ? value.headline : value
    if (typeof found === 'string' && found !== '') return found.split('\n')[0] ?? found
  }
  return null
}
