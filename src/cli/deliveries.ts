import { setTimeout as delay } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { UserError } from '../errors.ts'
import { openDesk } from '../main/open-desk.ts'
import { type Delivery, type DeliveryState, deliveryStates } from '../model.ts'
import type { LedgerStore } from '../store/ledger.ts'
import { findIssue } from './find.ts'
import type { Streams } from './io.ts'
import { Failure } from './terminal/failure.ts'

/** What can be asked of, or decided about, an issue's deliveries. */
export interface DeliveriesOptions {
  readonly failed?: boolean
  readonly uncertain?: boolean
  readonly json?: boolean
  readonly watch?: boolean
  readonly resend?: boolean
  readonly leave?: boolean
  readonly goOn?: boolean
}

type Words = Streams['words']['operating']
type Progress = Readonly<Record<DeliveryState, number>>

const pageSize = 500
const askEveryMs = 500
/** Where nothing moves for so long, whoever watches hears of it. */
const stillMs = 8000

/** `briefwire deliveries ISSUE`: how far it is, whom it did not reach, and what to do about those. */
export async function deliveries(
  which: string,
  options: DeliveriesOptions,
  config: Config,
  io: Streams,
): Promise<void> {
  const words = io.words.operating
  const tell = (what: 'resent' | 'left', count: number): void =>
    io.out(options.json ? JSON.stringify({ [what]: count }) : words[what](count))
  if (options.resend && options.leave) throw new Failure('usage', io.words.operating.chooseOne)
  const { store } = await openDesk(config)
  try {
    const { number, title } = await findIssue(which, store, io)
    if (options.goOn) await goOn(number, store, io, options.json ?? false)
    if (options.resend) tell('resent', await store.resendUncertain(number, Date.now()))
    if (options.leave) tell('left', await store.leaveUncertain(number, Date.now()))
    if (options.goOn || options.resend || options.leave) return
    if (options.watch) await watch(number, store, io)
    const states = wanted(options)
    if (options.json) return await list(number, states, store, (delivery) => io.out(JSON.stringify(delivery)))
    io.out(words.issueTitle(number, title))
    const progress = await store.progress(number)
    io.out(summary(progress, words))
    await advise(number, progress, store, io)
    if (await store.isRetired(number)) io.out(words.retired)
    if (states !== deliveryStates) await list(number, states, store, (delivery) => io.out(lineOf(delivery, words)))
  } finally {
    await store.close()
  }
}

async function goOn(issue: number, store: LedgerStore, { out, words }: Streams, json: boolean): Promise<void> {
  const reason = (await store.halted(issue))?.reason ?? null
  if (reason === null) throw new UserError(words.operating.notStopped(issue))
  await store.unhalt(issue)
  out(json ? JSON.stringify({ goesOn: issue, reason }) : words.operating.goesOn(issue, reason))
}

/** Shows how far an issue is until nothing is to be sent any more, or it was stopped; says so once where nothing moves. */
export async function watch(issue: number, store: LedgerStore, io: Streams): Promise<void> {
  let stand = countsOf(await store.progress(issue))
  let moved = Date.now()
  let told = false
  const progress = io.progress(io.words.progress.delivering(issue), stand.total)
  try {
    while (stand.done < stand.total && (await store.halted(issue)) === null) {
      await delay(askEveryMs)
      const before = stand.done
      stand = countsOf(await store.progress(issue))
      progress.to(stand.done)
      if (stand.done !== before) moved = Date.now()
      if (told || Date.now() - moved < stillMs) continue
      told = true
      io.err(io.words.operating.still(stand.total - stand.done))
    }
  } finally {
    progress.end()
  }
}

async function advise(issue: number, { uncertain, failed }: Progress, store: LedgerStore, io: Streams): Promise<void> {
  const reason = (await store.halted(issue))?.reason ?? null
  const command = `briefwire deliveries ${issue}`
  const words = io.words.operating
  if (reason !== null) io.out(words.stopped(reason, `${command} --go-on`))
  if (uncertain > 0) io.out(words.uncertainHint(command))
  if (failed > 0) io.out(words.failedHint(command))
}

async function list(
  issue: number,
  states: readonly DeliveryState[],
  store: LedgerStore,
  tell: (delivery: Delivery) => void,
): Promise<void> {
  for (let after = 0; ; ) {
    const page = await store.deliveries(issue, after, pageSize, states)
    for (const delivery of page) tell(delivery)
    const last = page.at(-1)
    if (!last || page.length < pageSize) return
    after = last.id
  }
}

const wanted = ({ failed, uncertain }: DeliveriesOptions): readonly DeliveryState[] => {
  if (!failed && !uncertain) return deliveryStates
  return [...(failed ? (['failed'] as const) : []), ...(uncertain ? (['uncertain'] as const) : [])]
}

const countsOf = (progress: Progress) => {
  const total = deliveryStates.reduce((sum, state) => sum + progress[state], 0)
  return { total, done: total - progress.pending - progress.sending }
}

const summary = (progress: Progress, words: Words): string =>
  deliveryStates
    .flatMap((state) => (progress[state] > 0 ? words.stateCount(state, progress[state]) : []))
    .join(words.comma) || words.noReaders

const lineOf = ({ target, state, sent, parts, attempt, reason }: Delivery, words: Words): string => {
  const place = [target.platform, target.account, target.chat, target.thread].filter((word) => word !== null).join(' ')
  return words.delivery(state, place, words.partOf(sent + 1, parts), attempt, reason ?? words.noReason)
}
