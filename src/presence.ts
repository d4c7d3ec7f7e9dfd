import type { Host } from './adapter.ts'
import type { CommandContext } from './commands/index.ts'
import { composeReturn } from './commands/reading/returned.ts'
import type { Trouble } from './delivery/send-log.ts'
import type { Log } from './log.ts'
import type { Returned } from './store/readers.ts'

export interface PresenceOptions {
  readonly context: CommandContext
  readonly log: Log
  readonly trouble: (trouble: Trouble) => void
}

/** What becomes of readers when their chat, or the whole account, goes and comes. */
export function createPresence({
  context,
  log,
  trouble,
}: PresenceOptions): Pick<Host, 'follow' | 'accountRemoved' | 'accountsBack'> {
  const { store, now } = context
  const note = (returned: readonly Returned[]): void => {
    for (const { subscription, newest, others } of returned)
      log.info({ ...subscription.target, newest, others }, 'subscription resumed')
  }
  return {
    async follow(change) {
      const { target } = change
      switch (change.kind) {
        case 'lost': {
          const count = await store.pause(target, change.reason, now(), change.alone)
          if (count > 0) {
            log.info({ ...target, reason: change.reason }, 'subscription paused')
            trouble({ kind: 'lost', target, reason: change.reason })
          }
          return null
        }
        case 'back': {
          const returned = await store.resume(target, now(), change.alone)
          note(returned)
          const [first] = returned
          return first === undefined
            ? null
            : composeReturn(first.subscription, { brief: context.brief, topics: await store.topics() })
        }
        case 'moved':
          log.info({ ...target, to: change.to.chat }, 'chat moved')
          await store.move(target, change.to, now())
          return null
      }
    },
    async accountRemoved({ platform, account }, reason) {
      const { readers, deliveries } = await store.leave({ platform, account }, reason, now())
      if (readers + deliveries === 0) return
      log.warn({ platform, account, reason, readers, deliveries }, 'an account is gone: nothing waits there any more')
      trouble({ kind: 'gone', platform, account, readers })
    },
    async accountsBack(platform, accounts) {
      const there = new Set(accounts)
      for (const { account, ...lane } of await store.lanes()) {
        if (lane.platform !== platform || lane.standing === 'open' || !there.has(account)) continue
        const returned = await store.comeBack({ platform, account }, now())
        if (returned.length > 0) log.info({ platform, account, readers: returned.length }, 'an account is back')
        note(returned)
      }
    },
  }
}
