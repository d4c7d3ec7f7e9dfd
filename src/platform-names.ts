/** The platforms, as they are called in the database, in ADMINS and in files; `console` is the terminal, `web` the page to try things on, `email` mails. */
export const platformNames = ['telegram', 'slack', 'console', 'web', 'email'] as const
export type PlatformName = (typeof platformNames)[number]
