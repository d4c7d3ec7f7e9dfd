import { suggest } from '../compose/issue.ts'
import type { Trouble } from '../delivery/send-log.ts'
import { type NotifyDeps, notifyEditors } from '../desk/notify/notify.ts'
import { briefly, platformName } from '../desk/progress/message.ts'
import { type Doc, paragraph } from '../doc.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Language } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'
import type { UpdateStore } from '../store/platforms.ts'
import { isFirst } from './once.ts'

export interface AlertsOptions {
  readonly audience: NotifyDeps & { readonly store: Pick<UpdateStore, 'receive' | 'handled'> }
  readonly now: () => number
  readonly log: Log
}

/** Editors are told only of longer pauses. */
const longPauseMs = 600_000
/** The same trouble is told once within this time; that an account is refused, once a day until it is accepted. */
const sameMs = 600_000
const dayMs = 86_400_000

/** Tells the editors of troubles, of each once; resolves when they were told. Never throws. */
export function createAlerts({ audience, now, log }: AlertsOptions): (trouble: Trouble) => Promise<void> {
  const told = new Map<string, { readonly at: number; readonly until: number }>()

  const tell = async (trouble: Trouble, key: string): Promise<void> => {
    // Another process may have run into it too.
    if (!(await isFirst(audience.store, key, now()))) return
    // Where the platform refuses us nobody would hear of it.
    await notifyEditors(audience, (language) => compose(trouble, language), trouble.kind === 'closed' ? trouble : null)
  }

  const compose = (trouble: Trouble, language: Language): Doc => {
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

const nameOf = (trouble: Trouble): string =>
  'issue' in trouble ? `${trouble.kind} ${trouble.issue}` : `${trouble.kind} ${trouble.platform} ${trouble.account}`

const say = (language: Language, words: string): Doc => ({ language, blocks: [paragraph(words)] })

const about = (issue: number, language: Language, words: string): Doc => ({
  language,
  blocks: [suggest(`${words.trim()} `, [`deliveries ${issue}`])],
})
