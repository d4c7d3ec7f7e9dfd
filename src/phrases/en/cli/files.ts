import type { SubscribeOutcome } from '../../../store/port.ts'

/** What is said of files, and of what goes in and out by them. */
export const files = {
  missing: (path: string): string => `There is no file ${path}.`,
  folder: (path: string): string => `${path} is a folder; name a file.`,
  forbidden: (path: string): string => `${path} may not be read or written by this user.`,
  other: (path: string, why: string): string => `${path}: ${why}`,
  typeHere: 'Type or paste it here; Ctrl-D on a line of its own ends it.',
  standardInput: 'standard input',
  line: (line: number, message: string): string => `line ${line}: ${message}`,
  leftOut: (count: number, why: string): string => `${count} left out: ${why}.`,
  wouldImport: (total: number, fresh: number): string =>
    `${total} subscribers read, ${fresh} of them new. Nothing was imported.`,
  imported: (total: number, fresh: number): string => `${total} subscribers read, ${fresh} of them new.`,
  added: (outcome: SubscribeOutcome): string =>
    ({
      new: 'Subscribed.',
      back: 'Subscribed again.',
      changed: 'Changed: it was subscribed already.',
      same: 'It was subscribed already; nothing changed.',
    })[outcome],
  exported: (count: number): string => `${count} subscribers written.`,
  badColumn: (given: string): string =>
    `--column takes ours and theirs, as in chat=attributes.telegram_id, not "${given}".`,
  notImported: (path: string, faults: readonly string[], more: number): string =>
    [`${path} was not imported:`, ...faults, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n'),
  status: (status: string): string => `their status is ${status}`,
  noChat: 'there is an e-mail address only, and no chat',
  unknownFeed: (name: string): string => `no topic is called like the feed "${name}"`,
  tooLargeOpml: (path: string): string => `${path} is too large for a list of feeds.`,
  noOpml: (path: string): string => `${path} is no OPML file.`,
  longLine: 'A line of this file is longer than any list of subscribers has. Check that it is the right file.',
  columns: (all: readonly string[], missing: readonly string[]): string =>
    `The first line must name the columns: ${all.join(',')}. Missing: ${missing.join(', ')}.`,
  platforms: (names: readonly string[]): string => `platform must be one of ${names.join(', ')}`,
  accountMissing: 'account is missing: the id of the bot or workspace',
  chatMissing: 'chat is missing',
  noTopic: (name: string): string => `there is no topic "${name}"`,
  whoseFeeds: 'An OPML file does not say whose feeds these are. Name the chat: --chat 1001',
  topicsImported: (total: number, fresh: number): string => `${total} topics read, ${fresh} of them new.`,
  topicsExported: (count: number): string => `${count} topics written.`,
}
