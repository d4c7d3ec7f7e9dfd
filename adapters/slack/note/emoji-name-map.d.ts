declare module 'emoji-name-map' {
  /** Emoji by the names that Slack has for them. */
  export const emoji: Readonly<Record<string, string>>
}
