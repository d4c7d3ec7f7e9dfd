import type { InstallationRows } from '../../adapters/slack/oauth/installations.ts'
import type { Lane } from '../model.ts'
import type { InstallationStore } from '../store/platforms.ts'

/** The lane of a Slack workspace. */
export const slackLane = (account: string): Lane => ({ platform: 'slack', account })

/** The sealed installations of Slack as the store keeps them. */
export const installationRows = (store: InstallationStore, now: () => number): InstallationRows => ({
  get: (id) => store.installation(slackLane(id)),
  put: (id, sealed) => store.saveInstallation(slackLane(id), sealed, now()),
  replace: (id, before, after) => store.replaceInstallation(slackLane(id), before, after, now()),
  hold: (id, holder, until, at) => store.holdInstallation(slackLane(id), holder, until, at),
  delete: (id) => store.forgetInstallation(slackLane(id)),
  ids: () => store.installations('slack'),
  after: async (id, limit) =>
    (await store.installationsAfter('slack', id, limit)).map(({ account, sealed }) => ({ id: account, sealed })),
})
