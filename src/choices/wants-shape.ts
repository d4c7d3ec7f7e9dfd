import { z } from 'zod'
import { language, timeZone } from '../config/fields.ts'
import { formats } from '../model.ts'

const words = z.array(z.string().trim().min(1, 'is empty'), 'must be a list')
const minutes = z.int('must be minutes since midnight').min(0).max(1439, 'must be minutes since midnight, up to 1439')
const choice = z.boolean('must be true or false')

/** What somebody chose, as JSON and programs write it; what is left out stays as it is. Topics by any of their names. */
export const wantsShape = z
  .strictObject({
    topics: words,
    except: words,
    follow: words,
    mute: words,
    followedOnly: choice,
    hour: z.int('must be an hour, 0 to 23, or null').min(0).max(23, 'must be an hour, 0 to 23, or null').nullable(),
    minute: z.int('must be 0 to 59').min(0).max(59, 'must be 0 to 59'),
    timeZone: timeZone.nullable(),
    days: z.array(z.int().min(1).max(7, 'must be days, 1 (Monday) to 7'), 'must be a list of days'),
    quiet: z.strictObject({ from: minutes, to: minutes }).nullable(),
    urgent: choice,
    format: z.enum(formats, `must be one of ${formats.join(', ')}`),
    language: language.nullable(),
    digest: choice,
    silent: choice,
    pictures: choice,
    previews: choice,
  })
  .partial()
