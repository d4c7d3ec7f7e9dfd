import { messageOf, UserError } from '../../errors.ts'

/** What PostgreSQL, or the way to it, says about the database, in words that tell what to do; anything else as it is. `name` shows no password. */
export const explain = (thrown: unknown, name: string): unknown => {
  const advice = adviceFor(thrown)
  return advice === null ? thrown : new UserError(`The database ${name} ${advice} (${saidBy(thrown)})`)
}

/** The code of an error of PostgreSQL or of the network; empty: it has none. */
export const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''

/** The connection is gone: nothing more can be asked over it, and whatever it had not committed has not happened. */
export const isLost = (thrown: unknown): boolean => {
  const code = codeOf(thrown)
  return (
    (/^(57P0[123]|08...)$/.test(code) && code !== '08P01') ||
    (isUnreachable(code) && !isMissingFile(thrown)) ||
    lostSentence.test(messageOf(thrown))
  )
}

/**
 * The same again may well succeed: others were in the way (or have just made what was to be made), or the connection is no longer what it
 * was.
 */
export const isPassing = (thrown: unknown): boolean =>
  /^(40001|40P01|53300|23505|23P01)$/.test(codeOf(thrown)) || isStale(thrown)

/** The connection remembers statements for tables that were changed since, or leads to a server that is no longer the primary one. */
export const isStale = (thrown: unknown): boolean =>
  codeOf(thrown) === '25006' || (codeOf(thrown) === '0A000' && messageOf(thrown).startsWith('cached plan'))

// What the driver says has no code.
const lostSentence =
  /^(Connection terminated|Client has encountered a connection error|Query read timeout|timeout exceeded when trying to connect|Client was closed)/

// A socket that is not there has the same code.
const isMissingFile = (thrown: unknown): boolean =>
  /^(ENOENT|EACCES)$/.test(codeOf(thrown)) &&
  thrown instanceof Error &&
  'syscall' in thrown &&
  thrown.syscall === 'open'

const isUnreachable = (code: string): boolean =>
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|ENOENT)$/.test(code)

// A name that stands for several addresses fails with as many errors, and no words of its own.
const saidBy = (thrown: unknown): string =>
  thrown instanceof AggregateError && thrown.message === ''
    ? thrown.errors.map(messageOf).join('; ')
    : messageOf(thrown)

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const adviceFor = (thrown: unknown): string | null => {
  const [code, message] = [codeOf(thrown), messageOf(thrown)]
  if (code === '57P03') return 'is starting or shutting down. Try again in a moment.'
  if (/^57P0/.test(code)) return 'has ended the connection. Nothing is lost; it goes on when the server is back.'
  if (/^(28P01|28000)$/.test(code)) return 'refuses the name or the password. Check both in DATABASE_URL.'
  if (code === '3D000') return 'does not exist on that server. Create it, or name another one in DATABASE_URL.'
  if (/^53(300|400)$/.test(code))
    return 'takes no more connections. Lower DATABASE_POOL, or raise max_connections on the server.'
  if (code === '53100') return 'cannot grow: the disk of the server is full. Make room there.'
  if (code === '53200') return 'has no memory left on the server. Give it more.'
  if (code === '25006')
    return 'may only be read: it is a replica, or was made read-only. Name the primary server in DATABASE_URL.'
  if (code === '42501') return 'does not allow that to this user. Make the user the owner of the schema.'
  if (code === '3F000') return 'has no schema that can be used. Create it, or name another one in the search_path.'
  if (code === '57014') return 'did not answer in time. It is busy, or something else holds a lock there.'
  if (code === '55P03') return 'is in use by another process and did not come free in time. Try again.'
  if (/^XX00[12]$/.test(code)) return 'is damaged. Put back a backup.'
  if (/^58/.test(code)) return 'cannot be read or written: the disk of the server reports an error. Check it.'
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return 'shows the certificate of another host. Write the host in DATABASE_URL as the certificate names it, or let the server show its own.'
  if (/^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/.test(code))
    return 'shows a certificate that is out of date. Renew it on the server, and see to the clocks of both machines.'
  if (isCertificate(code))
    return 'shows a certificate that is not trusted. Name its authority with sslrootcert in DATABASE_URL.'
  if (/does not support SSL/.test(message))
    return 'speaks no TLS. Switch it on there, or leave sslmode out of DATABASE_URL.'
  if (isMissingFile(thrown))
    return 'names a certificate that cannot be read. Check sslrootcert, sslcert and sslkey in DATABASE_URL.'
  if (/unsupported startup parameter/.test(message))
    return 'is behind a pooler that does not know all that is asked of the server. Name the server itself in DATABASE_URL, or let the pooler keep connections (pgbouncer: pool_mode=session and ignore_startup_parameters=statement_timeout,idle_in_transaction_session_timeout).'
  if (/^08/.test(code) || isUnreachable(code) || lostSentence.test(message))
    return 'cannot be reached. Check that the server runs, and the address in DATABASE_URL.'
  return null
}

const isCertificate = (code: string): boolean =>
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_)/.test(code)
