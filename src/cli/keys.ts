import type { Config } from '../config.ts'
import { UserError } from '../errors.ts'
import { rotateKeys } from '../main/keys.ts'
import { openDesk } from '../main/open-desk.ts'
import type { Streams } from './io.ts'

/**
 * `briefwire keys rotate`: seals what is kept secret with the first key of SECRET_KEY, so that the others can go. Throws UserError when
 * something opens with none of them.
 */
export async function rotate({ json }: { readonly json?: boolean }, config: Config, io: Streams): Promise<void> {
  const words = io.words.operating
  const { store } = await openDesk(config)
  try {
    const { resealed, already, unreadable } = await rotateKeys(config, store)
    io.out(json ? JSON.stringify({ resealed, already, unreadable }) : words.sealed(resealed.length, already.length))
    if (unreadable.length > 0) throw new UserError(words.opensNot(unreadable))
    if (config.secretKeys.length > 1 && !json) io.out(words.firstKeyAlone)
  } finally {
    await store.close()
  }
}
