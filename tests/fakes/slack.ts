import { randomUUID } from 'node:crypto'
import { fileOf } from './slack/files.ts'
import { directChannel } from './slack/methods.ts'
import { createPlaces } from './slack/places.ts'
import { createPressing } from './slack/pressing.ts'
import { createSending, need } from './slack/sending.ts'
import { startServer } from './slack/server.ts'
import type { ChannelState, Fault, FileState, PersonState, SeenMessage, TeamState } from './slack/state.ts'
import { createWriting } from './slack/writing.ts'

export type { Place } from './slack/sending.ts'
export type { SeenMessage } from './slack/state.ts'
export type { Ack, Transport } from './slack/transport.ts'

/** A Slack of one's own: workspaces, channels and people to set up, and what people do there. */
export async function startSlack() {
  const server = await startServer()
  const { state } = server
  const sending = createSending(server)

  return {
    ...server,
    use: sending.use,
    event: sending.event,
    ...createPressing(sending),
    ...createWriting(sending),
    ...createPlaces(sending),
    /** A workspace; with an id that begins with E an organisation. */
    team(id: string, token = `xoxb-${id}-${randomUUID()}`, scopes: readonly string[] = []): TeamState {
      const tokens: TeamState['tokens'] = new Map([[token, null]])
      const lasting = { rotates: false, lastsMs: 12 * 3_600_000, refresh: null }
      const team: TeamState = {
        id,
        token,
        tokens,
        ...lasting,
        botUser: `UBOT${id}`,
        org: id.startsWith('E'),
        revoked: false,
        scopes,
      }
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
    /** A private file in the workspace, as somebody uploaded it: what hangs on a message. */
    file: (file: Pick<FileState, 'name' | 'mimetype' | 'bytes'>, size?: number) =>
      fileOf(state, { team: 'T1', ...file }, server.url, size),
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
  }
}

export type Slack = Awaited<ReturnType<typeof startSlack>>
