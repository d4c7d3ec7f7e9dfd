import { type Settled, settlePutBack } from '../../background/generations/settle.ts'
import { databaseName } from '../../config/database.ts'
import type { Config } from '../../config.ts'
import { openDesk } from '../../main/open-desk.ts'
import type { PutBack } from '../../store/ledger.ts'
import { putBackSetting } from '../../store/ledger.ts'
import { megabytes } from '../../store/sqlite/copies/copy-database.ts'
import { describeUnused, restoreDatabase } from '../../store/sqlite/copies/restore-database.ts'
import { formatMoment } from '../../time/format.ts'
import type { Streams } from '../io.ts'
import { Failure } from '../terminal/failure.ts'
import { jsonContent, saidContent, showCopying } from './copying.ts'
import { fileOf } from './file-of.ts'

export interface RestoreOptions {
  /** The database has been put back already, by other means. */
  readonly here?: boolean
  readonly json?: boolean
}

/**
 * `briefwire restore FILE`: puts a backup where the database is, and tells what may have gone out since. With `--here` that is all that is
 * done, for a database that was put back with its disk.
 */
export async function restore(
  file: string | undefined,
  { here, json }: RestoreOptions,
  config: Config,
  io: Streams,
): Promise<void> {
  if ((file === undefined) === !here) throw new Failure('usage', io.words.upkeep.nameBackup)
  const { brief } = config
  if (config.postgres !== null && file === undefined) {
    // Its own tools have put it back; what it cannot know is the same.
    const settled = await settle(config, null, io)
    if (json) return io.out(JSON.stringify(jsonSettled(settled)))
    for (const line of [...said(settled, brief.timeZone, io), io.words.upkeep.unknowable]) io.out(line)
    return
  }
  const path = fileOf(config, io)
  const showing = showCopying(io)
  const now = Date.now()
  const restored =
    file === undefined
      ? { ...describeUnused(path), replaced: null }
      : await restoreDatabase({ backup: file, path, now, ...showing }).finally(showing.end)
  showing.end()
  const settled = await settle(config, restored.at, io)
  if (json)
    return io.out(JSON.stringify({ ...jsonContent(restored), replaced: restored.replaced, ...jsonSettled(settled) }))
  const words = io.words.upkeep
  io.out(words.restored({ ...saidContent(restored, brief.timeZone, io), size: megabytes(restored.bytes) }))
  if (restored.replaced !== null) io.out(words.replaced(restored.replaced))
  for (const line of said(settled, brief.timeZone, io)) io.out(line)
  io.out(words.unknowable)
}

async function settle(config: Config, at: number | null, io: Streams): Promise<Settled | null> {
  // The backup itself is the copy to go back to.
  const { store, desk } = await openDesk(config, { backup: false })
  if (await store.inUse()) {
    await store.close()
    throw new Failure('refused', io.words.upkeep.stopFirst(databaseName(config)))
  }
  const bar = io.progress(io.words.upkeep.holding, null)
  try {
    // A copy of an early format could not say so itself, nor since when.
    const told: PutBack = { at: at ?? (await store.latest())?.publishedAt ?? 0, how: 'told' }
    await store.changeSetting(putBackSetting, (before) => before ?? JSON.stringify(told))
    const { schedule } = desk
    return await settlePutBack({ store, schedule, brief: config.brief, now: Date.now, onHeld: (held) => bar.to(held) })
  } finally {
    bar.end()
    await store.close()
  }
}

const jsonSettled = (settled: Settled | null) => {
  const { held = 0, issues = [], planned = null } = settled ?? {}
  return { held, uncertain: issues, planned: planned === null ? null : new Date(planned).toISOString() }
}

function said(settled: Settled | null, timeZone: string, { words, language }: Streams): readonly string[] {
  const { upkeep } = words
  if (settled === null || settled.held === 0) return [upkeep.nothingHeld, ...plannedLine()]
  return [
    upkeep.held(settled.issues.reduce((sum, { uncertain }) => sum + uncertain, 0)),
    ...settled.issues.map(({ issue, uncertain }) => upkeep.heldOf(issue, uncertain)),
    ...plannedLine(),
  ]
  function plannedLine(): readonly string[] {
    if (settled === null || settled.planned === null) return []
    return [upkeep.planned(formatMoment(settled.planned, timeZone, language))]
  }
}
