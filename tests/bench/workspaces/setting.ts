import { randomBytes } from 'node:crypto'
import { createSeal } from '../../../adapters/slack/oauth/encryption.ts'
import type { Store } from '../../../src/store/port.ts'

export const workspaces = 10_000
export const signingSecret = 'bench-0123456789abcdef0123456789'
const key = Buffer.alloc(32, 'K').toString('base64')
/** In turn. */
const channels = [2, 3, 4, 5]

export const teamAt = (index: number): string => `T${100_000 + index}`
const channelsAt = (index: number): number => channels[index % channels.length] ?? 0

/** What the program is told of Slack. */
export const slackEnvironment = (apiUrl: string): Record<string, string> => ({
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client-secret',
  SLACK_STATE_SECRET: 'state-secret',
  SECRET_KEY: key,
  SLACK_API_URL: `${apiUrl}/`,
})

/** Installs the app everywhere and subscribes the channels; the first workspace reads of a topic that nobody else wants. Tells how many channels. */
export async function settle(store: Store, expiresInMs: number | null): Promise<number> {
  const seal = createSeal([key])
  const at = Date.now()
  for (let index = 0; index < workspaces; index++) {
    const account = teamAt(index)
    const rotates = expiresInMs === null ? {} : { refreshToken: `xoxe-1-${account}-0`, expiresAt: at + expiresInMs }
    const installed = { account, token: `xoxb-${account}-0`, botUser: 'UBOT', ...rotates }
    const sealed = seal.seal(account, JSON.stringify(installed), randomBytes(12))
    await store.saveInstallation({ platform: 'slack', account }, sealed, at)
  }
  if (expiresInMs !== null) return 0
  const rows = Array.from({ length: workspaces }, (_, index) =>
    Array.from({ length: channelsAt(index) }, (_, channel) => ({
      target: { platform: 'slack', account: teamAt(index), chat: `C${index}x${channel}`, thread: null },
      wants: {},
    })),
  ).flat()
  for (let from = 0; from < rows.length; from += 5000) await store.subscribeAll(rows.slice(from, from + 5000), at)
  return rows.length
}
