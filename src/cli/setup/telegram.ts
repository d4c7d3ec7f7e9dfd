import { randomBytes } from 'node:crypto'
import { type TelegramBot, telegramBot } from '../../main/set-up/telegram.ts'
import { answer, type Owner, type Ready, type Step, unchecked } from './step.ts'

/** Takes the token of a bot and asks Telegram about it. */
export async function setUpTelegram(step: Step): Promise<Ready> {
  const { words, flags, environment, tell } = step
  if (step.ask.interactive && flags.token === undefined) for (const line of words.newBot) tell(line)
  let bot: TelegramBot | null = null
  let name: string | null = null
  const advice: string[] = []
  const token = await answer(step, {
    question: words.askToken,
    flag: '--token',
    given: flags.token === '-' ? undefined : flags.token,
    secret: true,
    async faultOf(token) {
      if (!/^\d+:[\w-]{20,}$/.test(token)) return words.tokenShape
      bot = await telegramBot(token, environment.TELEGRAM_API_ROOT?.trim() || undefined)
      const checked = await bot.check()
      if (checked.kind === 'well') {
        name = checked.name
        tell(words.works(checked.name))
        if (checked.lacks.includes('webhook')) tell(words.botIsUsed)
        if (checked.lacks.includes('inline')) advice.push(words.inlineOff)
        advice.push(words.menuByItself)
        return null
      }
      await bot.close()
      if (checked.kind === 'refused') return words.refused('Telegram', checked.reason)
      await unchecked(step, 'Telegram', checked.reason)
      bot = null
      return null
    },
  })
  return {
    values: { TELEGRAM_BOT_TOKEN: token },
    name,
    advice,
    owner: () => ownerOf(step, bot, name),
    say: async ({ chat }, text) => (bot === null ? '' : bot.say(chat, text)),
    close: async () => bot?.close(),
  }
}

async function ownerOf(step: Step, bot: TelegramBot | null, name: string | null): Promise<Owner | 'code' | null> {
  const { ask, flags, words, tell } = step
  const given = flags.owner ?? (await ask.text(words.question(words.askOwnerTelegram, null)))
  if (given === '' && !ask.interactive) return null
  if (given !== '' && given !== 'code') {
    const id = given.replace(/^telegram:/, '')
    if (/^[1-9]\d*$/.test(id)) return { person: `telegram:${id}`, chat: id }
    tell(words.ownerShape)
    return null
  }
  if (bot === null) return 'code'
  const code = randomBytes(6).toString('hex').toUpperCase()
  for (const line of words.sendCode(`https://t.me/${name?.slice(1)}?start=${code}`, code)) tell(line)
  const heard = await bot.hear(code, AbortSignal.any([ask.signal, AbortSignal.timeout(waitMs)]))
  if (heard === null) {
    tell(words.notHeard)
    return 'code'
  }
  const person = `telegram:${heard.id}`
  tell(words.heard(heard.name, person))
  return { person, chat: heard.chat }
}

/** So long somebody may look for their phone. */
const waitMs = 5 * 60_000
