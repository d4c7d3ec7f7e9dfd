import { readBlocks, readView, validate } from './blocks.ts'
import { fileMethods, hasImages, lacks } from './files.ts'
import { type Args, flag, type Method, type No, no, string } from './method.ts'
import { type ChannelState, nextTs, type SeenMessage, type SlackState, type TeamState } from './state.ts'

/** The methods that Briefwire calls, with the words and limits of docs.slack.dev/reference/methods. */
export const methods: Readonly<Record<string, Method>> = {
  ...fileMethods,

  'auth.test': (_, __, team) => ({
    ok: true,
    url: 'https://example.slack.com/',
    team: `Team ${team.id}`,
    ...(team.org ? { enterprise_id: team.id } : { team_id: team.id }),
    user: 'briefwire',
    user_id: team.botUser,
    bot_id: `B${team.id}`,
    is_enterprise_install: team.org,
  }),

  'blocks.validate'(args, _, team) {
    const raw = typeof args.blocks === 'string' ? JSON.parse(args.blocks) : args.blocks
    const errors = team.containers === false ? containersIn(raw) : validate(raw)
    return errors.length > 0 ? { ok: false, error: 'invalid_blocks', errors } : { ok: true }
  },

  'chat.postMessage'(args, state, team) {
    const channel = postable(args, state, team)
    if ('error' in channel) return channel
    const read = readMessage(args, state, team)
    if ('error' in read) return no(read.error)
    const thread = string(args, 'thread_ts') || null
    if (!isThere(thread, channel.id, state)) return no('thread_not_found')
    const ts = nextTs(state)
    const broadcast = flag(args, 'reply_broadcast')
    if (broadcast && thread === null) return no('invalid_arguments')
    state.messages.push({ channel: channel.id, ts, thread, only: null, responded: false, broadcast, ...read })
    return { ok: true, channel: channel.id, ts, message: { ts, text: read.text } }
  },

  'chat.update'(args, state, team) {
    const channel = postable(args, state, team)
    if ('error' in channel) return channel
    const index = state.messages.findIndex(
      (message) => message.channel === channel.id && message.ts === args.ts && message.only === null,
    )
    const before = state.messages[index]
    if (!before) return no('message_not_found')
    // Measured by others: UTF-8 bytes, though the page says characters.
    if (Buffer.byteLength(string(args, 'text')) > 4000) return no('msg_too_long')
    if (args.parse !== 'none') return no('assumption_update_without_parse_would_link_names')
    const read = readMessage(args, state, team)
    if ('error' in read) return no(read.error)
    state.messages[index] = { ...before, ...read }
    return { ok: true, channel: channel.id, ts: before.ts, text: read.text }
  },

  'chat.delete'(args, state, team) {
    const channel = postable(args, state, team)
    if ('error' in channel) return channel
    const index = state.messages.findIndex((message) => message.channel === channel.id && message.ts === args.ts)
    if (index < 0) return no('message_not_found')
    state.messages.splice(index, 1)
    state.pins.get(channel.id)?.delete(string(args, 'ts'))
    return { ok: true, channel: channel.id, ts: args.ts }
  },

  'pins.add'(args, state, team) {
    if (lacks(team, 'pins:write')) return no('missing_scope')
    const channel = postable(args, state, team)
    if ('error' in channel) return channel
    const ts = string(args, 'timestamp')
    if (ts === '') return no('no_item_specified')
    const shared = ({ channel: where, ts: at, only }: SeenMessage) => where === channel.id && at === ts && only === null
    if (!state.messages.some(shared) && state.said.get(ts)?.channel !== channel.id) return no('message_not_found')
    const pins = state.pins.get(channel.id) ?? new Set()
    state.pins.set(channel.id, pins)
    if (pins.has(ts)) return no('already_pinned')
    pins.add(ts)
    return { ok: true }
  },

  'chat.postEphemeral'(args, state, team) {
    const channel = postable(args, state, team)
    if ('error' in channel) return channel
    const user = string(args, 'user')
    if (!channel.members.has(user)) return no('user_not_in_channel')
    const read = readMessage(args, state, team)
    if ('error' in read) return no(read.error)
    const ts = nextTs(state)
    const thread = string(args, 'thread_ts') || null
    state.messages.push({ channel: channel.id, ts, thread, only: user, responded: false, ...read })
    return { ok: true, message_ts: ts }
  },

  'chat.getPermalink'(args, state, team) {
    const channel = visible(args, state, team)
    if ('error' in channel) return channel
    const stamp = string(args, 'message_ts').replace('.', '')
    return { ok: true, channel: channel.id, permalink: `https://example.slack.com/archives/${channel.id}/p${stamp}` }
  },

  'conversations.info'(args, state, team) {
    const channel = visible(args, state, team)
    if ('error' in channel) return channel
    return {
      ok: true,
      channel: {
        id: channel.id,
        name: channel.name,
        is_archived: channel.archived,
        is_private: channel.kind !== 'public',
        is_mpim: channel.kind === 'mpim',
        is_im: channel.kind === 'dm',
        is_ext_shared: channel.shared,
        is_member: channel.members.has(team.botUser),
      },
    }
  },

  /** Two to a page, so that whoever does not turn pages finds nobody. */
  'conversations.members'(args, state, team) {
    const channel = visible(args, state, team)
    if ('error' in channel) return channel
    const all = [...channel.members]
    const from = Number(string(args, 'cursor') || '0')
    return {
      ok: true,
      members: all.slice(from, from + 2),
      response_metadata: { next_cursor: from + 2 < all.length ? String(from + 2) : '' },
    }
  },

  'conversations.open'(args, state, team) {
    const user = string(args, 'users')
    if (!state.people.has(user)) return no('user_not_found')
    return { ok: true, channel: { id: directChannel(state, team, user).id } }
  },

  'users.info'(args, state) {
    const person = state.people.get(string(args, 'user'))
    if (!person) return no('user_not_found')
    const locale = flag(args, 'include_locale') ? { locale: person.locale } : {}
    return {
      ok: true,
      user: {
        id: person.id,
        team_id: person.team,
        is_restricted: person.guest,
        ...(person.tz === undefined ? {} : { tz: person.tz }),
        ...locale,
      },
    }
  },

  'views.open'(args, state) {
    const trigger = state.triggers.get(string(args, 'trigger_id'))
    if (!trigger) return no('invalid_trigger_id')
    if (trigger.expired || performance.now() > trigger.until) return no('expired_trigger_id')
    if (trigger.used) return no('exchanged_trigger_id')
    const read = readView(args.view)
    if ('error' in read) return no(read.error)
    trigger.used = true
    const id = `V${state.next()}`
    state.modals.set(id, read.view)
    return { ok: true, view: { id } }
  },

  'views.update'(args, state) {
    const id = string(args, 'view_id')
    if (!state.modals.has(id)) return no('not_found')
    const read = readView(args.view)
    if ('error' in read) return no(read.error)
    state.modals.set(id, read.view)
    return { ok: true, view: { id } }
  },

  'views.publish'(args, state) {
    const user = string(args, 'user_id')
    if (!state.people.has(user)) return no('invalid_arguments')
    const read = readView(args.view)
    if ('error' in read) return no(read.error)
    if (read.view.type !== 'home') return no('invalid_arguments')
    state.homes.set(user, read.view)
    return { ok: true, view: { id: `V${state.next()}` } }
  },
}

