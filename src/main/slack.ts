import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Config } from '../config.ts'
import { UserError } from '../errors.ts'
import type { Target } from '../model.ts'
import { topicsOf } from '../topics/guess.ts'
import { installationRows, slackLane } from './installation-rows.ts'
import { load } from './load.ts'
import { type ConnectOptions, type Platform, pretty } from './platform.ts'

/** What of npm it needs. */
export const slackLibraries = ['@slack/bolt', '@slack/oauth']

/** The Slack app that is configured. */
export const slack: Platform = {
  configured: (config) => config.slack !== null,
  async connect(options) {
    const adapter = await connectApp(options)
    if (!adapter) return null
    const { http } = adapter
    return {
      adapter,
      mount(routes, answered) {
        for (const path of http?.paths ?? [])
          routes.all(path, ({ env: { incoming, outgoing } }) => {
            outgoing.once('finish', () => answered(outgoing.statusCode))
            http?.handle(incoming, outgoing)
            return RESPONSE_ALREADY_SENT
          })
      },
    }
  },
  preview: {
    name: 'slack',
    async load(config) {
      const { renderDoc } = await import('../../adapters/slack/render/render.ts')
      const named = { slash: config.slack?.command ?? '/brief', prefix: 'briefwire' }
      const fold = config.slack?.fold ?? true
      return (doc) =>
        renderDoc(doc, named).map(({ text, blocks, folded, hint }) => {
          const shown = fold && folded ? folded : blocks
          return pretty({ text, blocks: hint ? [...shown, hint] : shown })
        })
    },
  },
  async examine(config) {
    if (!config.slack) return []
    const { examineSlack } = await load(slackLibraries, () => import('../../adapters/slack/doctor.ts'))
    const { scopes } = await surface(config)
    return examineSlack({ ...config.slack, scopes })
  },
  onlyAccount: () => null,
  async accounts({ slack }, store) {
    if (!slack) return []
    const installed = slack.oauth ? await store.installations('slack') : []
    if (slack.botToken === null) return installed
    const { askTeam } = await load(slackLibraries, () => import('../../adapters/slack/doctor.ts'))
    const team = await askTeam(slack.botToken, slack.apiUrl)
    return team === null ? null : [...installed, team]
  },
  faultOf({ account, chat, thread }) {
    if (!/^[TE][A-Z0-9]+$/.test(account)) return "the account is the workspace's id, such as T0123ABC"
    if (!/^[CGD][A-Z0-9]+$/.test(chat))
      return 'a chat is the id of a channel, C… or G…, or of a direct conversation, D…'
    return thread === null || /^\d+\.\d+$/.test(thread)
      ? null
      : 'a thread is the time of its first message, such as 1700000000.000100'
  },
}

/** The manifest from which Slack makes the app: for HTTP at this address, or for Socket Mode. Throws UserError for an address that is none. */
export async function slackManifest(config: Config, baseUrl: string | null): Promise<object> {
  if (baseUrl !== null && URL.parse(baseUrl)?.protocol !== 'https:')
    throw new UserError(`Slack needs an https address, such as https://brief.example.org; "${baseUrl}" is none.`)
  const { manifestOf } = await import('../../adapters/slack/app/manifest.ts')
  return manifestOf({
    surface: await surface(config),
    name: 'Briefwire',
    baseUrl,
    distributed: Boolean(config.slack?.oauth),
  })
}

/** What Slack reaches us by. */
export async function surface(config: Config) {
  const { surfaceOf } = await import('../../adapters/slack/app/surface.ts')
  return surfaceOf({ command: config.slack?.command ?? '/brief', prefix: 'briefwire', home: true, desk: true })
}

async function connectApp({ config, log, store, desk, now }: ConnectOptions) {
  if (!config.slack) return null
  const { oauth, perSecond: messagesPerSecond, ...slack } = config.slack
  const { explain } = await import('../../adapters/slack/api/explain.ts')
  const { createHome } = await import('../commands/home-page.ts')
  const { createExplain } = await import('../desk/notify/explain.ts')
  const { createSlack } = await load(slackLibraries, () => import('../../adapters/slack/connect.ts'))
  return createSlack({
    ...slack,
    messagesPerSecond,
    language: config.brief.language,
    log,
    isEditor: async (person) => (await desk.roles.roleOf(`slack:${person}`)) !== null,
    home: createHome({
      store,
      brief: config.brief,
      now,
      desk,
      explain: createExplain([{ platform: 'slack', explain }]),
    }),
    desk: {
      topics: () => store.topics(),
      guess: async (text) => topicsOf(text, await store.topics()),
      async propose({ section, ...item }, { person: { id, name }, account, channel, direct, language }) {
        const person = `slack:${id}`
        const placeOf = (chat: string): Target => ({ ...slackLane(account), chat, thread: null })
        if (direct !== null) await store.rememberPrivateChat(person, name, placeOf(direct))
        return desk.propose({ item, section, person, name, from: placeOf(channel), language })
      },
    },
    oauth: oauth && { ...oauth, rows: installationRows(store, now) },
  })
}
