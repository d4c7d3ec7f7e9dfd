import type { StateStore } from '@slack/bolt'
// By the default: Node 22 does not see all names of this package.
import oauth from '@slack/oauth'
import { createCache } from '../../cache/cache.ts'

/** How long somebody may take to agree, in seconds; the cookie lives as long. */
const lifeSeconds = 600

/** States of installations as Slack's library signs them, each good for one return: whoever finds an address in a log or history gets nowhere. */
export function createStates(secret: string): StateStore {
  const signed = new oauth.ClearStateStore(secret, lifeSeconds)
  const used = createCache<true>(lifeSeconds, lifeSeconds)
  return {
    generateStateParam: (options, now) => signed.generateStateParam(options, now),
    async verifyStateParam(now, state) {
      const options = await signed.verifyStateParam(now, state)
      if (used.has(state)) throw new oauth.InvalidStateError('This installation was finished already.')
      used.set(state, true)
      return options
    },
  }
}
