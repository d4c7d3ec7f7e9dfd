import { dueAt } from '../../choices/when.ts'
import type { Config } from '../../config.ts'
import { UserError } from '../../errors.ts'
import { openDesk } from '../../main/open-desk.ts'
import { sayUnserved, unservedBy } from '../../main/unserved.ts'
import type { DueAt } from '../../store/port.ts'
import type { Streams } from '../io.ts'
import { fromTable } from './read.ts'

/** What can be said on the command line. */
export interface AddOptions {
  readonly platform: string
  readonly account?: string
  readonly topics?: string
  readonly language?: string
  readonly format?: string
  readonly json?: boolean
}

/** `briefwire subscribers add ADDRESS`: subscribes one place by the operator's word, so nobody is asked to confirm it. */
export async function addSubscriber(
  written: string,
  { platform, account, json, ...asked }: AddOptions,
  config: Config,
  io: Streams,
): Promise<void> {
  const { store } = await openDesk(config)
  try {
    const given = { platform, ...(account === undefined ? {} : { account }) }
    const reading = { config, words: io.words.files, topics: await store.topics(), given }
    const cells = Object.fromEntries(
      Object.entries({ ...asked, chat: written }).filter(([, value]) => value !== undefined),
    )
    const read = fromTable(cells, reading)
    if (!('row' in read)) throw new UserError('fault' in read ? read.fault : read.left)
    const { target, wants } = read.row
    const at = Date.now()
    const due: DueAt = (when, urgent) => dueAt(when, at, { timeZone: config.brief.timeZone, urgent })
    const { outcome } = await store.subscribe(target, wants, at, due)
    io.out(json ? JSON.stringify({ outcome, target }) : io.words.files.added(outcome))
    for (const lane of await unservedBy(config, store, [{ ...target, active: 1 }]))
      io.err(sayUnserved(lane, io.words.doctor))
  } finally {
    await store.close()
  }
}
