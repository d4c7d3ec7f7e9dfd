import { describe, expect, it } from 'vitest'
import { createSlack } from '../../../adapters/slack/connect.ts'
import { createSeal } from '../../../adapters/slack/oauth/encryption.ts'
import { reseal } from '../../../adapters/slack/oauth/reseal.ts'
import { first } from './look.ts'
import { memoryRows } from './oauth-rows.ts'
import { start } from './setup.ts'
import { install, secretKey, several } from './several.ts'

const otherKey = Buffer.alloc(32, 8).toString('hex')

/** T1 is sealed with the key that the operator has, T2 with one that is gone. */
async function oneForeign() {
  const world = await several('http')
  const { slack, url, rows, oauth } = world
  await install(slack, url, 'T1')
  await install(slack, url, 'T2')
  const text = createSeal([secretKey]).open('T2', rows.rows.get('T2') ?? '')
  rows.rows.set('T2', createSeal([otherKey]).seal('T2', text, Buffer.alloc(12, 3)))
  const again = (secretKeys: readonly string[]) =>
    start('http', { botToken: null, oauth: { ...oauth, secretKeys } }, slack)
  return { ...world, again }
}

describe('an installation that was sealed with another key', () => {
  it('is left out and named, once in the log, while all others work', async () => {
    const { slack, again } = await oneForeign()
    const { adapter, host, log } = await again([secretKey])
    expect(adapter.accounts()).toEqual(['T1'])
    expect(adapter.faults?.()).toEqual([
      {
        account: 'T2',
        reason: expect.stringMatching(/installation of T2 cannot be read: no key in SECRET_KEY opens it/),
      },
    ])
    await slack.slash({ channel: 'C1', user: 'U1', text: 'latest' })
    await first(slack, () => slack.whispered('C1', 'U1'))
    expect(host.queries).toHaveLength(1)
    expect(log.filter((line) => line.includes('SECRET_KEY'))).toHaveLength(1)
  })

  it('answers whoever asks there that we cannot work there', async () => {
    const { slack, again } = await oneForeign()
    const { host } = await again([secretKey])
    await slack.slash({ channel: 'C22', user: 'U22', text: 'latest', team: 'T2' })
    const answer = await first(slack, () => slack.whispered('C22', 'U22'))
    expect(answer.text).toContain('I cannot work in this workspace at the moment')
    expect(answer.text).toContain('我目前无法在这个工作区工作')
    expect(host.queries).toEqual([])
  })

  it('works again as soon as its key is there too, and after it is sealed anew without that', async () => {
    const { again, rows } = await oneForeign()
    const both = await again([secretKey, otherKey])
    expect([...both.adapter.accounts()].sort()).toEqual(['T1', 'T2'])
    expect(both.adapter.faults?.()).toEqual([])
    expect(await reseal(rows, [secretKey, otherKey])).toEqual({ resealed: ['T2'], already: ['T1'], unreadable: [] })
    expect(await reseal(rows, [secretKey])).toEqual({ resealed: [], already: ['T1', 'T2'], unreadable: [] })
    expect([...(await again([secretKey])).adapter.accounts()].sort()).toEqual(['T1', 'T2'])
  })

  it('comes back in a program that runs, when somebody seals it anew', async () => {
    const { slack, rows, oauth } = await oneForeign()
    const { adapter } = await start('http', { botToken: null, oauth, lookMs: 5 }, slack)
    expect(adapter.accounts()).toEqual(['T1'])
    await reseal(rows, [secretKey, otherKey])
    await expect.poll(() => adapter.accounts()).toEqual(['T1', 'T2'])
    expect(adapter.faults?.()).toEqual([])
  })

  it('is told from one that is damaged, and neither shows what is in it', async () => {
    const { rows, again } = await oneForeign()
    rows.rows.set('T2', createSeal([secretKey]).seal('T2', 'xoxb-secret', Buffer.alloc(12, 4)))
    const { adapter, log } = await again([secretKey])
    expect(adapter.accounts()).toEqual(['T1'])
    expect(adapter.faults?.()).toMatchObject([{ account: 'T2', reason: expect.stringContaining('is damaged') }])
    expect(log.join()).not.toContain('xoxb')
  })
})

it('does not start without a proper key', () => {
  const oauth = { clientId: '1', clientSecret: 's', stateSecret: 's', rows: memoryRows() }
  for (const wrong of [[], [''], ['short'], ['ä'.repeat(32)], [secretKey, 'short']])
    expect(() => createSlack({ signingSecret: 'x', oauth: { ...oauth, secretKeys: wrong } })).toThrow(/SECRET_KEY/)
})

describe('the seal', () => {
  const seal = createSeal([secretKey])
  const nonce = Buffer.alloc(12, 1)

  it('opens what it sealed, under the same name only, and shows nothing of it', () => {
    const sealed = seal.seal('T1', 'xoxb-秘密', nonce)
    expect(seal.open('T1', sealed)).toBe('xoxb-秘密')
    expect(sealed).not.toContain('xox')
    expect(() => seal.open('T2', sealed)).toThrow(/cannot be read/)
    expect(() => createSeal(['00'.repeat(32)]).open('T1', sealed)).toThrow(/cannot be read/)
  })

  it('notices every changed character', () => {
    const sealed = seal.seal('T1', 'xoxb-1', nonce)
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'Q' : 'A'}${sealed.slice(at + 1)}`
      expect(() => seal.open('T1', changed)).toThrow(/cannot be read/)
    }
  })

  it('gives every record a nonce of its own', async () => {
    const { slack, url, rows } = await several('http')
    await install(slack, url, 'T1')
    const before = rows.rows.get('T1')
    await install(slack, url, 'T1')
    expect(rows.rows.get('T1')?.split('.')[1]).not.toBe(before?.split('.')[1])
  })
})
