import { type Attack, name } from './attack.ts'
import { few, fill, units } from './inputs.ts'
import { slackCommand, slackMessage, telegramCommand, telegramMessage, telegramUpdate } from './posts.ts'

/** What an editor writes. */
export const posts = (): Attack[] =>
  units.flatMap((unit) => [
    {
      parser: 'a post, on Telegram',
      input: name(unit),
      post: () => telegramUpdate({ message: telegramMessage({ text: fill(unit, 4096) }) }),
      answered: unit.trim() !== '',
    },
    ...[11_000, 16_000, 39_000].map((letters) => ({
      parser: 'a post, on Slack',
      input: `${name(unit)} × ${letters}`,
      post: () => slackMessage({ text: fill(unit, letters) }),
      answered: unit.trim() !== '',
    })),
  ])

/** What an editor may say, behind which comes something hostile. */
const lines = [
  'topic',
  'issue',
  'subscribe',
  'settings zone',
  'settings hour',
  'publish',
  'schedule',
  'correct',
  'correct 1.1',
  'retract 1.1',
  'post',
  'draft',
  'draft edit 1 0',
  'draft topics 1',
  'draft tags 1',
  'draft section 1',
  'draft number 1',
  'draft footer',
  'draft title',
  'sections add',
  'sections rename 1',
  'deliveries',
  'editors',
  'editors remove',
  'join',
  'link',
  'topics',
  '',
]

/** Commands with all kinds of words; Slack's answers come to `answersTo`. */
export const commands = (answersTo: string): Attack[] =>
  lines.flatMap((line) =>
    few.map((unit) => ({
      parser: 'a command',
      input: `${line} ${name(unit)}`,
      post: () => slackCommand(`${line} ${fill(unit, 19_000)}`, answersTo),
      answered: true,
    })),
  )

/** Questions to the archive. */
export const searches = (answersTo: string): Attack[] =>
  units.flatMap((unit) => [
    {
      parser: 'a search',
      input: `${name(unit)} × 19,000`,
      post: () => slackCommand(`search ${fill(unit, 19_000)}`, answersTo),
      answered: true,
    },
    {
      parser: 'a search',
      input: `${name(unit)} × 4,000`,
      post: () => telegramCommand(`/search ${fill(unit, 4000)}`),
      answered: true,
    },
    {
      parser: 'a search',
      input: `${name(unit)} × 40`,
      post: () => telegramCommand(`/search ${fill(unit, 40)}`),
      answered: true,
    },
  ])
