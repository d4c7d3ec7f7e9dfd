/** What each command prints with `--json`. Scripts rely on the shapes: keys are only added. */
export const shapes: Readonly<Record<string, string>> = {
  init: '{file, platform, bot, changed: [name], owner, invited, tested}',
  import:
    '{title, date, sections: [{title, items: [{number, headline, body, source: {name, url} | null, topics}]}], footer,\n   problems: [{line, message}], reading: {kind, sure, other},\n   outcome: {draft: {items, sections}} | {published: [{kind, issue, readers}]}}',
  preview: '{issue, as, parts: [text]}',
  publish: '{kind: "published" | "already", issue, readers}',
  export: '{title, date, sections, footer, number, revision, publishedAt, …}: the issue whole, as import reads it',
  issues:
    'a line each: {number, date, title, urgent, items, revision, published, deliveries: {pending, sending, sent, failed, uncertain, skipped}}',
  correct: '{command, changed, answer}',
  retract: '{command, changed, answer}',
  schedule: '{command, changed, answer}',
  unschedule: '{command, changed, answer}',
  deliveries:
    'a line each: {id, issue, target: {platform, account, chat, thread}, state, sent, parts, attempt, reason, …};\n  with --resend {resent}, with --leave {left}, with --go-on {goesOn, reason}',
  lanes: '[{platform, account, standing, pausedUntil, reason, …}]',
  audit: 'a line each: {at, actor, deed, subject, detail, id}',
  'subscribers add': '{outcome: "new" | "back" | "changed" | "same", target: {platform, account, chat, thread}}',
  'subscribers import': '{read, new, imported, left: [{why, count}]}',
  'subscribers export': '{written, file, as}',
  'topics import': '{read, new}',
  'topics export': '{written, file}',
  migrate: '{tables, rows, checksum}',
  backup: '{path, bytes, format, at, issues, subscribers, deliveries}',
  restore:
    '{path, bytes, format, at, issues, subscribers, deliveries, replaced, held, uncertain: [{issue, uncertain}], planned}',
  doctor:
    '{ok, findings: [{ok, message}]}; with --upgrade {version, database: null | {path, from, to, program, bytes, freeBytes, neededBytes, backups, adds}, deprecated: [{name, instead}]}',
  'keys rotate': '{resealed: [id], already: [id], unreadable: [id]}',
}
