/** The queue of updates: long polling with offset, timeout and allowed_updates, or delivery to a webhook. */
import { setTimeout as sleep } from 'node:timers/promises'
import { field, Refusal } from './text.ts'

export interface Update {
  readonly update_id: number
}

export interface Webhook {
  readonly url: string
  readonly secret: string
}

export interface Updates {
  push(update: object): number
  /** Long polling; rejects with a 409 where somebody else polls or a webhook is set. */
  get(body: unknown, aborted: AbortSignal): Promise<readonly Update[]>
  setWebhook(body: unknown): true
  deleteWebhook(): true
  webhook(): Webhook | null
  /** Updates that were neither confirmed nor delivered. */
  waiting(): number
  /** HTTP statuses that the webhook gave, in order. */
  readonly statuses: number[]
  close(): void
}

/** Kinds that come unless others are asked for by name. */
const optIn = new Set(['chat_member', 'message_reaction', 'message_reaction_count'])

export const createUpdates = (changed: () => void): Updates => {
  let next = 700_000_000
  let queue: Update[] = []
  let allowed: readonly string[] = []
  let webhook: Webhook | null = null
  /** An update that comes a second time has an old id, and must be shown all the same. */
  const shown = new WeakSet<Update>()
  let poller: AbortController | null = null
  let wake = () => {}
  const statuses: number[] = []
  const tails = new Map<string, Promise<void>>()
  const ending = new AbortController()

  const wanted = (update: object): boolean => {
    const kind = Object.keys(update).find((key) => key !== 'update_id') ?? ''
    return allowed.length === 0 ? !optIn.has(kind) : allowed.includes(kind)
  }

  const post = async (to: Webhook, update: Update): Promise<void> => {
    // The first retry comes at once, then the delay doubles (Bot API server, WebhookActor.cpp).
    for (let delay = 0; !ending.signal.aborted; delay = delay === 0 ? 20 : delay * 2) {
      const status = await fetch(to.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': to.secret },
        body: JSON.stringify(update),
        signal: ending.signal,
      }).then(
        async (response) => {
          await response.text()
          return response.status
        },
        () => 0,
      )
      statuses.push(status)
      changed()
      if (status >= 200 && status < 300) return
      await sleep(delay)
    }
  }

  return {
    statuses,
    push(update) {
      if (!wanted(update)) return 0
      next += 1
      const whole: Update = { update_id: next, ...update }
      if (webhook === null) {
        queue.push(whole)
        wake()
      } else {
        const to = webhook
        const key = JSON.stringify(chatIn(update) ?? next)
        tails.set(
          key,
          (tails.get(key) ?? Promise.resolve()).then(() => post(to, whole)),
        )
      }
      return next
    },
    async get(body, aborted) {
      if (webhook !== null)
        throw new Refusal(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        )
      poller?.abort()
      const mine = new AbortController()
      poller = mine
      const kinds = field(body, 'allowed_updates')
      if (Array.isArray(kinds)) allowed = kinds.map(String)
      const offset = Number(field(body, 'offset') ?? 0)
      const limit = Number(field(body, 'limit') ?? 100)
      const timeout = Math.min(Number(field(body, 'timeout') ?? 0), 50)
      queue = queue.filter((update) => update.update_id >= offset || !shown.has(update))
      if (queue.length === 0 && timeout > 0) {
        const until = AbortSignal.any([mine.signal, aborted, ending.signal])
        const arrived = new Promise<void>((resolve) => {
          wake = resolve
          until.addEventListener('abort', () => resolve(), { once: true })
        })
        const late = sleep(timeout * 1000, undefined, { signal: until, ref: false }).catch(() => {})
        await Promise.race([arrived, late])
      }
      if (mine.signal.aborted)
        throw new Refusal(
          409,
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
        )
      if (poller === mine) poller = null
      const batch = queue.slice(0, limit)
      for (const update of batch) shown.add(update)
      return batch
    },
    setWebhook(body) {
      const url = String(field(body, 'url') ?? '')
      const secret = String(field(body, 'secret_token') ?? '')
      const kinds = field(body, 'allowed_updates')
      // The real one insists on https; a local test cannot have it.
      if (!/^https?:\/\//.test(url))
        throw new Refusal(400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook')
      if (secret !== '' && !/^[A-Za-z0-9_-]{1,256}$/.test(secret))
        throw new Refusal(400, 'Bad Request: secret token contains unallowed characters')
      if (Array.isArray(kinds)) allowed = kinds.map(String)
      webhook = { url, secret }
      return true
    },
    deleteWebhook() {
      webhook = null
      return true
    },
    webhook: () => webhook,
    waiting: () => queue.length,
    close() {
      ending.abort()
      wake()
    },
  }
}

const chatIn = (update: object): unknown => {
  const inner: unknown = Object.entries(update).find(([key]) => key !== 'update_id')?.[1]
  const message = field(inner, 'message') ?? inner
  return field(field(message, 'chat'), 'id')
}
