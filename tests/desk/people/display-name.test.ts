import { expect, it } from 'vitest'
import { createDesk } from '../../../src/desk/desk.ts'
import { emptyStore } from '../../fakes/empty-store.ts'
import { newsdesk, wordsOf } from '../../fakes/newsdesk.ts'

/** A desk with Ann, and with whoever sits at the terminal of the server. */
function withTerminal() {
  const store = emptyStore()
  const brief = { title: 'Morning brief', timeZone: 'Asia/Shanghai', language: 'en' } as const
  const owners = ['console:ann', 'console:local']
  const desk = newsdesk({ desk: createDesk({ store, brief, now: () => 0, owners }) }, store)
  const from = { platform: 'console', account: 'local', chat: 'terminal', thread: null }
  const terminal = { person: 'console:local', name: null, from } as const
  return { ...desk, terminal, at: desk.now() }
}

it('calls the terminal what it is among the editors, and not named in ADMINS', async () => {
  const { as } = withTerminal()
  const list = wordsOf(await as('Ann').gives('editors'))
  expect(list).toContain('The terminal of the server, owner')
  expect(list).toContain('console:ann, owner, named in ADMINS')
  expect(list).not.toContain('console:local')
  const chinese = wordsOf(await as('Ann', { language: 'zh' }).gives('editors'))
  expect(chinese).toContain('服务器的终端，负责人')
  const refused = wordsOf(await as('Ann').gives('editors remove console:local yes'))
  expect(refused).toContain('Whoever sits at the terminal')
  expect(refused).not.toContain('ADMINS')
})

it('calls the terminal and the command line so in the record', async () => {
  const { as, store, terminal, at } = withTerminal()
  await store.recordAudit({ at, actor: terminal, action: 'corrected', subject: 'issue 3.1', detail: {} })
  await store.recordAudit({
    at,
    actor: { ...terminal, person: 'cli', from: null },
    action: 'imported',
    subject: 'draft',
    detail: {},
  })
  const joined = { kind: 'editor', by: 'console:local' }
  await store.recordAudit({
    at,
    actor: { ...terminal, person: 'slack:U1', name: 'Eve' },
    action: 'joined',
    subject: 'slack:U1',
    detail: joined,
  })
  const record = wordsOf(await as('Ann').gives('history'))
  expect(record).toContain('The terminal corrected item 1 of issue 3')
  expect(record).toContain('The command line imported the next issue')
  expect(record).toContain('Eve (console) joined as editor, invited by the terminal')
  expect(wordsOf(await as('Ann', { language: 'zh' }).gives('history'))).toContain('终端 更正了第 3 期第 1 条')
  await store.recordAudit({ at, actor: terminal, action: 'removed', subject: 'draft k9', detail: {} })
  expect(wordsOf(await as('Ann').gives('draft item k9'))).toContain('The terminal removed this item at 10:12')
})

it('says who stopped a broadcast', async () => {
  const { room, store, terminal } = withTerminal()
  await store.subscribe({ platform: 'console', account: 'local', chat: 'r', thread: null }, {}, 0)
  const item = { number: 1, headline: 'Rates fall', body: [], source: null, topics: [] }
  await room.desk.publish({ title: 'B', date: '2026-11-20', footer: [], sections: [{ title: null, items: [item] }] })
  await room.desk.broadcasts.pause(1, terminal)
  expect((await store.halted(1))?.reason).toBe('paused by the terminal')
})
