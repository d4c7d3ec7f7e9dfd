import type { Host } from './adapter.ts'
import { answer, type CommandContext, menu, unknownCommand } from './commands/index.ts'
import { createInbox } from './commands/post/inbox.ts'
import { withTopicNames } from './compose/topic-names.ts'
import type { Answers } from './delivery/answers.ts'
import type { Trouble } from './delivery/send-log.ts'
import { type Doc, paragraph } from './doc.ts'
import { messageOf, UserError } from './errors.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Lane, Picture } from './model.ts'
import { phrasesIn } from './phrases/index.ts'
import { createPresence } from './presence.ts'
import type { StoredUpdate } from './store/platforms.ts'

export interface HostOptions {
  readonly context: CommandContext
  readonly log: Log
  readonly metrics: Pick<Metrics, 'answered'>
  readonly answers: Answers
  /** The name of this process: what it has put away is its own to deal with. */
  readonly process?: string
  /** Updates of processes that are gone, each once; none if not given. */
  readonly leftBehind?: (lane: Lane) => readonly StoredUpdate[]
  /** Told of what editors have to know. */
  readonly trouble?: (trouble: Trouble) => void
}

/** What the core offers to every adapter that listens. */
export function createHost({
  context,
  log,
  metrics,
  answers,
  process,
  leftBehind = () => [],
  trouble = () => {},
}: HostOptions): Host {
  const { store, now } = context
  const notes = createInbox(context, log)
  const sorry: Host['sorry'] = (language, why) => {
    const spoken = language ?? context.brief.language
    const { apology, lostAnswer } = phrasesIn(spoken)
    return { language: spoken, blocks: [paragraph(why === 'lost' ? lostAnswer : apology)] }
  }
  const withNames = async (doc: Doc | null): Promise<Doc | null> => doc && withTopicNames(doc, await store.topics())
  return {
    async answer(query) {
      const { platform } = query.target
      const startedAt = now()
      try {
        const doc = await withNames(await answer(query, context))
        if (doc) metrics.answered(platform, query.command, now() - startedAt)
        return doc ?? (query.addressed ? await unknownCommand(query, context) : null)
      } catch (thrown) {
        log.error({ platform, command: query.command, reason: messageOf(thrown) }, 'a command failed')
        return sorry(query.language, 'failed')
      }
    },
    reads: (place) => notes.reads(place),
    atDesk: (place) => notes.atDesk(place),
    leave: (place) => notes.leave(place),
    note: async (note) => withNames(await notes.receive(note)),
    bindMessage: (doc, target, message, part) => notes.bindMessage(doc, target, message, part),
    async picture(id, lane) {
      const copy = await store.copyOf(id, lane)
      const read = async (): Promise<Picture> => {
        const picture = await store.picture(id)
        if (!picture) throw new UserError('This picture is no longer there.')
        return picture
      }
      return { copy, read }
    },
    keepCopy: (id, lane, copy) => store.keepCopy(id, lane, copy),
    inTurn: answers.inTurn,
    afterPause: answers.afterPause,
    sorry,
    // What is shared has no room to say that it lacks a word.
    find: async (text, limit) => {
      const { entries, partly } = await store.search(text, { offset: 0, limit })
      return partly === null ? entries : []
    },
    ...createPresence({ context, log, trouble }),
    menu,
    receive: (platform, account, update, payload) =>
      store.receive({ platform, account }, update, payload, now(), process),
    handled: (platform, account, update) => store.handled({ platform, account }, update, now()),
    unhandled: async (platform, account) => leftBehind({ platform, account }),
  }
}
