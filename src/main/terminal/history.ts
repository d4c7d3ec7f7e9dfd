import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type History, historySize } from '../../../adapters/console/prompt.ts'
import { codeIn } from '../../desk/people/invitations.ts'

/** A line that is longer is a text that was pasted, and no command to be given again. */
const longest = 500

/**
 * What was typed in the terminal in earlier sessions, kept in a file that only its owner may read: the last five hundred lines, without texts
 * of several lines, invitations and what looks like a secret. A file that cannot be read or written is no history, and no fault.
 */
export function openHistory(path: string, secrets: readonly string[]): History {
  const lines = read(path)
  return {
    lines,
    keep(line) {
      if (!isWorthKeeping(line, secrets)) return
      try {
        if (!existsSync(path)) {
          mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
          writeFileSync(path, '', { mode: 0o600 })
        }
        appendFileSync(path, `${line.trim()}\n`)
      } catch {
        // A disk that is full or read-only does not keep anybody from typing.
      }
    },
  }
}

function read(path: string): readonly string[] {
  try {
    const all = readFileSync(path, 'utf8').split('\n').filter(Boolean)
    chmodSync(path, 0o600)
    const lines = all.slice(-historySize)
    if (all.length > lines.length) writeFileSync(path, `${lines.join('\n')}\n`)
    return lines
  } catch {
    return []
  }
}

/** Whether a line may be offered again in another session. Pure. */
export function isWorthKeeping(line: string, secrets: readonly string[]): boolean {
  const text = line.trim()
  if (text === '' || text.length > longest || text.includes('\n')) return false
  if (/^\/?join\b/i.test(text) || codeIn(text) !== null || secrets.some((secret) => text.includes(secret))) return false
  return !text.split(/[\s"'=,，]+/).some((word) => tokens.test(word) || looksRandom(word))
}

/** Tokens of Telegram and Slack. */
const tokens = /\d{5,}:[\w-]{20,}|\bx(?:ox[a-z]|app)[-.]/

/** Long, of letters of both sizes and figures, and no address. */
const looksRandom = (word: string): boolean =>
  /^[\w+/=.~-]{16,}$/.test(word) && /[a-z]/i.test(word) && /\d/.test(word) && !/^\w+[./]\w+[./]/.test(word)
