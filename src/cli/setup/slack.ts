import { readConfig } from '../../config.ts'
import { slackApp } from '../../main/set-up/slack.ts'
import { answer, type Owner, type Ready, type Step, unchecked } from './step.ts'

/** Takes the tokens of an app for one workspace (Socket Mode) and asks Slack about them. */
export async function setUpSlack(step: Step): Promise<Ready> {
  const { ask, words, flags, environment, tell } = step
  const app = await slackApp(readConfig({}), environment.SLACK_API_URL?.trim() || readSlackUrl)
  if (ask.interactive && flags.token === undefined) for (const line of words.newApp(app.address)) tell(line)
  let name: string | null = null
  const bot = await answer(step, {
    question: words.askBotToken,
    flag: '--token',
    given: flags.token === '-' ? undefined : flags.token,
    secret: true,
    async faultOf(token) {
      if (!token.startsWith('xoxb-')) return words.botTokenShape
      const checked = await app.checkBot(token)
      if (checked.kind !== 'well') {
        if (checked.kind === 'refused') return words.refused('Slack', checked.reason)
        await unchecked(step, 'Slack', checked.reason)
        return null
      }
      name = `${checked.name} (${checked.team})`
      tell(words.works(name))
      if (checked.lacks.length > 0) tell(words.lacksScopes(checked.lacks.join(', ')))
      return null
    },
  })
  const socket = await answer(step, {
    question: words.askAppToken,
    flag: '--app-token',
    given: flags.appToken,
    secret: true,
    async faultOf(token) {
      if (!token.startsWith('xapp-')) return words.appTokenShape
      const fault = await app.checkApp(token)
      if (fault === null) tell(words.socketWorks)
      if (fault?.kind === 'refused') return words.refused('Slack', fault.reason)
      if (fault?.kind === 'unreachable') await unchecked(step, 'Slack', fault.reason)
      return null
    },
  })
  return {
    values: { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: socket },
    name,
    advice: [],
    owner: () => ownerOf(step),
    say: (owner, text) => app.say(bot, owner.chat, text),
    close: async () => {},
  }
}

async function ownerOf({ ask, flags, words, tell }: Step): Promise<Owner | 'code' | null> {
  const given = flags.owner ?? (await ask.text(words.question(words.askOwnerSlack, null)))
  if (given === '') return ask.interactive ? 'code' : null
  if (given === 'code') return 'code'
  const id = given.replace(/^slack:/, '')
  if (/^[UW][A-Z0-9]+$/.test(id)) return { person: `slack:${id}`, chat: id }
  tell(words.ownerShape)
  return null
}

const readSlackUrl = 'https://slack.com/api/'
