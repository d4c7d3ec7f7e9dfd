import type { Adapter } from '../adapter.ts'
import type { Briefwire } from '../briefwire.ts'
import { atTerminal } from '../desk/people/display-name.ts'
import { parse } from '../ingest/parse.ts'
import type { Language, Target } from '../model.ts'
import type { ArchiveStore } from '../store/archive.ts'
import type { ReaderStore } from '../store/readers.ts'
import type { TopicStore } from '../store/topics.ts'
import { samples } from './samples.ts'

export interface Meeting extends Pick<Briefwire, 'desk' | 'host' | 'worker'> {
  readonly store: Pick<ArchiveStore & ReaderStore & TopicStore, 'topics' | 'latest' | 'subscribe' | 'subscription'>
  readonly chat: Adapter
  readonly language: Language
}

/**
 * The first time that somebody starts Briefwire in a terminal: the terminal is subscribed, and reads the sample issue
 * (an empty archive gets it) or the newest one. Resolves when all that is due has been delivered.
 */
export async function meet({ store, desk, host, worker, chat, language }: Meeting): Promise<void> {
  const terminal: Target = {
    platform: chat.platform,
    account: chat.accounts()[0] ?? '',
    chat: 'terminal',
    thread: null,
  }
  if ((await store.subscription(terminal)) === null) {
    await store.subscribe(terminal, {}, Date.now())
    if ((await store.latest()) === null)
      await desk.publish(parse(samples[language], { topics: await store.topics() }), {
        person: atTerminal,
        name: null,
        from: terminal,
      })
    else await showNewest()
  }
  await worker.idle()

  async function showNewest(): Promise<void> {
    const where = { target: terminal, about: terminal, chat: 'private', person: null, language: null } as const
    const doc = await host.answer({ ...where, command: 'latest', args: '', mayManage: async () => true })
    const context = { signal: AbortSignal.timeout(10_000), first: null }
    for (const part of doc ? chat.render(doc) : []) await chat.send(terminal, part, context)
  }
}
