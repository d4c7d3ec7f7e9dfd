import type { CommandSummary, MessageId } from '../../adapter.ts'
import type { Doc } from '../../doc.ts'
import type { Target } from '../../model.ts'

/** Speaks to people of its own accord, outside issues: reminders, invitations that were used, how far a broadcast is. Never throws. */
export interface Messenger {
  /**
   * Sends a message in its turn. Tells the id of its first part, or null: it did not go out, which is in the log. `failed` is told why,
   * for people, where a part of it did not.
   */
  say(target: Target, doc: Doc, failed?: (reason: string) => void): Promise<MessageId | null>
  /**
   * Puts a message in the place of one sent before; false: it is not there any more or cannot be changed; null: not now. Of several
   * messages each takes its part of the doc; where they are not as many as its parts, none is changed (false).
   */
  change(target: Target, message: MessageId | readonly MessageId[], doc: Doc): Promise<boolean | null>
  /** What people call a place, or null: nobody knows. */
  nameOf(target: Target): Promise<string | null>
  /** Addresses that use an invitation of this code, on the platforms that have such. */
  invitationLinks(code: string): Promise<readonly string[]>
  /** Sets the menu of somebody's private chat, where the platform has such menus. */
  offer(target: Target, commands: readonly CommandSummary[]): Promise<void>
}

/** A messenger that also keeps messages in sight and takes them back. Never throws. */
export interface LiveMessenger extends Messenger {
  /** Pins a message sent before; false: we may not there, or the platform has no such thing. */
  pin(target: Target, message: MessageId): Promise<boolean>
  /** Takes a message back, if it is still there and may be. */
  remove(target: Target, message: MessageId): Promise<void>
}
