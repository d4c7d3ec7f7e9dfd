import { SlackError } from '../api/errors.ts'
import type { Workspace } from '../app/workspaces.ts'
import type { LookUp } from './user-lookup.ts'

/** Who may decide what channels get: their members, or only editors. */
export interface Manage {
  readonly by: 'members' | 'editors'
  isEditor(person: string): Promise<boolean>
}

/** What somebody wants to decide about. */
export interface Claim {
  readonly workspace: Workspace
  readonly user: string
  /** What the core calls them. */
  readonly person: string
  readonly channel: string
  /** Whether it was asked in that very channel, by somebody who therefore is in it. */
  readonly inside: boolean
  /** Whether the bot has to be able to post there for it to make sense. */
  readonly posting: boolean
}

/** Why not, as a choice among our words; null: allowed. */
export type Refusal = 'invite' | 'archived' | 'stranger' | 'guest' | 'notMember' | 'onlyEditors' | 'noGroup'

/** Largest channel that is searched for somebody who asks from elsewhere: 20 pages of 1,000. */
const pages = 20

/** Whether somebody may decide what a channel gets. Throws SlackError where Slack does not answer. */
export async function refusalFor(claim: Claim, manage: Manage, lookUp: LookUp): Promise<Refusal | null> {
  const { workspace, user, person, channel, inside, posting } = claim
  if (manage.by === 'editors' && !(await manage.isEditor(person))) return 'onlyEditors'
  const info = await describe(workspace, channel)
  if (info === null) return posting || !inside ? 'invite' : null
  if (posting && info.is_mpim === true && info.is_member !== true) return 'noGroup'
  if (posting && info.is_archived === true) return 'archived'
  if (posting && info.is_member !== true) return 'invite'
  const profile = await lookUp(workspace, user)
  if (profile.stranger) return 'stranger'
  if (profile.guest) return 'guest'
  if (inside || (await isMember(workspace, channel, user))) return null
  return 'notMember'
}

async function describe(workspace: Workspace, channel: string): Promise<Readonly<Record<string, unknown>> | null> {
  try {
    const { channel: info } = await workspace.client.ask('conversations.info', { channel })
    return typeof info === 'object' && info !== null ? { ...info } : {}
  } catch (thrown) {
    if (thrown instanceof SlackError && thrown.fault.kind === 'refused' && thrown.fault.error === 'channel_not_found')
      return null
    throw thrown
  }
}

async function isMember(workspace: Workspace, channel: string, user: string): Promise<boolean> {
  let cursor = ''
  for (let page = 0; page < pages; page += 1) {
    const answer = await workspace.client.ask('conversations.members', { channel, limit: 1000, cursor })
    if (Array.isArray(answer.members) && answer.members.includes(user)) return true
    cursor = cursorOf(answer.response_metadata)
    if (!cursor) return false
  }
  return false
}

const cursorOf = (metadata: unknown): string =>
  typeof metadata === 'object' && metadata !== null && 'next_cursor' in metadata ? String(metadata.next_cursor) : ''
