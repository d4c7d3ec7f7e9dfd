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
  /** Readers of an account that nothing serves; `who` begins the sentence. */
  unserved: {
    who: (count: number, lane: string): string =>
      `${plural(count, 'subscriber')} of ${lane} ${count === 1 ? 'waits' : 'wait'}`,
    console: (who: string): string => `${who} for a terminal: start with --console, or end it there with /unsubscribe.`,
    web: (who: string): string => `${who} for the page to try things on: set WEB_TRY=true, or end it there.`,
    telegram: (who: string, account: string): string =>
      `${who}: TELEGRAM_BOT_TOKEN is not the token of bot ${account}, and nobody else speaks to its chats.`,
    slack: (who: string, account: string): string =>
      `${who}: the app is not installed in workspace ${account}. Install it there.`,
    email: (who: string): string => `${who} for mails: set SMTP_URL.`,
    other: (who: string, platform: string): string => `${who}: nothing here speaks to ${platform}.`,
  },
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
