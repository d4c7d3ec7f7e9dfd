import type { CommandRequest } from '../command.ts'
import { readReader } from '../words/reader.ts'

/** The request as a sentence that happens to begin with the command: `unsubscribe me please`, `subscribe to retail`. Null: it is none. */
export function asWords(request: CommandRequest): CommandRequest | null {
  const { command, args } = request.query
  const meaning = readReader(`${command} ${args}`, request.topics)
  if (meaning?.kind !== 'line') return null
  const [name = '', ...rest] = meaning.line.split(' ')
  const meant = rest.join(' ')
  return name === command && meant !== args ? { ...request, query: { ...request.query, args: meant } } : null
}
