import type { MessageId } from '../adapter.ts'
import type { Draft, Entry, Lane, Picture, Role, Target } from '../model.ts'

/** The setting under which the moment of the next publication is kept; publishing the draft takes it away. */
export const scheduleSetting = 'schedule'

/** The settings of what goes out again and again, and of the days on which nothing does. */
export const standingSetting = 'standing'
export const daysOffSetting = 'days off'

/** Whoever changes one of these changes when issues go out by themselves. */
export const plannedSettings: readonly string[] = [scheduleSetting, standingSetting, daysOffSetting]

/** The setting under which it is kept that the draft waits for an approval; publishing the draft takes it away. */
export const approvalSetting = 'approval asked'

/** What the message of a note is called, before its id, that a reader was offered to propose. */
export const offered = 'offer '

/** The drafts and the version that a change to them must name. */
export interface StoredDraft {
  /** The next issue. */
  readonly draft: Draft
  /** What is kept for the one after it. */
  readonly later: Draft
  readonly version: number
}

/** Somebody who does something at the desk. */
export interface Actor {
  /** As in ADMINS: `telegram:1001`; `cli` and `schedule` for what no person did. */
  readonly person: string
  readonly name: string | null
  /** Where it was done; null for the command line and the clock. */
  readonly from: Target | null
}

/** What can be done. */
export const auditActions = [
  'posted',
  'edited',
  'moved',
  'removed',
  'restored',
  'undone',
  'arranged',
  'imported',
  'scheduled',
  'unscheduled',
  'requested',
  'approved',
  'declined',
  'published',
  'paused',
  'resumed',
  'cancelled',
  'resent',
  'left',
  'corrected',
  'retracted',
  'invited',
  'joined',
  'dismissed',
  'linked',
  'created',
  'renamed',
  'merged',
  'taught',
  'untaught',
] as const
export type AuditAction = (typeof auditActions)[number]

/** One line of the record. `detail` can be written as JSON: what was before and after, where that says something. */
export interface NewAuditEntry {
  readonly at: number
  readonly actor: Actor
  readonly action: AuditAction
  /** What it was done to: `draft k3`, `issue 129`, `issue 129.3`, `telegram:1001`. */
  readonly subject: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** A line of the record as it stands there for good. */
export interface AuditEntry extends NewAuditEntry {
  readonly id: number
}

/** Somebody who works at the desk. */
export interface Member {
  readonly person: string
  /** As they were last seated, or else as they came. */
  readonly name: string | null
  /** Null: whatever the person named in `sameAs` has. */
  readonly role: Role | null
  /** The same human on another platform. */
  readonly sameAs: string | null
  readonly addedBy: string
  readonly at: number
}

/** What an invitation makes of whoever uses it: an editor, an owner, or one person with whoever made it. */
export type InvitationKind = Role | 'link'

export interface Invitation {
  /** A hash of the code; the code itself is never stored. */
  readonly hash: string
  readonly kind: InvitationKind
  readonly by: string
  /** From this moment on it cannot be used. */
  readonly expiresAt: number
}

/** A text that somebody was asked for: what they write next follows this command line. */
export interface Question {
  readonly command: string
  readonly expiresAt: number
}

/** Something that an editor sent, as it was understood. `content` is the desk's own JSON. */
export interface StoredNote {
  readonly id: number
  readonly target: Target
  readonly message: MessageId
  readonly person: string
  readonly at: number
  readonly content: string
}

/** A message that shows how far an issue is, and changes with it. */
export interface ProgressMessage {
  readonly issue: number
  readonly target: Target
  readonly message: MessageId
}

/** An item that said something else once, under another headline or from another address. */
export interface FormerItem {
  readonly headline: string
  readonly url: string | null
  /** As it stands now. */
  readonly entry: Entry
}

/** What goes with a saved draft: what is kept for later, the line of the audit log, the proposal that the line closes. */
export type DraftChange = { readonly later?: Draft } & (
  | { readonly audit?: NewAuditEntry; readonly proposal?: undefined }
  | { readonly audit: NewAuditEntry; readonly proposal: number }
)

/** What the desk keeps. Every method is one transaction; an entry that comes with a change is written with it or not at all. */
export interface DeskStore {
  draft(): Promise<StoredDraft>
  /**
   * False when the drafts have another version by now, or when the proposal that goes into them is not open any more; nothing is
   * written then. Else the proposal is closed. `later` stays as it is if not given.
   */
  saveDraft(draft: Draft, version: number, at: number, change?: DraftChange): Promise<boolean>

