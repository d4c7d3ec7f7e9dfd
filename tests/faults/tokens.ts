import { askProgram } from './program.ts'
import {
  doubtsIn,
  editionsIn,
  hours,
  install,
  keys,
  openField,
  settledIn,
  type WorkspaceField,
  type WorkspaceOptions,
  type WorkspaceOutcome,
} from './workspaces.ts'

const [former = '', newest = ''] = keys

type Scene = (field: WorkspaceField, options: WorkspaceOptions) => Promise<void>

async function play(name: string, options: WorkspaceOptions, scene: Scene): Promise<WorkspaceOutcome> {
  const field = await openField(options)
  try {
    await scene(field, options)
    return { name, messages: field.slack.state.messages.length, violations: field.violations }
  } finally {
    await field.close()
  }
}

/** Every channel must have exactly these editions, but for what a kill has left in doubt. */
async function expectEditions({ slack, store, chats, violations }: WorkspaceField, wanted: readonly number[]) {
  const doubts = new Set(
    (await Promise.all(wanted.map((issue) => doubtsIn(store, issue)))).flatMap((each) => [...each]),
  )
  for (const { chat } of chats) {
    const seen = editionsIn(slack, chat)
    for (const issue of wanted) {
      const times = seen.filter((each) => each === issue).length
      if (times !== 1 && !doubts.has(`${chat} ${issue}`)) violations.push(`${chat}: edition ${issue} ${times} times`)
    }
    if (seen.some((each) => !wanted.includes(each))) violations.push(`${chat}: has editions ${seen}`)
  }
}

/** The key changes: without the former one nothing goes out and that is said; with both all that waited does; then the former can go. */
export const keyChange = (options: WorkspaceOptions): Promise<WorkspaceOutcome> =>
  play('the key changes', options, async (field) => {
    const { slack, store, violations } = field
    const first = field.start([former])
    for (const team of ['T1', 'T2']) await install(slack, first, team)
    await field.subscribeAll()
    await field.publish(1)
    await settledIn(store, 1)
    await first.kill()

    const locked = field.start([newest])
    const named = ['T1', 'T2'].map((team) =>
      locked.says(({ account, msg }) => account === team && String(msg).includes('no key in SECRET_KEY opens it')),
    )
    await field.publish(2)
    await Promise.all(named)
    const { status, text: told } = await askProgram(`${await locked.ready}/healthz`)
    if (status !== 503 || !told.includes('T1') || !told.includes('T2')) violations.push(`health says ${told}`)
    if (JSON.stringify(locked.log).includes('xox')) violations.push('a token is in the log')
    await locked.kill()
    if ((await store.progress(2)).sent > 0) violations.push('something went out without a key')

    const both = field.start([newest, former])
    await settledIn(store, 2)
    await both.ready
    const { resealed, unreadable } = await field.rotate([newest, former])
    if (resealed.length !== 2 || unreadable.length > 0) violations.push(`sealed anew: ${resealed}, not: ${unreadable}`)
    await both.kill()

    const last = field.start([newest])
    await field.publish(3)
    await settledIn(store, 3)
    if ((await last.kill('SIGTERM')) !== 0) violations.push('it did not end well')
    await expectEditions(field, [1, 2, 3])
  })

/** One workspace takes the app off in the middle of an issue and adds it again two issues later, with kills in between. */
export const uninstalling = (options: WorkspaceOptions): Promise<WorkspaceOutcome> =>
  play('a workspace goes and comes back', options, async (field, { rounds }) => {
    const { slack, store, chats, violations } = field
    let program = field.start([newest])
    for (const team of ['T1', 'T2']) await install(slack, program, team)
    await field.subscribeAll()
    const theirs = chats.filter(({ account }) => account === 'T2')
    const ours = chats.filter(({ account }) => account === 'T1')
    for (let round = 0; round < rounds; round++) {
      const [leaving, missed, newest3] = [3 * round + 1, 3 * round + 2, 3 * round + 3]
      const got = slack.state.messages.length
      await field.publish(leaving)
      await slack.until('some of it', () => slack.state.messages.length > got + theirs.length / 2)
      await slack.uninstall('T2')
      await program.kill()
      program = field.start([newest])
      await settledIn(store, leaving)
      const before = new Map(theirs.map(({ chat }) => [chat, editionsIn(slack, chat).length]))
      await field.publish(missed)
      await field.publish(newest3)
      await settledIn(store, missed, newest3)
      const [, lane] = await store.lanes()
      if (lane?.standing !== 'gone') violations.push(`the lane of T2 is ${lane?.standing}`)

      await install(slack, program, 'T2')
      await program.kill()
      program = field.start([newest])
      await settledIn(store, leaving, missed, newest3)
      const doubts = await doubtsIn(store, newest3)
      for (const { chat } of theirs) {
        const since = editionsIn(slack, chat).slice(before.get(chat))
        if (since.join() !== String(newest3) && !doubts.has(`${chat} ${newest3}`))
          violations.push(`${chat}: back with editions ${since}`)
      }
      for (const issue of [leaving, missed, newest3]) {
        const unsure = await doubtsIn(store, issue)
        for (const { chat } of ours) {
          const times = editionsIn(slack, chat).filter((each) => each === issue).length
          if (times !== 1 && !unsure.has(`${chat} ${issue}`))
            violations.push(`${chat}: edition ${issue} ${times} times`)
        }
      }
    }
  })

/** Two programs on one database for days, under a clock that is turned: tokens last twelve hours, and exchanges are cut off. */
export const rotation = (options: WorkspaceOptions): Promise<WorkspaceOutcome> =>
  play('tokens last twelve hours', options, async (field, { rounds }) => {
    const { slack, store, violations } = field
    for (const team of slack.state.teams.values()) team.rotates = true
    const first = field.start([newest])
    for (const team of ['T1', 'T2']) await install(slack, first, team)
    await field.subscribeAll()
    await field.publish(1)
    await settledIn(store, 1)
    await first.kill()
    for (let round = 1; round <= rounds; round++) {
      const aheadMs = hours(11 * round)
      slack.state.now = () => Date.now() + aheadMs
      if (round === rounds) {
        // Exchanges that Slack never hears of, by a program that is then gone: the next one waits until their time is over.
        slack.fail({ method: 'oauth.v2.access', times: 2, how: { kind: 'hang' } })
        const asked = slack.calls('oauth.v2.access').length
        const cut = field.start([newest], aheadMs - hours(0.1))
        await slack.until('both exchanges', () => slack.calls('oauth.v2.access').length === asked + 2)
        await cut.kill()
      }
      const both = [field.start([newest], aheadMs), field.start([newest], aheadMs)]
      await Promise.all(both.map((program) => program.ready))
      await field.publish(round + 1)
      await settledIn(store, round + 1)
      await Promise.all(both.map((program) => program.kill()))
    }
    const refused = slack.state.calls.filter(({ error }) => error !== null && error !== 'hang')
    for (const { method, error } of refused.slice(0, 5)) violations.push(`${method}: ${error}`)
    const exchanges = slack.calls('oauth.v2.access').filter(({ args, error }) => args.grant_type && error === null)
    if (exchanges.length !== 2 * rounds) violations.push(`${exchanges.length} exchanges in ${rounds} rounds`)
    await expectEditions(
      field,
      Array.from({ length: rounds + 1 }, (_, at) => at + 1),
    )
  })
