import { describe, expect, it, onTestFinished } from 'vitest'
import { button, textOf } from '../adapters/slack/look.ts'
import { type ChatLine, chatLines } from '../commands/post/chat-lines.ts'
import { startSlack } from '../fakes/slack.ts'
import { answersIn } from '../fakes/telegram/greeting.ts'
import { createFakeTelegram } from '../fakes/telegram.ts'
import { startApp } from './app.ts'

/** A room in which editors write, at a platform. */
interface Room {
  /** Ada writes this as it was written. */
  write(line: ChatLine): Promise<void>
  /** All that the bot says there. */
  texts(): readonly string[]
  until(isSo: () => boolean): Promise<unknown>
  press(label: string): Promise<void>
}

const read = async () => ({ url: 'https://ledger.example/1', title: 'A page', description: null, site: 'Ledger' })

/** A newsroom of Telegram; the bot looks after it, or it would hear commands alone. */
async function telegramRoom(library: 'grammy' | 'telegraf') {
  const telegram = await createFakeTelegram({ readsGroups: true })
  onTestFinished(() => telegram.close())
  const ada = telegram.person('Ada')
  const bob = telegram.person('Bob')
  const app = await startApp(
    {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.root,
      TELEGRAM_LIBRARY: library,
      TELEGRAM_MESSAGES_PER_SECOND: '1000',
      ADMINS: `telegram:${ada.id}`,
    },
    { readPage: read },
  )
  const group = telegram.group('Newsroom')
  group.add(ada)
  ada.say('/newsroom', group)
  await telegram.until(() => answersIn(group).some((text) => text.includes('This is a newsroom now')))
  const room: Room = {
    async write({ how, text }) {
      const said = how === 'bot' ? `@${telegram.bot.username} ${text}` : text
      const name = /@\S+/.exec(said)
      const entities = name === null ? [] : [{ type: 'mention', offset: name.index, length: name[0].length }]
      const from = { id: bob.id, is_bot: false, first_name: 'Bob' }
      const more = how === 'reply' ? { reply_to_message: { message_id: 1, date: 1, from } } : {}
      ada.say(said, group, { entities, ...more })
    },
    texts: () => answersIn(group),
    until: (isSo) => telegram.until(isSo),
    async press(label) {
      const id = ada.press(label, group)
      await telegram.until(() => telegram.answered(id))
    },
  }
  return { app, room }
}

/** A newsroom of Slack. */
async function slackRoom() {
  const slack = await startSlack()
  onTestFinished(() => slack.close())
  const { token, botUser } = slack.team('T1')
  slack.state.appTokens.add('xapp-1-test')
  slack.person('U1')
  slack.person('U2')
  slack.channel('C1', { members: [botUser, 'U1', 'U2'] })
  const app = await startApp(
    { SLACK_BOT_TOKEN: token, SLACK_API_URL: slack.apiUrl, SLACK_APP_TOKEN: 'xapp-1-test', ADMINS: 'slack:U1' },
    { readPage: read },
  )
  slack.use({ kind: 'socket' })
  await slack.slash({ channel: 'C1', user: 'U1', text: 'newsroom' })
  await slack.until('the newsroom', () => slack.whispered('C1', 'U1').length > 0)
  const colleague = await slack.says({ channel: 'C1', user: 'U2' }, 'Something of mine')
  const place = { channel: 'C1', user: 'U1' }
  const room: Room = {
    async write({ how, text }) {
      if (how === 'bot') await slack.mention(place, text)
      else if (how === 'reply') await slack.says(place, text, { thread: colleague })
      else await slack.says(place, how === 'mention' ? text.replace(/@\S+/, '<@U2>') : text)
    },
    texts: () => slack.seen('C1').map(textOf),
    until: (isSo) => slack.until('what was waited for', isSo),
    async press(label) {
      const message = slack.seen('C1').findLast((each) => JSON.stringify(each).includes(label))
      if (message) await slack.press(message, 'U1', button(message, label))
    },
  }
  return { app, room }
}

const rooms = [
  ['Telegram, by grammY', () => telegramRoom('grammy')],
  ['Telegram, by Telegraf', () => telegramRoom('telegraf')],
  ['Slack', slackRoom],
] as const

const line = (text: string): ChatLine => ({ language: 'en', kind: 'post', how: 'plain', text })

describe.each(rooms)('a newsroom in %s', (_, begin) => {
  it('hears a hundred lines, and takes no talk and all but two posts', async () => {
    const { app, room } = await begin()
    const headlines = async () =>
      (await app.store.draft()).draft.sections.flatMap(({ items }) => items.map(({ headline }) => headline))
    for (const each of chatLines.filter(({ kind }) => kind === 'talk')) await room.write(each)
    await room.write(line('Talk is over now #end'))
    await room.until(() => room.texts().some((text) => text.includes('Talk is over now')))
    expect(await headlines()).toEqual(['Talk is over now'])

    const before = room.texts().length
    const posts = chatLines.filter(({ kind }) => kind === 'post')
    for (const each of posts) await room.write(each)
    await room.write(line('Posts are over now #end'))
    await room.until(() => room.texts().some((text) => text.includes('Posts are over now')))
    const asked = room
      .texts()
      .slice(before)
      .filter((text) => text.includes('Is this an item?') || text.includes('I read '))
    const missed = posts.length - (await headlines()).length + 2 - asked.length
    expect(missed).toBeLessThanOrEqual(2)
  })

  it('offers what is said as a command, and does it when somebody presses', async () => {
    const { app, room } = await begin()
    await room.write(line('publish tomorrow at 8'))
    await room.until(() => room.texts().some((text) => text.includes('That reads like a command')))
    expect(await app.desk.schedule.once()).toBeNull()
    await room.press('publish tomorrow at 8')
    await room.until(() => room.texts().some((text) => text.includes('The next issue goes out on')))
    expect(await app.desk.schedule.once()).not.toBeNull()
  })
})
