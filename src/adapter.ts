import type { Doc } from './doc.ts'
import type { Cause, DeliveryFailure } from './errors.ts'
import type { Entry, Lane, Language, Picture, Role, Source, Target } from './model.ts'

/** The platform's own name of a message in its chat. */
export type MessageId = string

/** What a platform allows; the core does all the waiting, an adapter never sleeps. */
export interface Pace {
  /** Messages a second over the whole lane. */
  readonly perSecond: number
  /** Least time between two messages to this target, in milliseconds. */
  chatMs(target: Target): number
}

/** What accompanies a send. */
export interface SendContext {
  readonly signal: AbortSignal
  /** The message that carried the first part of this delivery, or null while that one is being sent. */
  readonly first: MessageId | null
  /** The message in the same chat that this one answers; sent without it where that is gone. */
  readonly answers?: MessageId | null
  /**
   * The message before it, where this part comes long after the others: shown as a reply to it where there are no threads, and sent
   * without that, and without `first`, where those are gone.
   */
  readonly follows?: MessageId | null
  /** Names this message: the same for each attempt to send it, and for no other. Where it is given, whoever gets it twice can tell. */
  readonly once?: string
  /** It makes no sound, where the platform can do that. It does if not given. */
  readonly silent?: boolean
}

/** Something that keeps an adapter from serving an account, or (null) its whole platform. `reason` is for the operator, without secrets. */
export interface AdapterFault {
  readonly account: string | null
  readonly reason: string
}

/** One platform. A method that is absent is a capability that is absent. */
export interface Adapter<Part = unknown> {
  readonly platform: string
  readonly pace: Pace
  /** Whether the same chat under two accounts is the same place, so that an issue goes there once. */
  readonly sharesChats?: boolean
  /** The accounts (bots, workspaces) that this adapter can speak for at this moment. */
  accounts(): readonly string[]
  /**
   * The id (`Person.id`) of somebody who is written so by whoever names owners. Throws UserError where it could be several people.
   * Absent: as it is written.
   */
  readPerson?(written: string): string
  /** What people call this place, such as the title of a group; null: nobody knows. Throws whatever goes wrong. */
  nameOf?(target: Target, signal: AbortSignal): Promise<string | null>
  /** What a reason that this adapter gave, today or in an earlier release, comes to; null: nothing that it knows. Pure. */
  explain?(reason: string): Cause | null
  /** What it cannot serve at this moment, as far as it knows; costs nothing to ask. */
  faults?(): readonly AdapterFault[]
  /**
   * Asks the platform whether it knows this account. Throws DeliveryError and nothing else: `unauthorized` where it refuses the account,
   * `unavailable` where it cannot be reached. Absent: there is nobody to ask.
   */
  check?(account: string, signal: AbortSignal): Promise<void>
  /** Pure. Escapes every string, splits to the platform's limits; same doc, same parts; never empty. */
  render(doc: Doc): readonly Part[]
  /** Sends one part and returns its message id. Throws DeliveryError and nothing else. */
  send(target: Target, part: Part, context: SendContext): Promise<MessageId>
  /** Replaces a part already sent. Throws DeliveryError and nothing else. */
  edit?(target: Target, id: MessageId, part: Part, signal: AbortSignal): Promise<void>
  /** Whether the message that shows one part can be edited into another. Absent: always. Pure. */
  becomes?(shown: Part, wanted: Part): boolean
  /**
   * Where there is no `edit`: what was corrected is told with the reader's next issue, and only a retraction by a message of its own. Absent:
   * each correction by one.
   */
  readonly tellsLater?: true
  /** Takes a part back. Throws DeliveryError and nothing else. */
  remove?(target: Target, id: MessageId, signal: AbortSignal): Promise<void>
  /**
   * Keeps a message of ours in sight in its chat, without a sound; harmless where it is so already. Throws DeliveryError and nothing else:
   * `unreachable` where we may not, `gone` where there is no such message. Absent: nothing is pinned there.
   */
  pin?(target: Target, id: MessageId, signal: AbortSignal): Promise<void>
  /** Sets the menu of one private chat. Absent where a platform has no menus of a person's own. */
  offer?(target: Target, commands: readonly CommandSummary[], signal: AbortSignal): Promise<void>
  /**
   * An address that uses an invitation of this code when somebody opens it, or null: not at this moment. Throws DeliveryError and nothing
   * else. Absent: the platform has no such addresses.
   */
  invitationLink?(code: string, signal: AbortSignal): Promise<string | null>
  /** There are updates to deal with that another process has left behind: `Host.unhandled` gives them. Not called before `listen`. */
  resume?(): Promise<void>
  /** Gets ready to send in a process that takes nothing in, where `listen` is never called. Absent: it always is. */
  speak?(host: Host): Promise<void>
  /** Starts taking in commands and events. */
  listen?(host: Host): Promise<void>
  /** Stops taking in, waits for what it is answering, lets go of connections. */
  close(): Promise<void>
}

