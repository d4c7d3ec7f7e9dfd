import { describe, expect, it } from 'vitest'
import { fromBolt } from '../../../adapters/slack/index.ts'
import { startBriefwire } from '../../../src/embed.ts'
import { first, textOf } from './look.ts'
import { start } from './setup.ts'
import { install, several } from './several.ts'

describe('a person of Slack', () => {
  it('is called by their id where there is one workspace', async () => {
    const { slack, host } = await start('http')
    await slack.slash({ channel: 'C1', user: 'U1', text: 'latest' })
    await first(slack, () => slack.whispered('C1', 'U1'))
    expect(host.queries[0]?.person).toEqual({ id: 'U1', name: 'u1' })
  })

  it('is somebody else in each of several workspaces', async () => {
    const { slack, url, host } = await several('http')
    await install(slack, url, 'T1')
    await install(slack, url, 'T2')
    slack.channel('C23', { team: 'T2', members: ['UBOTT2', 'U1'] })
    // The editor of T1 has a namesake in T2.
    host.editors.add('T1/U1')
    await slack.slash({ channel: 'C1', user: 'U1', text: 'draft' })
    await slack.slash({ channel: 'C23', user: 'U1', text: 'draft', team: 'T2' })
    const refused = await first(slack, () => slack.whispered('C23', 'U1'))
    expect(textOf(refused)).toContain('Only editors may do that')
    expect(textOf(await first(slack, () => slack.whispered('C1', 'U1')))).not.toContain('Only editors')
    await slack.dm('U1', 'A story\nthat an editor writes')
    await slack.until('the note', () => host.notes.length === 1)
    expect(host.notes[0]?.person?.id).toBe('T1/U1')
  })

  it('who decides about channels as an editor is asked for by that name', async () => {
    const asked: string[] = []
    const isEditor = async (person: string) => {
      asked.push(person)
      return person === 'T1/U1'
    }
    const { slack, url, host } = await several('http', { manage: 'editors', isEditor })
    await install(slack, url, 'T1')
    await slack.slash({ channel: 'C1', user: 'U1', text: 'subscribe' })
    await slack.until('the subscription', () => host.subscribed.size === 1)
    expect(asked).toEqual(['T1/U1'])
  })
})

it('is refused as an owner, with what to write, where an app of several workspaces cannot tell who is meant', async () => {
  const app = { command: () => {}, action: () => {}, shortcut: () => {}, view: () => {}, event: () => {} }
  const brief = fromBolt(app, { installation: async () => null, installed: async () => [] })
  await expect(startBriefwire({ adapters: [brief], database: ':memory:', admins: ['slack:U1'] })).rejects.toThrow(
    /slack:U1 may be somebody else in each workspace.*slack:T…\/U1/,
  )
  const one = fromBolt(app, { token: 'xoxb-1' })
  expect([one.readPerson?.('U1'), one.readPerson?.('T1/U1'), brief.readPerson?.('T1/U1')]).toEqual([
    'U1',
    'U1',
    'T1/U1',
  ])
})
