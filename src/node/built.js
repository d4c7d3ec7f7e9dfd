// Plain JavaScript, as it chooses what of the rest is loaded.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const folder = dirname(import.meta.dirname)

/** Whether this runs in a clone, not in what was built from one. */
export const isSource = existsSync(join(folder, 'cli.ts'))

/**
 * The command line as `npm ci` built it in a clone, as an address to import; null: there is none, or a source is newer.
 * A server is 15 MB smaller for it: nothing has to take the types away.
 * @param {string} root the clone; where this file is, if not given
 * @returns {string | null}
 */
export function freshBuild(root = dirname(folder)) {
  const cli = join(root, 'dist/src/cli.js')
  // The client is what a build puts there last.
  if (!existsSync(cli) || !existsSync(join(root, 'dist/adapters/web/client'))) return null
  const { mtimeMs: builtAt } = statSync(cli)
  // A folder tells when a file in it came or went.
  for (const part of ['src', 'adapters'])
    for (const path of ['', ...readdirSync(join(root, part), { recursive: true })])
      if (statSync(join(root, part, String(path))).mtimeMs >= builtAt) return null
  return pathToFileURL(cli).href
}