/** Somebody who asks. `id` is the platform's, never a display name. */
export interface Person {
  readonly id: string
  readonly name: string | null
}

/** A command that somebody gave. */
export interface Query {
  /** Where it was asked and where the answer goes. */
  readonly target: Target
  /** What it is about: the same place, or a channel named from a private chat. */
  readonly about: Target
  /** What people call `about`, where it is another place and that is known. */
  readonly aboutName?: string | null
  readonly chat: 'private' | 'group' | 'channel'
  /** Null where the platform does not say who (a channel post, an anonymous administrator). */
  readonly person: Person | null
  /** Lower case, without slash: `topic`. */
  readonly command: string
  /** All that followed the command, trimmed. */
  readonly args: string
  /** What the person's client speaks, or null. */
  readonly language: Language | null
  /** True where nobody else can be meant: a command that does not exist is answered then instead of passed on. */
  readonly addressed?: boolean
  /** Somebody else's program answers here too: what is not surely for us is answered with null. No, if not given. */
  readonly shared?: boolean
  /** `everything` if not given. */
  readonly intake?: IntakeMode
  /** It came by a link, which anybody can have made: what it would change is asked first. No, if not given. */
  readonly linked?: boolean
  /** The message that holds the command, where it is one that its author can change. */
  readonly message?: MessageId | null
  /** Our message that the command answers, if it answers one. */
  readonly answers?: MessageId | null
  /** The zone that the platform knows the person lives by, as the platform writes it, or null. Not given: it knows none. */
  timeZone?(): Promise<string | null>
  /** The platform has a button by which the person tells where they are (`Doc.asksPlace`). No, if not given. */
  readonly locates?: boolean
  /** An answer may bring a file (`Doc.file`). No, if not given. */
  readonly takesFiles?: boolean
  /** A place where only this person reads, such as the private chat with us; null where there is none. */
  aside?(): Promise<Target | null>
  /** Whether the person may decide what `about` gets; asked only when it matters. */
  mayManage(): Promise<boolean>
}

/**
 * How much of what is no command may be for us. `everything`: all that an editor writes in private, and in a newsroom, and all that
 * readers say to us (in a bot that others share: what we understand of it). `opened`, for somebody else's bot: what editors write where
 * the desk was opened, what they were asked for, and answers to an item. `nothing`: only commands.
 */
export const intakeModes = ['everything', 'opened', 'nothing'] as const
export type IntakeMode = (typeof intakeModes)[number]

/** Something that somebody wrote or sent and that is no command. */
export interface Note {
  readonly target: Target
  readonly chat: Query['chat']
  readonly person: Person | null
  readonly language: Language | null
  readonly message: MessageId
  /** The person changed a message that was there before. */
  readonly edited: boolean
  /** Plain text; the addresses behind linked words follow them in brackets unless they say the same. */
  readonly text: string
  /** Where it was forwarded from: the name, and a link to the post where there is one. */
  readonly origin: Source | null
  /** Our message that it answers, if it answers one. */
  readonly answers: MessageId | null
  /** The message that it answers, whoever wrote that; none if not given. */
  readonly under?: MessageId | null
  /** It is said to the bot: by its name, or because nobody else is there. */
  readonly addressed: boolean
  /** It is said to others: it answers a message of theirs, or names them. */
  readonly forOthers: boolean
  /** The pictures that came with it, in their order. Reading one throws UserError when it is too large or cannot be had. */
  readonly photos: readonly (() => Promise<Picture>)[]
  /** A text file that came with it. Reading it throws UserError when it is too large or cannot be had. */
  readonly file: { readonly name: string; read(): Promise<Uint8Array> } | null
  /** Where the person says they are, in degrees. */
  readonly location?: { readonly latitude: number; readonly longitude: number }
  /** Further messages that are one with it, in their order: a text that was cut because it was too long for one, an album. */
  readonly more?: readonly NotePart[]
  /** `everything` if not given. */
  readonly intake?: IntakeMode
  /** Somebody else's program reads here too: what is not surely for us is answered with null. No, if not given. */
  readonly shared?: boolean
  aside?(): Promise<Target | null>
  /** As in a query. */
  timeZone?(): Promise<string | null>
  readonly locates?: boolean
  readonly takesFiles?: boolean
  /** Whether the person may decide what the place gets; asked only when it matters. If not given: in private only. */
  mayManage?(): Promise<boolean>
}

/** One of several messages that are one to people. */
export interface NotePart {
  readonly message: MessageId
  readonly text: string
  /** It goes on where the message before it was cut, which had room for so many more letters; null: it is a text of its own. */
  readonly left: number | null
}

/**
 * Where somebody writes. Among others it tells whether it is for us that it is said to us (`addressed`); in a bot that others share the
 * text, the message, or the one of ours that it answers.
 */
