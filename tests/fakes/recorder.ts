import type { Adapter, SendContext } from '../../src/adapter.ts'
import type { Doc } from '../../src/doc.ts'
import { DeliveryError, type DeliveryFailure } from '../../src/errors.ts'
import type { Target } from '../../src/model.ts'

/** What arrived at a chat, or failed to. */
export interface Sent {
  readonly chat: string
  readonly part: string
  readonly first: string | null
  readonly answers: string | null
  /** Absent: none. */
  readonly follows?: string
}

/** A change to a message that is there, or one that failed; `part` is null where it is taken back. */
export interface Change {
  readonly chat: string
  readonly id: string
  readonly part: string | null
}

type Fate = DeliveryFailure | 'hang' | undefined

/** A platform in memory: one part for each headline, or for each piece of one between bars; it fails when told to. */
export interface Recorder extends Adapter<string> {
  readonly sent: Sent[]
  readonly tried: Sent[]
  /** Edits and removals, in order of trial. */
  readonly changes: Change[]
  /** What stands in the chats, by message id. */
  readonly stands: Map<string, string>
  /** Decides each send, in order of trial; undefined lets it through. */
  fail: (target: Target, part: string, trial: number) => Fate
  /** Decides each edit and removal, in order of trial; undefined lets it through. */
  failChange: (change: Change, trial: number) => Fate
  renders: number
}

/** A platform named `recorder` with one account, `local`, that allows as much as it is told. */
export function createRecorder(pace: { readonly perSecond: number; readonly chatMs: number }): Recorder {
  const meet = async (fate: Fate, signal: AbortSignal): Promise<void> => {
    if (fate === 'hang') await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    else if (fate) throw new DeliveryError(fate)
  }
  const recorder: Recorder = {
    platform: 'recorder',
    pace: { perSecond: pace.perSecond, chatMs: () => pace.chatMs },
    sent: [],
    tried: [],
    changes: [],
    stands: new Map(),
    renders: 0,
    fail: () => undefined,
    failChange: () => undefined,
    accounts: () => ['local'],
    render(doc: Doc) {
      recorder.renders++
      const items = doc.blocks.flatMap((block) =>
        block.kind === 'item' ? block.headline.split(' | ').map((line) => `${block.number}. ${line}`) : [],
      )
      return items.length > 0 ? items : [doc.blocks.map(said).join('\n')]
    },
    async send(target: Target, part: string, { signal, first, answers = null, follows }: SendContext) {
      const attempt = { chat: target.chat, part, first, answers, ...(follows ? { follows } : {}) }
      recorder.tried.push(attempt)
      await meet(recorder.fail(target, part, recorder.tried.length), signal)
      recorder.sent.push(attempt)
      const id = `${target.chat}-${recorder.sent.length}`
      recorder.stands.set(id, part)
      return id
    },
    async edit({ chat }, id, part, signal) {
      recorder.changes.push({ chat, id, part })
      await meet(recorder.failChange({ chat, id, part }, recorder.changes.length), signal)
      recorder.stands.set(id, part)
    },
    async remove({ chat }, id, signal) {
      recorder.changes.push({ chat, id, part: null })
      await meet(recorder.failChange({ chat, id, part: null }, recorder.changes.length), signal)
      recorder.stands.delete(id)
    },
    async close() {},
  }
  return recorder
}

/** The words of a block that is no item. */
const said = (block: Doc['blocks'][number]): string => {
  if (block.kind === 'title' || block.kind === 'heading') return block.text
  if (block.kind !== 'paragraph') return ''
  return block.text.map((piece) => (piece.kind === 'command' ? `/${piece.line}` : piece.text)).join('')
}
