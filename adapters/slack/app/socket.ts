import type { SocketModeReceiver } from '@slack/bolt'
import { UserError } from '../../../src/errors.ts'
import { readFault, SlackError } from '../api/errors.ts'
import type { SlackLog } from '../api/log.ts'

export interface Socket {
  /** Throws UserError when Slack refuses the app token; anything else is tried again until it works. */
  open(): Promise<void>
  /** Why it is not connected, for the operator; null: it is, or is just being connected again. */
  fault(): string | null
  close(): Promise<void>
}

/** Delays between attempts to connect. */
const firstDelayMs = 1000
const longestDelayMs = 60_000
/** How long the goodbye may take; Slack's library would wait half a minute. */
const goodbyeMs = 2000

/**
 * Keeps the socket connected. Slack's own reconnecting waits five seconds each time, and ends the process with an unhandled
 * rejection when Slack refuses a token in between.
 */
export function createSocket(client: SocketModeReceiver['client'], log: SlackLog): Socket {
  let timer: NodeJS.Timeout | null = null
  let failures = 0
  let fault: string | null = null
  let connecting = false
  let closed = false
  const connect = async (): Promise<void> => {
    connecting = true
    try {
      await client.start()
      failures = 0
      fault = null
    } finally {
      connecting = false
    }
  }
  const again = (): void => {
    if (closed || connecting || timer) return
    const delay = failures === 0 ? 0 : Math.min(firstDelayMs * 2 ** (failures - 1), longestDelayMs)
    timer = setTimeout(() => {
      timer = null
      failures += 1
      connect().catch(missed)
    }, delay)
  }
  const missed = (thrown: unknown): void => {
    fault = `the socket to Slack could not be opened: ${describe(thrown)}`
    log.warn({ platform: 'slack', failures }, fault)
    again()
  }
  client.on('disconnected', again)
  return {
    async open() {
      try {
        await connect()
      } catch (thrown) {
        const fault = readFault(thrown)
        if (fault.kind === 'refused')
          throw new UserError(
            `Slack refuses the app token (${fault.error}). Set SLACK_APP_TOKEN to one with connections:write.`,
          )
        failures = 1
        missed(thrown)
      }
    },
    fault: () => fault,
    async close() {
      closed = true
      if (timer) clearTimeout(timer)
      const patience = new Promise<void>((resolve) => setTimeout(resolve, goodbyeMs).unref())
      await Promise.race([client.disconnect(), patience])
    },
  }
}

const describe = (thrown: unknown): string => new SlackError(readFault(thrown)).message
