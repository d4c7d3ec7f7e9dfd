import { progress } from './progress.ts'

/** What the command line says beside what the chats say. */
export const cli = { progress }
