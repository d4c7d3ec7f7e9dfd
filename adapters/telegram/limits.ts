/** What the Bot API allows, with the page or source file that each number came from. */
export const limits = {
  /** Characters of a message after entities parsing (core.telegram.org/bots/api#sendmessage). Counted there in code points; `.length` is never less. */
  text: 4096,
  /** User entities kept in a message, the rest is dropped without an error (TDLib, MessageEntity.cpp, MAX_USER_ENTITY_COUNT). */
  entities: 100,
  /** Characters of a caption (core.telegram.org/bots/api#sendphoto). */
  caption: 1024,
  /** Bytes of a photo that is sent (core.telegram.org/bots/api#sending-files); of its width and height Telegram itself is the judge. */
  photoBytes: 10_000_000,
  /** Bytes of a document that we read; ours, enough for one with pictures. Telegram gives out files of up to 20 MB (core.telegram.org/bots/api#getfile). */
  documentBytes: 10_000_000,
  /** Characters of an alert (core.telegram.org/bots/api#answercallbackquery). */
  alert: 200,
  /** Bytes of `callback_data` (core.telegram.org/bots/api#inlinekeyboardbutton). */
  callbackBytes: 64,
  /** Buttons under a message and in a row of it. Undocumented: what clients and the server were seen to take. */
  buttons: 100,
  buttonsInRow: 8,
  /** Characters of a button's label that phones still show; ours, not Telegram's. */
  label: 40,
  /** Rich messages (core.telegram.org/bots/api#inputrichmessage; TDLib, OptionManager.cpp). */
  richText: 32_768,
  richBlocks: 500,
  richMedia: 50,
  /** Results of one answerInlineQuery (core.telegram.org/bots/api#answerinlinequery). */
  inlineResults: 50,
  /** Bytes of an inline result's id. */
  inlineId: 64,
  /** Commands in a menu, characters of a summary (core.telegram.org/bots/api#setmycommands). */
  menu: 100,
  summary: 256,
  /** Characters of a `?start=` payload, out of A-Z a-z 0-9 _ - (core.telegram.org/bots/features#deep-linking). */
  deepLink: 64,
  /** Messages a second over the whole bot, without paid broadcast (core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). */
  messagesPerSecond: 30,
  /** "Avoid sending more than one message per second" to a chat; 20 a minute to a group or channel (the same page). */
  privateChatMs: 1000,
  groupChatMs: 3000,
} as const
