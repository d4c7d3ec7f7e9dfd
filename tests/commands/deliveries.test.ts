import { describe, expect, it } from 'vitest'
import { createLiveProgress } from '../../src/background/live-progress.ts'
import type { Explain } from '../../src/desk/notify/explain.ts'
import { followProgress } from '../../src/desk/progress/follow.ts'
import { createLog } from '../../src/log.ts'
import type { Verdict } from '../../src/store/port.ts'
import { draftOf, item } from '../fakes/drafts.ts'
import { newsdesk, wordsOf } from '../fakes/newsdesk.ts'
import { createTalker } from '../fakes/talker.ts'

const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
const lane = { platform: 'console', account: 'local' }
const sent: Verdict = { kind: 'sent', id: '1', parts: 1, nextAt: 0 }
const lost: Verdict = { kind: 'lost', reason: 'blocked by the user' }
const unsure: Verdict = { kind: 'uncertain', reason: 'hung up' }
const failed: Verdict = { kind: 'failed', reason: 'too long' }
const explain: Explain = (_, reason) => (reason === 'too long' ? 'refused-content' : 'unclear')

/** Issue 1 for so many readers, and a way to send it on. */
async function broadcast(readers: number) {
  const messenger = createTalker()
  const desk = newsdesk({ messenger, explain })
  const { store, room, now } = desk
  for (let chat = 1; chat <= readers; chat++) await store.subscribe({ ...lane, chat: `r${chat}`, thread: null }, {}, 0)
  await room.desk.publish(draftOf(item(1, 'Rates fall')))
  /** The next deliveries come to these verdicts. */
  const go = async (...verdicts: readonly Verdict[]): Promise<void> => {
    const tick = { now: now(), worker: 'w', leaseUntil: now() + 1e9 }
    const lanes = [{ ...lane, intervalMs: 0, slots: verdicts.length }]
    const { claims } = await store.tick({ ...tick, marks: [], lanes })
    const marks = claims.flatMap(({ delivery, part, attempt }, at) => {
      const verdict = verdicts[at]
      return verdict ? { delivery, part, attempt, verdict } : []
    })
    await store.tick({ ...tick, marks, lanes: [] })
  }
  const watching = createLiveProgress({ store, brief: room.brief, messenger: messenger, now, log })
  const ann = desk.as('Ann')
  return { ...desk, messenger, go, watching, ann, shown: () => messenger.at(ann.target).at(-1) ?? '' }
}

const times = (count: number, verdict: Verdict): readonly Verdict[] => Array.from({ length: count }, () => verdict)

describe('the message that follows an issue', () => {
  it('changes with it, and ends as a summary', async () => {
    const { ann, go, pass, watching, messenger, shown } = await broadcast(10)
    expect(wordsOf(await ann.gives('deliveries 1'))).toContain('I keep the message above up to date')
    expect(shown()).toContain('Issue 1 · going out\n░░░░░░░░░░░░░░░░░░░░ 0 %\n0 of 10 delivered\n[Pause] [Cancel]')
    await watching.poll()
    await go(...times(4, sent), lost)
    pass(5_000)
    await watching.poll()
    expect(shown()).toContain('▓▓▓▓▓▓▓▓▓▓░░░░░░░░░░ 50 %\n4 of 10 delivered · 1 a second · less than a minute left')
    expect(shown()).toContain('1 blocked me or are gone')
    await go(...times(2, unsure), failed, sent, sent)
    pass(3_000)
    await watching.poll()
    expect(shown()).toContain('Issue 1 · done')
    expect(shown()).toContain('1 failed2 may or may not have arrived')
    expect(shown()).toContain('[Resend the 2 uncertain] [Leave them] [Who failed and why]')
    expect(messenger.said).toHaveLength(1)
  })

  it('lives through a restart, and is said anew at the end where it cannot be changed', async () => {
    const { ann, go, watching, messenger, store, room, now, pass } = await broadcast(2)
    await ann.gives('deliveries 1')
    messenger.edits = false
    await watching.poll()
    await go(sent)
    await watching.poll()
    expect(messenger.said).toHaveLength(1)
    const next = createLiveProgress({ store, brief: room.brief, messenger: messenger, now, log })
    await next.poll()
    await go(sent)
    pass(3_000)
    await next.poll()
    await next.poll()
    expect(messenger.said).toHaveLength(2)
    expect(messenger.said.at(-1)?.words).toContain('Issue 1 · done')
    expect(await store.progressMessages()).toEqual([])
  })

  it('is not left half way where it cannot be changed and all was over at the first look, and is said once', async () => {
    const { ann, go, watching, messenger, store, room, now } = await broadcast(1)
    messenger.edits = false
    watching.start()
    await ann.gives('deliveries 1')
    expect(messenger.said.at(-1)?.words).toContain('0 of 1 delivered')
    await go(sent)
    await watching.poll()
    await watching.poll()
    await watching.stop()
    expect(messenger.said).toHaveLength(2)
    expect(messenger.said.at(-1)?.words).toContain('1 of 1 delivered')
    await followProgress({ store, brief: room.brief, messenger, now }, 1, ann.target)
    await watching.poll()
    expect(messenger.said).toHaveLength(3)
    expect(await store.progressMessages()).toEqual([])
  })

  it('tells of readers who get it at an hour of their own, and of accounts that rest', async () => {
    const { ann, store, room, go, now } = await broadcast(1)
    await store.subscribe({ ...lane, chat: 'late', thread: null }, { hour: 23 }, 0)
    await room.desk.publish(draftOf(item(1, 'Wallets spread')))
    await go({ kind: 'again', at: now() + 600_000, laneUntil: now() + 600_000, reason: 'too fast' })
    const words = wordsOf(await ann.gives('deliveries 2 show'))
    expect(words).toContain('1 reader gets it at their own hour, the last at 23:00')
    expect(words).toContain('Console asked for a pause until 10:22')
  })
})

