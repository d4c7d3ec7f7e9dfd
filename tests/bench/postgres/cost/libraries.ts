import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

/** Queues for PostgreSQL that are well kept; only this bench needs them, and so they are not among what everybody installs. */
const wanted = ['pg-boss@^12.38.0', 'graphile-worker@^0.18.0']

/** Installs them into a folder. Throws an error with plain words where there is no registry to have them from. */
export async function installLibraries(folder: string): Promise<void> {
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  const npm = process.env.npm_execpath
  const [command, args] = npm === undefined ? ['npm', []] : [process.execPath, [npm]]
  try {
    await promisify(execFile)(command, [...args, 'install', '--no-audit', '--no-fund', '--ignore-scripts', ...wanted], {
      cwd: folder,
      timeout: 120_000,
    })
  } catch (thrown) {
    throw new Error(`could not install ${wanted.join(' and ')}: is there a network? (${String(thrown).split('\n')[0]})`)
  }
}

/** What one of them exports. */
export const load = (folder: string, name: string): Promise<unknown> =>
  import(pathToFileURL(createRequire(join(folder, 'package.json')).resolve(name)).href)
