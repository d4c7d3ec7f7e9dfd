import { describe, expect, it } from 'vitest'
import type { AdapterFault } from '../src/adapter.ts'
import { createSendingWatch } from '../src/background/sending-watch.ts'
import { createHealth } from '../src/health.ts'
import type { LaneState } from '../src/store/ledger.ts'
import { emptyStore } from './fakes/empty-store.ts'
import { createRecorder } from './fakes/recorder.ts'

const noKey = 'no key opens its token'
const away = 'it cannot be reached'

const lane = (account: string, closed: boolean): LaneState => ({
  platform: 'recorder',
  account,
  nextAt: 0,
  pausedUntil: null,
  reason: closed ? 'token revoked' : null,
  standing: closed ? 'closed' : 'open',
  slowed: { factor: 1, since: 0 },
})

interface Scene {
  readonly accounts?: readonly string[]
  readonly faults?: readonly AdapterFault[]
  readonly checked?: readonly AdapterFault[]
  readonly closed?: readonly string[]
  readonly fault?: string | null
  readonly stalled?: readonly string[]
}

const healthOf = ({
  accounts = ['a', 'b'],
  faults = [],
  checked = [],
  closed = [],
  fault = null,
  stalled = [],
}: Scene) =>
  createHealth({
    store: { fault: async () => fault, lanes: async () => closed.map((account) => lane(account, true)) },
    adapters: [{ ...createRecorder({ perSecond: 1, chatMs: 0 }), accounts: () => accounts, faults: () => faults }],
    checked: () => checked.map((each) => ({ ...each, platform: 'recorder' })),
    stalled: async () => stalled.map((account) => lane(account, false)),
  })()

describe('health', () => {
  it.each<[string, Scene, boolean, readonly (readonly [string | null, string])[]]>([
    ['everything works', {}, true, []],
    ['one account of several cannot be served', { faults: [{ account: 'c', reason: noKey }] }, true, [['c', noKey]]],
    ['no account can be served', { accounts: [], faults: [{ account: 'c', reason: noKey }] }, false, [['c', noKey]]],
    ['the platform is away', { checked: [{ account: null, reason: away }] }, false, [[null, away]]],
    ['one lane of several is closed', { closed: ['a'] }, true, [['a', 'token revoked']]],
    [
      'all lanes are closed',
      { closed: ['a', 'b'] },
      false,
      [
        ['a', 'token revoked'],
        ['b', 'token revoked'],
      ],
    ],
    ['a lane of somebody else is closed', { closed: ['z'] }, true, []],
    [
      'the same is known from several sides',
      { accounts: ['a'], closed: ['a'], checked: [{ account: 'a', reason: 'refused' }] },
      false,
      [['a', 'refused']],
    ],
  ])('where %s', async (_what, scene, ready, problems) => {
    expect(await healthOf(scene)).toEqual({
      ready,
      problems: problems.map(([account, reason]) => ({ part: 'platform', platform: 'recorder', account, reason })),
    })
  })

  it('tells first of all that nothing can be written', async () => {
    const scene = { fault: 'the disk is full', checked: [{ account: null, reason: away }] }
    expect(await healthOf(scene)).toEqual({ ready: false, problems: [{ part: 'store', reason: 'the disk is full' }] })
  })

  it('tells where sending has stopped', async () => {
    expect(await healthOf({ stalled: ['b'] })).toMatchObject({
      ready: false,
      problems: [{ part: 'sending', platform: 'recorder', account: 'b' }],
    })
  })
})

describe('sending', () => {
  it('has stopped where something has been due for two minutes and nothing came to an end', async () => {
    const store = emptyStore()
    const lanes = ['a', 'b', 'gone'].map((account) => ({ platform: 'recorder', account }))
    for (const each of lanes) await store.subscribe({ ...each, chat: 'c', thread: null }, {}, 0)
    await store.subscribe({ platform: 'recorder', account: 'later', chat: 'c', thread: null }, { hour: 8 }, 0)
    const draft = { title: 't', date: '2026-01-01', footer: [], sections: [{ title: null, items: [] }] }
    await store.publish({ draft, fingerprint: 'x', at: 0, dueAt: () => 1e9, draftVersion: null })
    const adapter = { ...createRecorder({ perSecond: 1, chatMs: 0 }), accounts: () => ['a', 'b', 'later'] }
    let at = 0
    const watch = createSendingWatch({ store, adapters: [adapter], now: () => at, elapsed: () => at })
    const stalled = async () => (await watch.stalled()).map(({ account }) => account)
    at = 119_999
    expect(await stalled()).toEqual([])
    at = 120_000
    expect(await stalled()).toEqual(['a', 'b'])
    watch.note({ platform: 'recorder', account: 'a' })
    expect(await stalled()).toEqual(['b'])
    await store.halt(1, 'wait')
    expect(await stalled()).toEqual([])
    await store.unhalt(1)
    const verdict = { kind: 'again', at, laneUntil: at + 9e6, reason: 'too fast' } as const
    const beat = { now: at, worker: 'w', leaseUntil: 1e9, lanes: [{ ...adapterLane('b'), intervalMs: 0, slots: 1 }] }
    const [claim] = (await store.tick({ ...beat, marks: [] })).claims
    const { delivery = 0, part = 0, attempt = 0 } = claim ?? {}
    await store.tick({ ...beat, lanes: [], marks: [{ delivery, part, attempt, verdict }] })
    at = 300_000
    expect(await stalled()).toEqual(['a'])
  })
})

const adapterLane = (account: string) => ({ platform: 'recorder', account })
