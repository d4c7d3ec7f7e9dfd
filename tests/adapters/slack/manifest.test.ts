import { describe, expect, it } from 'vitest'
import { manifestOf } from '../../../adapters/slack/app/manifest.ts'
import { surfaceOf } from '../../../adapters/slack/app/surface.ts'
import type { BoltLike } from '../../../adapters/slack/bolt.ts'
import { examineSlack } from '../../../adapters/slack/doctor.ts'
import { fromBolt } from '../../../adapters/slack/index.ts'
import type { SlackDesk, SlackHome } from '../../../adapters/slack/ports.ts'
import { createHost } from './host.ts'
import { freshSlack, signingSecret } from './setup.ts'

const surface = surfaceOf({ command: '/brief', prefix: 'briefwire', home: true, desk: true })
const home: SlackHome = {
  look: async () => {
    throw new Error('not looked at')
  },
  subscribe: async () => {},
  unsubscribe: async () => {},
}
const desk: SlackDesk = { topics: async () => [], guess: async () => [], propose: async () => ({ kind: 'draft' }) }

/** What is registered on an app, by kind. */
async function registered(options: { readonly home?: SlackHome; readonly desk?: SlackDesk }) {
  const seen = { commands: [] as string[], shortcuts: [] as string[], events: [] as string[], views: [] as string[] }
  const app: BoltLike = {
    command: (name) => seen.commands.push(name),
    action: () => {},
    shortcut: (id) => seen.shortcuts.push(id),
    view: (id) => seen.views.push(id),
    event: (name) => seen.events.push(name),
  }
  const slack = await freshSlack()
  await fromBolt(app, { token: slack.state.teams.get('T1')?.token ?? '', apiUrl: slack.apiUrl, ...options }).listen?.(
    createHost(),
  )
  return seen
}

describe('the manifest', () => {
  it('asks for exactly what the code registers', async () => {
    const manifest = manifestOf({ surface, name: 'Briefwire', baseUrl: 'https://brief.example.org', distributed: true })
    const seen = await registered({ home, desk })
    expect(manifest.features.slash_commands.map((one) => one.command)).toEqual(seen.commands)
    expect(manifest.features.shortcuts.map((one) => one.callback_id)).toEqual(seen.shortcuts)
    const events = manifest.settings.event_subscriptions.bot_events
    const heard = new Set(events.map((name) => (name.startsWith('message.') ? 'message' : name)))
    expect([...heard].sort()).toEqual([...seen.events].sort())
    expect(seen.views.sort()).toEqual([surface.form, surface.modal])
  })

  it('leaves out what is not there', async () => {
    const small = surfaceOf({ command: '/news', prefix: 'news', home: false, desk: false })
    const manifest = manifestOf({ surface: small, name: 'News', baseUrl: null, distributed: false })
    expect(manifest).toMatchObject({
      features: { shortcuts: [], app_home: { home_tab_enabled: false } },
      settings: {
        socket_mode_enabled: true,
        event_subscriptions: { bot_events: expect.not.arrayContaining(['app_home_opened']) },
      },
    })
    expect(JSON.stringify(manifest)).not.toContain('url')
    const seen = await registered({})
    expect(seen).toMatchObject({ shortcuts: [], events: expect.not.arrayContaining(['app_home_opened']) })
  })

  it('keeps to what Slack takes', () => {
    const manifest = manifestOf({
      surface,
      name: '每日简报'.repeat(20),
      baseUrl: 'https://brief.example.org',
      distributed: true,
    })
    expect([...manifest.display_information.name].length).toBeLessThanOrEqual(35)
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(140)
    expect(manifest.display_information.long_description.length).toBeGreaterThanOrEqual(174)
    expect(manifest.display_information.long_description.length).toBeLessThanOrEqual(4000)
    for (const one of manifest.features.slash_commands) {
      expect(one.command.length).toBeLessThanOrEqual(32)
      expect(one.usage_hint.length).toBeLessThanOrEqual(1000)
      expect(one.should_escape).toBe(true)
    }
    for (const one of manifest.features.shortcuts) expect(one.description.length).toBeLessThanOrEqual(150)
    expect(manifest.oauth_config).toMatchObject({ redirect_urls: ['https://brief.example.org/slack/oauth_redirect'] })
    expect(manifest.settings.org_deploy_enabled).toBe(true)
    expect(manifest.settings.interactivity).toEqual({
      is_enabled: true,
      request_url: 'https://brief.example.org/slack/events',
    })
    expect(new Set(manifest.oauth_config.scopes.bot).size).toBe(manifest.oauth_config.scopes.bot.length)
  })
})

describe('the doctor', () => {
  it('finds a healthy app healthy, and says what to do about any other', async () => {
    const slack = await freshSlack()
    const good = slack.team('T5', 'xoxb-good', surface.scopes)
    const poor = slack.team('T6', 'xoxb-poor', ['chat:write'])
    const ask = { apiUrl: slack.apiUrl, scopes: surface.scopes, fold: true }
    const well = await examineSlack({ ...ask, botToken: good.token, appToken: 'xapp-1-test', signingSecret })
    expect(well.filter((finding) => !finding.ok)).toEqual([])
    expect(well).toHaveLength(5)
    expect(well.map(({ message }) => message)).toContain('Slack takes folded sections.')
    const old = slack.team('T7', 'xoxb-old', surface.scopes)
    old.containers = false
    const without = await examineSlack({ ...ask, botToken: old.token, appToken: 'xapp-1-test', signingSecret })
    expect(without.filter((finding) => !finding.ok)).toEqual([])
    expect(without.map(({ message }) => message).join()).toContain('folded sections here (/0/type: failed_constraint')
    const messages = async (botToken: string | null, appToken: string | null, secret: string | null) =>
      (await examineSlack({ ...ask, botToken, appToken, signingSecret: secret })).flatMap((one) =>
        one.ok ? [] : one.message,
      )
    expect((await messages(poor.token, 'xapp-1-test', null)).join()).toMatch(/lacks .*commands.*install it again/)
    expect((await messages('xoxb-wrong', 'xapp-1-test', null)).join()).toMatch(/refuses the bot token \(invalid_auth\)/)
    expect((await messages(good.token, 'xapp-wrong', null)).join()).toMatch(/refuses the app token/)
    expect((await messages(good.token, 'xoxb-wrong', null)).join()).toMatch(/begins with xapp-/)
    expect((await messages(good.token, null, 'short')).join()).toMatch(/32 hexadecimal digits/)
    expect((await messages(good.token, null, null)).join()).toMatch(/cannot reach us/)
    const unreachable = await examineSlack({
      ...ask,
      apiUrl: 'http://127.0.0.1:9/api/',
      botToken: good.token,
      appToken: null,
      signingSecret,
    })
    expect(unreachable[0]).toMatchObject({ ok: false, message: expect.stringContaining('cannot be asked') })
    expect(JSON.stringify(unreachable)).not.toContain('xoxb-')
  })
})
