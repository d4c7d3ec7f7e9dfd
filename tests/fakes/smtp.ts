import { once } from 'node:events'
import type { Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerError, type SMTPServerSession } from 'smtp-server'

/** A mail that the server took. */
export interface TakenMail {
  readonly from: string
  readonly to: string
  readonly raw: string
  readonly mail: Email
}

/** When an answer is given: to whoever connects, logs in, names the sender, the recipient, or has sent all of it. */
export type When = 'connect' | 'login' | 'sender' | 'recipient' | 'data'

/** A mail server of one's own on this machine, over the library's real one: it refuses what real ones refuse, in their words. */
export interface SmtpFake {
  readonly port: number
  readonly mails: readonly TakenMail[]
  /** How many connections there were, and how many logins went well. */
  readonly seen: { connections: number; logins: number }
  /** The next `times` of these are answered so: a reply such as `550 5.1.1 No such user`, none (`silence`), or the line goes dead (null). */
  answer(when: When, reply: string | null, times?: number): void
  /** The same for this recipient alone, for good; null: no longer. */
  refuse(address: string, reply: string | null): void
  /** Resolves when somebody waits for an answer in vain. */
  readonly hanging: Promise<void>
  /** Resolves with the mails of an address as soon as there are so many. */
  mailsTo(address: string, count: number): Promise<readonly TakenMail[]>
  close(): Promise<void>
}

export const smtpUser = 'briefwire'
export const smtpPassword = 'correct horse battery'

export async function startSmtp(port = 0): Promise<SmtpFake> {
  const mails: TakenMail[] = []
  const seen = { connections: 0, logins: 0 }
  const queued = new Map<When, (string | null)[]>()
  const refusals = new Map<string, string>()
  const watchers = new Set<() => void>()
  const sockets = new Map<string, Socket>()

  const server = new SMTPServer({
    authMethods: ['PLAIN', 'LOGIN'],
    // The network is this machine.
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onConnect(session, done) {
      seen.connections++
      act('connect', session, null, done)
    },
    onAuth({ username, password }, session, done) {
      act('login', session, null, (refused) => {
        if (refused) return done(refused)
        if (username !== smtpUser || password !== smtpPassword)
          return done(errorOf('535 5.7.8 Authentication credentials invalid'))
        seen.logins++
        done(null, { user: username })
      })
    },
    onMailFrom: (_, session, done) => act('sender', session, null, done),
    onRcptTo: ({ address }, session, done) => act('recipient', session, address, done),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () =>
        act('data', session, null, (refused) => {
          if (refused) return done(refused)
          void take(Buffer.concat(chunks), session).then(() => done())
        }),
      )
    },
  })
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => sockets.set(`${socket.remotePort}`, socket))

  let hang: () => void = () => {}
  const hanging = new Promise<void>((resolve) => {
    hang = resolve
  })
  const act = (
    when: When,
    session: SMTPServerSession,
    address: string | null,
    done: (refused?: SMTPServerError | null) => void,
  ): void => {
    const own = address === null ? undefined : refusals.get(address)
    const reply = own ?? queued.get(when)?.shift()
    if (reply === undefined) done()
    else if (reply === 'silence') hang()
    else if (reply === null) sockets.get(`${session.remotePort}`)?.destroy()
    else done(errorOf(reply))
  }

  const take = async (bytes: Buffer, { envelope }: SMTPServerSession): Promise<void> => {
    const { mailFrom, rcptTo } = envelope
    mails.push({
      from: mailFrom ? mailFrom.address : '',
      to: rcptTo[0]?.address ?? '',
      raw: bytes.toString('latin1'),
      mail: await PostalMime.parse(bytes),
    })
    for (const watch of watchers) watch()
  }

  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    mails,
    seen,
    hanging,
    answer(when, reply, times = 1) {
      queued.set(when, [...(queued.get(when) ?? []), ...Array.from({ length: times }, () => reply)])
    },
    refuse(to, reply) {
      if (reply === null) refusals.delete(to)
      else refusals.set(to, reply)
    },
    mailsTo: (to, count) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = mails.filter((each) => each.to === to)
          if (found.length < count) return
          watchers.delete(look)
          resolve(found)
        }
        watchers.add(look)
        look()
      }),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets.values()) socket.destroy()
      await closed
    },
  }
}

/** The library says the code itself; the rest is the text. */
function errorOf(reply: string): SMTPServerError {
  const [, code = '451', text = ''] = /^(\d{3}) ?(.*)$/.exec(reply) ?? []
  const error: SMTPServerError = new Error(text)
  error.responseCode = Number(code)
  return error
}
