import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSeal } from '../../adapters/slack/oauth/encryption.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { briefwire, emptyFolder } from './run.ts'

const former = Buffer.alloc(32, 1).toString('base64')
const newest = Buffer.alloc(32, 2).toString('base64')
const gone = Buffer.alloc(32, 3).toString('base64')

/** A folder with an installation sealed by each of these keys. */
async function installed(keys: Readonly<Record<string, string>>): Promise<string> {
  const folder = emptyFolder()
  const store = openSqlite({ path: join(folder, 'data', 'briefwire.db') })
  for (const [account, key] of Object.entries(keys)) {
    const text = JSON.stringify({ account, token: `xoxb-${account}`, botUser: 'U0' })
    const sealed = createSeal([key]).seal(account, text, Buffer.alloc(12, 1))
    await store.saveInstallation({ platform: 'slack', account }, sealed, 0)
  }
  await store.close()
  return folder
}

it('names the editors whom an app of several workspaces no longer knows', async () => {
  const folder = await installed({})
  const store = openSqlite({ path: join(folder, 'data', 'briefwire.db') })
  const action = { at: 1, actor: { person: 'cli', name: null, from: null }, subject: 'editor', detail: {} } as const
  for (const person of ['slack:U1', 'slack:T1/U2', 'telegram:3']) {
    await store.invite({ hash: person, kind: 'editor', by: 'cli', expiresAt: 9 }, { ...action, action: 'invited' })
    await store.join(person, { person, name: 'Ann' }, { ...action, action: 'joined' })
  }
  await store.close()
  const env = {
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'a',
    SLACK_STATE_SECRET: 'b',
    SLACK_SIGNING_SECRET: '0'.repeat(32),
    SECRET_KEY: newest,
  }
  const { code, out } = await briefwire(folder, ['doctor'], { env })
  expect(code).toBe(1)
  expect(out.match(/Ann is no editor any more.*/g)).toEqual([
    expect.stringContaining('slack:U1 could be somebody else'),
  ])
})

describe('keys rotate', () => {
  it('seals everything with the newest key, so that the former can go', async () => {
    const folder = await installed({ T1: former, T2: newest })
    const both = { SECRET_KEY: `${newest}, ${former}` }
    expect((await briefwire(folder, ['doctor'], { env: both })).out).toContain(
      'SECRET_KEY opens 2 of 2 Slack installations; T1 with a former key: `briefwire keys rotate` seals it anew',
    )
    expect(await briefwire(folder, ['keys', 'rotate'], { env: both })).toMatchObject({
      code: 0,
      out: '1 Slack installation was sealed anew, 1 had the newest key already.\nSECRET_KEY may now be its first key alone.\n',
    })
    const { out } = await briefwire(folder, ['doctor'], { env: { SECRET_KEY: newest } })
    expect(out).toContain('✓ SECRET_KEY opens 2 of 2 Slack installations\n')
    const again = await briefwire(folder, ['keys', 'rotate'], { env: { SECRET_KEY: newest } })
    expect(again.out).toBe('0 Slack installations were sealed anew, 2 had the newest key already.\n')
  })

  it('names what no key opens, and leaves it as it is', async () => {
    const folder = await installed({ T1: former, T2: gone })
    const { code, err } = await briefwire(folder, ['keys', 'rotate'], { env: { SECRET_KEY: `${newest},${former}` } })
    expect([code, err]).toEqual([1, expect.stringContaining('No key in SECRET_KEY opens T2. Add the key')])
    const { code: found, out } = await briefwire(folder, ['doctor'], { env: { SECRET_KEY: newest } })
    expect(out).toContain('✓ SECRET_KEY opens 1 of 2 Slack installations')
    expect([found, out]).toEqual([1, expect.stringContaining('✗ The Slack installation of T2 cannot be read')])
    expect((await briefwire(folder, ['keys', 'rotate'], { env: { SECRET_KEY: gone } })).err).toContain('opens T1')
  })

  it('needs a key that is one', async () => {
    const { err } = await briefwire(emptyFolder(), ['keys', 'rotate'], { env: { SECRET_KEY: `${newest},short` } })
    expect(err).toContain('SECRET_KEY: must be 32 bytes')
    expect((await briefwire(emptyFolder(), ['keys', 'rotate'])).err).toContain('SECRET_KEY must be 32 bytes')
  })
})
