import type { Doc } from '../../src/doc.ts'
import type { Amendment, Entry, Issue, Item, Language, Picture, Role, Target, Topic } from '../../src/model.ts'
import type { Specimen } from './preview/specimen.ts'

/** What the pages are of. */
export interface WebBrief {
  readonly title: string
  readonly language: Language
  /** IANA. */
  readonly timeZone: string
}

/** What an item says to readers of one language; `language` is the one that it is in, null: nobody knows. */
export interface Wording {
  readonly headline: string
  readonly body: readonly string[]
  readonly language: Language | null
}

/** What an item says to readers of a language: in theirs where it was given, else as it was written. */
export type WordingIn = (item: Item, language: Language) => Wording

/** How what readers of a language see of an item changed after it had gone out; null: it did not. */
export type AmendmentIn = (item: Item, language: Language) => Amendment | null

/** A window on a list; both count entries. */
interface Window {
  readonly offset: number
  readonly limit: number
}

/** What the archive's pages read. */
export interface WebArchive {
  latest(): Promise<Issue | null>
  issue(number: number): Promise<Issue | null>
  /** Newest first, those before this number (null: from the newest on). */
  issuesBefore(before: number | null, limit: number): Promise<readonly Issue[]>
  /** Another one whenever what the pages show may have changed. */
  archiveMark(): Promise<string>
  byTopic(slug: string, window: Window): Promise<{ readonly entries: readonly Entry[]; readonly total: number }>
  topicCounts(): Promise<ReadonlyMap<string, number>>
  topics(): Promise<readonly Topic[]>
  /** `meant`: the words that were really looked for, where what was asked found nothing. */
  search(
    text: string,
    window: Window,
  ): Promise<{ readonly entries: readonly Entry[]; readonly total: number; readonly meant: string | null }>
  picture(id: string): Promise<Picture | null>
}

/** Somebody at the desk, in a browser. */
export interface WebEditor {
  /** As in ADMINS: `telegram:1001`. */
  readonly person: string
  readonly name: string | null
  readonly role: Role
  /** Their private chat. */
  readonly target: Target
}

/** Lets the people of the desk in. Roles are looked up each time. */
export interface WebAccess {
  /** Whether the link with this code would let somebody in. */
  offered(code: string): Promise<boolean>
  /** Uses a link, once, and gives the token that the browser shows from then on; null: it is no longer good. */
  open(code: string): Promise<string | null>
  /** Null: nobody who may work here. */
  who(token: string): Promise<WebEditor | null>
  close(token: string): Promise<void>
  closeAll(person: string): Promise<number>
}

/** An item of the draft, with what its editor would write to change it. */
export interface DeskItem {
  readonly key: string
  readonly item: Item
  readonly words: string
}

/** A section of the draft; `mark` names it in commands. */
export interface DeskSection {
  readonly title: string | null
  readonly mark: string
  readonly items: readonly DeskItem[]
}

/** Moments at which issues go out or went out, in milliseconds since the epoch. */
export interface DeskCalendar {
  /** The single publication that is planned, or null. */
  readonly once: number | null
  /** The next ones of the standing schedule. */
  readonly standing: readonly number[]
  readonly published: readonly { readonly issue: number; readonly at: number }[]
  readonly now: number
}

/** The next issue as it is at this moment. */
export interface DeskLook {
  /** The number that it will have. */
  readonly number: number
  readonly title: string
  readonly sections: readonly DeskSection[]
  /** What is kept for the issue after it. */
  readonly later: readonly DeskItem[]
  readonly calendar: DeskCalendar
  readonly proposals: number
}

/** What the editors' pages do: what they do in chat, by the same commands. */
export interface WebDesk {
  look(): Promise<DeskLook>
  /** The items of an issue that is out, each with what an editor would write to change it; null: there is no such issue. */
  published(number: number): Promise<readonly DeskItem[] | null>
  /** What readers get of the draft, or of an issue; null: there is no such issue, or nothing in the draft. */
  specimens(which: 'draft' | number): Promise<readonly Specimen[] | null>
  /** A command line, or what is written without one; null: nothing to say. */
  give(editor: WebEditor, line: string): Promise<Doc | null>
  /** Another one whenever an editor's page may look different. */
  pulse(): Promise<string>
}
