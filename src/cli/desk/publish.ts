import type { Config } from '../../config.ts'
import { itemCount } from '../../desk/draft/draft.ts'
import { UserError } from '../../errors.ts'
import { openDesk } from '../../main/open-desk.ts'
import type { Published } from '../../store/port.ts'
import { watch } from '../deliveries.ts'
import type { Streams } from '../io.ts'

export interface PublishOptions {
  readonly json?: boolean
  /** Follow the deliveries until nothing is to be sent any more. */
  readonly watch?: boolean
}

/** `briefwire publish`: the draft goes out as the next issue. Somebody else (`start`) delivers it, which `--watch` follows. */
export async function publishDraft(
  { json, watch: follow }: PublishOptions,
  config: Config,
  io: Streams,
): Promise<void> {
  const { store, desk } = await openDesk(config)
  const progress = io.progress(io.words.progress.publishing, null)
  try {
    if (itemCount((await store.draft()).draft) === 0) throw new UserError(io.words.results.nothingToPublish)
    const published = await desk.publishDraft()
    progress.end()
    tellPublished(published, io, json ? null : io.out)
    if (json) io.out(JSON.stringify(asJson(published)))
    if (follow && published.kind === 'published') await watch(published.issue.number, store, io)
  } finally {
    progress.end()
    await store.close()
  }
}

/** What came of a publish, in a sentence. Throws UserError when somebody changed the draft meanwhile. */
export function tellPublished(published: Published, { words }: Streams, tell: ((text: string) => void) | null): void {
  switch (published.kind) {
    case 'published':
      tell?.(words.results.published(published.issue.number, published.deliveries))
      break
    case 'already':
      tell?.(words.results.already(published.number))
      break
    case 'stale':
      throw new UserError(words.results.stale)
  }
}

/** The same for scripts. */
export const asJson = (published: Published) =>
  published.kind === 'published'
    ? { kind: published.kind, issue: published.issue.number, readers: published.deliveries }
    : { kind: published.kind, issue: published.kind === 'already' ? published.number : null, readers: 0 }
