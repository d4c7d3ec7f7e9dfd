// Plain JavaScript, so that a Node that is too old gets this far and can say so.

/** The oldest Node that all dependencies run on: undici names it. A test holds it against theirs. */
export const oldestNode = '22.19'

/**
 * Why this Node cannot be used, or null: it can.
 * @param {string} version such as 20.20.2
 * @returns {string | null}
 */
export function faultOfNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [needed = 0, least = 0] = oldestNode.split('.').map(Number)
  if (major > needed || (major === needed && minor >= least)) return null
  return `Briefwire needs Node ${oldestNode} or newer; this is Node ${version}.`
}
