import { faultOfNode } from './version.js'

// The first import of every entry of the package: it speaks before a dependency fails in words that say nothing.
const fault = faultOfNode(process.versions.node)
if (fault !== null) {
  const error = new Error(`${fault} Install one from https://nodejs.org and start your program with it.`)
  // Where it was thrown tells nobody anything.
  error.stack = `${error.name}: ${error.message}`
  throw error
}
