import { z } from 'zod'
import { databaseOf, databaseUrl, defaultPath, defaultPool, defaultSeconds, secretsOfUrl } from './config/database.ts'
import { type Deprecated, renamed, sayFormer, withPresentNames } from './config/deprecated.ts'
import { emailOf, mailAddress, mailbox, secretsInUrl, smtpUrl } from './config/email.ts'
import { briefTitle, keyBytes, language, onUncertain, owners, timeZone } from './config/fields.ts'
import { near } from './config/near-names.ts'
import { topicChoice } from './config/topics.ts'
import { addressOf, webOf } from './config/web.ts'
import { UserError } from './errors.ts'

/** The names of the variables whose values must never be shown. */
export const secretVariables = [
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_WEBHOOK_SECRET',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'SECRET_KEY',
  'METRICS_TOKEN',
  'SMTP_URL',
] as const

export type Config = ReturnType<typeof shape> & {
  /** What looks like a slip, in sentences for the operator; without values, which may be secrets. */
  readonly warnings: readonly string[]
  /** What is set under a name of an earlier version. */
  readonly deprecated: readonly Deprecated[]
}
export type TelegramConfig = NonNullable<Config['telegram']>
export type SlackConfig = NonNullable<Config['slack']>

/** The environment as it is when the program starts. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Turns the environment into one frozen object. Throws one UserError that names every variable that is wrong. */
export function readConfig(environment: Environment, names = renamed): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))
  const { given, deprecated } = withPresentNames(set, names)
  const parsed = variables.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new UserError(faults.join('\n'))
  }
  const faults = contradictions(parsed.data)
  if (faults.length > 0) throw new UserError(faults.join('\n'))
  return Object.freeze({
    ...shape(parsed.data),
    deprecated,
    warnings: [...deprecated.map(sayFormer), ...misspelled(given)],
  })
}

/** Reads `.env` in the working directory, where there is one, and the process's environment, which wins. */
export function readEnvironment(): Environment {
  try {
    process.loadEnvFile('.env')
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT')) throw thrown
  }
  return { ...process.env }
}

/** Every secret value of an environment, to be cut out of whatever is printed. */
export const secretsOf = (environment: Environment): readonly string[] => [
  ...secretVariables.flatMap((name) => environment[name]?.trim() || []),
  ...listOf(environment.SECRET_KEY ?? ''),
  ...secretsInUrl(environment.SMTP_URL?.trim() ?? ''),
  ...secretsOfUrl(environment.DATABASE_URL?.trim() ?? ''),
]

const listOf = (text: string): readonly string[] => text.split(',').flatMap((entry) => entry.trim() || [])

