import type { Phrases } from '../../phrases/index.ts'
import type { Actor } from '../../store/desk.ts'

/** The person at the server's terminal, written as in ADMINS. */
export const atTerminal = 'console:local'

/** Whoever edits on the page to try things on. */
export const atTryPage = 'web:editor'

/** Somebody as people call them: by name, or by what they are where they have none; the platform's own id is the last resort. */
export const sayPerson = ({ person, name }: Pick<Actor, 'person' | 'name'>, phrases: Phrases): string =>
  name ?? knownPerson(person, phrases) ?? person

/** The same where a sentence begins with them. */
export function sayPersonFirst({ person, name }: Pick<Actor, 'person' | 'name'>, phrases: Phrases): string {
  const known = name === null ? knownPerson(person, phrases) : null
  return known === null ? (name ?? person) : `${known.charAt(0).toUpperCase()}${known.slice(1)}`
}

/** What is said of somebody who is no person by name: the command line, the clock, the terminal; null for all others. */
function knownPerson(person: string, { publishing }: Phrases): string | null {
  switch (person) {
    case 'cli':
    case 'schedule':
    case 'nobody':
      return publishing.people[person]
    case atTerminal:
      return publishing.people.terminal
    default:
      return null
  }
}
