/** What a process does of the work: what comes in (commands, pages, webhooks), what goes out (issues, schedule, reminders), or both. */
export type Role = (typeof roles)[number]

export const roles = ['all', 'web', 'worker'] as const
