import { need, type Sending } from './sending.ts'
import type { Ack } from './transport.ts'

/** What becomes of channels and workspaces. */
export const createPlaces = ({ state, teamOf, event }: Sending) => ({
  archive(channel: string): Promise<Ack> {
    const known = need(state.channels.get(channel))
    known.archived = true
    const type = known.kind === 'private' ? 'group_archive' : 'channel_archive'
    return event({ type, channel, user: 'U9' }, { team: known.team })
  },
  unarchive(channel: string): Promise<Ack> {
    const known = need(state.channels.get(channel))
    known.archived = false
    return event({ type: 'channel_unarchive', channel, user: 'U9' }, { team: known.team })
  },
  rename(channel: string, name: string): Promise<Ack> {
    need(state.channels.get(channel)).name = name
    return event({ type: 'channel_rename', channel: { id: channel, name, created: 1 } }, { team: teamOf(channel).id })
  },
  kick(channel: string): Promise<Ack> {
    const team = teamOf(channel)
    need(state.channels.get(channel)).members.delete(team.botUser)
    return event(
      { type: 'member_left_channel', channel, user: team.botUser, channel_type: 'C', team: team.id },
      { team: team.id },
    )
  },
  invite(channel: string, inviter: string): Promise<Ack> {
    const team = teamOf(channel)
    need(state.channels.get(channel)).members.add(team.botUser)
    return event(
      { type: 'member_joined_channel', channel, user: team.botUser, channel_type: 'C', team: team.id, inviter },
      { team: team.id },
    )
  },
  revoke(team: string): void {
    need(state.teams.get(team)).revoked = true
  },
  uninstall(team: string): Promise<Ack> {
    need(state.teams.get(team)).revoked = true
    return event({ type: 'app_uninstalled' }, { team })
  },
})
