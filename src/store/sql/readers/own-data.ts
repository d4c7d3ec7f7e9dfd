import type { Target } from '../../../model.ts'
import type { Store } from '../../port.ts'
import type { OwnData } from '../../readers.ts'
import type { BeginCounters } from '../ledger/rows/counters.ts'
import { type FixRow, type FixRows, fixColumns } from '../ledger/rows/fix-rows.ts'
import { type TargetRow, toTarget } from '../rows.ts'
import { one, type Transactions, type Work } from '../work.ts'
import type { ChoiceRows } from './choice-rows.ts'
import type { SubscriptionRows } from './subscription-rows.ts'

interface Steps {
  readonly begin: BeginCounters
  readonly subscriptions: SubscriptionRows
  readonly fixes: FixRows
  readonly choices: ChoiceRows
}

/** Stands where a name was. */
const forgotten = 'forgotten'
/** Proposals that somebody is shown of their own. */
const mostProposals = 100

/** What is kept of one reader, and how it goes. Deliveries are found issue by issue: they have no order by reader. */
export const createOwnData = (
  { sql, read, write }: Transactions,
  { begin, subscriptions, fixes, choices }: Steps,
): Pick<Store, 'ownData' | 'forgetReader'> => {
  const mine = 'from issues i cross join deliveries d on d.issue = i.number and d.subscription = ?'
  const since = sql.prepare<[number], { created_at: number; changed_at: number }>(
    'select created_at, changed_at from subscriptions where id = ?',
  )
  const received = sql.prepare<[number], { count: number }>(`select count(*) as count ${mine} where d.state = 'sent'`)
  const messages = sql.prepare<[number], { count: number }>(
    `select count(*) as count ${mine} join parts p on p.delivery = d.id`,
  )
  const added = sql.prepare<[string, string, string], TargetRow>(`
    select l.platform, l.account, s.chat, s.thread from adders a join subscriptions s on s.id = a.subscription
    join lanes l on l.id = s.lane where l.platform = ? and l.account = ? and a.chat = ?`)
  const proposed = sql.prepare<[string, number], { headline: string; at: number; closed: 0 | 1 }>(`
    select item ->> 'headline' as headline, proposed_at as at, closed_at is not null as closed from proposals
    where person = ? order by id desc limit ?`)
  const notesHere = sql.prepare<[string, string, string, string], { count: number }>(
    'select count(*) as count from notes where platform = ? and account = ? and chat = ? and person = ?',
  )
  const seat = sql.prepare<[string], { name: string | null }>('select name from seats where person = ?')

  const openFixes = sql.prepare<[number], FixRow>(`
    select ${fixColumns.replace(/\w+/g, 'f.$&')} ${mine} join fixes f on f.delivery = d.id
    where f.state in ('pending', 'sending', 'uncertain')`)
  const dropParts = sql.prepare<[number]>(`delete from parts where delivery in (select d.id ${mine})`)
  const dropNotices = sql.prepare<[number]>(`delete from notices where delivery in (select d.id ${mine})`)
  const dropTold = sql.prepare<[number]>(
    `update fixes set told_message = null, reason = null where delivery in (select d.id ${mine})`,
  )
  const dropAddenda = sql.prepare<[number]>('delete from addenda where subscription = ?')
  const dropReasons = sql.prepare<[number]>(
    `update deliveries set grown = 0, view = null, missed = null, addenda = null where id in (select d.id ${mine})`,
  )
  const dropViews = sql.prepare<[]>(`
    delete from views
    where not exists (select 1 from deliveries d indexed by deliveries_of_view where d.view = views.id)`)
  const rename = sql.prepare<[string, number]>(`
    update subscriptions set chat = ?, thread = '', selection = 1, timing = 1, language = null, format = 'full',
      digest = 0, silent = 0, pictures = 1, previews = 0, returns_at = null where id = ?`)
  const dropAdder = sql.prepare<[string, string, string]>(`
    delete from adders where subscription in (
      select s.id from subscriptions s join lanes l on l.id = s.lane where l.platform = ? and l.account = ?) and chat = ?`)
  const dropAdded = sql.prepare<[number]>('delete from adders where subscription = ?')
  const unnameDeeds = sql.prepare<[string, string]>(`
    update deeds set detail = json_set(detail, '$.by', ?) where detail ->> '$.by' is not null and id in (
      select closed_by_entry from proposals where person = ?)`)
  const unnameProposals = sql.prepare<[string, string]>(
    "update proposals set person = ?, name = null, chat = '', thread = '' where person = ?",
  )
  const dropNotes = sql.prepare<[string, string, string, string]>(
    'delete from notes where platform = ? and account = ? and chat = ? and person = ?',
  )
  const dropQuestions = sql.prepare<[string]>('delete from questions where person = ?')
  const dropSessions = sql.prepare<[string]>('delete from sessions where person = ?')
  const dropSignIns = sql.prepare<[string]>('delete from sign_ins where person = ?')
  const dropSignUps = sql.prepare<[string, string, string]>(
    'delete from sign_ups where platform = ? and account = ? and chat = ?',
  )
  const dropSeat = sql.prepare<[string]>('delete from seats where person = ?')

  const placeOf = ({ platform, account, chat }: Target) => [platform, account, chat] as const

  return {
    ownData: read(function* (person, target): Work<OwnData> {
      const subscription = yield* subscriptions.find(target)
      const times = subscription === null ? undefined : yield* since.get(subscription.id)
      return {
        subscription,
        since: times?.created_at ?? null,
        changed: times?.changed_at ?? null,
        issues: subscription === null ? 0 : one(yield* received.get(subscription.id)).count,
        messages: subscription === null ? 0 : one(yield* messages.get(subscription.id)).count,
        added: (yield* added.all(...placeOf(target))).map(toTarget),
        proposals: (yield* proposed.all(person, mostProposals)).map(({ headline, at, closed }) => ({
          headline,
          at,
          open: closed === 0,
        })),
        notes: one(yield* notesHere.get(...placeOf(target), person)).count,
        name: (yield* seat.get(person))?.name ?? null,
      }
    }),
    forgetReader: write(function* (person, target, atDesk, at) {
      const counters = begin(at)
      const known = yield* subscriptions.find(target)
      if (known !== null) {
        yield* subscriptions.setState(known.id, 'ended', null, at)
        for (const fix of yield* openFixes.all(known.id)) yield* fixes.put(fix, 'failed', {}, counters)
        for (const drop of [dropParts, dropNotices, dropTold, dropReasons, dropAdded, dropAddenda])
          yield* drop.run(known.id)
        yield* dropViews.run()
        yield* rename.run(`${forgotten} ${known.id}`, known.id)
        yield* choices.prune()
      }
      yield* dropAdder.run(...placeOf(target))
      yield* dropSignUps.run(...placeOf(target))
      yield* unnameDeeds.run(forgotten, person)
      yield* unnameProposals.run(forgotten, person)
      for (const drop of [dropQuestions, dropSessions, dropSignIns]) yield* drop.run(person)
      // What the desk needs of its own people is the desk's.
      if (!atDesk) {
        yield* dropNotes.run(...placeOf(target), person)
        yield* dropSeat.run(person)
      }
      yield* counters.write()
    }),
  }
}
