import type { Email } from '../../../adapters/email/index.ts'
import type { Seal } from '../../../adapters/email/links.ts'

/** The e-mail edition, and what signs the links in its mails. */
export interface Edition {
  readonly adapter: Email
  readonly seal: Seal
}

/** Where the pages are to which mails link; adapters/web serves them. */
export const readerPaths = {
  confirm: (code: string): string => `/subscribe/confirm/${code}`,
  settings: (sealed: string): string => `/reader/${sealed}`,
  unsubscribe: (sealed: string): string => `/unsubscribe/${sealed}`,
}
