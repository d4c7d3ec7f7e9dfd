import { isGiven } from './given-lists.ts'

/** How a function of SQLite's is called in PostgreSQL, from what it is given there. Null: as it stands. */
export type Call = (given: readonly string[]) => string | null

const path = (literal: string): string => {
  const steps = /^'\$((?:\.\w+|\[\d+\])*)'$/.exec(literal.trim())?.[1]
  if (steps === undefined) throw new Error(`${literal} is no path that PostgreSQL can be told`)
  return `'{${steps.match(/\w+/g)?.join(',') ?? ''}}'`
}

const at = (content = '', where = "'$'"): string => `(${content.trim()})::json #> ${path(where)}`

/** What stands at a place in JSON that is kept as text, as text. `key` is a path, a name or a number. */
export const textAt = (content: string, key: string): string => {
  if (key.startsWith("'$")) return `((${content})::json #>> ${path(key)})`
  return key.startsWith("'") ? `((${content})::json ->> ${key})` : `((${content})::json ->> (${key})::integer)`
}

/** What PostgreSQL calls otherwise. Content of JSON is text in both. */
export const calls: Readonly<Record<string, Call>> = {
  max: (given) => (given.length > 1 ? `greatest(${given.join(',')})` : null),
  min: (given) => (given.length > 1 ? `least(${given.join(',')})` : null),
  iif: ([condition, then, other = 'null']) => `case when ${condition} then ${then} else ${other} end`,
  random: () => 'cast(floor(random() * 9007199254740992) as bigint)',
  json: ([content]) => `(${content})::json`,
  json_object: (given) => `json_build_object(${given.join(',')})`,
  json_group_array: (given) => `coalesce(json_agg(${given.join(',')})::text, '[]')`,
  json_extract: ([content = '', where = '']) => textAt(content.trim(), where.trim()),
  json_array_length: ([content, where]) => `json_array_length(${at(content, where)})`,
  json_set: ([content, where = '', value]) =>
    `jsonb_set((${content})::jsonb, ${path(where)}, to_jsonb(cast(${value} as text)))::text`,
  json_each: ([content = '', where]) =>
    isGiven(content) && where === undefined
      ? // With these bounds PostgreSQL expects a single row, whatever it knows of the tables: it goes from each entry to what it names.
        `lateral (select number - 1 as key, content #>> '{}' as value, content
      from jsonb_array_elements((${content.trim()})::jsonb) with ordinality as entries (content, number)
      where number between 1 and 1000000000)`
      : `lateral (select number - 1 as key, content #>> '{}' as value
      from json_array_elements(${at(content, where)}) with ordinality as entries (content, number))`,
}
