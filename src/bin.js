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
  const isServer = process.argv[2] === 'start'
  const isWorker =
    process.argv.includes('--role=worker') || process.argv[process.argv.indexOf('--role') + 1] === 'worker'
  if (isServer && !isWorker) {
    // A server runs for months beside other programs: unasked, V8 takes 70 MB more before it looks for garbage, and 15 MB to
    // optimize the parser of HTTP, which is WebAssembly and no faster for it at the rates of a chat platform. Who starts workers
    // has more to send than that: a send costs a third of the CPU without this thrift.
    const { setFlagsFromString } = await import('node:v8')
    const thrifty = ['--optimize-for-size', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering']
    for (const flag of thrifty) setFlagsFromString(flag)
  }
  const { freshBuild, isSource } = await import('./node/built.js')
  const built = isServer ? freshBuild() : null
  // The second start reads what the first one compiled, which stays in memory for good: a server does it only where it is spared
  // taking types away.
  if (!isServer || (isSource && built === null)) {
    const { enableCompileCache } = await import('node:module')
    enableCompileCache()
  }
  const { run } = built === null ? await import('./cli.ts') : await import(built)
  process.exitCode = await run(process.argv.slice(2))
}
