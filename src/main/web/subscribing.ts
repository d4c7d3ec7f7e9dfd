import { readAddress } from '../../../adapters/email/address.ts'
import { targetOf } from '../../../adapters/email/index.ts'
import type { Reader, Settings, WebSubscribing } from '../../../adapters/web/readers/port.ts'
import type { Host } from '../../adapter.ts'
import { dueAt } from '../../choices/when.ts'
import { confirmMs, createSignUps } from '../../desk/people/sign-ups.ts'
import { DeliveryError, messageOf } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Brief, Subscription, Target } from '../../model.ts'
import type { DueAt, ReaderStore, SignUpStore } from '../../store/readers.ts'
import type { TopicStore } from '../../store/topics.ts'
import { type Edition, readerPaths } from './edition.ts'

export interface SubscribingOptions {
  readonly store: ReaderStore & SignUpStore & Pick<TopicStore, 'topics'>
  readonly edition: Edition
  readonly host: Pick<Host, 'inTurn'>
  readonly brief: Brief
  /** The public address, without a slash at its end. */
  readonly site: string
  readonly log: Log
  readonly now: () => number
  readonly newCode: () => string
  /** Something may have become due. */
  readonly wake: () => void
}

const formMs = 2 * 3_600_000
const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** So long a question may take to be handed over. */
const sendMs = 30_000

/** What the pages do for those who read by mail: they are known by sealed addresses, and their places are the ledger's like any other. */
export function createSubscribing(options: SubscribingOptions): WebSubscribing {
  const { store, edition, host, brief, site, log, now, newCode, wake } = options
  const { adapter, seal } = edition
  const signUps = createSignUps({ store, brief, now, newCode })
  const due: DueAt = (when, urgent) => dueAt(when, now(), { timeZone: brief.timeZone, urgent })
  const addressOf = (token: string): string | null => seal.open('settings', token)
  const placeOf = (token: string): Target | null => {
    const address = addressOf(token)
    return address === null ? null : targetOf(address)
  }
  const at = async (token: string, act: (target: Target) => Promise<unknown>): Promise<void> => {
    const target = placeOf(token)
    if (target === null) return
    await act(target)
    wake()
  }

  const look = async (address: string | null): Promise<Reader> => {
    if (address === null) return null
    const { subscription, since, issues } = await store.ownData(personOf(address), targetOf(address))
    const language = subscription?.language ?? brief.language
    if (subscription === null) return { language, reader: null }
    return {
      language,
      reader: { address, ...stateOf(subscription), settings: settingsOf(subscription), since, issues },
    }
  }

  /** Whoever asks hears nothing of it: it makes no difference to them whether there is such a mailbox. */
  const send = async (target: Target, code: string, language: Brief['language']): Promise<void> => {
    const link = site + readerPaths.confirm(code)
    try {
      await host.inTurn(target, () =>
        adapter.ask(target, link, confirmMs / hourMs, language, AbortSignal.timeout(sendMs)),
      )
    } catch (thrown) {
      const reason = thrown instanceof DeliveryError ? thrown.failure.reason : messageOf(thrown)
      log.warn({ platform: adapter.platform, reason }, 'a mail that asks to confirm did not go out')
    }
  }

  return {
    topics: () => store.topics(),
    formToken: () => seal.seal('form', String(now())),
    isFormToken(token) {
      const age = now() - Number(seal.open('form', token) ?? Number.NaN)
      return age >= 0 && age < formMs
    },
    async ask(written, choice) {
      const address = readAddress(written)
      if (address === null) return false
      const target = targetOf(address)
      const code = await signUps.offer(target, choice)
      if (code !== null) void send(target, code, choice.language ?? brief.language)
      return true
    },
    async offered(code) {
      const offered = await signUps.offered(code)
      if (offered === null) return null
      const { topics = [], format = 'full', pictures = false, language = null } = offered.wants
      return { topics, format, pictures, language }
    },
    async confirm(code) {
      const subscription = await signUps.confirm(code)
      if (subscription === null) return null
      wake()
      return readerPaths.settings(seal.seal('settings', subscription.target.chat))
    },
    reader: (token) => look(addressOf(token)),
    leaver: (token) => look(seal.open('unsubscribe', token)),
    async leave(token) {
      const address = seal.open('unsubscribe', token)
      if (address === null) return null
      await store.unsubscribe(targetOf(address), now())
      return readerPaths.settings(seal.seal('settings', address))
    },
    choose: (token, settings) => at(token, (target) => store.choose(target, settings, now(), due)),
    rest: (token, days) => at(token, (target) => store.rest(target, now() + days * dayMs, now())),
    come: (token) => at(token, (target) => store.subscribe(target, {}, now(), due)),
    end: (token) => at(token, (target) => store.unsubscribe(target, now())),
    forget: (token) => at(token, (target) => store.forgetReader(personOf(target.chat), target, false, now())),
  }
}

/** Nobody edits by mail; what a reader has is found by this name as well as by their place. */
const personOf = (address: string): string => `email:${address}`

function stateOf({ state, returnsAt }: Subscription) {
  if (state === 'paused' && returnsAt !== null) return { state: 'resting', returnsAt } as const
  return { state: state === 'active' ? 'active' : state === 'paused' ? 'lost' : 'left', returnsAt: null } as const
}

const settingsOf = ({ topics, format, language, pictures, hour, minute, timeZone }: Subscription): Settings => ({
  topics,
  format,
  language,
  pictures,
  hour,
  minute,
  timeZone,
})
