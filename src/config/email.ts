import { z } from 'zod'

/** The mail server, and as whom we come to it. */
export interface MailServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; otherwise STARTTLS where the server has it. */
  readonly secure: boolean
  readonly user: string | null
  readonly password: string | null
  /** Without TLS nothing is said to it: there is a password, and others could listen. */
  readonly needsTls: boolean
}

const anAddress = z.email()
const isAddress = (text: string): boolean => anAddress.safeParse(text).success

/** `smtps://user:password@smtp.example.org`. */
export const smtpUrl = z.string().transform((url, context): MailServer => {
  const server = readServer(url.trim())
  if (server !== null) return server
  context.addIssue({
    code: 'custom',
    message:
      'must be like smtps://user:password@smtp.example.org (or smtp://…:587 for STARTTLS), with the special letters of user and password written as in addresses (@ is %40)',
  })
  return z.NEVER
})

/** `brief@example.org`, or with a name: `Daily brief <brief@example.org>`; the name is empty where there is none. */
export const mailbox = z.string().transform((written, context) => {
  const [, quoted, bare = '', inside] = /^\s*(?:"([^"<>]*)"|([^"<>]*?))\s*<\s*([^<>\s]+)\s*>\s*$/.exec(written) ?? []
  const address = inside ?? written.trim()
  if (isAddress(address)) return { name: inside === undefined ? '' : (quoted ?? bare).trim(), address }
  context.addIssue({ code: 'custom', message: 'must be an address, such as Daily brief <brief@example.org>' })
  return z.NEVER
})

/** An address without a name. */
export const mailAddress = z.string().trim().refine(isAddress, 'must be an address, such as desk@example.org')

function readServer(url: string): MailServer | null {
  if (!URL.canParse(url)) return null
  const { protocol, hostname, port, username, password, pathname, search } = new URL(url)
  if ((protocol !== 'smtp:' && protocol !== 'smtps:') || hostname === '' || search !== '' || pathname.length > 1)
    return null
  const [user, secret] = [decoded(username), decoded(password)]
  if (user === null || secret === null || (user === '') !== (secret === '')) return null
  const secure = protocol === 'smtps:'
  const host = hostname.replace(/^\[|\]$/g, '')
  const near = /^(?:localhost|127(?:\.\d+){3}|::1)$/.test(host)
  return {
    host,
    // 587 is for those who log in, 25 for servers among themselves (RFC 6409); 465 has TLS at once (RFC 8314).
    port: port === '' ? (secure ? 465 : user === '' ? 25 : 587) : Number(port),
    secure,
    user: user || null,
    password: secret || null,
    needsTls: user !== '' && !near,
  }
}

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** What of SMTP_URL must never be shown: all of it, and the password by itself as it is written and as it is meant. */
export function secretsInUrl(url: string): readonly string[] {
  const password = URL.canParse(url) ? new URL(url).password : ''
  return [url, password, decoded(password) ?? ''].filter((text) => text !== '')
}

interface EmailVariables {
  readonly SMTP_URL?: MailServer | undefined
  readonly EMAIL_FROM?: z.infer<typeof mailbox> | undefined
  readonly EMAIL_REPLY_TO?: string | undefined
  readonly EMAIL_UNSUBSCRIBE_TO?: string | undefined
  readonly EMAIL_MESSAGES_PER_MINUTE: number
}

/** What the variables come to, or null: there is no e-mail edition. */
export const emailOf = (env: EmailVariables) =>
  env.SMTP_URL && env.EMAIL_FROM
    ? {
        server: env.SMTP_URL,
        from: env.EMAIL_FROM,
        replyTo: env.EMAIL_REPLY_TO ?? null,
        unsubscribeTo: env.EMAIL_UNSUBSCRIBE_TO ?? null,
        perMinute: env.EMAIL_MESSAGES_PER_MINUTE,
      }
    : null
