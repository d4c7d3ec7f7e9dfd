import type { Log } from '../log.ts'
import type { Lane, Target } from '../model.ts'
import type { Fix, FixVerdict } from '../store/corrections.ts'
import type { Claim, Verdict } from '../store/port.ts'

/** Something about sending that editors have to know. */
export type Trouble =
  /** A platform wants nothing from us for a while. */
  | { readonly kind: 'pause'; readonly platform: string; readonly account: string; readonly until: number }
  /** A platform refuses the account. */
  | { readonly kind: 'closed'; readonly platform: string; readonly account: string }
  /** A platform took us off an account that had readers. */
  | { readonly kind: 'gone'; readonly platform: string; readonly account: string; readonly readers: number }
  /** A platform that refused the account accepts it again. */
  | { readonly kind: 'opened'; readonly platform: string; readonly account: string }
  /** So many readers are lost that a broadcast stopped. */
  | { readonly kind: 'stopped'; readonly issue: number; readonly reason: string }
  /** A platform refuses what we send, and the broadcast stopped. */
  | { readonly kind: 'refused'; readonly issue: number; readonly reason: string }
  /** A place gets nothing until something there is mended. */
  | { readonly kind: 'lost'; readonly target: Target; readonly reason: string }
  /** A send may or may not have arrived and is held. */
  | { readonly kind: 'held'; readonly issue: number }

/** What the operator reads of the sends, a line for each change that matters. */
export interface SendLog {
  /** A send came to this. */
  verdict(claim: Claim, verdict: Verdict): void
  /** A step of a fix came to this. */
  fix(fix: Fix, verdict: FixVerdict): void
}

/** What was done somewhere. */
interface Done {
  readonly target: Lane
}

/** A pause that is longer is a warning. */
const longPauseMs = 180_000

/** Lines about sends; of a pause that many sends run into there is one. `trouble` is told what editors have to know, of each send. */
export const createSendLog = (log: Log, now: () => number, trouble: (trouble: Trouble) => void = () => {}): SendLog => {
  const pauses = new Map<string, number>()

  /** A lane that was paused and sends again has gone on. */
  const goneOn = ({ target: { platform, account } }: Done): void => {
    if (pauses.size === 0) return
    const lane = `${platform} ${account}`
    if ((pauses.get(lane) ?? Number.POSITIVE_INFINITY) > now()) return
    pauses.delete(lane)
    log.info({ platform, account }, `${platform} goes on`)
  }

  const paused = ({ target: { platform, account } }: Done, until: number, reason: string): void => {
    const lane = `${platform} ${account}`
    const known = pauses.get(lane) ?? 0
    // Every send that was under way hears of the same pause, a moment later each.
    if (until < known + 1000) return
    pauses.set(lane, until)
    trouble({ kind: 'pause', platform, account, until })
    const end = new Date(until).toISOString()
    const line = `${platform} asks for a pause: nothing is sent there until ${end}`
    if (until - now() > longPauseMs) log.warn({ platform, account, until: end, reason }, line)
    else log.info({ platform, account, until: end, reason }, line)
  }

  const closed = (what: object, { target: { platform } }: Done, reason: string): void =>
    log.error({ ...what, reason }, `${platform} refuses the account: its lane is closed`)

  return {
    verdict(claim, verdict) {
      if (verdict.kind === 'sent') return goneOn(claim)
      const { issue, part, target } = claim
      const what = { issue, part, ...target }
      switch (verdict.kind) {
        case 'again':
          if (verdict.laneUntil !== null) return paused(claim, verdict.laneUntil, verdict.reason)
          return log.debug({ ...what, reason: verdict.reason }, 'tried again later')
        case 'uncertain': {
          if (verdict.resendAt === undefined) trouble({ kind: 'held', issue })
          const next = verdict.resendAt === undefined ? 'it is held' : 'it is sent again'
          return log.warn({ ...what, reason: verdict.reason }, `a message may or may not have arrived: ${next}`)
        }
        case 'failed':
          return log.warn({ ...what, reason: verdict.reason }, 'a delivery failed')
        case 'lost':
          if (verdict.stop) {
            trouble({ kind: 'stopped', issue, reason: verdict.stop.reason })
            return log.error({ issue, reason: verdict.stop.reason }, `issue ${issue} is stopped`)
          }
          trouble({ kind: 'lost', target: claim.target, reason: verdict.reason })
          return log.info({ ...what, reason: verdict.reason }, 'a reader cannot be reached: the subscription pauses')
        case 'halted':
          trouble({ kind: 'refused', issue, reason: verdict.reason })
          return log.error({ ...what, reason: verdict.reason }, `issue ${issue} is stopped: what we send is refused`)
        case 'closed':
          trouble({ kind: 'closed', platform: target.platform, account: target.account })
          return closed(what, claim, verdict.reason)
        case 'moved':
          return log.info({ ...what, to: verdict.to.chat }, 'a chat has moved')
        case 'complete':
          return log.debug(what, 'the issue became shorter: all of it is there')
        case 'skipped':
          return log.debug({ ...what, reason: verdict.reason }, 'skipped')
        default:
          return verdict satisfies never
      }
    },
    fix(fix, verdict) {
      const { issue, revision, target } = fix
      const what = { issue, revision, ...target }
      switch (verdict.kind) {
        case 'step':
        case 'told':
        case 'later':
          return goneOn(fix)
        case 'again':
          if (verdict.laneUntil !== null) return paused(fix, verdict.laneUntil, verdict.reason)
          return log.debug({ ...what, reason: verdict.reason }, 'a correction is tried again later')
        case 'uncertain':
          return log.warn(
            { ...what, reason: verdict.reason },
            'a reader may or may not have been told of a correction: nothing more is sent',
          )
        case 'failed':
          return log.info({ ...what, reason: verdict.reason }, 'a copy could not be corrected')
        case 'closed':
          return closed(what, fix, verdict.reason)
        case 'moved':
          return log.info({ ...what, to: verdict.to.chat }, 'a chat has moved')
        default:
          return verdict satisfies never
      }
    },
  }
}
