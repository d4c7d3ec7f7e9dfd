import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { briefwire, emptyFolder } from './run.ts'

const audit = (at: string, name: string, subject: string) =>
  ({
    at: Date.parse(at),
    actor: { person: `telegram:${name}`, name, from: { platform: 'telegram', account: '77', chat: '1', thread: null } },
    action: 'posted',
    subject,
    detail: { item: { headline: `Story of ${name}` } },
  }) as const

/** A folder with a record of three lines, one of them from the command line. */
async function recorded(): Promise<string> {
  const folder = emptyFolder()
  await briefwire(folder, ['import', '-'], { input: 'Brief\n\n1. Rates fall\nBy a quarter.\n' })
  const store = openSqlite({ path: join(folder, 'data', 'briefwire.db') })
  await store.recordAudit(audit('2999-11-20T10:00:00Z', 'Ann', 'draft k1'))
  await store.recordAudit(audit('2999-11-21T23:30:00Z', 'Bob', 'draft k2'))
  await store.close()
  return folder
}

describe('audit', () => {
  it('prints the record, oldest first, for people', async () => {
    const { code, out } = await briefwire(await recorded(), ['audit'], { env: { BRIEF_TIMEZONE: 'Europe/Berlin' } })
    expect(code).toBe(0)
    const [first, ...rest] = out.trim().split('\n')
    expect(first).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d {2}The command line imported 1 item$/)
    expect(rest).toEqual([
      '2999-11-20 11:00  Ann (telegram) posted “Story of Ann”',
      '2999-11-22 00:30  Bob (telegram) posted “Story of Bob”',
    ])
  })

  it('prints it as JSON with all details, and from a day on, in the zone of the brief', async () => {
    const folder = await recorded()
    const env = { BRIEF_TIMEZONE: 'Europe/Berlin' }
    const { out } = await briefwire(folder, ['audit', '--json', '--since', '2999-11-22'], { env })
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      {
        at: '2999-11-21T23:30:00.000Z',
        actor: { person: 'telegram:Bob', name: 'Bob', from: { chat: '1' } },
        deed: 'posted',
        subject: 'draft k2',
        detail: { item: { headline: 'Story of Bob' } },
      },
    ])
    expect((await briefwire(folder, ['audit', '--json'], { env })).out.trim().split('\n')).toHaveLength(3)
  })

  it('knows no such day', async () => {
    const { code, err } = await briefwire(emptyFolder(), ['audit', '--since', 'yesterday'])
    expect(code).toBe(2)
    expect(err).toContain('“yesterday” is no date')
  })
})
