import type { Claim, Stop, Verdict } from '../store/port.ts'

/** Adds a stop to a loss that is one of too many. */
export type LossGuard = (claim: Claim, verdict: Verdict) => Verdict

/** Of this many sends on a lane, so many lost and more than half: then the fault is rather ours than the readers'. */
const windowSize = 40
const leastLost = 20
/** Broadcasts and lanes that are watched at once; the oldest are forgotten. */
const mostWatched = 64

interface Outcome {
  readonly delivery: number
  readonly lost: boolean
}

/**
 * Watches each broadcast on each lane. A bot with the wrong token, or without its rights, finds nobody: that must not
 * unsubscribe everybody.
 */
export const createLossGuard = (): LossGuard => {
  const watched = new Map<string, Outcome[]>()
  // Most sends are of the same broadcast as the one before.
  let last: Pick<Claim, 'issue' | 'target'> | null = null
  let latest: Outcome[] = []
  const outcomesOf = ({ issue, target }: Claim): Outcome[] => {
    const { platform, account } = target
    if (last?.issue === issue && last.target.platform === platform && last.target.account === account) return latest
    const key = `${issue} ${platform} ${account}`
    const outcomes = watched.get(key) ?? []
    watched.delete(key)
    watched.set(key, outcomes)
    for (const oldest of watched.keys()) {
      if (watched.size <= mostWatched) break
      watched.delete(oldest)
    }
    last = { issue, target }
    latest = outcomes
    return outcomes
  }
  return (claim, verdict) => {
    if (verdict.kind !== 'sent' && verdict.kind !== 'lost') return verdict
    const { issue, delivery } = claim
    const outcomes = outcomesOf(claim)
    outcomes.push({ delivery, lost: verdict.kind === 'lost' })
    if (outcomes.length > windowSize) outcomes.shift()
    if (verdict.kind === 'sent') return verdict
    const lost = outcomes.filter((outcome) => outcome.lost)
    if (lost.length < leastLost || lost.length * 2 <= outcomes.length) return verdict
    return { ...verdict, stop: stopFor(issue, verdict.reason, lost, outcomes.length) }
  }
}

const stopFor = (issue: number, reason: string, lost: readonly Outcome[], of: number): Stop => ({
  reason: `${lost.length} of the last ${of} chats could not be reached (${reason}), so nobody was unsubscribed. Look at the token and the bot's rights; then: briefwire deliveries ${issue} --go-on`,
  also: lost.map(({ delivery }) => delivery),
})
