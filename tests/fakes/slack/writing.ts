import { composed } from './composer.ts'
import { directChannel } from './methods.ts'
import { need, type Place, type Sending } from './sending.ts'
import { nextTs, type Said } from './state.ts'
import type { Ack } from './transport.ts'

/** What goes with a message. */
export interface More {
  /** The message whose thread it is in. */
  readonly thread?: string | undefined
  readonly files?: readonly object[]
  readonly attachments?: readonly object[]
  /** What the composer made of it, where that is more than words. */
  readonly blocks?: readonly object[]
}

const kinds = { public: 'channel', private: 'group', dm: 'im', mpim: 'mpim' } as const

/** What people write, and how they change it. */
export function createWriting({ state, event, teamOf }: Sending) {
  const { said } = state
  /** As a message stands in an event; somebody must have begun a thread that is answered. */
  const shown = (ts: string, { channel, user, thread, text, files, attachments, blocks }: Said) => {
    const ours = state.messages.some((message) => message.ts === thread && message.channel === channel)
    if (thread !== null && !ours && !said.has(thread)) keep(thread, { channel, user: 'U9' }, 'The beginning')
    const parent = thread === null ? undefined : ours ? teamOf(channel).botUser : said.get(thread)?.user
    return {
      type: 'message',
      user,
      text,
      blocks: blocks ?? composed(text),
      ts,
      ...(thread === null ? {} : { thread_ts: thread, parent_user_id: parent }),
      ...(files.length === 0 ? {} : { files, upload: false }),
      ...(attachments.length === 0 ? {} : { attachments }),
    }
  }
  const keep = (ts: string, { channel, user }: Place, text: string, more: More = {}): Said => {
    const { thread = null, files = [], attachments = [], blocks } = more
    const one = { channel, user, text, thread, files, attachments, ...(blocks ? { blocks } : {}) }
    said.set(ts, one)
    return one
  }
  const where = (channel: string) => ({ channel, channel_type: kinds[need(state.channels.get(channel)).kind] })
  const changed = (ts: string, now: Said, before: Said, edited: object): Promise<Ack> =>
    event(
      {
        type: 'message',
        subtype: 'message_changed',
        hidden: true,
        ...where(now.channel),
        ts: nextTs(state),
        message: { ...shown(ts, now), ...edited },
        previous_message: shown(ts, before),
      },
      { team: teamOf(now.channel).id },
    )
  const writing = {
    /** Writes a message and tells its time stamp. */
    async says(place: Place, text: string, more: More = {}): Promise<string> {
      const ts = nextTs(state)
      const one = keep(ts, place, text, more)
      const subtype = one.files.length > 0 ? { subtype: 'file_share' } : {}
      const team = place.team ?? teamOf(place.channel).id
      await event({ ...shown(ts, one), ...subtype, ...where(place.channel), event_ts: ts }, { team })
      return ts
    },
    async dm(user: string, text: string, thread?: string): Promise<string> {
      const { id: channel } = directChannel(state, need(state.teams.get('T1')), user)
      return writing.says({ channel, user }, text, { thread })
    },
    /** A mention comes twice: as itself, and as a message. */
    async mention(place: Place, text: string, thread?: string): Promise<string> {
      const { id: team, botUser } = teamOf(place.channel)
      const ts = await writing.says(place, `<@${botUser}> ${text}`, { thread })
      await event({ ...shown(ts, need(said.get(ts))), type: 'app_mention', channel: place.channel }, { team })
      return ts
    },
    /** Its author changes a message. */
    edits(ts: string, text: string): Promise<Ack> {
      const now = need(said.get(ts))
      const before = { ...now }
      now.text = text
      return changed(ts, now, before, { edited: { user: now.user, ts: nextTs(state) } })
    },
    /** Slack adds the preview of a link: a change that nobody made. */
    unfurls(ts: string): Promise<Ack> {
      const one = need(said.get(ts))
      return changed(ts, one, one, { attachments: [{ id: 1, from_url: 'https://example.org/', text: 'A preview' }] })
    },
    /** The app changes a message of its own, and hears of it. */
    botEdits(channel: string, ts: string): Promise<Ack> {
      const { botUser, id: team } = teamOf(channel)
      const message = { type: 'message', user: botUser, bot_id: `B${team}`, ts }
      return event(
        {
          type: 'message',
          subtype: 'message_changed',
          ...where(channel),
          ts: nextTs(state),
          message: { ...message, text: 'after' },
          previous_message: { ...message, text: 'before' },
        },
        { team },
      )
    },
  }
  return writing
}
