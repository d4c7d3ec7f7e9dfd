import type { Adapter, SendContext } from '../../src/adapter.ts'
import type { Doc } from '../../src/doc.ts'
import { DeliveryError, type DeliveryFailure } from '../../src/errors.ts'
import type { Target } from '../../src/model.ts'

/** What arrived at a chat, or failed to. */
export interface Sent {
  readonly chat: string
  readonly part: string
  readonly first: string | null
}

/** A platform in memory: one part for each headline; it fails when told to. */
export interface Recorder extends Adapter<string> {
  readonly sent: Sent[]
  readonly tried: Sent[]
  /** Decides each send, in order of trial; undefined lets it through. */
  fail: (target: Target, part: string, trial: number) => DeliveryFailure | 'hang' | undefined
  renders: number
}

/** A platform named `recorder` with one account, `local`, that allows as much as it is told. */
export function createRecorder(pace: { readonly perSecond: number; readonly chatMs: number }): Recorder {
  const recorder: Recorder = {
    platform: 'recorder',
    pace: { perSecond: pace.perSecond, chatMs: () => pace.chatMs },
    sent: [],
    tried: [],
    renders: 0,
    fail: () => undefined,
    accounts: () => ['local'],
    render(doc: Doc) {
      recorder.renders++
      return doc.blocks.flatMap((block) => (block.kind === 'item' ? `${block.number}. ${block.headline}` : []))
    },
    async send(target: Target, part: string, { signal, first }: SendContext) {
      const attempt = { chat: target.chat, part, first }
      recorder.tried.push(attempt)
      const failure = recorder.fail(target, part, recorder.tried.length)
      if (failure === 'hang')
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      else if (failure) throw new DeliveryError(failure)
      recorder.sent.push(attempt)
      return `${target.chat}-${recorder.sent.length}`
    },
    async close() {},
  }
  return recorder
}
