import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { samples } from '../../src/main/samples.ts'
import { textOf } from '../adapters/slack/look.ts'
import { briefwire, emptyFolder, spawnBriefwire } from '../cli/run.ts'
import { startSlack } from '../fakes/slack.ts'
import { createFakeTelegram } from '../fakes/telegram.ts'
import { read, stepsOf, wordsOf } from './pages.ts'

/** A clone as somebody finds it who has installed it: the steps' files, and a newsletter. */
function freshFolder() {
  const folder = emptyFolder()
  copyFileSync('.env.example', join(folder, '.env.example'))
  writeFileSync(join(folder, 'brief.txt'), samples.en)
  return {
    shell: (line: string) => void execFileSync('sh', ['-c', line], { cwd: folder }),
    /** Fills in variables of `.env` that stand there without a value, or with the default. */
    fill(values: Readonly<Record<string, string>>) {
      const file = join(folder, '.env')
      for (const [name, value] of Object.entries(values)) {
        const before = readFileSync(file, 'utf8')
        const after = before.replace(new RegExp(`^${name}=.*$`, 'm'), `${name}=${value}`)
        expect([name, after === before]).toEqual([name, false])
        writeFileSync(file, after)
      }
    },
    run: (line: string) => briefwire(folder, wordsOf(line)),
    /** Starts the server, and waits until it says that it is ready, however slow the machine. */
    start: (line: string) =>
      new Promise<void>((ready, fail) => {
        const child = spawnBriefwire(folder, wordsOf(line))
        child.stderr?.on('data', (chunk) => String(chunk).includes('is ready') && ready())
        child.once('exit', () => fail(new Error(`${line} ended before it was ready`)))
      }),
  }
}

describe('the steps of the README, word by word', () => {
  it('lead to an issue in Telegram: in private, in a group, in a channel', async () => {
    const telegram = await createFakeTelegram()
    onTestFinished(() => telegram.close())
    const { shell, fill, run, start } = freshFolder()
    const [first, second, third, fourth, fifth] = stepsOf(read('README.md'), 'Telegram, in five steps')

    // A person does this one at Telegram; the local server has a bot.
    expect(first).toEqual(['/newbot'])

    const [copy = '', variable = '', ...noMore] = second ?? []
    expect([variable, noMore]).toEqual(['TELEGRAM_BOT_TOKEN', []])
    shell(copy)
    fill({ [variable]: telegram.token, TELEGRAM_API_ROOT: telegram.root })

    const [doctor = ''] = third ?? []
    expect((await run(doctor)).out).toContain(`@${telegram.bot.username}`)

    const [begin = '', hello = '', inGroup = '', ofChannel = '', ...none] = fourth ?? []
    expect([hello, inGroup, ofChannel, none]).toEqual(['/start', '/subscribe', '/subscribe @channel', []])
    await start(begin)
    const ada = telegram.person('Ada')
    const group = telegram.group('Readers', 'supergroup')
    const channel = telegram.channel('Brief', 'channel')
    group.admin(ada)
    channel.admin(ada)
    ada.say(hello)
    await telegram.until(() => ada.chat.texts().some((text) => text.includes('You are subscribed')))
    group.add(ada)
    ada.say(inGroup, group)
    channel.add(ada, { status: 'administrator', can_post_messages: true })
    ada.say(ofChannel)
    await telegram.until(() => ada.chat.texts().at(-1)?.includes('it is subscribed'))

    const [publish = ''] = fifth ?? []
    expect(await run(publish)).toMatchObject({ code: 0 })
    for (const place of [ada.chat, group, channel])
      await telegram.until(() => place.texts().some((text) => text.includes('Issue 1')))
  })

  it('lead to an issue in Slack', async () => {
    const slack = await startSlack()
    onTestFinished(() => slack.close())
    const { shell, fill, run, start } = freshFolder()
    const [first, second, third, fourth, fifth] = stepsOf(read('README.md'), 'Slack, in five steps')

    const [manifest = ''] = first ?? []
    const printed = await run(manifest)
    expect(printed.code).toBe(0)
    const { oauth_config, settings } = JSON.parse(printed.out)
    expect(settings.socket_mode_enabled).toBe(true)

    // A person does this one at Slack: the local server takes an app with the manifest's scopes into its workspace.
    expect(second).toEqual([])
    const { token, botUser } = slack.team('T1', undefined, oauth_config.scopes.bot)
    slack.state.appTokens.add('xapp-1-test')
    slack.person('U1')
    slack.channel('C1', { members: ['U1'] })

    const [file, bot = '', app = '', scope, secret, admins = ''] = third ?? []
    expect([file, scope, secret]).toEqual(['.env', 'connections:write', 'SLACK_SIGNING_SECRET'])
    shell('cp .env.example .env')
    fill({ [bot]: token, [app]: 'xapp-1-test', ADMINS: admins.replace('ADMINS=', '').replace('U…', 'U1') })
    fill({ SLACK_API_URL: slack.apiUrl })

    const [doctor = '', begin = '', invite, subscribe = ''] = fourth ?? []
    expect(await run(doctor)).toMatchObject({ code: 0, out: expect.stringContaining('Slack') })
    await start(begin)
    slack.use({ kind: 'socket' })
    expect(invite).toBe('/invite @Briefwire')
    slack.state.channels.get('C1')?.members.add(botUser)
    const [command = '', text = ''] = subscribe.split(' ')
    await slack.slash({ channel: 'C1', user: 'U1', text, command })
    await slack.until('the answer', () =>
      slack.whispered('C1', 'U1').some((each) => textOf(each).includes('subscribed')),
    )

    const [publish = ''] = fifth ?? []
    expect(await run(publish)).toMatchObject({ code: 0 })
    await slack.until('the issue', () => slack.seen('C1').some((each) => textOf(each).includes('Issue 1')))
  })
})
