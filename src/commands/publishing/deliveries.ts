import { suggest } from '../../compose/issue.ts'
import { isGuardStop } from '../../delivery/loss-guard.ts'
import { placeName } from '../../desk/notify/notify.ts'
import { openWatch } from '../../desk/progress/follow.ts'
import { composeWatch } from '../../desk/progress/message.ts'
import { isOver, readWatchState, type WatchState } from '../../desk/progress/state.ts'
import { isPause } from '../../desk/published/broadcast-control.ts'
import type { Action, Doc } from '../../doc.ts'
import { type Ask, type Command, say } from '../command.ts'
import { asideOf } from './places.ts'
import { whoFailed } from './why.ts'

/** `/deliveries 129`: how far an issue is, in a message that stays up to date; its buttons say what to do about it. */
export const deliveries: Command = {
  name: 'deliveries',
  async run(ask) {
    const { store, phrases, query, now } = ask
    const newest = await store.latest()
    if (!newest) return say(ask, phrases.noIssueYet)
    const [, number = '', verb = '', rest = ''] = grammar.exec(query.args) ?? []
    if (query.args !== '' && number === '')
      return say(ask, suggest(`${phrases.whichIssue(newest.number)} `, [`deliveries ${newest.number}`]))
    const state = await readWatchState(store, number === '' ? newest.number : Number(number), now())
    if (!state)
      return say(ask, suggest(`${phrases.noSuchIssue(number, newest.number)} `, [`deliveries ${newest.number}`]))
    return act(ask, state, verb.toLowerCase(), rest)
  },
}

const grammar = /^(?:#|第)?(\d{1,9})期?(?: +([a-z]+))?(?: +(\S+))?$/i

async function act(ask: Ask, state: WatchState, verb: string, rest: string): Promise<Doc> {
  const { desk, actor } = ask
  const { number } = state.issue
  switch (verb) {
    case '':
      return isOver(state) ? panel(ask, number) : follow(ask, number)
    case 'pause':
      if (!isGoing(state)) return notGoing(ask, number)
      if (state.halted === null) await desk.broadcasts.pause(number, actor)
      return panel(ask, number)
    case 'resume':
      return resume(ask, state, rest === 'yes')
    case 'cancel':
      return cancel(ask, state, rest === 'yes')
    case 'resend':
      await desk.broadcasts.resend(number, actor)
      return panel(ask, number)
    case 'leave':
      await desk.broadcasts.leave(number, actor)
      return panel(ask, number)
    case 'why':
      return rest === ''
        ? beside(ask, state, await whoFailed(ask, number, 0))
        : whoFailed(ask, number, Number(rest) || 0)
    default:
      return panel(ask, number)
  }
}

/** How far it is at this moment. */
async function panel(ask: Ask, issue: number): Promise<Doc> {
  const state = await readWatchState(ask.store, issue, ask.now())
  if (!state) return say(ask, ask.phrases.noIssueYet)
  const view = { language: ask.language, timeZone: ask.brief.timeZone, now: ask.now(), perSecond: null }
  return composeWatch(state, view)
}

async function follow(ask: Ask, issue: number): Promise<Doc> {
  const { following, followingThere } = ask.phrases.publishing
  const target = await asideOf(ask)
  if ((await openWatch(ask, issue, target)) === null) return panel(ask, issue)
  return say(ask, (placeName(target) === placeName(ask.query.target) ? following : followingThere)(issue))
}

async function resume(ask: Ask, { issue, halted }: WatchState, sure: boolean): Promise<Doc> {
  const { publishing } = ask.phrases
  if (halted === null) return panel(ask, issue.number)
  if (!isPause(halted) && !sure) {
    const back = { label: publishing.backToIssue(issue.number), command: `deliveries ${issue.number} show` }
    const goOn = { label: publishing.goOn, command: `deliveries ${issue.number} resume yes`, tone: 'danger' } as const
    const question = isGuardStop(halted) ? publishing.askInsist(halted) : publishing.askGoOn(halted)
    return asking(ask, question, goOn, back)
  }
  await ask.desk.broadcasts.resume(issue.number, ask.actor, isGuardStop(halted))
  return panel(ask, issue.number)
}

async function cancel(ask: Ask, state: WatchState, sure: boolean): Promise<Doc> {
  const { publishing } = ask.phrases
  const { number } = state.issue
  if (!isGoing(state)) return notGoing(ask, number)
  if (sure) {
    await ask.desk.broadcasts.cancel(number, ask.actor)
    return panel(ask, number)
  }
  const yes = {
    label: publishing.cancelIssue(number),
    command: `deliveries ${number} cancel yes`,
    tone: 'danger',
  } as const
  const back = { label: publishing.backToIssue(number), command: `deliveries ${number} show` }
  return beside(ask, state, asking(ask, publishing.askCancel(number, state.progress.pending), yes, back))
}

/** In a message of its own where one follows the issue on its way: in the place of that it would stay until the next look. */
async function beside(ask: Ask, state: WatchState, doc: Doc): Promise<Doc> {
  const { store, voice, query } = ask
  const { number } = state.issue
  const here = placeName(query.target)
  const isFollowed = (await store.watches()).some(({ issue, target }) => issue === number && placeName(target) === here)
  if (!isGoing(state) || !isFollowed || (await voice.say(query.target, doc)) === null) return doc
  return panel(ask, number)
}

const asking = (ask: Ask, question: string, ...actions: readonly Action[]): Doc =>
  say(ask, question, { kind: 'actions', actions })

const isGoing = ({ progress }: WatchState): boolean => progress.pending + progress.sending > 0

const notGoing = (ask: Ask, issue: number): Doc =>
  say(ask, suggest(`${ask.phrases.publishing.notGoingOut(issue)} `, [`deliveries ${issue}`]))
