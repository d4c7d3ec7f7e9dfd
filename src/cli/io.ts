import { open } from 'node:fs/promises'
import { messageOf, UserError } from '../errors.ts'
import { MAX_BYTES, readLimited } from '../ingest/decode.ts'

/** Where a command writes: results to `out`, everything said beside them to `err`. */
export interface Streams {
  out(text: string): void
  err(text: string): void
}

/** The process's own streams; a reader who closes the pipe early ends the program quietly. */
export function standardStreams(): Streams {
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => process.exit(fault.code === 'EPIPE' ? 0 : 1))
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
  }
}

/** The terminal on standard output, or null where that is a pipe or a file. */
export function standardScreen(): { readonly columns: number; draw(line: string): void } | null {
  const { stdout } = process
  if (!stdout.isTTY) return null
  return { columns: stdout.columns, draw: (line) => void stdout.write(`\r\u001b[K${line}`) }
}

/** The bytes of a file, or of standard input for `-`. Throws UserError when they cannot be had or are too many. */
export async function readBytes(path: string, mostBytes: number = MAX_BYTES): Promise<Uint8Array> {
  if (path === '-') return readLimited(process.stdin, mostBytes)
  try {
    await using file = await open(path)
    return await readLimited(file.createReadStream({ autoClose: false }), mostBytes)
  } catch (thrown) {
    if (thrown instanceof UserError) throw thrown
    throw new UserError(explain(path, thrown))
  }
}

/** Why a file could not be read or written, in plain words. */
export function explain(path: string, thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null
  if (code === 'ENOENT') return `There is no file ${path}.`
  if (code === 'EISDIR') return `${path} is a folder; name a file.`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `${path} may not be read or written by this user.`
  return `${path}: ${messageOf(thrown)}`
}
