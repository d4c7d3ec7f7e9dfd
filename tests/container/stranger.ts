// In an empty folder, as somebody else, with nothing but Node and npm: the packed package by npx to a first issue, then with each
// platform's library alone. `npm run stranger`, as root, on Linux; it asks the registry for what the package needs.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { samples } from '../../src/main/samples.ts'
import { createFakeTelegram } from '../fakes/telegram.ts'

const source = join(import.meta.dirname, '..', '..')
const base = mkdtempSync('/var/tmp/stranger-')
const nobody = 65_534
/** Node and npm, and nothing of this clone. */
const PATH = `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`

/** How the registry is reached from here. */
const network = Object.fromEntries(
  Object.entries(process.env).filter(([name]) =>
    /^(?:node_extra_ca_certs|npm_config_(?:registry|cafile)|https?_proxy|no_proxy)$/i.test(name),
  ),
)

const env = (more: Readonly<Record<string, string>> = {}): Record<string, string | undefined> => ({
  ...network,
  PATH,
  HOME: join(base, 'home'),
  PORT: '0',
  npm_config_update_notifier: 'false',
  npm_config_fund: 'false',
  ...more,
})

function folderOf(name: string): string {
  const folder = join(base, name)
  mkdirSync(folder)
  chownSync(folder, nobody, nobody)
  return folder
}

/** Runs a line as that somebody; tells how it ended and what it said. */
function run(folder: string, line: string, more: Readonly<Record<string, string>> = {}, input = '') {
  const options = {
    cwd: folder,
    env: env(more),
    uid: nobody,
    gid: nobody,
    input,
    encoding: 'utf8',
    shell: '/bin/sh',
    timeout: 300_000,
  } as const
  const { status, stdout, stderr } = spawnSync(line, options)
  return { status, said: `${stdout}${stderr}` }
}

function expect(what: string, { status, said }: ReturnType<typeof run>, code: number, words: string): void {
  const holds = status === code && said.includes(words)
  process.stdout.write(`${holds ? '✓' : '✗'} ${what}\n`)
  if (holds) return
  process.stdout.write(`ended with ${status}, without "${words}":\n${said}\n`)
  process.exitCode = 1
}

try {
  folderOf('home')
  execFileSync('npm', ['pack', '--silent', '--pack-destination', base], {
    cwd: source,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [name = ''] = readdirSync(base).filter((each) => each.endsWith('.tgz'))
  const archive = join(base, 'briefwire.tgz')
  copyFileSync(join(base, name), archive)
  execFileSync('chmod', ['755', base])

  const empty = folderOf('empty')
  expect('npx tells its version', run(empty, `npx --yes --package=${archive} -- briefwire --version`), 0, '.')
  expect(
    'npx briefwire: an issue in the terminal',
    run(empty, `npx --yes --package=${archive} -- briefwire start`, {}, '/latest\n'),
    0,
    'Issue 1',
  )
  writeFileSync(join(empty, 'brief.txt'), '1. A till opens at the harbour\nIt takes every card. (The Ledger)\n')
  const published = run(empty, `npx --yes --package=${archive} -- briefwire import brief.txt --publish`)
  expect('npx briefwire import brief.txt --publish', published, 0, 'Published issue 2')

  const telegram = await createFakeTelegram()
  for (const [library, other, packages] of [
    ['grammy', 'telegraf', 'grammy'],
    ['telegraf', 'grammy', 'telegraf'],
  ] as const) {
    const folder = folderOf(library)
    writeFileSync(join(folder, 'brief.txt'), samples.en)
    expect(`npm install briefwire ${packages}`, run(folder, `npm install --silent ${archive} ${packages}`), 0, '')
    const settings = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root }
    const without = run(folder, 'npx briefwire start', { ...settings, TELEGRAM_LIBRARY: other })
    expect(`without ${other} it says so`, without, 1, `npm install ${other}`)
    expect('and so of Slack', run(folder, 'npx briefwire start', slack()), 1, 'npm install @slack/bolt @slack/oauth')
    await deliver(folder, { ...settings, TELEGRAM_LIBRARY: library })
  }
  await telegram.close()

  const folder = folderOf('slack')
  expect(
    'npm install briefwire @slack/bolt @slack/oauth',
    run(folder, `npm install --silent ${archive} @slack/bolt @slack/oauth`),
    0,
    '',
  )
  const needsGrammy = run(folder, 'npx briefwire start', { TELEGRAM_BOT_TOKEN: telegram.token })
  expect('without grammY it says so', needsGrammy, 1, 'npm install grammy')
  expect('the manifest for Slack', run(folder, 'npx briefwire slack manifest'), 0, 'slash_commands')

  async function deliver(place: string, settings: Readonly<Record<string, string>>): Promise<void> {
    const ada = telegram.person(`Ada at ${place}`)
    const server = spawn('npx briefwire start', {
      cwd: place,
      env: env(settings),
      uid: nobody,
      gid: nobody,
      shell: '/bin/sh',
      // A group of its own, so that the end reaches whatever npx started.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const ended = once(server, 'close')
    try {
      await new Promise<void>((ready, fail) => {
        server.stderr.on('data', (chunk) => String(chunk).includes('is ready') && ready())
        server.once('exit', () => fail(new Error('The server ended before it was ready.')))
      })
      ada.start()
      await telegram.until(() => ada.chat.texts().some((said) => said.includes('You are subscribed')))
      const published = run(place, 'npx briefwire import brief.txt --publish', settings)
      expect('the issue is published', published, 0, 'Published issue 1')
      await telegram.until(() => ada.chat.texts().some((said) => said.includes('Issue 1')))
      process.stdout.write('✓ and arrives in Telegram\n')
    } finally {
      process.kill(-(server.pid ?? 0), 'SIGTERM')
    }
    await ended
  }
} finally {
  rmSync(base, { recursive: true, force: true })
}

function slack(): Record<string, string> {
  return { SLACK_BOT_TOKEN: 'xoxb-of-nobody', SLACK_SIGNING_SECRET: 'of-nobody' }
}
