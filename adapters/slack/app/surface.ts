/** Everything by which Slack reaches us: the one table from which the manifest is made and the listeners are registered. */
export interface Surface {
  /** With its slash. */
  readonly command: string
  readonly usage: string
  /** Callback id of the message shortcut, or null without a desk. */
  readonly shortcut: string | null
  /** Callback id of the shortcut's modal. */
  readonly modal: string
  /** Callback id of the forms that buttons open. */
  readonly form: string
  /** What the action ids of our buttons begin with. */
  readonly actions: string
  readonly events: readonly SurfaceEvent[]
  /** Bot scopes, sorted. */
  readonly scopes: readonly string[]
}

/** An event to subscribe to. Bolt knows `message.im`, and the like, as `message`. */
export interface SurfaceEvent {
  readonly name: string
  readonly bolt: string
}

export interface SurfaceOptions {
  /** With its slash; `/brief` where nothing is said. */
  readonly command: string
  /** What our action and callback ids begin with, so that they meet none of the host's. */
  readonly prefix: string
  readonly home: boolean
  readonly desk: boolean
}

/** The surface of an app with these names and parts. */
export function surfaceOf({ command, prefix, home, desk }: SurfaceOptions): Surface {
  const events = [...always, ...(home ? homeEvents : [])]
  const scopes = new Set([...ownScopes, ...events.flatMap((event) => event.scopes)])
  return {
    command,
    usage: 'latest | issue 3 | topic payments | topics | search … | subscribe | unsubscribe | settings | help',
    shortcut: desk ? `${prefix}:add` : null,
    modal: `${prefix}:item`,
    form: `${prefix}:form`,
    actions: `${prefix}:`,
    events: events.map(({ name }) => ({ name, bolt: name.startsWith('message.') ? 'message' : name })),
    scopes: [...scopes].sort(),
  }
}

interface Needed {
  readonly name: string
  readonly scopes: readonly string[]
}

/**
 * Beside what events need: to post, be called, open DMs, look who belongs to a channel and speaks which language, read what editors
 * send along, show pictures, and keep the draft in sight in a newsroom.
 */
const ownScopes = [
  'chat:write',
  'commands',
  'im:write',
  'im:read',
  'mpim:read',
  'channels:read',
  'groups:read',
  'users:read',
  'files:read',
  'files:write',
  'pins:write',
]

/** Scopes from docs.slack.dev/reference/events. A rename needs no event: subscriptions go by id. */
const always: readonly Needed[] = [
  { name: 'app_mention', scopes: ['app_mentions:read'] },
  { name: 'message.im', scopes: ['im:history'] },
  // For newsrooms. Of what is written elsewhere nothing is kept.
  { name: 'message.channels', scopes: ['channels:history'] },
  { name: 'message.groups', scopes: ['groups:history'] },
  { name: 'channel_archive', scopes: ['channels:read'] },
  { name: 'channel_unarchive', scopes: ['channels:read'] },
  { name: 'channel_deleted', scopes: ['channels:read'] },
  { name: 'channel_left', scopes: ['channels:read'] },
  { name: 'channel_id_changed', scopes: ['channels:read'] },
  { name: 'group_archive', scopes: ['groups:read'] },
  { name: 'group_unarchive', scopes: ['groups:read'] },
  { name: 'group_deleted', scopes: ['groups:read'] },
  { name: 'group_left', scopes: ['groups:read'] },
  { name: 'member_joined_channel', scopes: ['channels:read', 'groups:read'] },
  { name: 'member_left_channel', scopes: ['channels:read', 'groups:read'] },
  { name: 'app_uninstalled', scopes: [] },
  { name: 'tokens_revoked', scopes: [] },
]

const homeEvents: readonly Needed[] = [{ name: 'app_home_opened', scopes: [] }]
