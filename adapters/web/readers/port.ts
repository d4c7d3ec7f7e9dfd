import type { Language, Topic, Wants } from '../../../src/model.ts'

/** What readers choose on a page. */
export type Choice = Pick<Wants, 'topics' | 'format' | 'language' | 'pictures'>
/** The same with the time, once they are readers. */
export type Settings = Choice & Pick<Wants, 'hour' | 'minute' | 'timeZone'>

/** Somebody who reads by mail, as their own page shows them. */
export interface WebReader {
  readonly address: string
  /** `resting` until `returnsAt`, as they asked; `lost`: their mailbox took nothing; `left`: they get nothing. */
  readonly state: 'active' | 'resting' | 'lost' | 'left'
  readonly returnsAt: number | null
  readonly settings: Settings
  /** When they first subscribed, in milliseconds since the epoch, and how many issues reached them since. */
  readonly since: number | null
  readonly issues: number
}

/** Whose page it is; null: the link is none of ours. */
export type Reader = { readonly language: Language; readonly reader: WebReader | null } | null

/** Subscribing by mail. Readers are known by the links in their mails and by nothing else; every address is as good as any other. */
export interface WebSubscribing {
  topics(): Promise<readonly Topic[]>
  /** What a form shows that it came from our page, for two hours. */
  formToken(): string
  isFormToken(token: string): boolean
  /** Sends a question to this address, whoever has it; false: it is no address. */
  ask(address: string, choice: Choice): Promise<boolean>
  /** What the link with this code would confirm; null: it is no longer good. */
  offered(code: string): Promise<Choice | null>
  /** Uses it, once; gives the path of the new reader's page. Null: it is no longer good. */
  confirm(code: string): Promise<string | null>
  /** By the link of the page itself. */
  reader(token: string): Promise<Reader>
  /** By the link to leave with: as whom; null: it is none of ours. */
  leaver(token: string): Promise<Reader>
  /** Ends the subscription; harmless when told again. Gives the path of the reader's page; null: the link is none of ours. */
  leave(token: string): Promise<string | null>
  /** The rest is for the reader of the page `token`. Changes what they get, and wakes nobody who rests. */
  choose(token: string, settings: Settings): Promise<void>
  /** Nothing comes for so many days. */
  rest(token: string, days: number): Promise<void>
  /** Issues come (again). */
  come(token: string): Promise<void>
  end(token: string): Promise<void>
  /** Nothing is kept of them but counts. */
  forget(token: string): Promise<void>
}
