import type { Surface } from './surface.ts'

export interface ManifestOptions {
  readonly surface: Surface
  /** At most 35 characters. */
  readonly name: string
  /** Where Slack reaches us over HTTP, such as `https://brief.example.org`; null for Socket Mode. */
  readonly baseUrl: string | null
  /** Whether other workspaces may install it, or an organisation for all of its own: adds the address that installing comes back to. */
  readonly distributed: boolean
}

/** The paths under `baseUrl`. */
export const paths = {
  events: '/slack/events',
  install: '/slack/install',
  redirect: '/slack/oauth_redirect',
} as const

/** What people read before they agree; at least 174 characters. The permission to read channels needs saying. */
const about = [
  'Editors write news items to this app, it numbers them into an issue, and delivers each issue once to every channel and person that',
  'subscribed. It answers from the archive: /brief latest, /brief search and the like.',
  'It is shown what is written in the channels that it was invited to, because editors may name one of them their newsroom. It reads',
  'only what editors write there; everything else is dropped at once, and neither kept nor passed on.',
].join(' ')

/** What "Create app from manifest" takes: docs.slack.dev/reference/app-manifest. */
export function manifestOf({ surface, name, baseUrl, distributed }: ManifestOptions) {
  const at = baseUrl === null ? {} : { url: new URL(paths.events, baseUrl).href }
  const request = baseUrl === null ? {} : { request_url: new URL(paths.events, baseUrl).href }
  return {
    display_information: {
      name: [...name].slice(0, 35).join(''),
      description: 'The numbered daily brief, and its archive',
      long_description: about,
    },
    features: {
      bot_user: { display_name: [...name].slice(0, 35).join(''), always_online: true },
      app_home: {
        home_tab_enabled: surface.events.some((event) => event.name === 'app_home_opened'),
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      slash_commands: [
        {
          command: surface.command,
          description: 'Read, search and subscribe to the brief',
          usage_hint: surface.usage,
          should_escape: true,
          ...at,
        },
      ],
      shortcuts:
        surface.shortcut === null
          ? []
          : [
              {
                name: 'Add to brief',
                type: 'message',
                callback_id: surface.shortcut,
                description: 'Hand this message to the editors of the brief',
              },
            ],
    },
    oauth_config: {
      ...(distributed && baseUrl !== null ? { redirect_urls: [new URL(paths.redirect, baseUrl).href] } : {}),
      scopes: { bot: surface.scopes },
    },
    settings: {
      event_subscriptions: { ...request, bot_events: surface.events.map((event) => event.name) },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: distributed,
      socket_mode_enabled: baseUrl === null,
      token_rotation_enabled: false,
    },
  }
}
