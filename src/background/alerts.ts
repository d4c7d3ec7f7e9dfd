import { suggest } from '../compose/issue.ts'
import type { Trouble } from '../delivery/send-log.ts'
import type { Explain } from '../desk/notify/explain.ts'
import { type NotifyDeps, notify, notifyEditors, ownersSeats, placeName } from '../desk/notify/notify.ts'
import { briefly, platformName } from '../desk/progress/message.ts'
import { type Doc, masked, paragraph } from '../doc.ts'
import { type Cause, messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Language, Target } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'
import type { UpdateStore } from '../store/platforms.ts'
import type { ReaderStore } from '../store/readers.ts'
import { isFirst } from './once.ts'

export interface AlertsOptions {
  readonly audience: NotifyDeps & { readonly store: Pick<UpdateStore & ReaderStore, 'receive' | 'handled' | 'adderOf'> }
  readonly explain: Explain
  readonly now: () => number
  readonly log: Log
}

/** Editors are told only of longer pauses. */
const longPauseMs = 600_000
/** What somebody there can put right; whoever blocked or removed us knows it, and wants it so. */
const mendable = new Set<Cause>(['topic-closed', 'topic-gone', 'no-rights', 'archived'])
/** The same trouble is told once within this time; that an account is refused, once a day until it is accepted. */
const sameMs = 600_000
const dayMs = 86_400_000

/** Tells the editors of troubles, of each once; resolves when they were told. Never throws. */
export function createAlerts({ audience, explain, now, log }: AlertsOptions): (trouble: Trouble) => Promise<void> {
  const told = new Map<string, { readonly at: number; readonly until: number }>()

  const tell = async (trouble: Trouble, key: string): Promise<void> => {
    // Another process may have run into it too.
    if (!(await isFirst(audience.store, key, now()))) return
    if (trouble.kind === 'lost') return tellLost(trouble.target, causeOf(trouble))
    // Where the platform refuses us nobody would hear of it.
    await notifyEditors(audience, (language) => compose(trouble, language), trouble.kind === 'closed' ? trouble : null)
  }

  const causeOf = ({ target, reason }: Extract<Trouble, { kind: 'lost' }>): Cause => explain(target.platform, reason)

  /** Whoever subscribed the place, and the owners, each once. */
  const tellLost = async (target: Target, cause: Cause): Promise<void> => {
    const name = (await audience.messenger.nameOf(target)) ?? masked(target.chat)
    const say = (language: Language): Doc => {
      const { causes, publishing } = phrasesIn(language)
      const place = publishing.placeOf(platformName(target.platform), name, target.thread !== null)
      return { language, blocks: [paragraph(publishing.placeLost(place, causes[cause]))] }
    }
    const adder = await audience.store.adderOf(target)
    const places = [
      ...(await ownersSeats(audience)),
      ...(adder === null ? [] : [{ ...target, chat: adder, thread: null }]),
    ]
    await notify(audience, places, say)
  }

  const compose = (trouble: Exclude<Trouble, { kind: 'lost' }>, language: Language): Doc => {
    const { publishing } = phrasesIn(language)
    const view = { language, timeZone: audience.brief.timeZone, now: now() }
    switch (trouble.kind) {
      case 'pause':
        return say(language, publishing.pauseTrouble(platformName(trouble.platform), briefly(trouble.until, view)))
      case 'closed':
        return say(language, publishing.closedTrouble(platformName(trouble.platform), trouble.account))
      case 'opened':
        return say(language, publishing.openedTrouble(platformName(trouble.platform), trouble.account))
      case 'gone':
        return say(language, publishing.goneTrouble(platformName(trouble.platform), trouble.account, trouble.readers))
      case 'stopped':
        return about(
          trouble.issue,
          language,
          publishing.stopTrouble(trouble.issue, publishing.haltReasons['too-many-lost']),
        )
      case 'refused':
        return about(trouble.issue, language, publishing.haltTrouble(trouble.issue))
      case 'held':
        return about(trouble.issue, language, publishing.heldTrouble(trouble.issue))
    }
  }

  return async (trouble) => {
    const at = now()
    if (trouble.kind === 'lost' && !mendable.has(causeOf(trouble))) return
    if (trouble.kind === 'pause' && trouble.until - at <= longPauseMs) return
    const name = nameOf(trouble)
    const last = told.get(name)
    // Where the clock was put back, what was told is no reason to be silent until it is so late again.
    const until = last !== undefined && last.at <= at ? last.until : 0
    told.set(name, { at, until: Math.max(until, quietUntil(trouble, at)) })
    if (trouble.kind === 'opened') told.delete(nameOf({ ...trouble, kind: 'closed' }))
    if (at < until || (trouble.kind === 'held' && last !== undefined)) return
    const key = trouble.kind === 'held' ? name : `${name} ${Math.floor(at / sameMs)}`
    await tell(trouble, key).catch((thrown) => log.warn({ reason: messageOf(thrown) }, 'the editors could not be told'))
  }
}

const quietUntil = (trouble: Trouble, at: number): number => {
  if (trouble.kind === 'pause') return trouble.until
  return at + (trouble.kind === 'closed' ? dayMs : sameMs)
}

const nameOf = (trouble: Trouble): string => {
  if ('issue' in trouble) return `${trouble.kind} ${trouble.issue}`
  if (trouble.kind === 'lost') return `lost ${placeName(trouble.target)}`
  return `${trouble.kind} ${trouble.platform} ${trouble.account}`
}

const say = (language: Language, words: string): Doc => ({ language, blocks: [paragraph(words)] })

const about = (issue: number, language: Language, words: string): Doc => ({
  language,
  blocks: [suggest(`${words.trim()} `, [`deliveries ${issue}`])],
})
