import { UserError } from '../errors.ts'
import type { Topic } from '../model.ts'
import { topicFile } from './shape.ts'

/** The topics of a file's text. Throws one UserError that names every fault with its place; `name` is what the file is called. */
export function readTopicFile(text: string, name: string): readonly Topic[] {
  const read = topicFile.safeParse(jsonOf(text, name))
  if (read.success) return read.data.topics
  const faults = read.error.issues.map(({ path, message }) => `${placeOf(path)}: ${message}`)
  const shown = faults.slice(0, mostFaults)
  if (faults.length > shown.length) shown.push(`… and ${faults.length - shown.length} more`)
  throw new UserError(`${name} has no topics that can be read:\n${shown.join('\n')}`)
}

/** What `readTopicFile` reads back as the same. */
export const writeTopicFile = (topics: readonly Topic[]): string =>
  `${JSON.stringify({ topics: topics.map(plain) }, null, 2)}\n`

const mostFaults = 20

const plain = ({ slug, title, words, learned, also }: Topic) => ({ slug, title, words, learned, also })

function jsonOf(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : 'it is no JSON'
    throw new UserError(
      `${name} is not JSON: ${reason}. It looks like {"topics": [{"slug": "gardening", "title": "Gardening", "words": ["compost"]}]}.`,
    )
  }
}

/** `topics[3].slug`, with places counted as JSON does. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '') || 'the file'
