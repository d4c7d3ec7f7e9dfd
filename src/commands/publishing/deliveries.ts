import { suggest } from '../../compose/issue.ts'
import { placeName } from '../../desk/notify/notify.ts'
import { followProgress } from '../../desk/progress/follow.ts'
import { sayHalt } from '../../desk/progress/halt-words.ts'
import { composeProgress } from '../../desk/progress/message.ts'
import { isOver, type ProgressState, readProgress } from '../../desk/progress/state.ts'
import type { Action, Doc } from '../../doc.ts'
import { type Command, type CommandRequest, say } from '../command.ts'
import { asideOf } from './places.ts'
import { whoFailed } from './why.ts'

/** `/deliveries 129`: how far an issue is, in a message that stays up to date; its buttons say what to do about it. */
export const deliveries: Command = {
  name: 'deliveries',
  who: 'editor',
  async run(request) {
    const { store, phrases, query, now } = request
    const newest = await store.latest()
    if (!newest) return say(request, phrases.noIssueYet)
    const [, number = '', verb = '', rest = ''] = grammar.exec(query.args) ?? []
    if (query.args !== '' && number === '')
      return say(request, suggest(`${phrases.whichIssue(newest.number)} `, [`deliveries ${newest.number}`]))
    const state = await readProgress(store, number === '' ? newest.number : Number(number), now())
    if (!state)
      return say(request, suggest(`${phrases.noSuchIssue(number, newest.number)} `, [`deliveries ${newest.number}`]))
    return act(request, state, verb.toLowerCase(), rest)
  },
}

const grammar = /^(?:#|第)?(\d{1,9})期?(?: +([a-z]+))?(?: +(\S+))?$/i

async function act(request: CommandRequest, state: ProgressState, verb: string, rest: string): Promise<Doc> {
  const { desk, actor } = request
  const { number } = state.issue
  switch (verb) {
    case '':
      return isOver(state) ? panel(request, number) : follow(request, number)
    case 'pause':
      if (!isGoing(state)) return notGoing(request, number)
      if (state.halted === null) await desk.broadcasts.pause(number, actor)
      return panel(request, number)
    case 'resume':
      return resume(request, state, rest === 'yes')
    case 'cancel':
      return cancel(request, state, rest === 'yes')
    case 'resend':
      await desk.broadcasts.resend(number, actor)
      return panel(request, number)
    case 'leave':
      await desk.broadcasts.leave(number, actor)
      return panel(request, number)
    case 'why':
      return rest === ''
        ? beside(request, state, await whoFailed(request, number, 0))
        : whoFailed(request, number, Number(rest) || 0)
    default:
      return panel(request, number)
  }
}

/** How far it is at this moment. */
async function panel(request: CommandRequest, issue: number): Promise<Doc> {
  const state = await readProgress(request.store, issue, request.now())
  if (!state) return say(request, request.phrases.noIssueYet)
  const view = { language: request.language, timeZone: request.brief.timeZone, now: request.now(), perSecond: null }
  const opinions = (await request.store.feedback(issue)).reduce((sum, { count }) => sum + count, 0)
  const doc = composeProgress(state, view)
  if (opinions === 0) return doc
  const line = suggest(`${request.phrases.feedback.inDeliveries(opinions)} `, [`feedback ${issue}`])
  return { ...doc, blocks: [...doc.blocks, line] }
}

async function follow(request: CommandRequest, issue: number): Promise<Doc> {
  const { following, followingThere } = request.phrases.publishing
  const target = await asideOf(request)
  if ((await followProgress(request, issue, target)) === null) return panel(request, issue)
  return say(request, (placeName(target) === placeName(request.query.target) ? following : followingThere)(issue))
}

async function resume(request: CommandRequest, { issue, halted }: ProgressState, sure: boolean): Promise<Doc> {
  const { publishing } = request.phrases
  if (halted === null) return panel(request, issue.number)
  const lossy = halted.kind === 'too-many-lost'
  if (halted.kind !== 'paused' && !sure) {
    const back = { label: publishing.backToIssue(issue.number), command: `deliveries ${issue.number} show` }
    const goOn = { label: publishing.goOn, command: `deliveries ${issue.number} resume yes`, tone: 'danger' } as const
    const question = (lossy ? publishing.askInsist : publishing.askGoOn)(sayHalt(halted, request.phrases))
    return asking(request, question, goOn, back)
  }
  await request.desk.broadcasts.resume(issue.number, request.actor, lossy)
  return panel(request, issue.number)
}

async function cancel(request: CommandRequest, state: ProgressState, sure: boolean): Promise<Doc> {
  const { publishing } = request.phrases
  const { number } = state.issue
  if (!isGoing(state)) return notGoing(request, number)
  if (sure) {
    await request.desk.broadcasts.cancel(number, request.actor)
    return panel(request, number)
  }
  const yes = {
    label: publishing.cancelIssue(number),
    command: `deliveries ${number} cancel yes`,
    tone: 'danger',
  } as const
  const back = { label: publishing.backToIssue(number), command: `deliveries ${number} show` }
  return beside(request, state, asking(request, publishing.askCancel(number, state.progress.pending), yes, back))
}

/** In a message of its own where one follows the issue on its way: in the place of that it would stay until the next look. */
async function beside(request: CommandRequest, state: ProgressState, doc: Doc): Promise<Doc> {
  const { store, messenger, query } = request
  const { number } = state.issue
  const here = placeName(query.target)
  const isFollowed = (await store.progressMessages()).some(
    ({ issue, target }) => issue === number && placeName(target) === here,
  )
  if (!isGoing(state) || !isFollowed || (await messenger.say(query.target, doc)) === null) return doc
  return panel(request, number)
}

const asking = (request: CommandRequest, question: string, ...actions: readonly Action[]): Doc =>
  say(request, question, { kind: 'actions', actions })

const isGoing = ({ progress }: ProgressState): boolean => progress.pending + progress.sending > 0

const notGoing = (request: CommandRequest, issue: number): Doc =>
  say(request, suggest(`${request.phrases.publishing.notGoingOut(issue)} `, [`deliveries ${issue}`]))
