#!/usr/bin/env node
// Plain JavaScript that imports nothing else at its head, so that a Node that is too old gets this far and can say so.
import { faultOfNode } from './node/version.js'

const fault = faultOfNode(process.versions.node)

if (fault !== null) {
  process.stderr.write(
    `${fault}\n` +
      'In a clone, "npm ci" brings a Node of its own: use "npm start" and "npm run briefwire -- …".\n' +
      'Elsewhere, install a newer Node from https://nodejs.org and try again.\n',
  )
  process.exitCode = 1
} else {
  // A server runs for months beside other programs: unasked, V8 takes 70 MB more before it looks for garbage.
  const { setFlagsFromString } = await import('node:v8')
  if (process.argv[2] === 'start') setFlagsFromString('--optimize-for-size')
  // The second start reads what the first one compiled.
  const { enableCompileCache } = await import('node:module')
  enableCompileCache()
  const { run } = await import('./cli.ts')
  process.exitCode = await run(process.argv.slice(2))
}
