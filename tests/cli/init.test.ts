import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { parseEnv } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { withVariables } from '../../src/cli/setup/env-file.ts'
import { startSlack } from '../fakes/slack.ts'
import { createFakeTelegram } from '../fakes/telegram.ts'
import { briefwire, emptyFolder, spawnBriefwire } from './run.ts'

const begin = async () => {
  const telegram = await createFakeTelegram({ inline: false })
  onTestFinished(() => telegram.close())
  const folder = emptyFolder()
  const env = { TELEGRAM_API_ROOT: telegram.root, TZ: 'Europe/Berlin' }
  const file = join(folder, '.env')
  const init = (args: readonly string[], input?: string) =>
    briefwire(folder, ['init', '--platform', 'telegram', ...args], { env, ...(input === undefined ? {} : { input }) })
  return { telegram, folder, env, file, init, written: () => parseEnv(readFileSync(file, 'utf8')) }
}

describe('init', () => {
  it('takes a pipe: checks the token, writes .env for nobody else to read, and sends a first message', async () => {
    const { telegram, file, init, written } = await begin()
    const ann = telegram.person('Ann')
    ann.say('/start')
    const done = await init(['--language', 'es'], `${telegram.token}\n${ann.id}\n`)
    expect(done).toMatchObject({ code: 0, err: '' })
    expect(done.out).toContain('✓ El token funciona: @BriefBot')
    expect(done.out).toContain('/setinline')
    expect(done.out).not.toContain(telegram.token)
    expect(written()).toEqual({
      BRIEF_LANGUAGE: 'es',
      BRIEF_TITLE: 'El boletín',
      BRIEF_TIMEZONE: 'Europe/Berlin',
      TELEGRAM_BOT_TOKEN: telegram.token,
      ADMINS: `telegram:${ann.id}`,
    })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(ann.chat.texts().at(-1)).toBe(
      'Funciona: esto es «El boletín». Cuando salga la primera edición, llegará aquí.',
    )
  })

  it('knows the owner by a code, and loses nothing that was written to the bot', async () => {
    const { telegram, folder, env, written } = await begin()
    const [eve, ann] = [telegram.person('Eve'), telegram.person('Ann')]
    eve.say('Is anybody there?')
    const child = spawnBriefwire(
      folder,
      ['init', '--platform', 'telegram', '--owner', 'code', '--json', '--title', 'Harbour “brief” #1'],
      { env: { ...env, LANG: 'C' }, stdin: 'pipe' },
    )
    child.stdin?.write(`${telegram.token}\n`)
    let said = ''
    child.stderr?.on('data', (chunk) => {
      said += String(chunk)
      telegram.nudge()
    })
    const code = await telegram.until(() => /\/start ([0-9A-F]{12})\n/.exec(said)?.[1])
    ann.say(`/start ${code}`)
    const out = await text(child.stdout ?? Readable.from([]))
    expect(said).toContain(`That is you: Ann (telegram:${ann.id})`)
    expect(JSON.parse(out)).toMatchObject({
      bot: '@BriefBot',
      owner: `telegram:${ann.id}`,
      tested: true,
      invited: false,
    })
    expect(written()).toMatchObject({ BRIEF_TITLE: 'Harbour “brief” #1', ADMINS: `telegram:${ann.id}` })
    expect(telegram.updates.waiting()).toBe(2)
  })

  it('changes nothing where the token is refused, Telegram is away, or something else stands there', async () => {
    const { telegram, file, folder, init, written } = await begin()
    const before =
      '# mine\nADMINS=telegram:7 # me\nTELEGRAM_BOT_TOKEN=1:aaaaaaaaaaaaaaaaaaaaaaaa\n\n# the end\nPORT=0\n'
    writeFileSync(file, before)
    chmodSync(file, 0o644)
    const wrong = await init(['--token', '4242:bbbbbbbbbbbbbbbbbbbbbbbb'])
    expect(wrong).toMatchObject({ code: 1, err: expect.stringMatching(/refuses that token .*401/) })
    expect(`${wrong.out}${wrong.err}`).not.toContain('bbbbbbbb')
    expect((await init(['--token', 'hello'])).err).toContain('That is no token of a bot')
    const away = { TELEGRAM_API_ROOT: 'http://127.0.0.1:9' }
    const args = ['init', '--platform', 'telegram', '--token', telegram.token]
    expect(await briefwire(folder, args, { env: away })).toMatchObject({
      code: 1,
      err: expect.stringContaining('cannot be reached'),
    })
    const other = await init(['--token', telegram.token, '--owner', '9'])
    expect(other).toMatchObject({ code: 5, err: expect.stringContaining('--yes replaces it') })
    expect(readFileSync(file, 'utf8')).toBe(before)
    const done = await init(['--token', telegram.token, '--owner', '9', '--yes', '--no-test'])
    expect(done.out).toContain('~ TELEGRAM_BOT_TOKEN: (secret) → (secret)')
    expect(readFileSync(file, 'utf8')).toMatch(
      /^# mine\nADMINS=telegram:7,telegram:9 # me\nTELEGRAM_BOT_TOKEN=4242:.*\n\n# the end\nPORT=0\nBRIEF_LANGUAGE=en\n/,
    )
    expect(written()).toMatchObject({ ADMINS: 'telegram:7,telegram:9', TELEGRAM_BOT_TOKEN: telegram.token })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(existsSync(`${file}.part`)).toBe(false)
  })

  it('sets up Slack: checks both tokens, names the missing scopes, and writes to the owner', async () => {
    const slack = await startSlack()
    onTestFinished(() => slack.close())
    const team = slack.team('T1', undefined, ['chat:write'])
    slack.person('U9')
    slack.state.appTokens.add('xapp-1')
    const folder = emptyFolder()
    const env = { SLACK_API_URL: slack.apiUrl }
    const done = await briefwire(folder, ['init', '--platform', 'slack'], {
      env,
      input: `${team.token}\nxapp-1\nU9\n`,
    })
    expect(done).toMatchObject({ code: 0, err: '' })
    expect(done.out).toContain('✓ The token works: briefwire (Team T1)')
    expect(parseEnv(readFileSync(join(folder, '.env'), 'utf8'))).toMatchObject({
      SLACK_BOT_TOKEN: team.token,
      ADMINS: 'slack:U9',
    })
    expect(slack.seen(slack.direct('U9')).map(({ text }) => text)).toEqual([expect.stringContaining('It works')])
    const invited = await briefwire(
      folder,
      ['init', '--platform', 'slack', '--token', team.token, '--app-token', 'xapp-1', '--owner', 'code'],
      { env },
    )
    expect(invited.out).toMatch(/join [0-9A-F]{20}\n/)
  })

  it('changes any file only in what it is to change', () => {
    const name = fc.constantFrom('A', 'BRIEF_TITLE', 'ADMINS', 'TOKEN')
    const value = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !/[\r\n"'`]/.test(text))
    const line = fc.oneof(
      fc.string({ maxLength: 20 }).map((text) => `# ${text.replaceAll(/[\r\n]/g, ' ')}`),
      fc.tuple(name, value).map(([key, text]) => `${key}="${text}"`),
      fc.constantFrom('', '  ', 'export A=1', 'A = b # c', "TOKEN='x\nADMINS=y\n'"),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), name, value, (lines, key, put) => {
        const before = lines.join('\n')
        const edited = withVariables(before, { [key]: put.trim() })
        if (edited === null) return
        expect(parseEnv(edited.text)).toEqual({ ...parseEnv(before), [key]: put.trim() })
        const comments = (of: string) => of.split('\n').filter((each) => each.startsWith('#'))
        expect(comments(edited.text)).toEqual(comments(before))
      }),
      { numRuns: 300 },
    )
  })
})
