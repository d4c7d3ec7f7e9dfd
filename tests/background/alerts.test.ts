import { describe, expect, it } from 'vitest'
import { createAlerts } from '../../src/background/alerts.ts'
import { createSendLog } from '../../src/delivery/send-log.ts'
import type { Explain } from '../../src/desk/notify/explain.ts'
import { createLog } from '../../src/log.ts'
import { defaultWants } from '../../src/model.ts'
import type { Claim, Verdict } from '../../src/store/port.ts'
import { newsdesk } from '../fakes/newsdesk.ts'
import { createTalker } from '../fakes/talker.ts'

const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
const wants = defaultWants
const claim = (chat: string): Claim => ({
  delivery: 1,
  issue: 129,
  revision: 1,
  target: { platform: 'telegram', account: '77', chat, thread: null },
  wants,
  part: 0,
  attempt: 1,
  first: null,
  follows: null,
  missed: null,
  digest: [],
  addenda: [],
})

/** A desk whose owner was seen in private and is told of troubles. */
async function desk() {
  const messenger = createTalker()
  const { store, room, now, pass, as } = newsdesk({ messenger: messenger })
  const ann = as('Ann')
  await ann.gives('history')
  const audience = { store, brief: room.brief, roles: room.desk.roles, messenger }
  const telling: Promise<void>[] = []
  const troubles = () => {
    const tell = createAlerts({ audience, explain, now, log })
    return createSendLog(log, now, (trouble) => void telling.push(tell(trouble)))
  }
  const meet = async (notices: ReturnType<typeof troubles>, verdict: Verdict): Promise<void> => {
    for (const chat of ['r1', 'r2', 'r3']) notices.verdict(claim(chat), verdict)
    await Promise.all(telling)
  }
  return { troubles, meet, now, pass, store, messenger, told: () => messenger.at(ann.target) }
}

const explain: Explain = (_, reason) => (reason === 'closed' ? 'topic-closed' : 'blocked')

describe('what editors are told of sending', () => {
  it('where a place cannot be reached: the owners and whoever subscribed it, once, and nobody of a reader who left', async () => {
    const { troubles, meet, told, store, messenger } = await desk()
    const { target } = claim('r2')
    await store.subscribe(target, {}, 0)
    await store.keepAdder(target, 'bea')
    const words = 'Nothing can be delivered to Team r2 (Telegram): the topic was closed.'
    await meet(troubles(), { kind: 'lost', reason: 'blocked' })
    expect(told()).toEqual([])
    await meet(troubles(), { kind: 'lost', reason: 'closed' })
    await meet(troubles(), { kind: 'lost', reason: 'closed' })
    expect(told()).toHaveLength(3)
    expect(told()[1]).toContain(words)
    expect(messenger.at({ ...target, chat: 'bea' })).toEqual([expect.stringContaining(words)])
  })

  it.each([
    [
      'a stop',
      { kind: 'lost', reason: 'r', stop: { reason: '20 of 21 are gone.', also: [] } },
      'Issue 129 has stopped: so many readers could not be reached',
    ],
    ['a refusal', { kind: 'halted', reason: 'bad markup' }, 'the platform does not accept what I send'],
    ['a closed account', { kind: 'closed', reason: 'revoked' }, 'Telegram refuses our account'],
    ['a doubt', { kind: 'uncertain', reason: 'hung up' }, 'may or may not have arrived. They are held'],
  ] satisfies readonly (readonly [string, Verdict, string])[])('%s, once', async (_name, verdict, words) => {
    const { troubles, meet, told, pass } = await desk()
    const notices = troubles()
    await meet(notices, verdict)
    pass(480_000)
    await meet(notices, verdict)
    pass(-480_000)
    await meet(troubles(), verdict)
    expect(told()).toEqual([expect.stringContaining(words)])
  })

  it('a long pause, but not a short one', async () => {
    const { troubles, meet, now, told } = await desk()
    const pause = (ms: number): Verdict => ({
      kind: 'again',
      at: now() + ms,
      laneUntil: now() + ms,
      reason: 'too fast',
    })
    const notices = troubles()
    await meet(notices, pause(600_000))
    expect(told()).toEqual([])
    await meet(notices, pause(1_200_000))
    await meet(notices, pause(1_300_000))
    expect(told()).toEqual([expect.stringContaining('Telegram asked for a pause until 10:32.')])
  })

  it('the same trouble again after a while', async () => {
    const { troubles, meet, pass, told } = await desk()
    const notices = troubles()
    await meet(notices, { kind: 'halted', reason: 'bad markup' })
    pass(3_600_000)
    await meet(notices, { kind: 'halted', reason: 'bad markup' })
    expect(told()).toHaveLength(2)
  })

  it('nothing of a single reader who is gone', async () => {
    const { troubles, meet, told } = await desk()
    await meet(troubles(), { kind: 'lost', reason: 'blocked' })
    expect(told()).toEqual([])
  })
})
