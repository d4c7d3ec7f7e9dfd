import { randomUUID } from 'node:crypto'
import { directChannel } from './slack/methods.ts'
import { startServer } from './slack/server.ts'
import {
  type ChannelState,
  type Fault,
  nextTs,
  type PersonState,
  type SeenMessage,
  type TeamState,
} from './slack/state.ts'

import { type Ack, envelope, type Stamp, signed, type Transport } from './slack/transport.ts'

export type { SeenMessage } from './slack/state.ts'
export type { Ack, Transport } from './slack/transport.ts'

/** Somebody, somewhere. */
export interface Place {
  readonly team?: string
  readonly channel: string
  readonly user: string
}

/** A Slack of one's own: workspaces, channels and people to set up, and what people do there. */
export async function startSlack() {
  const server = await startServer()
  const { state } = server
  let transport: Transport = { kind: 'socket' }

  const teamOf = (channel: string): TeamState => need(state.teams.get(need(state.channels.get(channel)).team))
  const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString()
  const post = (kind: 'command' | 'interactive' | 'event', payload: object, stamp: Stamp = {}): Promise<Ack> =>
    transport.kind === 'socket'
      ? envelope(server, kind, payload)
      : signed(
          transport,
          kind === 'event'
            ? { type: 'application/json', body: JSON.stringify(payload) }
            : {
                type: 'application/x-www-form-urlencoded',
                body: kind === 'command' ? form({ ...payload }) : form({ payload: JSON.stringify(payload) }),
              },
          stamp,
        )
  const responseUrl = (channel: string, user: string, original: string | null): string => {
    const id = randomUUID()
    state.responses.set(id, { channel, user, original, uses: 0 })
    return `${server.url}/response/${id}`
  }
  const trigger = (user: string): string => {
    const id = `trigger.${state.next()}`
    state.triggers.set(id, { user, used: false, expired: false })
    return id
  }
  const about = ({ channel, user, team = teamOf(channel).id }: Place) => {
    const { name, kind } = need(state.channels.get(channel))
    return {
      type: '',
      user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: team },
      team: { id: team, domain: 'example' },
      channel: { id: channel, name: kind === 'private' ? 'privategroup' : name },
      is_enterprise_install: false,
      token: 'verification-token',
      api_app_id: 'A1',
    }
  }

  const slack = {
    ...server,
    use(chosen: Transport): void {
      transport = chosen
    },
    team(id: string, token = `xoxb-${id}-${randomUUID()}`, scopes: readonly string[] = []): TeamState {
      const team: TeamState = { id, token, botUser: `UBOT${id}`, revoked: false, scopes }
      state.teams.set(id, team)
      return team
    },
    person(id: string, rest: Partial<PersonState> = {}): PersonState {
      const person = { id, team: 'T1', locale: 'en-US', guest: false, ...rest }
      state.people.set(id, person)
      return person
    },
    channel(
      id: string,
      rest: Partial<Omit<ChannelState, 'members'>> & { readonly members?: readonly string[] } = {},
    ): ChannelState {
      const channel: ChannelState = {
        id,
        team: 'T1',
        name: id.toLowerCase(),
        kind: 'public',
        archived: false,
        shared: false,
        ...rest,
        members: new Set(rest.members ?? []),
      }
      state.channels.set(id, channel)
      return channel
    },
    direct: (user: string, team = 'T1'): string => directChannel(state, need(state.teams.get(team)), user).id,
    fail(fault: Fault): void {
      state.faults.push({ ...fault })
    },
    /** What stands in a channel now; with `user` also what only that person sees. */
    seen: (channel: string, user: string | null = null): readonly SeenMessage[] =>
      state.messages.filter(
        (message) => message.channel === channel && (message.only === null || message.only === user),
      ),
    whispered: (channel: string, user: string): readonly SeenMessage[] =>
      state.messages.filter((message) => message.channel === channel && message.only === user),
    calls: (method: string) => state.calls.filter((call) => call.method === method),

    slash(
      place: Place & { readonly text: string; readonly command?: string; readonly channelName?: string },
      stamp?: Stamp,
    ): Promise<Ack> {
      const { channel, user } = place
      const known = state.channels.get(channel)
      const name = place.channelName ?? (known?.kind === 'private' ? 'privategroup' : (known?.name ?? ''))
      return post(
        'command',
        {
          token: 'verification-token',
          team_id: place.team ?? known?.team ?? 'T1',
          channel_id: channel,
          channel_name: name,
          user_id: user,
          user_name: user.toLowerCase(),
          command: place.command ?? '/brief',
          text: place.text,
          response_url: responseUrl(channel, user, null),
          trigger_id: trigger(user),
          is_enterprise_install: 'false',
        },
        stamp,
      )
    },
    /** Any event; the same `id` twice is a redelivery. */
    event(
      event: object,
      { team = 'T1', id = `Ev${state.next()}` }: { readonly team?: string; readonly id?: string } = {},
      stamp?: Stamp,
    ): Promise<Ack> {
      const botUser = state.teams.get(team)?.botUser ?? 'UBOT'
      return post(
        'event',
        {
          type: 'event_callback',
          token: 'verification-token',
          team_id: team,
          api_app_id: 'A1',
          event,
          event_id: id,
          event_time: 1_700_000_000,
          authorizations: [
            { enterprise_id: null, team_id: team, user_id: botUser, is_bot: true, is_enterprise_install: false },
          ],
        },
        stamp,
      )
    },
    dm(user: string, text: string, thread?: string): Promise<Ack> {
      const channel = slack.direct(user)
      return slack.event({
        type: 'message',
        channel,
        channel_type: 'im',
        user,
        text,
        ts: nextTs(state),
        ...(thread ? { thread_ts: thread } : {}),
      })
    },
    mention({ channel, user }: Place, text: string, thread?: string): Promise<Ack> {
      const said = `<@${teamOf(channel).botUser}> ${text}`
      return slack.event(
        { type: 'app_mention', channel, user, text: said, ts: nextTs(state), ...(thread ? { thread_ts: thread } : {}) },
        { team: teamOf(channel).id },
      )
    },
    press(
      message: SeenMessage,
      user: string,
      button: { readonly action_id: string; readonly value?: string | undefined; readonly block_id?: string },
    ): Promise<Ack> {
      const { channel, ts, thread, only } = message
      return post('interactive', {
        ...about({ channel, user }),
        type: 'block_actions',
        trigger_id: trigger(user),
        response_url: responseUrl(channel, user, ts),
        container: {
          type: 'message',
          message_ts: ts,
          channel_id: channel,
          is_ephemeral: only !== null,
          ...(thread ? { thread_ts: thread } : {}),
        },
        ...(only === null ? { message: { ts, text: message.text, blocks: message.blocks } } : {}),
        actions: [{ type: 'button', action_ts: '1700000000.0', ...button }],
      })
    },
    /** A control of the home tab; `values` is the state of all controls as Slack sends it. */
    homeAction(user: string, actionId: string, values: object = {}): Promise<Ack> {
      return post('interactive', {
        ...about({ channel: slack.direct(user), user }),
        channel: undefined,
        type: 'block_actions',
        trigger_id: trigger(user),
        container: { type: 'view', view_id: 'VHOME' },
        view: { id: 'VHOME', type: 'home', state: { values } },
        actions: [{ type: 'button', action_id: actionId, block_id: 'x', action_ts: '1700000000.0' }],
      })
    },
    shortcut(
      place: Place,
      message: { readonly text: string; readonly ts?: string },
      options: { readonly expired?: boolean; readonly callback?: string } = {},
    ): Promise<Ack> {
      const id = trigger(place.user)
      if (options.expired) need(state.triggers.get(id)).expired = true
      return post('interactive', {
        ...about(place),
        type: 'message_action',
        callback_id: options.callback ?? 'briefwire:add',
        trigger_id: id,
        message_ts: message.ts ?? nextTs(state),
        message: { type: 'message', user: 'U9', ts: message.ts ?? nextTs(state), text: message.text },
        response_url: responseUrl(place.channel, place.user, null),
      })
    },
    /** Submits an open modal; `changed` by block id replaces what stands in its fields. */
    async submit(
      viewId: string,
      user: string,
      changed: Readonly<Record<string, string | readonly string[]>> = {},
    ): Promise<Ack> {
      const view = need(state.modals.get(viewId))
      const values = Object.fromEntries(
        view.blocks.flatMap((block) => {
          if (block.type !== 'input') return []
          const { element } = block
          const given = changed[block.block_id ?? '']
          const field =
            element.type === 'plain_text_input'
              ? {
                  type: element.type,
                  value: typeof given === 'string' ? given || null : (element.initial_value ?? null),
                }
              : {
                  type: element.type,
                  selected_options: Array.isArray(given)
                    ? given.map((value) => ({ value }))
                    : (element.initial_options ?? []),
                }
          return [[block.block_id ?? '', { [element.action_id]: field }]]
        }),
      )
      const ack = await post('interactive', {
        ...about({ channel: slack.direct(user), user }),
        channel: undefined,
        type: 'view_submission',
        view: {
          id: viewId,
          type: 'modal',
          callback_id: view.callback_id,
          private_metadata: view.private_metadata,
          state: { values },
          hash: 'x',
        },
      })
      return ack
    },
    archive(channel: string): Promise<Ack> {
      const known = need(state.channels.get(channel))
      known.archived = true
      const type = known.kind === 'private' ? 'group_archive' : 'channel_archive'
      return slack.event({ type, channel, user: 'U9' }, { team: known.team })
    },
    unarchive(channel: string): Promise<Ack> {
      const known = need(state.channels.get(channel))
      known.archived = false
      return slack.event({ type: 'channel_unarchive', channel, user: 'U9' }, { team: known.team })
    },
    rename(channel: string, name: string): Promise<Ack> {
      need(state.channels.get(channel)).name = name
      return slack.event(
        { type: 'channel_rename', channel: { id: channel, name, created: 1 } },
        { team: teamOf(channel).id },
      )
    },
    kick(channel: string): Promise<Ack> {
      const team = teamOf(channel)
      need(state.channels.get(channel)).members.delete(team.botUser)
      return slack.event(
        { type: 'member_left_channel', channel, user: team.botUser, channel_type: 'C', team: team.id },
        { team: team.id },
      )
    },
    invite(channel: string, inviter: string): Promise<Ack> {
      const team = teamOf(channel)
      need(state.channels.get(channel)).members.add(team.botUser)
      return slack.event(
        { type: 'member_joined_channel', channel, user: team.botUser, channel_type: 'C', team: team.id, inviter },
        { team: team.id },
      )
    },
    revoke(team: string): void {
      need(state.teams.get(team)).revoked = true
    },
    uninstall(team: string): Promise<Ack> {
      need(state.teams.get(team)).revoked = true
      return slack.event({ type: 'app_uninstalled' }, { team })
    },
  }
  return slack
}

export type Slack = Awaited<ReturnType<typeof startSlack>>

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the fake Slack does not have that')
  return value
}
