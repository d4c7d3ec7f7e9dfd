import { messageOf, UserError } from '../../errors.ts'

/** What kind of failure ended a command, and with which exit code. Scripts rely on both: codes are only added. */
export const exitCodes = {
  /** It could not be done; the message says why and what to do. */
  refused: 1,
  /** The command line is wrong. */
  usage: 2,
  /** A variable of the environment or `.env` is wrong. */
  configuration: 3,
  /** What was named is not there: a file, an issue, a lane. */
  missing: 4,
  /** It asks for a yes, and nobody said `--yes`: nothing was changed. */
  unanswered: 5,
  /** A fault of the program (EX_SOFTWARE of sysexits.h). */
  fault: 70,
} as const

export type FailureKind = keyof typeof exitCodes

/** Something that whoever gave the command can put right, of a kind that scripts can tell. */
export class Failure extends UserError {
  readonly kind: FailureKind
  constructor(kind: FailureKind, message: string) {
    super(message)
    this.kind = kind
  }
}

/** What was thrown, as scripts read it. Messages may hold secrets still. */
export function failureOf(thrown: unknown): {
  readonly kind: FailureKind
  readonly code: number
  readonly message: string
} {
  const kind = thrown instanceof Failure ? thrown.kind : thrown instanceof UserError ? 'refused' : 'fault'
  return { kind, code: exitCodes[kind], message: messageOf(thrown) }
}
