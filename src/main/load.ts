import { UserError } from '../errors.ts'

/** Loads what speaks to a platform. Throws UserError that says what to install where its library is not there: each is optional. */
export async function load<T>(packages: readonly string[], loading: () => Promise<T>): Promise<T> {
  try {
    return await loading()
  } catch (thrown) {
    const missing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_MODULE_NOT_FOUND'
    const named = missing ? packages.find((each) => thrown.message.includes(`'${each}'`)) : undefined
    if (named === undefined) throw thrown
    throw new UserError(
      `The package ${named} is not installed, and this platform needs it: npm install ${packages.join(' ')}`,
    )
  }
}
