import type { Language } from '../../../model.ts'
import { plural } from '../../../text/plural.ts'

const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Spanish', zh: 'Chinese' }

/** What the doctor finds. What platforms and the ledger say of themselves stays as they say it. */
export const doctor = {
  brief: (title: string, timeZone: string, language: Language): string =>
    `The brief is “${title}”, in ${timeZone}, speaking ${languageNames[language]}`,
  database: (path: string, issues: number, active: number, paused: number): string =>
    `Database ${path}: ${plural(issues, 'issue')}, ${plural(active, 'subscriber')}, ${paused} paused`,
  laneClosed: (lane: string, reason: string): string => `Nothing is sent to ${lane}: ${reason}`,
  laneGone: (lane: string, reason: string): string => `${lane} is gone (${reason}): its readers come back when it does`,
  uncertain: (issue: number, messages: number): string =>
    `Issue ${issue}: ${plural(messages, 'message')} may or may not have arrived. Decide: briefwire deliveries ${issue} --resend, or --leave`,
  misnamed: (name: string, person: string): string =>
    `${name} is no editor any more: now that several workspaces may install the app, ${person} could be somebody else in each. Invite them again from the workspace that they are in`,
  portFree: (port: number, host: string): string => `Port ${port} on ${host} is free`,
  cannotListen: (place: string, why: string): string => `Cannot listen on ${place}: ${why}`,
  portTaken: (port: number, host: string): string =>
    `Port ${port} on ${host} is in use, not by a Briefwire that answers`,
  running: (port: number, host: string, ready: boolean): string =>
    `Port ${port} on ${host}: a running Briefwire, which is ${ready ? 'ready' : 'not ready'}`,
  says: (problem: string): string => `It says: ${problem}`,
  terminalOnly: 'No platform is configured: "briefwire start" talks in this terminal',
  ownerless: 'Nobody may write issues in chat: send /editors to the bot, and put what it calls you into ADMINS',
}
