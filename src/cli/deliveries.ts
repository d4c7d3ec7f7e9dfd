import { setTimeout as delay } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { UserError } from '../errors.ts'
import { openDesk } from '../main.ts'
import { type Delivery, type DeliveryState, deliveryStates } from '../model.ts'
import type { LedgerStore } from '../store/ledger.ts'
import { plural } from '../text/plural.ts'
import { findIssue } from './find.ts'
import type { Streams } from './io.ts'

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

/** A terminal that can draw over its last line. */
export interface Screen {
  readonly columns: number
  draw(line: string): void
}

type Progress = Readonly<Record<DeliveryState, number>>

const pageSize = 500
const redrawMs = 500

/** `briefwire deliveries ISSUE`: how far it is, whom it did not reach, and what to do about those. `screen` is null for a pipe. */
export async function deliveries(
  which: string,
  options: DeliveriesOptions,
  config: Config,
  io: Streams,
  screen: Screen | null,
): Promise<void> {
  if (options.resend && options.leave) throw new UserError('Choose one of --resend and --leave.')
  const { store } = await openDesk(config)
  try {
    const { number, title } = await findIssue(which, store)
    if (options.goOn) await goOn(number, store, io)
    if (options.resend) {
      const count = await store.resendUncertain(number, Date.now())
      io.out(`${plural(count, 'uncertain delivery goes', 'uncertain deliveries go')} out again.`)
    }
    if (options.leave) {
      const count = await store.leaveUncertain(number, Date.now())
      io.out(`${plural(count, 'uncertain delivery is', 'uncertain deliveries are')} left as failed.`)
    }
    if (options.goOn || options.resend || options.leave) return
    if (options.watch && screen) await watch(number, store, screen)
    const states = wanted(options)
    if (options.json) return await list(number, states, store, (delivery) => io.out(JSON.stringify(delivery)))
    io.out(`Issue ${number} · ${title}`)
    const progress = await store.progress(number)
    if (screen) io.out(bar(progress, screen.columns))
    io.out(summary(progress))
    await advise(number, progress, store, io)
    if (await store.isRetired(number)) io.out('Who got it as which message is not kept any more (KEEP_COPIES_DAYS).')
    if (states !== deliveryStates) await list(number, states, store, (delivery) => io.out(lineOf(delivery)))
  } finally {
    await store.close()
  }
}

/** How far it is, as a line that fits into so many columns. */
export function bar(progress: Progress, columns: number): string {
  const { total, done } = countsOf(progress)
  const share = total === 0 ? 1 : done / total
  const width = Math.max(10, Math.min(columns - 20, 50))
  const full = Math.floor(share * width)
  return `[${'█'.repeat(full)}${'░'.repeat(width - full)}] ${Math.floor(share * 100)} % of ${total}`
}

async function goOn(issue: number, store: LedgerStore, io: Streams): Promise<void> {
  const reason = (await store.halted(issue))?.reason ?? null
  if (reason === null) throw new UserError(`Issue ${issue} is not stopped; there is nothing to let go on.`)
  await store.unhalt(issue)
  io.out(`Issue ${issue} goes on. It was stopped because ${reason}`)
}

async function watch(issue: number, store: LedgerStore, screen: Screen): Promise<void> {
  for (;;) {
    const progress = await store.progress(issue)
    screen.draw(bar(progress, screen.columns))
    const { total, done } = countsOf(progress)
    if (done === total || (await store.halted(issue)) !== null) return screen.draw('')
    await delay(redrawMs)
  }
}

async function advise(issue: number, { uncertain, failed }: Progress, store: LedgerStore, io: Streams): Promise<void> {
  const reason = (await store.halted(issue))?.reason ?? null
  const command = `briefwire deliveries ${issue}`
  if (reason !== null) io.out(`Stopped: ${reason}\nLet it go on: ${command} --go-on`)
  if (uncertain > 0)
    io.out(`Uncertain: ${command} --uncertain shows them, --resend sends them again, --leave lets them be.`)
  if (failed > 0) io.out(`Failed: ${command} --failed shows them.`)
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

const summary = (progress: Progress): string =>
  deliveryStates.flatMap((state) => (progress[state] > 0 ? `${progress[state]} ${state}` : [])).join(', ') ||
  'It had no readers.'

const lineOf = ({ target, state, sent, parts, attempt, reason }: Delivery): string => {
  const place = [target.platform, target.account, target.chat, target.thread].filter((word) => word !== null).join(' ')
  return `${state}  ${place}  part ${sent + 1}${parts === null ? '' : ` of ${parts}`}, attempt ${attempt}: ${reason ?? 'no reason given'}`
}
