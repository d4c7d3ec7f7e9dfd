import { describe, expect, it } from 'vitest'
import { begin } from './both.ts'
import { atSlack, atTelegram } from './hands.ts'

const sides = [
  ['Telegram, by grammY, and Slack', 'grammy', 'telegram'],
  ['Telegram, by Telegraf, and Slack', 'telegraf', 'telegram'],
  ['Slack, and Telegram', 'grammy', 'slack'],
] as const

describe.each(sides)('two editors, one at each: %s', (_, library, asks) => {
  it('one asks, the other lets it out with one press: issues, urgent items, in both languages', async () => {
    const { telegram, slack, app, ada, bob, copies } = await begin(library)
    const hands = { telegram: atTelegram(telegram, ada), slack: atSlack(slack, 'U1') }
    const author = hands[asks]
    const other = hands[asks === 'telegram' ? 'slack' : 'telegram']
    await other.command('history')
    await other.sees('Nothing has been done')
    await author.command('desk alone nobody')
    await author.sees('Nobody publishes alone')
    bob.say('/settings language zh')
    await telegram.until(() => bob.chat.texts().some((text) => text.includes('中文')))

    await author.write('Harbour closed\nShips wait outside. (Harbour Post, https://post.example/1)\n#none')
    await author.sees('item 1')
    await author.enter('Translation…', '港口关闭\n船只在外等候。')
    await author.sees('It has its text in Chinese now')
    await author.command('publish')
    await author.press('Ask for approval')
    await author.sees('I have asked 1 other editor')
    await other.sees('asks for your approval')
    expect(await app.store.latest()).toBeNull()
    await other.press('Approve and publish')
    await other.sees('Issue 1')
    await author.sees('approved issue 1')
    await telegram.until(() => copies.telegram().includes('港口关闭'))
    await slack.until('the issue', () => copies.slack().includes('Harbour closed'))
    expect(copies.telegram()).not.toContain('Harbour closed')

    await author.write('urgent: Harbour open again\nSince noon. #none')
    await author.sees('as urgent issue 2')
    await author.press('Ask for approval')
    await other.sees('would like to send this out at once')
    await other.press('Approve and send')
    await telegram.until(() => copies.telegram().includes('【快讯】'))
    await slack.until('the urgent issue', () => copies.slack().includes('Urgent:'))
    expect(await app.store.latest()).toMatchObject({ number: 2, urgent: true })
  })
})
