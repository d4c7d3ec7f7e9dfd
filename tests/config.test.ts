import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { databaseName } from '../src/config/database.ts'
import { readConfig, secretsOf, secretVariables } from '../src/config.ts'
import { UserError } from '../src/errors.ts'

const token = '123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
const faultsOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment)
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown.message
    throw thrown
  }
  return ''
}

describe('the configuration', () => {
  it('needs nothing at all', () => {
    const config = readConfig({})
    expect(config).toMatchObject({
      databasePath: './data/briefwire.db',
      brief: { title: 'Daily brief', timeZone: 'UTC', language: 'en' },
      host: '127.0.0.1',
      port: 3000,
      onUncertain: 'hold',
      telegram: null,
      slack: null,
    })
    expect(Object.isFrozen(config)).toBe(true)
  })

  it('takes an empty value for none', () => {
    expect(readConfig({ TELEGRAM_BOT_TOKEN: '', PORT: ' ' })).toMatchObject({ telegram: null, port: 3000 })
  })

  it('names every fault at once', () => {
    const faults = faultsOf({ PORT: '99999', BRIEF_TIMEZONE: 'Mars/Base', ON_UNCERTAIN: 'maybe', ADMINS: 'bob' })
    expect(faults.split('\n').map((line) => line.split(':')[0])).toEqual([
      'BRIEF_TIMEZONE',
      'ADMINS',
      'ON_UNCERTAIN',
      'PORT',
    ])
  })

  it('takes several keys for what is kept secret, and shows none of them', () => {
    const keys = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'))
    const environment = { SECRET_KEY: keys.join(', ') }
    expect(readConfig(environment).secretKeys).toEqual(keys)
    expect(secretsOf(environment)).toEqual(expect.arrayContaining(keys))
    expect(faultsOf({ SECRET_KEY: `${keys[0]},short` })).toContain('SECRET_KEY: must be 32 bytes')
    expect(faultsOf({ SECRET_KEY: ',' })).toContain('SECRET_KEY: must be 32 bytes')
  })

  it('knows whom ADMINS means in Slack: in one workspace by either form, in several by the one that names the workspace', () => {
    const one = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }
    expect(readConfig({ ...one, ADMINS: 'slack:U1,slack:T1/U2' }).admins).toEqual(['slack:U1', 'slack:U2'])
    const several = {
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'a',
      SLACK_STATE_SECRET: 'b',
      SLACK_SIGNING_SECRET: 'c',
      SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
    }
    expect(readConfig({ ...several, ADMINS: 'slack:T1/U2,telegram:1' }).admins).toEqual(['slack:T1/U2', 'telegram:1'])
    expect(faultsOf({ ...several, ADMINS: 'slack:T1/U2,slack:U1' })).toMatch(
      /^ADMINS: slack:U1 may be somebody else in each workspace.*Write slack:T…\/U1/,
    )
  })

  it('asks for all that mails need, names what is wrong with it, and shows no password', () => {
    const mails = {
      SMTP_URL: 'smtps://brief%40example.org:s%3Acret@smtp.example.org',
      EMAIL_FROM: 'Daily brief <brief@example.org>',
      PUBLIC_URL: 'https://brief.example.org',
      SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
    }
    expect(readConfig(mails).email).toEqual({
      server: {
        ...{ host: 'smtp.example.org', port: 465, secure: true, user: 'brief@example.org', password: 's:cret' },
        needsTls: true,
      },
      from: { name: 'Daily brief', address: 'brief@example.org' },
      ...{ replyTo: null, unsubscribeTo: null, perMinute: 60 },
    })
    expect(secretsOf(mails)).toEqual(expect.arrayContaining([mails.SMTP_URL, 's%3Acret', 's:cret']))
    for (const name of ['EMAIL_FROM', 'PUBLIC_URL', 'SECRET_KEY'] as const) {
      const { [name]: _, ...rest } = mails
      expect(faultsOf(rest)).toBe(`${name}: must be set because SMTP_URL is`)
    }
    expect(faultsOf({ EMAIL_FROM: 'brief@example.org' })).toContain('SMTP_URL: must be set')
    for (const wrong of ['http://x.example', 'smtp://user@x.example', 'smtps://u:p@x.example/path', 'smtp.example.org'])
      expect(faultsOf({ ...mails, SMTP_URL: wrong })).toMatch(/^SMTP_URL: must be like smtps:/)
    expect(faultsOf({ ...mails, EMAIL_FROM: 'brief' })).toMatch(/^EMAIL_FROM: must be an address/)
    expect(readConfig({ ...mails, SMTP_URL: 'smtp://127.0.0.1:2525' }).email?.server).toMatchObject({
      port: 2525,
      needsTls: false,
      user: null,
    })
  })

  it('says that a token which expires needs the installation pages', () => {
    expect(faultsOf({ SLACK_BOT_TOKEN: 'xoxe.xoxb-1-abc' })).toMatch(/expires after twelve hours.*\/slack\/install/)
    expect(faultsOf({ SLACK_BOT_TOKEN: 'abc' })).toContain('must be a bot token')
  })

  it.each([
    [{ TELEGRAM_WEBHOOK_URL: 'https://x.example/hook' }, 'TELEGRAM_WEBHOOK_SECRET'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN'],
    [{ SLACK_CLIENT_ID: '1.2' }, 'SECRET_KEY'],
    [{ DATABASE_URL: 'postgres://x' }, 'DATABASE_URL'],
    [{ SECRET_KEY: 'short' }, 'SECRET_KEY'],
  ])('asks for what is missing beside %o', (environment, named) => {
    expect(faultsOf(environment)).toContain(named)
  })

  it('takes a PostgreSQL, and never shows its password', () => {
    const url = 'postgresql://ann:p%40ss-word@db.example:5433/brief?sslmode=require'
    expect(readConfig({ DATABASE_URL: url, DATABASE_POOL: '9' })).toMatchObject({
      databasePath: './data/briefwire.db',
      postgres: { url, connections: 9, timeoutMs: 30_000 },
    })
    expect(databaseName(readConfig({ DATABASE_URL: url }))).toBe('postgres://db.example:5433/brief')
    expect(databaseName(readConfig({}))).toBe('./data/briefwire.db')
    expect(secretsOf({ DATABASE_URL: url })).toEqual([url, 'p%40ss-word', 'p@ss-word'])
    expect(secretsOf({ DATABASE_URL: 'postgres://postgres:postgres@h/d' })).not.toContain('postgres')
    expect(secretsOf({ DATABASE_URL: 'postgres://ann:briefwire@h/d' })).not.toContain('briefwire')
  })

  it.each([
    ['postgres://u:se#cret@h/d', 'write what is special in the password as %XX'],
    ['postgres://u:secret@h/d#x', 'write that as %23'],
    ['postgres:///d', 'names no host'],
    ['postgres://u:secret@h', 'names no database'],
    ['postgres://u:secret@h/d?sslmode=yes', 'sslmode that is one of'],
    ['postgres://u:secret@h/d?sslmode=verify-ca', 'sslrootcert=PATH'],
    ['mysql://u:secret@h/d', 'must be file:PATH'],
    ['file:', 'must be file:PATH'],
  ])('says what is wrong with %s, and not what it is', (url, fault) => {
    expect(faultsOf({ DATABASE_URL: url })).toContain(fault)
    expect(faultsOf({ DATABASE_URL: url })).not.toMatch(/secret|cret@/)
  })

  it.each([
    ['telegram:@ann', 'Telegram knows people by a number, as in telegram:1001'],
    ['telegram:-100200', 'Telegram knows people by a number'],
    ['slack:ann', 'Slack knows people by an id in capitals, as in slack:U123'],
    ['slack:u123', 'Slack knows people by an id in capitals'],
    ['@ann', 'must look like telegram:1001 or slack:U123'],
    ['discord:1', 'must look like telegram:1001 or slack:U123'],
  ])('takes no name for a person: %s', (owner, fault) => {
    const faults = faultsOf({ ADMINS: `telegram:1001, ${owner}` })
    expect(faults).toContain(`ADMINS: "${owner}"`)
    expect(faults).toContain(fault)
    expect(faults).toContain('Send /editors to the bot')
  })

  it('takes a variable under the name that it had before, and says what it is called now', () => {
    const names = { BRIEF_NAME: 'BRIEF_TITLE' }
    const read = readConfig({ BRIEF_NAME: 'Harbour brief' }, names)
    expect(read.brief.title).toBe('Harbour brief')
    expect(read.deprecated).toEqual([{ name: 'BRIEF_NAME', instead: 'BRIEF_TITLE' }])
    expect(read.warnings).toEqual([
      'BRIEF_NAME is called BRIEF_TITLE from now on. It still works; a later version will not know it.',
    ])
    expect(readConfig({ BRIEF_NAME: 'Old', BRIEF_TITLE: 'New' }, names).brief.title).toBe('New')
  })

  it('names a variable that is nearly one of ours, and never its value', () => {
    const warningsOf = (environment: Record<string, string>): readonly string[] => readConfig(environment).warnings
    expect(warningsOf({ TELEGRAM_BOT_TOKN: token })).toEqual([
      'TELEGRAM_BOT_TOKN is set, and Briefwire knows no such variable. Did you mean TELEGRAM_BOT_TOKEN?',
    ])
    expect(warningsOf({ ADMIN: 'telegram:1' })[0]).toContain('ADMINS?')
    expect(warningsOf({ telegram_bot_token: token })[0]).toContain('TELEGRAM_BOT_TOKEN?')
    expect(warningsOf({ TELEGRAM_TOKEN: token })[0]).toContain('TELEGRAM_BOT_TOKEN?')
    expect(warningsOf({ SLACK_TOKEN: 'xoxb-1' })[0]).toContain('SLACK_BOT_TOKEN or SLACK_APP_TOKEN?')
    expect(warningsOf({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_TOKEN: token })).toEqual([])
  })

  it("takes no offence at other programs' variables", () => {
    const others = [
      'PATH',
      'HOME',
      'HOSTNAME',
      'LANG',
      'PWD',
      'SHELL',
      'TERM',
      'TZ',
      'NODE_ENV',
      'CI',
      'LOGNAME',
      'EDITOR',
    ]
    expect(readConfig(Object.fromEntries(others.map((name) => [name, 'x']))).warnings).toEqual([])
  })

  it('never repeats a secret in a fault', () => {
    fc.assert(
      fc.property(fc.constantFrom(...secretVariables), fc.string({ minLength: 8 }), (name, value) => {
        const secret = `s3cr3t-${value.trim()}`
        expect(faultsOf({ [name]: secret })).not.toContain(secret)
      }),
    )
    expect(secretsOf({ TELEGRAM_BOT_TOKEN: token, BRIEF_TITLE: 'open' })).toEqual([token])
  })

  it('is documented: .env.example lists every variable, with its default', () => {
    const example = readFileSync('.env.example', 'utf8')
    const listed = [...example.matchAll(/^#?\s?([A-Z][A-Z_]+)=(.*)$/gm)]
    const source = readFileSync('src/config.ts', 'utf8')
    const known = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name)
    expect(listed.map(([, name]) => name).sort()).toEqual(known.sort())
    const defaults = Object.fromEntries(listed.map(([, name = '', value = '']) => [name, value]))
    expect(readConfig(defaults)).toEqual(readConfig({}))
  })
})
