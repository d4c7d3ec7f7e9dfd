import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { openDesk } from '../../src/main.ts'
import type { Delivery, Draft } from '../../src/model.ts'
import type { Store } from '../../src/store/port.ts'
import { markedItem } from './marks.ts'
import type { Plan } from './plan.ts'
import { databaseIn, databaseOf, environmentOf, type ProgramOptions } from './program.ts'
import { settledAfterKill } from './rows.ts'

/** A delivery with the message ids of its parts, as the ledger has them. */
export interface Entered extends Delivery {
  readonly ids: readonly string[]
}

/** Writes the readers, as another process than the one that delivers. */
export async function subscribe(options: ProgramOptions, plan: Plan, now = Date.now): Promise<void> {
  const { store } = await openDesk(readConfig(environmentOf(options)), { now })
  const account = options.platform === 'telegram' ? '424242' : 'T1'
  const rows = plan.chats.map((chat) => ({
    target: { platform: options.platform, account, chat, thread: null },
    wants: {},
  }))
  await store.subscribeAll(rows, now())
  await store.close()
}

/** Publishes the issues that are not out yet, as another process than the one that delivers. */
export async function publish(options: ProgramOptions, issues: number, now = Date.now): Promise<void> {
  const { store, desk } = await openDesk(readConfig(environmentOf(options)), { now })
  for (let issue = 1; issue <= issues; issue++) await desk.publish(twoParts(options.platform, issue))
  await store.close()
}

/** All that the ledger says about an issue. */
export async function deliveriesOf(store: Store, issue: number): Promise<readonly Delivery[]> {
  const all: Delivery[] = []
  for (;;) {
    const page = await store.deliveries(issue, all.at(-1)?.id ?? 0, 1000)
    all.push(...page)
    if (page.length === 0) return all
  }
}

/** The whole ledger. */
export async function readLedger(options: ProgramOptions, issues: number): Promise<readonly Entered[]> {
  const { store } = await openDesk(readConfig(environmentOf(options)))
  const all: Entered[] = []
  for (let issue = 1; issue <= issues; issue++)
    for (const delivery of await deliveriesOf(store, issue)) {
      const ids = (await store.receipts(delivery.id)).map(({ id }) => id)
      all.push({ ...delivery, ids })
    }
  await store.close()
  return all
}

/**
 * What stood as sending when the program was killed, as `chat issue part`. Read from a copy: the next start must find the
 * files as the kill left them.
 */
export const sendingIn = (options: ProgramOptions, issues: number): Promise<readonly string[]> =>
  asLeft(options, async (left) => {
    const all = await readLedger(left, issues)
    return all.flatMap(({ state, target, issue, sent }) =>
      state === 'sending' ? `${target.chat} ${issue} ${sent}` : [],
    )
  })

/** Reads what a kill has left: a copy of the files as they are, or what is on the server once that is done with what it was asked. */
export async function asLeft<T>(options: ProgramOptions, read: (options: ProgramOptions) => Promise<T>): Promise<T> {
  if (options.database !== undefined) {
    await settledAfterKill(databaseOf(options))
    return read(options)
  }
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-copy-'))
  try {
    for (const end of ['', '-wal']) {
      const from = databaseIn(options.folder) + end
      if (existsSync(from)) copyFileSync(from, databaseIn(folder) + end)
    }
    return await read({ ...options, folder })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** An issue of two items, each more than half of what a message may hold; its parts are told apart by their marks. */
function twoParts(platform: 'telegram' | 'slack', issue: number): Draft {
  const items = [0, 1].map((item) => markedItem(platform, { issue, item, version: 1, paragraphs: 2 }))
  return { title: 'Faults', date: '2026-11-20', sections: [{ title: null, items }], footer: [] }
}