const flag = z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true')
const webAddress = z.url({ protocol: /^https?$/, error: 'must be an http(s) address' })
const whole = (least: number, most: number) =>
  z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`)

const expiringToken =
  'is a token that expires after twelve hours (token rotation). Set SLACK_CLIENT_ID and its companions instead and install from /slack/install: such tokens are renewed there'

const variables = z.object({
  DATABASE_URL: databaseUrl.default(`file:${defaultPath}`),
  DATABASE_POOL: whole(2, 100).default(defaultPool),
  DATABASE_TIMEOUT_SECONDS: whole(1, 600).default(defaultSeconds),
  BRIEF_TITLE: briefTitle.default('Daily brief'),
  BRIEF_TIMEZONE: timeZone.default('UTC'),
  BRIEF_LANGUAGE: language.default('en'),
  BRIEF_TOPICS: topicChoice.default({ kind: 'starter', names: ['commerce'] }),
  ADMINS: z.string().transform(listOf).pipe(owners).default([]),
  ON_UNCERTAIN: onUncertain.default('hold'),
  // Somebody who comes back is looked up in what went out up to a week before they left.
  KEEP_COPIES_DAYS: whole(14, 36_500).default(90),
  PROPOSALS_PER_DAY: whole(0, 1000).default(5),
  CHECK_LINKS: flag.default(true),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/, 'must be the token that @BotFather gave, such as 123456:ABC…')
    .optional(),
  TELEGRAM_API_ROOT: webAddress.default('https://api.telegram.org'),
  TELEGRAM_LIBRARY: z.enum(['grammy', 'telegraf'], 'must be grammy or telegraf').default('grammy'),
  TELEGRAM_FORMAT: z.enum(['classic', 'rich'], 'must be classic or rich').default('classic'),
  TELEGRAM_EPHEMERAL: flag.default(true),
  TELEGRAM_MESSAGES_PER_SECOND: whole(1, 1000).default(30),
  TELEGRAM_PAID_BROADCAST: flag.default(false),
  TELEGRAM_WEBHOOK_URL: webAddress.optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/, 'must be 1 to 256 of A-Z a-z 0-9 _ -')
    .optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .refine((token) => !token.startsWith('xoxe.'), expiringToken)
    .refine((token) => /^xox(?:b-|e\.)/.test(token), 'must be a bot token: xoxb-…')
    .optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'must be an app-level token: xapp-…').optional(),
  SLACK_API_URL: webAddress.default('https://slack.com/api/'),
  SLACK_MESSAGES_PER_SECOND: whole(1, 1000).default(5),
  SLACK_COMMAND: z
    .string()
    .regex(/^\/[a-z0-9_-]{1,31}$/, 'must be a slash and up to 31 of a-z 0-9 _ -')
    .default('/brief'),
  SLACK_SECTIONS: z.enum(['folded', 'unfolded'], 'must be folded or unfolded').default('folded'),
  SLACK_SUBSCRIBE: z.enum(['members', 'editors'], 'must be members or editors').default('members'),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().optional(),
  SECRET_KEY: z
    .string()
    .transform(listOf)
    .refine(
      (keys) => keys.length > 0 && keys.every((key) => keyBytes(key) === 32),
      'must be 32 bytes in base64 or hex (`openssl rand -base64 32` makes one), or several of them with commas between, the newest first',
    )
    .optional(),
  SMTP_URL: smtpUrl.optional(),
  EMAIL_FROM: mailbox.optional(),
  EMAIL_REPLY_TO: mailAddress.optional(),
  EMAIL_UNSUBSCRIBE_TO: mailAddress.optional(),
  EMAIL_MESSAGES_PER_MINUTE: whole(1, 60_000).default(60),
  SEND_TIMEOUT_SECONDS: whole(1, 300).default(30),
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535).default(3000),
  PUBLIC_URL: webAddress
    .refine(
      (url) => /^[a-z]+:\/\/[^/?#]+\/?$/i.test(url),
      'must be an address without a path, such as https://brief.example.org',
    )
    .transform((url) => url.replace(/\/$/, ''))
    .optional(),
  WEB_ARCHIVE: flag.optional(),
  WEB_TRY: flag.optional(),
  NODE_ENV: z.string().optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/-]{16,}=*$/, 'must be 16 or more of A-Z a-z 0-9 . _ ~ + / -: `openssl rand -base64 32` makes one')
    .optional(),
  METRICS_PORT: whole(0, 65_535).optional(),
  TERMINAL_PAGES: flag.default(true),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be one of error, warn, info, debug, silent',
    )
    .optional(),
})

type Variables = z.infer<typeof variables>

/** Variables that are none of ours and nearly one that is not set. */
const misspelled = (given: Environment): readonly string[] => {
  const ours = Object.keys(variables.shape)
  const unset = ours.filter((name) => given[name] === undefined)
  return Object.keys(given).flatMap((name) => {
    const meant = ours.includes(name) ? [] : near(name, unset)
    return meant.length === 0
      ? []
      : `${name} is set, and Briefwire knows no such variable. Did you mean ${meant.join(' or ')}?`
  })
}

function contradictions(env: Variables): readonly string[] {
  const faults: string[] = []
  const needs = (name: keyof Variables, reason: string): void => {
    if (env[name] === undefined) faults.push(`${name}: must be set ${reason}`)
  }
  if (env.TELEGRAM_WEBHOOK_URL) needs('TELEGRAM_WEBHOOK_SECRET', 'because TELEGRAM_WEBHOOK_URL is')
  if (env.SLACK_BOT_TOKEN && !env.SLACK_APP_TOKEN && !env.SLACK_SIGNING_SECRET)
    faults.push(
      'SLACK_APP_TOKEN: must be set (Socket Mode), or SLACK_SIGNING_SECRET (HTTP), because SLACK_BOT_TOKEN is',
    )
  if (env.SMTP_URL)
    for (const name of ['EMAIL_FROM', 'PUBLIC_URL', 'SECRET_KEY'] as const) needs(name, 'because SMTP_URL is')
  if (env.EMAIL_FROM) needs('SMTP_URL', 'because EMAIL_FROM is')
  if (env.METRICS_PORT !== undefined && env.METRICS_PORT !== 0 && env.METRICS_PORT === env.PORT)
    faults.push('METRICS_PORT: must be another port than PORT; leave it out to have the metrics there')
  if (env.SLACK_CLIENT_ID) {
    for (const owner of env.ADMINS.filter((each) => /^slack:[^/]+$/.test(each)))
      faults.push(
        `ADMINS: ${owner} may be somebody else in each workspace that installs the app. Write slack:T…/${owner.slice('slack:'.length)}, with the id of the workspace in front; send /editors to the bot there: it tells what it calls you`,
      )
    for (const name of ['SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'SLACK_SIGNING_SECRET', 'SECRET_KEY'] as const)
      needs(name, 'because SLACK_CLIENT_ID is (several workspaces)')
  }
  return faults
}

function shape(env: Variables) {
  const { TELEGRAM_BOT_TOKEN: telegramToken, SLACK_BOT_TOKEN: slackToken, SLACK_CLIENT_ID: clientId } = env
  const isAlone = !(telegramToken || slackToken || clientId || env.SMTP_URL)
  return {
    ...databaseOf(env),
    brief: {
      title: env.BRIEF_TITLE,
      timeZone: env.BRIEF_TIMEZONE,
      language: env.BRIEF_LANGUAGE,
      web: {
        address: env.PUBLIC_URL ?? addressOf(env),
        archive: env.PUBLIC_URL !== undefined && env.WEB_ARCHIVE !== false ? env.PUBLIC_URL : null,
        language: env.BRIEF_LANGUAGE,
      },
    },
    topics: env.BRIEF_TOPICS,
    admins: clientId ? env.ADMINS : env.ADMINS.map((owner) => owner.replace(/^slack:[^/]+\//, 'slack:')),
    onUncertain: env.ON_UNCERTAIN,
    keepCopiesMs: env.KEEP_COPIES_DAYS * 86_400_000,
    proposalsPerDay: env.PROPOSALS_PER_DAY,
    checkLinks: env.CHECK_LINKS,
    /** The first seals what is kept secret, all of them open it; empty: nothing is. */
    secretKeys: env.SECRET_KEY ?? [],
    sendTimeoutMs: env.SEND_TIMEOUT_SECONDS * 1000,
    host: env.HOST,
    port: env.PORT,
    metrics: { token: env.METRICS_TOKEN ?? null, port: env.METRICS_PORT ?? null },
    web: webOf(env, isAlone),
    /** Whether what does not fit a terminal waits until it was read. */
    terminalPages: env.TERMINAL_PAGES,
    /** Null: info, or only warnings while the terminal is a chat. */
    logLevel: env.LOG_LEVEL ?? null,
    telegram: telegramToken
      ? {
          token: telegramToken,
          apiRoot: env.TELEGRAM_API_ROOT,
          library: env.TELEGRAM_LIBRARY,
          format: env.TELEGRAM_FORMAT,
          ephemeral: env.TELEGRAM_EPHEMERAL,
          perSecond: env.TELEGRAM_MESSAGES_PER_SECOND,
          paidBroadcast: env.TELEGRAM_PAID_BROADCAST,
          webhook:
            env.TELEGRAM_WEBHOOK_URL && env.TELEGRAM_WEBHOOK_SECRET
              ? { url: env.TELEGRAM_WEBHOOK_URL, secret: env.TELEGRAM_WEBHOOK_SECRET }
              : null,
        }
      : null,
    email: emailOf(env),
    slack:
      slackToken || clientId
        ? {
            botToken: slackToken ?? null,
            signingSecret: env.SLACK_SIGNING_SECRET ?? null,
            appToken: env.SLACK_APP_TOKEN ?? null,
            apiUrl: env.SLACK_API_URL,
            perSecond: env.SLACK_MESSAGES_PER_SECOND,
            command: env.SLACK_COMMAND,
            manage: env.SLACK_SUBSCRIBE,
            fold: env.SLACK_SECTIONS === 'folded',
            oauth:
              clientId && env.SLACK_CLIENT_SECRET && env.SLACK_STATE_SECRET && env.SECRET_KEY
                ? {
                    clientId,
                    clientSecret: env.SLACK_CLIENT_SECRET,
                    stateSecret: env.SLACK_STATE_SECRET,
                    secretKeys: env.SECRET_KEY,
                  }
                : null,
          }
        : null,
  }
}
