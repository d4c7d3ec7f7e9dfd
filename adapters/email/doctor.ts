import { SmtpError, type SmtpServer } from './smtp/connection.ts'
import { failureOf } from './smtp/errors.ts'
import { createPool } from './smtp/pool.ts'

/** One thing looked at; the message says what to do where it is not well. */
export interface Finding {
  readonly ok: boolean
  readonly message: string
}

export interface ExamineOptions {
  readonly server: SmtpServer
  readonly from: { readonly name: string; readonly address: string }
}

const patienceMs = 20_000

/** Connects to the mail server and logs in; nothing is sent. Never throws. */
export async function examine({ server, from }: ExamineOptions): Promise<readonly Finding[]> {
  const where = `${server.host}:${server.port}`
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1)
  const pool = createPool(server, domain, 1)
  try {
    await pool.try(AbortSignal.timeout(patienceMs))
    const how = server.user === null ? 'lets us in without a login' : 'takes the login'
    return [
      { ok: true, message: `The mail server ${where} ${how}; nothing was sent.` },
      {
        ok: true,
        message: `Mails come from ${from.address}: ${domain} should name this server in SPF and DKIM, or they end among the spam.`,
      },
    ]
  } catch (thrown) {
    const failure =
      thrown instanceof SmtpError ? failureOf(thrown.fault) : { kind: 'uncertain', reason: String(thrown) }
    const help =
      failure.kind === 'unauthorized'
        ? 'Check user and password in SMTP_URL (some providers ask for a password of their own for programs), and that the port is the one for it: 465 with smtps://, 587 with smtp://.'
        : 'Check host and port in SMTP_URL, and the network.'
    return [{ ok: false, message: `The mail server ${where}: ${failure.reason}. ${help}` }]
  } finally {
    await pool.close()
  }
}