  // the record; nothing in it is ever changed or taken away
  recordAudit(entry: NewAuditEntry): Promise<number>
  /** Newest first, those before `before` (null: from the newest on). */
  auditBefore(before: number | null, limit: number): Promise<readonly AuditEntry[]>
  /** Oldest first, those after `after`. */
  auditAfter(after: number, limit: number): Promise<readonly AuditEntry[]>
  auditEntry(id: number): Promise<AuditEntry | null>
  /** The newest line about this subject; one of this action, where that is given. */
  lastAuditOf(subject: string, action?: AuditAction): Promise<AuditEntry | null>
  /** All lines about this subject, newest first, `limit` at most. */
  auditOf(subject: string, limit: number): Promise<readonly AuditEntry[]>
  /** The newest line that brought this key into the draft: posted, or imported with others. */
  auditBringing(key: string): Promise<AuditEntry | null>

  // who works at the desk, beside the owners whom the environment names
  members(): Promise<readonly Member[]>
  /**
   * Takes a human away: the person, everybody who is the same as they, and their unused invitations. False when there was nobody;
   * nothing is written then.
   */
  dismiss(person: string, entry: NewAuditEntry): Promise<boolean>
  invite(invitation: Invitation, entry: NewAuditEntry): Promise<void>
  /**
   * Uses an invitation, once: null when there is none with this hash, when it was used before or has expired. Makes the member.
   * Somebody who is a member already stays one under the role that is higher. A link makes them (with whoever is the same as they)
   * the same as its maker; it is null, and stays open, where they are that already, or where the maker would get a higher role by it.
   * The entry is written as `joined` or `linked`, its detail with `kind` and `by`.
   */
  join(
    hash: string,
    person: { readonly person: string; readonly name: string | null },
    entry: NewAuditEntry,
  ): Promise<Invitation | null>
  /** Remembers where a person can be told something in private, and in what name. Writes only what changed. */
  rememberPrivateChat(person: string, name: string | null, target: Target): Promise<void>
  /** Null: never seen. */
  privateChatOf(person: string): Promise<Target | null>
  /** The name in which a person was last seen, or null. */
  nameOf(person: string): Promise<string | null>

  // what is asked of people, and what they sent
  /** Null takes the question away. One for each person and place. */
  setQuestion(person: string, target: Target, question: Question | null): Promise<void>
  /** Also one that has expired: whoever asks knows the time. */
  question(person: string, target: Target): Promise<Question | null>
  /** The same message of a chat again replaces what was kept of it, under the same id. Tells the id. */
  keepNote(note: Omit<StoredNote, 'id'>): Promise<number>
  storedNote(id: number): Promise<StoredNote | null>
  noteOf(target: Target, message: MessageId): Promise<StoredNote | null>
  forgetNote(id: number): Promise<void>
  /** Forgets what readers were offered to propose (`offered`) before this moment and nobody pressed. Tells how many. */
  forgetOffers(before: number): Promise<number>

  // what the desk remembers by name: the schedule, the newsrooms
  setting(name: string): Promise<string | null>
  /** Null takes it away. */
  saveSetting(name: string, value: string | null, entry?: NewAuditEntry): Promise<void>
  /** Saves what `change` makes of the value as it is (null: there is none), so that nobody's change is lost. False: it made the same, and nothing is written. */
  changeSetting(name: string, change: (value: string | null) => string | null, entry?: NewAuditEntry): Promise<boolean>

  // what editors are told of readers
  /** How many active subscriptions an issue of these items goes to. */
  readersOf(draft: Pick<Draft, 'sections'>): Promise<number>
  /** How much of an issue is pending and due only after this moment, and when the last of it is. */
  dueAfter(issue: number, at: number): Promise<{ readonly count: number; readonly last: number | null }>
  /** How many readers an issue lost: it failed for them, and their subscription pauses. */
  lost(issue: number): Promise<number>

  // messages that follow a broadcast
  keepProgressMessage(watch: ProgressMessage): Promise<void>
  progressMessages(): Promise<readonly ProgressMessage[]>
  forgetProgressMessage(watch: ProgressMessage): Promise<void>

  // pictures, and under which name a platform knows them
  /** The same bytes have the same id. */
  keepPicture(picture: Picture, at: number): Promise<string>
  picture(id: string): Promise<Picture | null>
  copyOf(id: string, lane: Lane): Promise<string | null>
  /** Nothing happens when there is no such picture. */
  keepCopy(id: string, lane: Lane, copy: string): Promise<void>

  // looking back
  /**
   * The issue and part that this message carries to its reader, or null; for the last message that told a reader of a correction, that
   * issue and part 0. A message is known by its chat: the thread does not matter.
   */
  published(target: Target, message: MessageId): Promise<{ readonly issue: number; readonly part: number } | null>
  /** The newest item with this source address, or null. */
  itemFrom(url: string): Promise<Entry | null>
  /** What items of the newest issues said before they were corrected, with how they stand now; newest first. */
  formerItems(issues: number): Promise<readonly FormerItem[]>
}
