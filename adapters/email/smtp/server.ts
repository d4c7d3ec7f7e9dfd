/** The server that takes our mails, and as whom we come. */
export interface SmtpServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; otherwise STARTTLS where the server has it. */
  readonly secure: boolean
  readonly user: string | null
  readonly password: string | null
  /** Without TLS nothing is said to it: there is a password, and others could listen. */
  readonly needsTls: boolean
}

/** What SMTP_URL says, or null: it is none such as `smtps://user:password@smtp.example.org`. */
export function readServer(url: string): SmtpServer | null {
  if (!URL.canParse(url)) return null
  const { protocol, hostname, port, username, password, pathname, search } = new URL(url)
  if ((protocol !== 'smtp:' && protocol !== 'smtps:') || hostname === '' || search !== '' || pathname.length > 1)
    return null
  const secure = protocol === 'smtps:'
  const user = decoded(username)
  const secret = decoded(password)
  if (user === null || secret === null || (user === '') !== (secret === '')) return null
  const host = hostname.replace(/^\[|\]$/g, '')
  const near = /^(?:localhost|127(?:\.\d+){3}|::1)$/.test(host)
  return {
    host,
    // 587 is for those who log in, 25 for servers among themselves (RFC 6409).
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
