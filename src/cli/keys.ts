import type { Config } from '../config.ts'
import { UserError } from '../errors.ts'
import { rotateKeys } from '../main/keys.ts'
import { openDesk } from '../main.ts'
import type { Streams } from './io.ts'

/**
 * `briefwire keys rotate`: seals what is kept secret with the first key of SECRET_KEY, so that the others can go. Throws UserError when
 * something opens with none of them.
 */
export async function rotate(config: Config, io: Streams): Promise<void> {
  const { store } = await openDesk(config)
  try {
    const { resealed, already, unreadable } = await rotateKeys(config, store)
    io.out(`${count(resealed.length)} sealed anew, ${already.length} had the newest key already.`)
    if (unreadable.length > 0)
      throw new UserError(
        `No key in SECRET_KEY opens ${unreadable.join(', ')}. Add the key that was used for it behind the others and do this again, or install the app there again.`,
      )
    if (config.secretKeys.length > 1) io.out('SECRET_KEY may now be its first key alone.')
  } finally {
    await store.close()
  }
}

const count = (of: number): string => `${of} ${of === 1 ? 'Slack installation was' : 'Slack installations were'}`