describe('its buttons', () => {
  it('pause, resume and cancel it', async () => {
    const { ann, store, go, auditLines } = await broadcast(5)
    const panel = await ann.gives('deliveries 1 show')
    const paused = await ann.presses(panel, 'Pause')
    expect(wordsOf(paused)).toContain('Stopped: paused by Ann')
    await go(sent)
    expect((await store.progress(1)).sent).toBe(0)
    const on = await ann.presses(paused, 'Resume')
    await go(sent)
    expect((await store.progress(1)).sent).toBe(1)
    const asked = await ann.presses(on, 'Cancel')
    expect(wordsOf(asked)).toContain('4 readers who did not get it yet never will')
    expect((await store.progress(1)).pending).toBe(4)
    const over = await ann.presses(asked, 'Cancel issue 1')
    expect(wordsOf(over)).toContain('Issue 1 · done')
    expect(await store.progress(1)).toMatchObject({ sent: 1, skipped: 4, pending: 0 })
    expect(await auditLines()).toEqual(
      expect.arrayContaining(['paused', 'resumed', 'cancelled'].map((entry) => `console:ann ${entry} issue 1`)),
    )
    expect(wordsOf(await ann.gives('deliveries 1 pause'))).toContain('not going out')
  })

  it('say where the message is that follows the issue', async () => {
    const { ann, as } = await broadcast(5)
    expect(wordsOf(await ann.gives('deliveries 1'))).toContain('I keep the message above up to date')
    await ann.gives('deliveries 1')
    expect(wordsOf(await as('Ann', { chat: 'group' }).gives('deliveries 1'))).toContain('in private')
  })

  it('ask and tell beside a message that follows the issue, which would not leave them there', async () => {
    const { ann, store, go, messenger } = await broadcast(5)
    await ann.gives('deliveries 1')
    await go(failed)
    const panel = await ann.gives('deliveries 1 show')
    expect(wordsOf(await ann.presses(panel, 'Cancel'))).toContain('0 of 5 delivered')
    expect(messenger.at(ann.target).at(-1)).toMatch(
      /4 readers who did not get it yet never will[\s\S]*\[Cancel issue 1\]/,
    )
    expect(wordsOf(await ann.presses(panel, 'Who failed and why'))).toContain('0 of 5 delivered')
    expect(messenger.at(ann.target).at(-1)).toContain('Console r1: the platform does not accept the content')
    expect((await store.progress(1)).pending).toBe(4)
  })

  it('ask before it goes on after it stopped by itself', async () => {
    const { ann, store, go } = await broadcast(2)
    const reason = 'whatever words there are for it'
    await go({ kind: 'lost', reason: 'blocked', stop: { reason, also: [] } })
    const asked = await ann.presses(await ann.gives('deliveries 1 show'), 'Resume')
    expect(wordsOf(asked)).toContain('so many readers could not be reached')
    expect((await store.halted(1))?.reason).toBe(reason)
    await ann.presses(asked, 'Go on')
    expect(await store.halted(1)).toBeNull()
  })

  it('say why it has stopped in the language of whoever reads it, whatever the ledger keeps', async () => {
    const { ann, store, as } = await broadcast(2)
    await ann.presses(await ann.gives('deliveries 1 show'), 'Pause')
    const chinese = as('Bob', { language: 'zh' })
    expect(wordsOf(await chinese.gives('deliveries 1 show'))).toContain('已停止：由 Ann 暂停。')
    await store.unhalt(1)
    await store.halt(1, '由王明暂停')
    expect(wordsOf(await ann.gives('deliveries 1 show'))).toContain('Stopped: paused by 王明.')
  })

  it('resend or leave what is uncertain, and tell who failed and why', async () => {
    const { ann, store, go } = await broadcast(14)
    await go(...times(12, failed), unsure, unsure)
    const panel = await ann.gives('deliveries')
    const why = await ann.presses(panel, 'Who failed and why')
    expect(wordsOf(why)).toContain('Console r1: the platform does not accept the content')
    expect(wordsOf(await ann.presses(why, 'More'))).toContain(
      'Console r13: may have arrived; the platform gave no clear answer',
    )
    expect(wordsOf(await ann.presses(panel, 'Resend the 2 uncertain'))).toContain('going out')
    expect((await store.progress(1)).pending).toBe(2)
    await go(unsure, unsure)
    await ann.presses(await ann.gives('deliveries 1'), 'Leave them')
    expect(await store.progress(1)).toMatchObject({ uncertain: 0, failed: 14 })
  })
})
