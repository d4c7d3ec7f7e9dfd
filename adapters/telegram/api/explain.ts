import type { Cause } from '../../../src/errors.ts'

/** What Telegram's words, and ours about its chats, come to; null: nothing that is known. Pure. */
export const explain = (reason: string): Cause | null => meanings.find(([words]) => words.test(reason))?.[1] ?? null

/** The first that fits counts; the words are those of `errors.ts` and of the Bot API server (Client.cpp, MessagesManager.cpp). */
const meanings: readonly (readonly [RegExp, Cause])[] = [
  [/TOPIC_CLOSED|the topic was closed/, 'topic-closed'],
  [/TOPIC_DELETED|message thread not found/, 'topic-gone'],
  [
    /blocked (?:by the user|the bot)|USER_IS_BLOCKED|can't (?:initiate conversation|send messages to the bot)/,
    'blocked',
  ],
  [/user is deactivated|USER_DEACTIVATED|chat not found|user not found|PEER_ID_INVALID|chat was deleted/, 'chat-gone'],
  [/kicked|not a member|was removed from the|CHANNEL_PRIVATE/, 'removed'],
  [
    /not enough rights|need administrator rights|no write access|may no longer post|CHAT_[A-Z_]*FORBIDDEN|CHAT_RESTRICTED|CHAT_ADMIN_REQUIRED/,
    'no-rights',
  ],
  [/\b401\b|Unauthorized|refuses the token/i, 'account-refused'],
  [/\b429\b|Too Many Requests/, 'too-fast'],
  [/message to (?:edit|delete) not found|message can't be|MESSAGE_ID_INVALID|in the message to edit/, 'message-gone'],
  [/only a part arrived|gave no message id|no answer|timed? ?out|\b5\d\d\b|socket|aborted/i, 'unclear'],
  [/not ready|not been asked yet|cannot be reached|ECONN|ENOTFOUND|EAI_AGAIN|\b409\b|Conflict/, 'unreached'],
  [/method not found/, 'refused-content'],
  [/\b404\b/, 'account-refused'],
  [/\b400\b|\b413\b/, 'refused-content'],
]
