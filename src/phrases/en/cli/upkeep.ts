import { plural } from '../../../text/plural.ts'

/** What is in a copy of the database, in words. */
export interface SaidContent {
  readonly path: string
  /** `12.3 MB`. */
  readonly size: string
  readonly issues: number
  readonly subscribers: number
  /** The last moment in it; null: it says none. */
  readonly moment: string | null
}

/** What the command line says while the database is copied and put back. */
export const upkeep = {
  copying: 'Copying the database',
  moving: 'Moving rows',
  moved: (from: string, to: string, rows: number, sum: string) =>
    [
      `Everything from ${from} is in ${to}: ${plural(rows, 'row')}, compared one by one (${sum.slice(0, 12)}).`,
      'Name the new one in DATABASE_URL and start; the old one is as it was.',
    ].join('\n'),
  noDatabase: 'A database is file:PATH, such as file:./data/briefwire.db, or postgres://USER:PASSWORD@HOST/DATABASE.',
  checking: 'Checking the copy',
  holding: 'Holding what may have gone out',
  /** A question that is answered by yes or no. */
  question: (words: string) => `${words} (y/N) `,
  replace: (path: string) => `There is a file ${path} already. Replace it?`,
  isThere: (path: string) => `There is a file ${path} already. Name another one, or say --force to replace it.`,
  backedUp: ({ path, size, issues, subscribers, moment }: SaidContent) =>
    [
      `${path}: ${size}, ${plural(issues, 'issue')}, ${plural(subscribers, 'subscriber')}${moment === null ? '' : `, as of ${moment}`}. Opened and checked: it is whole.`,
      `To put it back: briefwire restore ${path}`,
    ].join('\n'),
  restored: ({ path, issues, subscribers, moment }: SaidContent) =>
    `The database ${path} is as it was${moment === null ? '' : ` on ${moment}`}: ${plural(issues, 'issue')}, ${plural(subscribers, 'subscriber')}.`,
  replaced: (path: string) => `The one that stood there is kept: ${path}`,
  onServer: (name: string) =>
    [
      `${name} is on a PostgreSQL server, and this works on files. The server has tools of its own:`,
      '  back up, also while Briefwire runs: pg_dump --format=custom --file=FILE "$DATABASE_URL"',
      '  put back: stop Briefwire on every machine; pg_restore --clean --if-exists --dbname="$DATABASE_URL" FILE; briefwire restore --here',
    ].join('\n'),
  stopFirst: (name: string) => `Briefwire is running on ${name}. Stop it on every machine, and try again.`,
  nameBackup:
    'Name the backup: briefwire restore FILE. For a database that was put back by other means: briefwire restore --here.',
  nothingHeld: 'Nothing was on its way then, so nothing is in doubt.',
  held: (count: number) =>
    `${plural(count, 'message')} may have gone out since then. ${count === 1 ? 'It does' : 'They do'} not go out again unless you say so:`,
  heldOf: (issue: number, count: number) =>
    `  issue ${issue}: ${count}    briefwire deliveries ${issue} --resend    or --leave`,
  planned: (moment: string) =>
    `An issue was to go out by itself on ${moment}, and may have: look at the draft before you publish it.`,
  unknowable:
    'What happened after that moment is not in it: issues, corrections, and readers who came, changed their mind or left.',
}
