/** The platforms, as they are called in the database, in ADMINS and in files; `console` is the terminal. */
export const platformNames = ['telegram', 'slack', 'console'] as const
export type PlatformName = (typeof platformNames)[number]
