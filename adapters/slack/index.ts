import '../../src/node/required.js'
import type { Adapter } from '../../src/adapter.ts'
import { type HostInstallations, hostInstallations } from './app/host-installations.ts'
import { singleWorkspace } from './app/workspaces.ts'
import type { SlackPart } from './blocks.ts'
import type { BoltLike } from './bolt.ts'
import { createCore, type SharedOptions, type Slack } from './slack.ts'

export type { HostInstallations } from './app/host-installations.ts'
export type { SlackPart } from './blocks.ts'
export type { BoltLike } from './bolt.ts'
export type { HomeLook, Proposal, Proposer, SlackDesk, SlackHome } from './ports.ts'
export type { SharedOptions } from './slack.ts'

/** How we get to speak in the host's workspaces. */
export type FromBoltOptions = SharedOptions &
  ({ /** The bot token of the one workspace. */ readonly token: string } | HostInstallations)

/**
 * Briefwire inside a Bolt app that somebody already has. `listen` registers our listeners beside theirs; starting and stopping
 * the app stays with them.
 */
export function fromBolt(app: BoltLike, options: FromBoltOptions): Adapter<SlackPart> {
  const core: Slack = createCore(options, {
    alone: false,
    several: !('token' in options),
    forgetting: async () => async () => {},
    installations: (calls) => ('token' in options ? singleWorkspace(options.token, calls) : hostInstallations(options)),
  })
  return {
    ...core.adapter,
    async listen(host) {
      const resume = core.attach(app, host)
      await core.open()
      void core.tasks.run('what was left over', resume)
    },
    close: () => core.close(),
  }
}
