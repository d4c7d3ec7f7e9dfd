import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import type { Environment } from '../config.ts'
import { messageOf, UserError } from '../errors.ts'
import { MAX_BYTES, readLimited } from '../ingest/decode.ts'
import type { Language } from '../model.ts'
import { type Phrases, phrasesIn } from '../phrases/index.ts'
import { Failure } from './terminal/failure.ts'
import { shellLanguage } from './terminal/language.ts'
import { createProgress, type Progress } from './terminal/progress.ts'

/** Where a command writes: results to `out`, everything said beside them to `err`; and in which words. */
export interface Streams {
  out(text: string): void
  err(text: string): void
  readonly words: Phrases['cli']
  readonly language: Language
  /** Shows on `err` how far something is that takes a while; `total` is null where nobody knows it. */
  progress(what: string, total: number | null): Progress
}

/** The process's own streams; a reader who closes the pipe early ends the program quietly. */
export function standardStreams(environment: Environment): Streams {
  const { stdout, stderr } = process
  stdout.on('error', (fault: NodeJS.ErrnoException) => process.exit(fault.code === 'EPIPE' ? 0 : 1))
  stderr.on('error', () => {})
  const language = shellLanguage(environment)
  const words = phrasesIn(language).cli
  const screen = {
    live: stderr.isTTY === true && environment.TERM !== 'dumb',
    columns: () => stderr.columns ?? 80,
    write: (text: string) => void stderr.write(text),
  }
  let drawn: { clear(): void } | null = null
  return {
    language,
    words,
    out(text) {
      drawn?.clear()
      stdout.write(`${text}\n`)
    },
    err(text) {
      drawn?.clear()
      stderr.write(`${text}\n`)
    },
    progress(what, total) {
      const every = (ms: number, act: () => void) => {
        const timer = setInterval(act, ms).unref()
        return () => clearInterval(timer)
      }
      const progress = createProgress({ what, total, screen, words: words.progress, now: Date.now, every })
      drawn = progress
      return progress
    },
  }
}

/** The bytes of a file, or of standard input for `-`. Throws UserError when they cannot be had or are too many. */
export async function readBytes(
  path: string,
  { words, err }: Pick<Streams, 'words' | 'err'>,
  mostBytes = MAX_BYTES,
): Promise<Uint8Array> {
  if (path === '-') {
    if (process.stdin.isTTY) err(words.files.typeHere)
    return readLimited(process.stdin, mostBytes)
  }
  try {
    const file = await open(path)
    try {
      return await readLimited(file.createReadStream({ autoClose: false }), mostBytes)
    } finally {
      await file.close()
    }
  } catch (thrown) {
    if (thrown instanceof UserError) throw thrown
    throw fileFailure(path, thrown, words.files)
  }
}

export type FileWords = Phrases['cli']['files']

/** Why a file could not be read or written, as a failure with what to do; in English where nobody says otherwise. */
export function fileFailure(path: string, thrown: unknown, words: FileWords = phrasesIn('en').cli.files): Failure {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null
  if (code === 'ENOENT') return new Failure('missing', words.missing(path))
  if (code === 'EISDIR') return new Failure('refused', words.folder(path))
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return new Failure('refused', words.forbidden(path))
  return new Failure('refused', words.other(path, messageOf(thrown)))
}

/** Asks something that is answered by yes or no, on the terminal; no where nobody sits at one. */
export async function confirm(question: string): Promise<boolean> {
  const { stdin: input, stderr: output } = process
  if (!input.isTTY || !output.isTTY) return false
  const line = createInterface({ input, output })
  try {
    return /^\s*(?:y|yes|s|sí|si|是|好)\s*$/i.test(await line.question(question))
  } finally {
    line.close()
  }
}
