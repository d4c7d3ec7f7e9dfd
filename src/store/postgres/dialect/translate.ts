import type { Query, Value } from '../../sql/work.ts'
import { calls, textAt } from './functions.ts'
import { listsOf } from './given-lists.ts'
import { argumentsOf, closing, nextAt, type Token, tokensOf, wordAt } from './tokens.ts'

/** A statement in PostgreSQL's words. */
export interface Translated {
  readonly sql: string
  /** What is given for $1, $2 …: the values come by place or by name. */
  readonly values: (given: Query['values']) => readonly Value[]
}

interface Mark {
  readonly key: string | number
  /** It may have a fraction; every other number is whole. */
  real: boolean
}

/** In the order of their numbers; with what the entries of lists that are given are called in the statement. */
interface Marks extends Array<Mark> {
  readonly lists: ReadonlySet<string>
}

/**
 * Puts a statement that is written for SQLite into PostgreSQL's words: what both say alike stays as it is. Throws for what has no
 * counterpart.
 */
export const translate = (sql: string): Translated => {
  const tokens = tokensOf(sql)
  const marks: Marks = Object.assign([], { lists: listsOf(tokens) })
  const text = write(tokens, marks)
  return {
    sql: text,
    values: (given) =>
      marks.map(({ key, real }) => {
        const value = isList(given) ? given[Number(key)] : given[key]
        if (value === undefined) throw new Error(`nothing is given for ${key}`)
        return typeof value === 'number' && !real ? Math.floor(value) : value
      }),
  }
}

const isList = (given: Query['values']): given is readonly Value[] => Array.isArray(given)

const write = (tokens: readonly Token[], marks: Marks): string => {
  let text = ''
  let ending = ''
  for (let at = 0; at < tokens.length; ) {
    const [piece, next] = step(tokens, at, marks)
    if (piece === ignoring) ending = ' on conflict do nothing'
    else text += piece
    at = next
  }
  return text + ending
}

/** Stands for `or ignore`, which PostgreSQL says at the end. */
const ignoring = '\0'

/** One token or a few that belong together, and where it goes on. */
const step = (tokens: readonly Token[], at: number, marks: Marks): readonly [string, number] => {
  const token = tokens[at]
  if (token === undefined) return ['', at + 1]
  if (token.kind === 'mark') return [`$${numberOf(token.text, marks)}`, at + 1]
  if (token.kind !== 'name') return [token.text, at + 1]
  const next = nextAt(tokens, at + 1)
  const word = wordAt(tokens, at)
  if (tokens[next]?.text === '(') return call(tokens, at, next, marks)
  if (tokens[next]?.text === '->>') {
    const key = nextAt(tokens, next + 1)
    const entry = /^(?:(\w+)\.)?value$/.exec(token.text)
    const known = entry !== null && marks.lists.has(entry[1] ?? '')
    const said = tokens[key]?.text ?? ''
    return [known ? `(${token.text.replace(/value$/, 'content')} ->> ${said})` : textAt(token.text, said), key + 1]
  }
  const following = wordAt(tokens, next)
  if (word === 'indexed' && following === 'by') return ['', nextAt(tokens, next + 1) + 1]
  if (word === 'or' && following === 'ignore') return [ignoring, next + 1]
  if (word === 'or' && following === 'replace') throw new Error('name the key: on conflict (…) do update')
  if (word === 'cross' && following === 'join')
    return [hasCondition(tokens, next + 1) ? 'join' : 'cross join', next + 1]
  if (word === 'is') return comparison(tokens, next)
  return [quoted(token.text), at + 1]
}

const numberOf = (mark: string, marks: Marks): number => {
  const key = mark === '?' ? marks.length : mark.slice(1)
  const known = marks.findIndex((each) => each.key === key)
  return known >= 0 ? known + 1 : marks.push({ key, real: false })
}

const call = (tokens: readonly Token[], at: number, open: number, marks: Marks): readonly [string, number] => {
  const word = wordAt(tokens, at)
  const end = closing(tokens, open)
  const inside = tokens.slice(open + 1, end)
  if (word === 'cast') return [cast(inside, marks), end + 1]
  const rows = ['from', 'join'].includes(word) && wordAt(inside, nextAt(inside, 0)) === 'select'
  // Servers before PostgreSQL 16 want a name for these.
  if (rows && !aliased(tokens, end + 1)) throw new Error('name the rows that are selected: from (…) each')
  const how = calls[word]
  if (how === undefined) return [`${tokens[at]?.text ?? ''}`, at + 1]
  const given = inside.length === 0 ? [] : argumentsOf(inside).map((argument) => write(argument, marks))
  const said = how(given)
  if (said === null) return [`${word}(${given.join(',')})`, end + 1]
  // Older servers want a name for everything that rows come from.
  const named = word !== 'json_each' || aliased(tokens, end + 1)
  return [named ? said : `${said} as entries`, end + 1]
}

const cast = (inside: readonly Token[], marks: Marks): string => {
  const type = wordAt(inside, inside.length - 1)
  const first = marks.length
  const value = write(inside.slice(0, -1), marks)
  if (type === 'real') for (const mark of marks.slice(first)) mark.real = true
  return `cast(${value}${types[type] ?? type})`
}

const types: Readonly<Record<string, string>> = { integer: 'bigint', real: 'double precision' }

/** SQLite's `is` takes anything. */
const comparison = (tokens: readonly Token[], next: number): readonly [string, number] => {
  const negated = wordAt(tokens, next) === 'not'
  const what = negated ? nextAt(tokens, next + 1) : next
  if (['null', 'true', 'false', 'distinct'].includes(wordAt(tokens, what))) return ['is ', next]
  return [negated ? 'is distinct from ' : 'is not distinct from ', what]
}

/** `cross join` is how SQLite is told in which order to go; PostgreSQL does not take a condition there. */
const hasCondition = (tokens: readonly Token[], from: number): boolean => {
  for (let at = from; at < tokens.length; at++) {
    if (tokens[at]?.text === '(') {
      at = closing(tokens, at)
      continue
    }
    const word = wordAt(tokens, at)
    if (word === 'on') return true
    if (tokens[at]?.text === ',' || tokens[at]?.text === ')' || clauses.includes(word)) return false
  }
  return false
}

const clauses = ['join', 'cross', 'left', 'inner', 'where', 'group', 'order', 'limit', 'union', 'returning', 'set']

const aliased = (tokens: readonly Token[], from: number): boolean => {
  const word = wordAt(tokens, nextAt(tokens, from))
  return word !== '' && word !== 'on' && !clauses.includes(word)
}

/** Names with capitals keep them only within quotes. */
const quoted = (name: string): string =>
  /[a-z]/.test(name) && /[A-Z]/.test(name)
    ? name
        .split('.')
        .map((part) => (/[A-Z]/.test(part) ? `"${part}"` : part))
        .join('.')
    : name
