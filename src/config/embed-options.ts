import { z } from 'zod'
import { UserError } from '../errors.ts'
import { databaseOption } from './database.ts'
import { briefTitle, language, onUncertain, owners, timeZone } from './fields.ts'
import { near } from './near-names.ts'
import { type TopicChoice, topicChoice } from './topics.ts'

const has = (value: unknown, methods: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && methods.every((name) => typeof Reflect.get(value, name) === 'function')

const adapter = z
  .unknown()
  .refine(
    (value) => has(value, ['accounts', 'render', 'send', 'close']),
    'must be what fromGrammy(…).adapter, fromTelegraf(…).adapter or fromBolt(…) gives',
  )

const shape = z.strictObject({
  adapters: z.array(adapter, 'must be a list of adapters').min(1, 'must name at least one adapter'),
  database: databaseOption.optional(),
  title: briefTitle.optional(),
  timeZone: timeZone.optional(),
  language: language.optional(),
  topics: topicChoice.optional(),
  admins: owners.optional(),
  onUncertain: onUncertain.optional(),
  proposalsPerDay: z.int('must be a whole number').min(0, 'must be 0 or more').optional(),
  checkLinks: z.boolean('must be true or false').optional(),
  log: z
    .unknown()
    .refine(
      (log) => log === undefined || has(log, ['debug', 'info', 'warn', 'error']),
      'must have debug, info, warn and error, as a pino logger does',
    )
    .optional(),
})

/**
 * Whoever writes JavaScript has no compiler that tells. Throws one UserError that names every option that is wrong; tells which topics
 * were chosen, if any were.
 */
export function checkEmbedOptions(options: unknown): TopicChoice | undefined {
  const read = shape.safeParse(options ?? {})
  if (read.success) return read.data.topics
  const faults = read.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map(unknown) : [`${issue.path.join('.')}: ${issue.message}`],
  )
  throw new UserError(`startBriefwire was given options that it cannot use:\n${faults.join('\n')}`)
}

function unknown(key: string): string {
  const [meant] = near(key, Object.keys(shape.shape))
  return `${key}: there is no such option${meant === undefined ? '' : `; did you mean ${meant}?`}`
}
