import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpFault, Stage } from './errors.ts'

/** The server that takes our mails, and as whom we come. */
export interface SmtpServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; otherwise STARTTLS where the server has it. */
  readonly secure: boolean
  readonly user: string | null
  readonly password: string | null
  /** Without TLS nothing is said to it. */
  readonly needsTls: boolean
}

/** What a mail is sent with. */
export interface Envelope {
  readonly from: string
  readonly to: string
}

/** One connection to the server, logged in. */
export interface SmtpLine {
  /** Hands over one mail. Throws SmtpError. */
  send(envelope: Envelope, mail: Buffer): Promise<void>
  /** Makes it fit for the next mail after one that was refused. Throws SmtpError. */
  reset(): Promise<void>
  /** Whether it is still there, as far as is known. */
  isOpen(): boolean
  /** At once; what is under way fails. */
  close(): void
  /** As one leaves: tells the server. */
  quit(): void
}

/** A fault on the way to the server, of this module alone. */
export class SmtpError extends Error {
  readonly fault: SmtpFault
  constructor(fault: SmtpFault) {
    super(fault.text)
    this.name = 'SmtpError'
    this.fault = fault
  }
}

/** How long is waited for what, in milliseconds; RFC 5321, 4.5.3.2 allows servers minutes, for which nobody waits here. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000, dnsTimeout: 10_000 }

/** Connects and logs in. Throws SmtpError. */
export async function openLine(server: SmtpServer, name: string): Promise<SmtpLine> {
  const { host, port, secure, needsTls, user, password } = server
  const connection = new SMTPConnection({ ...patience, host, port, secure, requireTLS: needsTls, name })
  let open = true
  let stage: Stage = 'connect'
  let fail: (thrown: unknown) => void = () => {}
  const lose = (thrown: unknown): void => {
    open = false
    fail(thrown)
  }
  connection.on('error', lose)
  // A server that hangs up with a word is told of by that word, which comes after this.
  connection.on('end', () => setImmediate(lose, new Error('the connection was closed')))

  /** One step, which an error of the connection ends as well. */
  const step = (at: Stage, act: (done: (thrown?: unknown) => void) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      stage = at
      fail = (thrown) => reject(new SmtpError(faultOf(thrown, stage)))
      act((thrown) => (thrown ? fail(thrown) : resolve()))
    })

  try {
    await step('connect', (done) => connection.connect(done))
    if (user !== null && password !== null)
      await step('login', (done) =>
        connection.login({ user, pass: password, credentials: { user, pass: password } }, done),
      )
  } catch (thrown) {
    connection.close()
    throw thrown
  }

  return {
    send: ({ from, to }, mail) =>
      step('sender', (done) => {
        // It is not read before the server has asked for it, which tells how far we are.
        const content = new Readable({
          read() {
            stage = 'data'
            content.push(mail)
            content.push(null)
          },
        })
        connection.send({ from, to: [to], size: mail.length }, content, done)
      }),
    reset: () => step('sender', (done) => connection.reset(done)),
    isOpen: () => open,
    close() {
      open = false
      connection.close()
    },
    quit() {
      open = false
      connection.quit()
    },
  }
}

/** What nodemailer throws, of which no more is known than that. */
interface Thrown {
  readonly message: string
  readonly code?: unknown
  readonly originalCode?: unknown
  readonly responseCode?: unknown
  readonly response?: unknown
  readonly command?: unknown
}

/** In the words of the protocol; nothing of it holds the login. */
export function faultOf(thrown: unknown, reached: Stage): SmtpFault {
  const { message, code, originalCode, responseCode, response, command }: Thrown =
    thrown instanceof Error ? thrown : { message: String(thrown) }
  const stage = stageOf(command, reached)
  const answered = typeof responseCode === 'number' && typeof response === 'string'
  // A line that broke on the way to TLS may hold next time; what is no TLS, or another's certificate, stays so.
  const untrusted =
    (code === 'ETLS' && (answered || tlsWords.test(message))) ||
    (typeof originalCode === 'string' && certificate.test(originalCode))
  if (untrusted) return { stage, code: null, status: null, text: answered ? response : message, untrusted }
  if (answered) {
    const text = response.replace(/^\d{3}[ -]?/, '')
    const status = /^(\d\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? null
    return { stage, code: responseCode, status, text: status === null ? text : text.slice(status.length) }
  }
  if (code === 'EAUTH') return { stage: 'login', code: 535, status: null, text: message }
  // An address that no server is asked for: nodemailer finds it unfit.
  if (code === 'EENVELOPE') return { stage: 'recipient', code: 553, status: null, text: 'the address is none' }
  return { stage, code: null, status: null, text: message }
}

const tlsWords = /certificate|self[- ]signed|wrong version|ssl|hostname/i
const certificate = /^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED|ERR_TLS_CERT|HOSTNAME_MISMATCH)/

/** nodemailer names the command that was answered. */
function stageOf(command: unknown, reached: Stage): Stage {
  switch (typeof command === 'string' ? command.split(' ')[0] : '') {
    case 'MAIL':
      return 'sender'
    case 'RCPT':
      return 'recipient'
    case 'AUTH':
      return 'login'
    case 'DATA':
      return 'data'
    default:
      return reached
  }
}
