import type { Adapter, SendContext } from '../../src/adapter.ts'
import { type Doc, masked } from '../../src/doc.ts'
import { DeliveryError, type DeliveryFailure, messageOf } from '../../src/errors.ts'
import type { Language, Target } from '../../src/model.ts'
import { confirmation } from './confirmation.ts'
import { leastConnections, mailsPerMinuteAndConnection, mostConnections } from './limits.ts'
import { compose, messageIdOf, type Sender } from './mail.ts'
import type { ReaderLinks } from './render/frame.ts'
import { type EmailPart, render } from './render/index.ts'
import { SmtpError, type SmtpServer } from './smtp/connection.ts'
import { failureOf } from './smtp/errors.ts'
import { explain } from './smtp/explain.ts'
import { createPool } from './smtp/pool.ts'

export const platform = 'email'
/** There is one server; readers stay when it is another one. */
export const account = 'smtp'

/** The place of an address. */
export const targetOf = (address: string): Target => ({ platform, account, chat: address, thread: null })

export interface EmailOptions extends Sender {
  readonly server: SmtpServer
  /** How many mails the server takes in a minute. */
  readonly perMinute: number
  /** Where the archive is in a browser, without a slash at its end; null: nowhere. */
  readonly archive: string | null
  /** The links of the reader who has this address. */
  linksOf(address: string): ReaderLinks
  readonly now: () => number
}

/** E-mail as a platform, and what it asks of those who are no readers yet. */
export interface Email extends Adapter<EmailPart> {
  /** Asks the owner of an address to confirm, by this link; good for so many hours. Throws DeliveryError. */
  ask(target: Target, link: string, hours: number, language: Language, signal: AbortSignal): Promise<void>
}

/** So long what the server said last is believed, in milliseconds: each look is a login. */
const believedMs = 600_000

/** Mails cannot be changed, taken back or answered: what is corrected is told later, and nobody is listened to. */
export function createEmail(options: EmailOptions): Email {
  const { server, perMinute, archive, brief, from, linksOf, now } = options
  const connections = Math.min(
    mostConnections,
    Math.max(leastConnections, Math.ceil(perMinute / mailsPerMinuteAndConnection)),
  )
  const pool = createPool(server, from.address.slice(from.address.lastIndexOf('@') + 1), connections)
  let accepted = Number.NEGATIVE_INFINITY

  const send = async (
    { chat: to }: Target,
    part: EmailPart,
    links: ReaderLinks | null,
    { signal, once, answers = null }: Pick<SendContext, 'signal' | 'once' | 'answers'>,
  ): Promise<string> => {
    const id = messageIdOf(options, once ?? null)
    try {
      const mail = await compose(options, { to, part, links, answers, at: now() }, id)
      await pool.send({ from: from.address, to }, mail, signal)
    } catch (thrown) {
      const error = failed(thrown)
      if (isOfServer(error.failure)) accepted = Number.NEGATIVE_INFINITY
      throw error
    }
    accepted = now()
    return id
  }

  return {
    platform,
    pace: { perSecond: perMinute / 60, chatMs: () => 1000 },
    tellsLater: true,
    accounts: () => [account],
    nameOf: async ({ chat }) => masked(chat),
    explain,
    render: (doc: Doc) => render(doc, { archive, brief }),
    send: (target, part, context) => send(target, part, linksOf(target.chat), context),
    ask: async (target, link, hours, language, signal) => {
      await send(target, confirmation({ brief, link, hours, language }), null, { signal })
    },
    async check(_account, signal) {
      if (now() - accepted < believedMs) return
      try {
        await pool.try(signal)
      } catch (thrown) {
        const { failure } = failed(thrown)
        // Whoever asks how it is hears that it is away; to wait is for those who have something to send.
        throw new DeliveryError(
          failure.kind === 'throttled' ? { kind: 'unavailable', reason: failure.reason } : failure,
        )
      }
      accepted = now()
    },
    close: () => pool.close(),
  }
}

/** It says something of the server, not of a mailbox. */
const isOfServer = (failure: DeliveryFailure): boolean =>
  failure.kind === 'unauthorized' || (failure.kind === 'throttled' && failure.scope === 'lane')

const failed = (thrown: unknown): DeliveryError =>
  new DeliveryError(
    thrown instanceof SmtpError
      ? failureOf(thrown.fault)
      : { kind: 'rejected', reason: `the mail could not be written: ${messageOf(thrown)}` },
  )