const containersIn = (raw: unknown) =>
  (Array.isArray(raw) ? raw : []).flatMap((one, index) =>
    Reflect.get(Object(one), 'type') === 'container'
      ? [{ pointer: `/${index}/type`, code: 'failed_constraint', message: 'not a block' }]
      : [],
  )

/** The conversation of a person with the bot; made when first needed. */
export function directChannel(state: SlackState, team: TeamState, user: string): ChannelState {
  const id = `D${team.id}${user}`
  const known = state.channels.get(id)
  if (known) return known
  const made: ChannelState = {
    id,
    team: team.id,
    name: 'directmessage',
    kind: 'dm',
    archived: false,
    shared: false,
    members: new Set([user, team.botUser]),
  }
  state.channels.set(id, made)
  return made
}

function visible(args: Args, state: SlackState, team: TeamState): ChannelState | No {
  const channel = state.channels.get(string(args, 'channel'))
  if (!channel || (channel.team !== team.id && !channel.shared)) return no('channel_not_found')
  if (channel.kind !== 'public' && !channel.members.has(team.botUser)) return no('channel_not_found')
  return channel
}

/** Without chat:write.public a bot posts only where it is a member. */
function postable(args: Args, state: SlackState, team: TeamState): ChannelState | No {
  const channel = visible(args, state, team)
  if ('error' in channel) return channel
  if (channel.archived) return no('is_archived')
  return channel.members.has(team.botUser) ? channel : no('not_in_channel')
}

function readMessage(args: Args, state: SlackState, team: TeamState) {
  const text = string(args, 'text')
  if (args.blocks === undefined) return text ? { text, blocks: [] } : { error: 'no_text' }
  const read = readBlocks(args.blocks)
  if ('error' in read) return read
  if (team.containers === false && read.blocks.some(({ type }) => type === 'container'))
    return { error: 'invalid_blocks' }
  return hasImages(read.blocks, state, team.id) ? { text, blocks: read.blocks } : { error: 'invalid_blocks' }
}

/** Assumption: Slack does not answer what is not there. */
function isThere(thread: string | null, channel: string, { messages, said }: SlackState): boolean {
  if (thread === null || said.get(thread)?.channel === channel) return true
  return messages.some((message) => message.channel === channel && message.ts === thread && message.only === null)
}
