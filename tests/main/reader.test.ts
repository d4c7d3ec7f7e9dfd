import { expect, it, onTestFinished } from 'vitest'
import { parse } from '../../src/ingest/parse.ts'
import { samples } from '../../src/main/samples.ts'
import { defaultTopics } from '../../src/topics/defaults.ts'
import { startSlack } from '../fakes/slack.ts'
import { createFakeTelegram } from '../fakes/telegram.ts'
import { startApp } from './app.ts'
import { atSlack, atTelegram, type Hand } from './hands.ts'

const sample = parse(samples.en, { topics: defaultTopics })

/** One program on both platforms, with an issue out, and nobody subscribed. */
async function begin(library: 'grammy' | 'telegraf') {
  const telegram = await createFakeTelegram()
  const slack = await startSlack()
  onTestFinished(async () => {
    await telegram.close()
    await slack.close()
  })
  const { token } = slack.team('T1')
  slack.state.appTokens.add('xapp-1-test')
  const app = await startApp({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    TELEGRAM_LIBRARY: library,
    SLACK_BOT_TOKEN: token,
    SLACK_API_URL: slack.apiUrl,
    SLACK_APP_TOKEN: 'xapp-1-test',
  })
  slack.use({ kind: 'socket' })
  await app.desk.publish(sample)
  /** Somebody who tells by Telegram's button where they are. */
  const byPlace = async (): Promise<void> => {
    const person = telegram.person('Uma')
    const hand = atTelegram(telegram, person)
    person.start('item_1_1')
    await hand.sees('1. Palm-reading tills')
    await hand.write('time zone')
    await hand.press('📍 Where I am')
    const asked = await telegram.until(() =>
      telegram.calls.find(({ body }) => JSON.stringify(body).includes('"request_location":true')),
    )
    expect(asked.body).toMatchObject({ chat_id: person.id, reply_markup: { one_time_keyboard: true } })
    person.send({ location: { latitude: 31.23, longitude: 121.47 } })
    await hand.sees('Your time zone is Asia/Shanghai')
    await hand.write('stop')
    await hand.sees('You will get no more issues.')
  }
  /** Somebody whose Slack profile tells their zone. */
  const byProfile = async (): Promise<void> => {
    slack.person('UTOKYO', { tz: 'Asia/Tokyo' })
    const hand = atSlack(slack, 'UTOKYO')
    await hand.write('subscribe')
    expect(await hand.sees('You are subscribed')).toContain('I go by the time in Asia/Tokyo, as your profile says.')
    await hand.press('Time zone…')
    await hand.sees('Which time zone do you live by?')
    await hand.write('7:30')
    const settings = await hand.sees('Hour: 07:30')
    expect(settings).toContain('Time zone: Asia/Tokyo')
    // It was said once.
    expect(settings).not.toContain('profile')
    await hand.write('stop')
    await hand.sees('You will get no more issues.')
  }
  const somebody = {
    telegram: (name: string, language: 'en' | 'zh') =>
      atTelegram(telegram, telegram.person(name, language === 'zh' ? 'zh-hans' : 'en')),
    slack: (name: string, language: 'en' | 'zh') => {
      slack.person(name, { locale: language === 'zh' ? 'zh-CN' : 'en-US' })
      return atSlack(slack, name)
    },
  }
  return { app, somebody, byPlace, byProfile }
}

/** What is said, and what is seen then. */
type Step = readonly [said: string, seen: string]

const words: Readonly<Record<'en' | 'zh', readonly Step[]>> = {
  en: [
    ['Hello!', 'Shall I send you each issue?'],
    ['Yes, subscribe me please', 'Welcome! You are subscribed. You get everything.'],
    ["What's new?", 'Issue 1'],
    ['topic payments', 'newest first'],
    ['only payments and retail', 'items about Payments, Retail'],
    ['stop retail', 'no more items about Retail'],
    ['I live in Berlin', 'Your time zone is Europe/Berlin'],
    ['send it every day at half past 8', 'Hour: 08:30'],
    ['pause for 2 weeks', 'Nothing comes until'],
    ['come back', 'You get items about Payments'],
    ['my data', '[my-data.json]'],
    ['What is the meaning of life?', 'I did not quite understand that'],
    ['Unsubscribe me', 'You will get no more issues.'],
  ],
  zh: [
    ['你好', '要每一期都发给你吗？'],
    ['我要订阅', '订阅成功'],
    ['有什么新闻？', '#payments 支付'],
    ['话题 支付', '最新的在前'],
    ['只要支付和零售', '关于支付、零售的条目'],
    ['不看零售', '不再发送关于零售的条目'],
    ['我在柏林', 'Europe/Berlin'],
    ['每天早上8点半发给我', '时间：08:30'],
    ['暂停两周', '之前不再发送'],
    ['我回来了', '关于支付的条目'],
    ['我的数据', '[my-data.json]'],
    ['人生的意义是什么？', '我没太明白'],
    ['退订', '不会再收到简报'],
  ],
}