export type NotePlace = Pick<Note, 'target' | 'chat' | 'person' | 'intake' | 'shared'> &
  Partial<Pick<Note, 'message' | 'edited' | 'answers' | 'addressed' | 'text'>>

/** What happened to a chat. A `thread` of null means the whole chat with all its threads. */
export type ChatChange =
  /** `alone`: it concerns this place and no other thread of the chat, also where the place has no thread. */
  | { readonly kind: 'lost'; readonly target: Target; readonly reason: string; readonly alone?: true }
  | { readonly kind: 'back'; readonly target: Target; readonly alone?: true }
  | { readonly kind: 'moved'; readonly target: Target; readonly to: Target }

/** A command as menus show it. */
export interface CommandSummary {
  readonly name: string
  readonly summary: string
  /** Its answers are for whoever asks. */
  readonly personal?: true
}

/** Something that one process at a time does for all of them, while it has it. */
export interface Duty {
  /** Aborted as soon as it may be somebody else's: the connection to the database was lost, or it was let go of. */
  readonly lost: AbortSignal
  /** Leaves it to others. Harmless when called twice. */
  release(): Promise<void>
}

/** What the core offers to an adapter that listens. */
export interface Host {
  /** The answer to a command, or null: not ours, the update passes on. Never throws: a fault becomes a short apology. */
  answer(query: Query): Promise<Doc | null>
  /** Whether what this person writes there without a command is for us: it is said to us, or an editor writes where the desk is. */
  reads(place: NotePlace): Promise<boolean>
  /** Whether this person works at the desk, and what they write there is for it. */
  atDesk(place: NotePlace): Promise<boolean>
  /** The person turned to something else here, in a bot that others share: what they were asked for is forgotten. Never throws. */
  leave(place: Pick<Note, 'target' | 'person'>): Promise<void>
  /** The answer to what somebody wrote, or null: nothing to say. Never throws. */
  note(note: Note): Promise<Doc | null>
  /**
   * This answer stands in this message of ours from now on, whatever stood there before; not asked for a new message whose answer
   * shows nothing of the drafts. `part`: which of the answer's messages it is, from 0. Never throws.
   */
  bindMessage(doc: Doc, target: Target, message: MessageId, part: number): Promise<void>
  /** A stored picture, and what this lane keeps of it (`copy`: the platform's own name of an earlier upload); null: there is none. */
  picture(id: string, lane: Lane): Promise<{ readonly copy: string | null; read(): Promise<Picture> } | null>
  /** Remembers under which name a lane's platform knows a picture. */
  keepCopy(id: string, lane: Lane, copy: string): Promise<void>
  /**
   * Sends, changes or removes something that somebody waits for: after what was asked before for the same chat, at a place on the lane
   * that comes before every broadcast, and again after a pause that the platform asked for or a failure to reach it, 30 s long in all.
   * `read` tells what an error of `act` means; DeliveryErrors are understood without. Throws what `act` threw at last, or DeliveryError
   * (`throttled`) where a pause is longer than that.
   */
  inTurn<T>(target: Target, act: () => Promise<T>, read?: (thrown: unknown) => DeliveryFailure): Promise<T>
  /**
   * Does it as soon as the platform takes something for this chat again, within an hour; once, however often it is asked for meanwhile.
   * Never throws.
   */
  afterPause(target: Target, act: () => Promise<unknown>, read?: (thrown: unknown) => DeliveryFailure): Promise<void>
  /**
   * What to tell somebody whose answer did not get through (`lost`), or where something broke before there was one (`failed`); in the
   * brief's language where theirs is not known.
   */
  sorry(language: Language | null, why: 'lost' | 'failed'): Doc
  /** Items for inline sharing, best first. */
  find(text: string, limit: number): Promise<readonly Entry[]>
  /** Lets subscriptions follow their chats. Tells what to say in a chat that is back and gets issues again, or null: nothing. */
  follow(change: ChatChange): Promise<Doc | null>
  /** The platform took us off this account: nothing waits there until we are back, and the owners hear of it. Harmless when told again. */
  accountRemoved(lane: Lane, reason: string): Promise<void>
  /** We can speak for these accounts, perhaps again: then their readers come back. Harmless where nothing has changed. */
  accountsBack(platform: string, accounts: readonly string[]): Promise<void>
  /** The commands for menus and help: everybody's, or what somebody with this role may use. */
  menu(language: Language, role?: Role): readonly CommandSummary[]
  /** Puts an update away before it is answered; false when it was put away before: handle it once. */
  receive(platform: string, account: string, update: string, payload: string): Promise<boolean>
  /** The update was dealt with. */
  handled(platform: string, account: string, update: string): Promise<void>
  /** Updates that were put away by a process that is gone, and never dealt with; oldest first, each is given once. */
  unhandled(
    platform: string,
    account: string,
  ): Promise<readonly { readonly update: string; readonly payload: string }[]>
}
