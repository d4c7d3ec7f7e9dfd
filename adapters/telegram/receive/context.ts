import type { Host, IntakeMode } from '../../../src/adapter.ts'
import type { Doc } from '../../../src/doc.ts'
import { messageOf } from '../../../src/errors.ts'
import type { Language } from '../../../src/model.ts'
import type { Client } from '../api/client.ts'
import type { Buttons } from '../buttons.ts'
import type { Log } from '../log.ts'
import type { RenderContext } from '../render/blocks.ts'
import type { Reply } from '../send/reply.ts'
import type { Asker } from '../send/whisper.ts'
import type { Place, Speaker } from './updates.ts'

/** What dealing with an event needs. */
export interface UpdateContext {
  readonly client: Client
  readonly renderContext: RenderContext
  readonly buttons: Buttons
  readonly reply: Reply
  readonly fallback: Language
  /** Whether we live in somebody else's bot. */
  readonly shared: boolean
  /** How much of what is no command may be for us. */
  readonly intake: IntakeMode
  /** Whether answers for one person in a group are shown to nobody else, where Telegram can. */
  readonly ephemeral: boolean
  readonly log: Log
}

/** Whether an answer in a group is for the one who asked, and how: what they wrote or pressed was seen by them alone, or it concerns only them. */
export const askerOf = (
  event: {
    readonly kind: string
    readonly id?: string
    readonly place: Place | null
    readonly speaker: Speaker
    readonly ephemeral: string | null
  },
  doc: Doc,
  { ephemeral }: Pick<UpdateContext, 'ephemeral'>,
): Asker | null => {
  const { kind, id, place, speaker } = event
  if (place?.kind !== 'group' || speaker.kind !== 'person') return null
  const asker = {
    person: speaker.person.id,
    ephemeral: event.ephemeral,
    callback: kind === 'press' ? (id ?? null) : null,
  }
  if (event.ephemeral !== null) return asker
  return ephemeral && kind === 'command' && (doc.public || doc.personal) ? asker : null
}

/** Whether everybody may use a command. */
export const isPublic = (command: string, host: Pick<Host, 'menu'>, language: Language): boolean =>
  host.menu(language).some(({ name }) => name === command)

/** Whether there is such a command, whoever may use it. */
export const isKnown = (command: string, host: Pick<Host, 'menu'>, language: Language): boolean =>
  command === 'join' || host.menu(language, 'owner').some(({ name }) => name === command)

/** Calls a method that nobody waits for. Never throws. */
export const quietly = async ({ client, log }: UpdateContext, method: string, body: object): Promise<void> => {
  try {
    await client.call(method, body)
  } catch (thrown) {
    log.info(`Telegram did not take an answer: ${messageOf(thrown)}`)
  }
}