const buttons: Readonly<Record<'en' | 'zh', readonly Step[]>> = {
  en: [
    ['Subscribe', 'You are subscribed'],
    ['My settings', 'Format: full text'],
    ['Topics…', 'What shall come to you?'],
    ['✅ Payments', '⬜ Payments'],
    ['Your settings', 'everything but Payments'],
    ['Hour…', 'At what time shall issues come?'],
    ['08:00', 'Hour: 08:00'],
    ['More settings…', 'Digest: each issue by itself'],
    ['Digest…', 'When several issues have waited'],
    ['Once a week', 'Digest: one message a week, Fridays 17:00'],
    ['More settings…', 'Pictures: on'],
    ['Pictures…', 'With or without'],
    ['Turn off', 'Pictures: off'],
    ['More settings…', 'Pictures: off'],
    ['Words to keep away…', 'Name words'],
    ['Your settings', 'Pictures: off'],
    ['More settings…', 'Pictures: off'],
    ['Pause…', 'For how long'],
    ['2 weeks', 'Nothing comes until'],
    ['Come back now', 'Welcome back!'],
    ['Your settings', 'Pictures: off'],
    ['Headlines', 'Format: headlines'],
    ['Language…', 'Which language shall I speak?'],
    ['中文', '你的设置'],
    ['取消订阅', '不会再收到简报'],
  ],
  zh: [
    ['订阅', '订阅成功'],
    ['我的设置', '形式：全文'],
    ['话题…', '想收到哪些内容？'],
    ['✅ 支付', '⬜ 支付'],
    ['你的设置', '除支付以外的全部内容'],
    ['时间…', '想几点收到？'],
    ['08:00', '时间：08:00'],
    ['更多设置…', '合集：'],
    ['合集…', '如果积了几期'],
    ['每周一次', '每周一条合集，周五 17:00'],
    ['更多设置…', '图片：'],
    ['暂停…', '要暂停多久？'],
    ['两周', '之前不再发送'],
    ['现在恢复', '欢迎回来'],
    ['你的设置', '形式：全文'],
    ['标题', '形式：标题'],
    ['语言…', '想用哪种语言？'],
    ['English', 'Your settings'],
    ['Unsubscribe', 'You will get no more issues.'],
  ],
}

const byWords = async (hand: Hand, steps: readonly Step[]): Promise<void> => {
  for (const [said, seen] of steps) {
    await hand.write(said)
    await hand.sees(seen)
  }
}

const byButtons = async (hand: Hand, hello: string, steps: readonly Step[]): Promise<void> => {
  await hand.write(hello)
  for (const [label, seen] of steps) {
    await hand.press(label)
    await (/^[✅⬜]/u.test(seen) ? hand.hasButton(seen) : hand.sees(seen))
  }
}

it.each([
  ['grammy', ['telegram', 'slack']],
  ['telegraf', ['telegram']],
] as const)(
  'a reader goes all the way, in both languages, by words alone and by buttons alone: %s, %j',
  async (library, platforms) => {
    const { app, somebody, byPlace, byProfile } = await begin(library)
    await Promise.all([
      byPlace(),
      byProfile(),
      ...platforms.flatMap((platform) => {
        const at = somebody[platform]
        return [
          byWords(at('UWORDS', 'en'), words.en),
          byWords(at('UCI', 'zh'), words.zh),
          byButtons(at('UPRESS', 'en'), 'hello', buttons.en),
          byButtons(at('UAN', 'zh'), '你好', buttons.zh),
        ]
      }),
    ])
    // Everybody had what they chose, and is gone in the end.
    expect(await app.store.subscriptionCounts()).toMatchObject({ active: 0, paused: 0 })
  },
  60_000,
)
