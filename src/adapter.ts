import type { Doc } from './doc.ts'
import type { Entry, Language, Target } from './model.ts'

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
}

/** One platform. A method that is absent is a capability that is absent. */
export interface Adapter<Part = unknown> {
  readonly platform: string
  readonly pace: Pace
  /** The accounts (bots, workspaces) that this adapter can speak for at this moment. */
  accounts(): readonly string[]
  /** Pure. Escapes every string, splits to the platform's limits; same doc, same parts; never empty. */
  render(doc: Doc): readonly Part[]
  /** Sends one part and returns its message id. Throws DeliveryError and nothing else. */
  send(target: Target, part: Part, context: SendContext): Promise<MessageId>
  /** Replaces a part already sent. Throws DeliveryError and nothing else. */
  edit?(target: Target, id: MessageId, part: Part, signal: AbortSignal): Promise<void>
  /** Takes a part back. Throws DeliveryError and nothing else. */
  remove?(target: Target, id: MessageId, signal: AbortSignal): Promise<void>
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
  /** Whether the person may decide what `about` gets; asked only when it matters. */
  mayManage(): Promise<boolean>
}

/** What happened to a chat. A `thread` of null means the whole chat with all its threads. */
export type ChatChange =
  | { readonly kind: 'lost'; readonly target: Target; readonly reason: string }
  | { readonly kind: 'back'; readonly target: Target }
  | { readonly kind: 'moved'; readonly target: Target; readonly to: Target }

/** A command as menus show it. */
export interface CommandSummary {
  readonly name: string
  readonly summary: string
}

/** What the core offers to an adapter that listens. */
export interface Host {
  /** The answer to a command, or null: not ours, the update passes on. Never throws: a fault becomes a short apology. */
  answer(query: Query): Promise<Doc | null>
  /**
   * Resolves when this answer may go: at once, or after a place on the lane that comes before every broadcast. Throws DeliveryError
   * (`throttled`) when the platform has asked for a pause that nobody waits out.
   */
  turn(target: Target): Promise<void>
  /** Items for inline sharing, best first. */
  find(text: string, limit: number): Promise<readonly Entry[]>
  /** Lets subscriptions follow their chats. */
  follow(change: ChatChange): Promise<void>
  /** The commands for menus and help. */
  menu(language: Language): readonly CommandSummary[]
  /** Puts an update away before it is answered; false when it was put away before: handle it once. */
  receive(platform: string, account: string, update: string, payload: string): Promise<boolean>
  /** The update was dealt with. */
  handled(platform: string, account: string, update: string): Promise<void>
  /** Updates that were put away and never dealt with (the process ended in between), oldest first. */
  unhandled(
    platform: string,
    account: string,
  ): Promise<readonly { readonly update: string; readonly payload: string }[]>
}
