import { randomUUID } from 'node:crypto'
import type { SlackServer } from './server.ts'
import type { TeamState } from './state.ts'
import { type Ack, envelope, type Stamp, signed, type Transport } from './transport.ts'

/** Somebody, somewhere. */
export interface Place {
  readonly team?: string
  readonly channel: string
  readonly user: string
}

/** How this Slack reaches the app, and what it says of people and places in all it sends. */
export function createSending(server: SlackServer) {
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
    state.triggers.set(id, { user, used: false, expired: false, until: Number.POSITIVE_INFINITY })
    return id
  }
  const about = ({ channel, user, team = teamOf(channel).id }: Place) => {
    const { name, kind } = need(state.channels.get(channel))
    return {
      type: '',
      user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: team },
      team: { id: team, domain: 'example' },
      channel: { id: channel, name: kind === 'private' ? 'privategroup' : name },
      ...belonging(team),
      token: 'verification-token',
      api_app_id: 'A1',
    }
  }
  /** For what the app is installed there: the workspace, or its organisation. */
  const belonging = (id: string) =>
    state.teams.get(id)?.org
      ? { enterprise: { id, name: id }, enterprise_id: id, is_enterprise_install: true }
      : { is_enterprise_install: false }

  /** Any event; the same `id` twice is a redelivery. */
  const event = (
    said: object,
    { team = 'T1', id = `Ev${state.next()}` }: { readonly team?: string; readonly id?: string } = {},
    stamp?: Stamp,
  ): Promise<Ack> => {
    const botUser = state.teams.get(team)?.botUser ?? 'UBOT'
    return post(
      'event',
      {
        type: 'event_callback',
        token: 'verification-token',
        team_id: team,
        api_app_id: 'A1',
        event: said,
        event_id: id,
        event_time: 1_700_000_000,
        authorizations: [{ enterprise_id: null, team_id: team, user_id: botUser, is_bot: true, ...belonging(team) }],
      },
      stamp,
    )
  }
  return {
    state,
    teamOf,
    post,
    responseUrl,
    trigger,
    about,
    belonging,
    event,
    use(chosen: Transport): void {
      transport = chosen
    },
  }
}

export type Sending = ReturnType<typeof createSending>

/** What must be there. */
export function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the fake Slack does not have that')
  return value
}
