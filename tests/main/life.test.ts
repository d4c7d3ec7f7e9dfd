import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { hostname } from 'node:os'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createBriefwire } from '../../src/briefwire.ts'
import { createDesk } from '../../src/desk/desk.ts'
import { createHost } from '../../src/host.ts'
import { httpLimits, openHttp } from '../../src/http/server.ts'
import { createLog } from '../../src/log.ts'
import { createMetrics } from '../../src/metrics.ts'
import type { Store } from '../../src/store/port.ts'
import { idleAnswers } from '../fakes/answers.ts'
import { draftOf, item } from '../fakes/drafts.ts'
import { emptyStore } from '../fakes/empty-store.ts'
import { createRecorder } from '../fakes/recorder.ts'
import { roomOver } from '../fakes/room.ts'

const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
const brief = { title: 'Brief', timeZone: 'UTC', language: 'en' } as const
const target = { platform: 'recorder', account: 'local', chat: 'me', thread: null }

const plain = { access: { token: null, port: null }, limits: httpLimits, now: Date.now } as const

it('is not healthy until it is ready, and says why', async () => {
  const metrics = createMetrics(emptyStore())
  let ready = false
  const problems = [{ part: 'program', reason: 'starting' }] as const
  const health = async () => (ready ? { ready, problems: [] } : { ready, problems })
  const http = await openHttp({ host: '127.0.0.1', port: 0, health, metrics, log, mount: () => {}, ...plain })
  onTestFinished(() => http.close())
  const starting = await fetch(`${http.url}/healthz`)
  expect([starting.status, await starting.json()]).toEqual([503, { ready: false, problems }])
  ready = true
  expect((await fetch(`${http.url}/healthz`)).status).toBe(200)
})

it('apologises for a command that fails, and goes on', async () => {
  const store = emptyStore()
  const room = roomOver(store, brief)
  const host = createHost({ context: room, log, metrics: createMetrics(store), answers: idleAnswers() })
  await store.close()
  const ask = {
    target,
    about: target,
    chat: 'private',
    person: null,
    command: 'latest',
    args: '',
    language: 'zh',
  } as const
  expect(JSON.stringify(await host.answer({ ...ask, mayManage: async () => true }))).toContain('抱歉')
})

/** A store in which a process that is gone was sending an issue to one reader. */
async function abandoned() {
  const store = emptyStore()
  await store.subscribe(target, {}, 0)
  await createDesk({ store, brief, now: Date.now, owners: [] }).publish(draftOf(item(1, 'Rates fall')))
  const now = Date.now()
  const lanes = [{ platform: 'recorder', account: 'local', intervalMs: 0, slots: 1 }]
  // No process has this number: Linux stops at 4,194,304.
  const dead = { now, worker: `${hostname()}/99999999/x`, leaseUntil: now + 1e9, marks: [], lanes }
  const [claim] = (await store.tick(dead)).claims
  return { store, dead, delivery: claim?.delivery ?? 0 }
}

async function startOver(store: Store, onUncertain: 'hold' | 'resend') {
  const recorder = createRecorder({ perSecond: 1000, chatMs: 0 })
  const briefwire = createBriefwire({ store, adapters: [recorder], brief, admins: [], onUncertain, log })
  await briefwire.deliver()
  onTestFinished(() => briefwire.stop())
  await briefwire.worker.idle()
  return recorder.sent.map(({ part }) => part)
}

describe('the next start', () => {
  it('holds what a process that is gone was sending', async () => {
    const { store } = await abandoned()
    expect(await startOver(store, 'hold')).toEqual([])
    expect(await store.progress(1)).toMatchObject({ uncertain: 1, sending: 0 })
  })

  it('sends it again where the operator chose so', async () => {
    const { store } = await abandoned()
    await startOver(store, 'resend')
    await expect.poll(() => store.progress(1)).toMatchObject({ sent: 1 })
  })

  it('opens a lane that was closed, because a token was refused', async () => {
    const { store, dead, delivery } = await abandoned()
    const verdict = { kind: 'closed', reason: 'token revoked' } as const
    await store.tick({ ...dead, lanes: [], marks: [{ delivery, part: 0, attempt: 1, verdict }] })
    expect(await store.lanes()).toMatchObject([{ standing: 'closed' }])
    expect(await startOver(store, 'hold')).toEqual(['1. Rates fall'])
  })
})

it('cuts secrets out of every line of the log', async () => {
  const program = `
    import { createLog } from './src/log.ts'
    const log = createLog({ level: 'info', secrets: ['hush-hush'], fd: 1, terminal: false, colour: false })
    log.info({ where: 'https://x/bothush-hush/send' }, 'token hush-hush seen')
    const pretty = createLog({ level: 'info', secrets: ['hush-hush'], fd: 1, terminal: true, colour: false })
    pretty.info({ where: 'hush-hush' }, 'hush-hush')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [out] = await Promise.all([text(child.stdout), once(child, 'exit')])
  expect(out.split('\n').filter((line) => line.includes('[secret]')).length).toBeGreaterThanOrEqual(2)
  expect(out).not.toContain('hush-hush')
})
