import { chmodSync, existsSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { UserError } from '../../errors.ts'

/** What a variable was in the file, and what it becomes. */
export interface EnvChange {
  readonly name: string
  /** Null: it was not set. */
  readonly before: string | null
  readonly after: string
}

/**
 * The text of a `.env` with these variables set, its comments and order kept, and what changes by that. What is not there yet comes to the
 * end. Null: it is written in a way in which that cannot be done for sure. Pure.
 */
export function withVariables(
  text: string,
  values: Readonly<Record<string, string>>,
): { readonly text: string; readonly changes: readonly EnvChange[] } | null {
  const before = parseEnv(text)
  const changes = Object.entries(values)
    .map(([name, after]) => ({ name, before: before[name] || null, after }))
    .filter(({ before, after }) => before !== after)
  let changed = text
  for (const { name, after } of changes) {
    const line = `^([ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=[ \\t]*)(?:"[^"\\n]*"|'[^'\\n]*'|[^#\\n]*?)([ \\t]*(?:#.*)?)$`
    // The last of several is the one that counts.
    const last = [...changed.matchAll(new RegExp(line, 'gm'))].at(-1)
    if (last === undefined) {
      const end = changed === '' || changed.endsWith('\n') ? '' : '\n'
      changed = `${changed}${end}${name}=${quoted(after)}\n`
      continue
    }
    const [whole, front = '', comment = ''] = last
    const rest = changed.slice(last.index + whole.length)
    changed = `${changed.slice(0, last.index)}${front}${quoted(after)}${comment}${rest}`
  }
  // A text within quotes may look like a line of its own.
  const found = parseEnv(changed)
  const wanted = { ...before, ...values }
  const same = Object.keys({ ...found, ...wanted }).every((name) => found[name] === wanted[name])
  return same ? { text: changed, changes } : null
}

/** As a value stands in the file: bare where that is enough. */
const quoted = (value: string): string => {
  if (/^[\w\-.:/@+,]*$/.test(value)) return value
  const quote = ['"', "'", '`'].find((each) => !value.includes(each)) ?? '"'
  return `${quote}${value}${quote}`
}

/** The text of the file; empty where there is none. */
export const readEnvFile = (path: string): string => {
  if (!existsSync(path)) return ''
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new UserError(`${path} cannot be read.`)
  }
}

/** Writes the whole file at once, for nobody else to read; one behind a link stays behind it. */
export const writeEnvFile = (path: string, text: string): void => {
  const target = existsSync(path) ? realpathSync(path) : path
  const half = `${target}.part`
  writeFileSync(half, text, { mode: 0o600 })
  chmodSync(half, 0o600)
  renameSync(half, target)
}
