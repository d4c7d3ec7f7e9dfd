import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt'
import type { Adapter, Host } from '../../src/adapter.ts'
import { UserError } from '../../src/errors.ts'
import { quietLogger } from './api/log.ts'
import { createHttp, type SlackHttp } from './app/http.ts'
import { paths } from './app/manifest.ts'
import { largestRequest } from './app/signed.ts'
import { createSocket } from './app/socket.ts'
import type { Surface } from './app/surface.ts'
import { singleWorkspace } from './app/workspaces.ts'
import type { SlackPart } from './blocks.ts'
import {
  type InstallationRows,
  installationStore,
  type StoredInstallations,
  storedInstallations,
} from './oauth/installations.ts'
import { calmly, endings, type PageNames } from './oauth/pages.ts'
import { createExchange } from './oauth/rotation.ts'
import { createStates } from './oauth/states.ts'
import { chosen, createCore, type SharedOptions, type Slack } from './slack.ts'

/** Several workspaces: each installs the app for itself, and its token is kept sealed. */
export interface OAuthOptions {
  readonly clientId: string
  readonly clientSecret: string
  readonly stateSecret: string
  /** Each 32 bytes in base64 or hex; the first seals, all of them open. */
  readonly secretKeys: readonly string[]
  readonly rows: InstallationRows
  /** Where Slack comes back to, if the app has several such addresses. */
  readonly redirectUri?: string | undefined
  /** Where people agree; Slack's own page if not given. */
  readonly authorizationUrl?: string | undefined
}

/** `botToken` for one workspace or `oauth` for several; `appToken` for Socket Mode or `signingSecret` for HTTP. */
export interface SlackOptions extends SharedOptions {
  readonly botToken?: string | null | undefined
  readonly oauth?: OAuthOptions | null | undefined
  readonly appToken?: string | null | undefined
  readonly signingSecret?: string | null | undefined
}

/** The adapter of a process of our own. */
export interface SlackAdapter extends Adapter<SlackPart> {
  /** What a server must hand over: events where there is no app token, and installing where there is OAuth. Null: nothing. */
  readonly http: SlackHttp | null
  /** What the manifest is made from. */
  readonly surface: Surface
  speak(host: Host): Promise<void>
  listen(host: Host): Promise<void>
}

/** Briefwire as a Slack app of its own, through Bolt. Throws UserError when the options do not suffice. */
export function createSlack(options: SlackOptions): SlackAdapter {
  const { oauth, appToken, signingSecret } = options
  if (!appToken && !signingSecret) throw new UserError(needsTransport)
  const { apiUrl, timeoutMs, log } = chosen(options)
  const now = options.now ?? Date.now
  const stored = oauth
    ? storedInstallations({ ...oauth, exchange: createExchange({ ...oauth, apiUrl, timeoutMs, log, now }), now, log })
    : null
  const forgetting = async (account: string): Promise<() => Promise<void>> =>
    (await stored?.forgetting(account)) ?? (async () => {})
  const core: Slack = createCore(options, {
    alone: true,
    several: Boolean(oauth),
    installations: (calls) => stored?.installations ?? singleWorkspace(tokenOf(options), calls),
    forgetting,
  })
  const logger = quietLogger(log)
  const clientOptions = () => ({ slackApiUrl: apiUrl, timeout: timeoutMs, retryConfig: { retries: 0 }, logger })
  const socketReceiver = appToken
    ? new SocketModeReceiver({
        appToken,
        logger,
        autoReconnectEnabled: false,
        installerOptions: { clientOptions: clientOptions() },
      })
    : null
  const httpReceiver = appToken
    ? null
    : new HTTPReceiver({
        signingSecret: signingSecret ?? '',
        endpoints: [paths.events],
        // What reaches it was read and checked by `createHttp`; a megabyte takes long enough to check once.
        signatureVerification: false,
        bodyLimit: largestRequest,
        logger,
        logLevel: LogLevel.WARN,
      })
  // Apart from the receiver of events: Bolt lets nobody else authorize where its installation pages are.
  const pages =
    oauth && stored
      ? new HTTPReceiver({
          signingSecret: '',
          signatureVerification: false,
          endpoints: [],
          logger,
          logLevel: LogLevel.WARN,
          ...installing(core, { ...oauth, botName: options.botName ?? 'Briefwire' }, stored, clientOptions()),
        })
      : null
  const receiver = socketReceiver ?? httpReceiver
  if (!receiver) throw new UserError(needsTransport)
  const socket = socketReceiver ? createSocket(socketReceiver.client, log) : null
  const closing = (): boolean => core.tasks.closing
  return {
    ...core.adapter,
    faults() {
      const deaf = socket?.fault() ?? null
      return [...core.adapter.faults(), ...(deaf === null ? [] : [{ account: null, reason: deaf }])]
    },
    surface: core.surface,
    http:
      httpReceiver || pages
        ? createHttp({
            events: httpReceiver?.requestListener ?? null,
            pages: pages && calmly(pages.requestListener, paths),
            closing,
            signingSecret: signingSecret ?? '',
            now,
          })
        : null,
    async speak(host) {
      core.from(host)
      await core.open()
    },
    async listen(host) {
      const app = new App({
        receiver,
        authorize: ({ teamId, enterpriseId, isEnterpriseInstall }) =>
          authorize(core, (isEnterpriseInstall ? enterpriseId : teamId) ?? ''),
        logger,
        clientOptions: clientOptions(),
        convoStore: false,
      })
      app.error(async (error) => logger.error(error))
      const resume = core.attach(app, host)
      await core.open()
      await socket?.open()
      void core.tasks.run('what was left over', resume)
    },
    async close() {
      const silence = socket?.close()
      await core.close()
      await silence
    },
  }
}

const needsTransport = 'Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP).'

/**
 * Bolt asks whose token an update goes with. Without one the update comes all the same: whoever gave a command where we cannot work is
 * told so.
 */
async function authorize({ workspaces }: Slack, account: string) {
  const workspace = await workspaces.find(account).catch(() => null)
  return workspace ? { botToken: workspace.token, botUserId: workspace.botUser, botId: '' } : { botId: '' }
}

function tokenOf({ botToken }: SlackOptions): string {
  if (!botToken) throw new UserError('Slack needs SLACK_BOT_TOKEN for one workspace, or SLACK_CLIENT_ID for several.')
  return botToken
}

function installing(
  { joined, surface }: Slack,
  { botName, ...oauth }: OAuthOptions & Pick<PageNames, 'botName'>,
  stored: StoredInstallations,
  clientOptions: object,
) {
  return {
    clientId: oauth.clientId,
    clientSecret: oauth.clientSecret,
    stateSecret: oauth.stateSecret,
    scopes: [...surface.scopes],
    installationStore: installationStore(
      async (installed) => {
        await stored.put(installed)
        await joined(installed)
      },
      async (account) => (await stored.forgetting(account))(),
    ),
    ...(oauth.redirectUri ? { redirectUri: oauth.redirectUri } : {}),
    installerOptions: {
      directInstall: true,
      stateStore: createStates(oauth.stateSecret),
      installPath: paths.install,
      redirectUriPath: paths.redirect,
      callbackOptions: endings({ botName, command: surface.command }),
      clientOptions,
      ...(oauth.authorizationUrl ? { authorizationUrl: oauth.authorizationUrl } : {}),
    },
  }
}
