import { z } from 'zod'
import { secretsInUrl } from './email.ts'

/** A PostgreSQL database, and how it is used. */
export interface PostgresConfig {
  /** With the user and the password, and with what stands behind it. */
  readonly url: string
  /** How many connections this process may hold at once. */
  readonly connections: number
  /** How long one statement may take, in milliseconds. */
  readonly timeoutMs: number
}

/** Where everything is kept: in a file, which is there only for what belongs to this machine where `postgres` is not null. */
export interface DatabaseConfig {
  readonly databasePath: string
  readonly postgres: PostgresConfig | null
}

/** The file that is used where none is named. */
export const defaultPath = './data/briefwire.db'

const isPostgres = (url: string): boolean => /^postgres(ql)?:/.test(url)

/** Of psql's, those that can be told without asking twice: https://www.postgresql.org/docs/current/libpq-ssl.html */
const modes = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full']

/** Why an address names no database, without a word of it; null: it does. */
const faultOf = (url: string): string | null => {
  if (/^file:./.test(url)) return null
  if (!isPostgres(url))
    return 'must be file:PATH, such as file:./data/briefwire.db, or postgres://USER:PASSWORD@HOST/DATABASE'
  if (!URL.canParse(url))
    return 'is no address: write what is special in the password as %XX (`@` is %40, `/` is %2F, `#` is %23)'
  const { hostname, pathname, searchParams, hash } = new URL(url)
  if (hash !== '') return 'has a # in it: write that as %23'
  if (hostname === '' && !searchParams.has('host')) return 'names no host: postgres://USER:PASSWORD@HOST/DATABASE'
  if (!/^\/[^/]+$/.test(pathname)) return 'names no database: postgres://USER:PASSWORD@HOST/DATABASE'
  const mode = searchParams.get('sslmode')
  if (mode !== null && !modes.includes(mode)) return `must have an sslmode that is one of ${modes.join(', ')}`
  if (mode === 'verify-ca' && !searchParams.has('sslrootcert'))
    return 'must name the file of the authority (sslrootcert=PATH) for sslmode=verify-ca'
  return null
}

/** The address of a database. */
export const databaseUrl = z.string().superRefine((url, context) => {
  const fault = faultOf(url)
  if (fault !== null) context.addIssue({ code: 'custom', message: fault })
})

const eitherWay = 'must be the path of a file, or postgres://USER:PASSWORD@HOST/DATABASE'

/** What a program that embeds Briefwire says: the path of a file, or the address of a PostgreSQL database. */
export const databaseOption = z
  .string(eitherWay)
  .min(1, eitherWay)
  .superRefine((written, context) => {
    const fault = isPostgres(written) ? faultOf(written) : null
    if (fault !== null) context.addIssue({ code: 'custom', message: fault })
  })

/** The database that such a program names. */
export const databaseNamed = (written: string): DatabaseConfig =>
  databaseOf({
    DATABASE_URL: isPostgres(written) ? written : `file:${written}`,
    DATABASE_POOL: defaultPool,
    DATABASE_TIMEOUT_SECONDS: defaultSeconds,
  })

/** One connection writes, the others read. */
export const defaultPool = 5
export const defaultSeconds = 30

/** What the variables about the database come to. */
export const databaseOf = (env: {
  readonly DATABASE_URL: string
  readonly DATABASE_POOL: number
  readonly DATABASE_TIMEOUT_SECONDS: number
}): DatabaseConfig => {
  const { DATABASE_URL: url, DATABASE_POOL: connections, DATABASE_TIMEOUT_SECONDS: seconds } = env
  if (!isPostgres(url)) return { databasePath: url.slice('file:'.length), postgres: null }
  return { databasePath: defaultPath, postgres: { url, connections, timeoutMs: seconds * 1000 } }
}

/** A database as people may see it: without the user and the password. */
export const databaseName = ({ databasePath, postgres }: DatabaseConfig): string =>
  postgres === null ? databasePath : nameOfUrl(postgres.url)

/** A PostgreSQL database without the user and the password. */
export const nameOfUrl = (url: string): string => {
  const { hostname, port, pathname, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? hostname
  return `postgres://${host}${port === '' ? '' : `:${port}`}${pathname}`
}

/** What of an address must never be shown, as it is written and as it is meant; a password that is also a name there is no secret. */
export const secretsOfUrl = (url: string): readonly string[] => {
  if (!isPostgres(url) || !URL.canParse(url)) return []
  const { username, hostname, pathname } = new URL(url)
  const open = ['postgres', 'postgresql', 'briefwire', username, hostname, pathname.slice(1)]
  return secretsInUrl(url).filter((secret) => !open.includes(secret))
}
