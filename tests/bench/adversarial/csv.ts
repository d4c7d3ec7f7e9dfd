import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Streams } from '../../../src/cli/io.ts'
import { importSubscribers } from '../../../src/cli/subscribers/import.ts'
import { readConfig } from '../../../src/config.ts'
import { phrasesIn } from '../../../src/phrases/index.ts'
import { startHeartbeat } from './heartbeat.ts'
import type { Held } from './held.ts'
import { fill } from './inputs.ts'

const head = 'platform,account,chat,thread,topics\n'
const bytes = 20 * 1024 * 1024
const units = [
  'console,local,a,,\n',
  'telegram,1,1,,"',
  '"',
  ',',
  '\n',
  '"a""',
  'console,local,a,,payments payments\n',
  ';',
  '\r',
  'telegram,1,-100,,all\n',
]

const silent: Streams = {
  out: () => {},
  err: () => {},
  language: 'en',
  words: phrasesIn('en').cli,
  progress: () => ({ to: () => {}, end: () => {} }),
}

/** The list of subscribers as somebody hands it over: the command line reads it, and serves nobody meanwhile. */
export async function measureCsv(): Promise<readonly Held[]> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-bench-'))
  const path = join(folder, 'a.csv')
  const heart = startHeartbeat()
  const held: Held[] = []
  try {
    for (const unit of units) {
      writeFileSync(path, head + fill(unit, bytes))
      const config = readConfig({ DATABASE_URL: `file:${join(folder, 'brief.db')}` })
      heart.reset()
      await importSubscribers(path, {}, config, silent).catch(() => {})
      held.push({ parser: 'a list of subscribers', input: JSON.stringify(unit), longest: heart.longest() })
    }
  } finally {
    heart.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return held
}
