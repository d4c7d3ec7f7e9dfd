import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { menu } from '../../src/commands/index.ts'
import { parse } from '../../src/ingest/parse.ts'
import { complete, type Known } from '../../src/main/terminal/complete.ts'
import { openHistory } from '../../src/main/terminal/history.ts'
import type { Language } from '../../src/model.ts'
import { defaultTopics } from '../../src/topics/defaults.ts'

const paper = parse('Money\n1. Wallets merge (Post)\n2. Rates fall (Post)\nAt sea\n3. A ship comes in (Post)\n', {
  topics: [],
})

const knownIn = (language: Language): Known => ({
  commands: menu(language, 'owner'),
  language,
  topics: async () => defaultTopics,
  issues: async () =>
    [12, 11, 9].map((number) => ({ ...paper, number, date: '2026-03-02', publishedAt: 0, revision: 1 })),
  draft: async () => paper,
})

it.each([
  ['en', '/top', ['topic ', 'topics ']],
  ['en', '/topic mark', ['Marketplaces']],
  ['zh', '/topic 跨', ['跨境']],
  ['zh', '/topic cross', ['cross-border']],
  ['en', 'subscribe payments, fin', ['Finance']],
  ['zh', '/subscribe 支付，金', ['金融']],
  ['en', '/issue 1', ['12', '11']],
  ['en', '/correct ', ['12.', '11.', '9.']],
  ['en', '/retract 12.', ['12.1 ', '12.2 ', '12.3 ']],
  ['en', '/sections up ', ['Money', 'At sea']],
  ['en', '/sections re', ['rename ', 'remove ']],
  ['en', '/draft section 3 at', ['At sea']],
  ['en', '/draft t', ['top ', 'topics ', 'title ', 'test']],
  ['en', '/help x', []],
  ['en', 'what is this', []],
] as const)('in %s “%s” goes on with %j', async (language, line, words) => {
  const found = await complete(line, knownIn(language))
  expect(found.words).toEqual(words)
  const begun = line.slice(found.from).toLowerCase()
  for (const word of found.words) expect(word.toLowerCase().startsWith(begun)).toBe(true)
})

it('keeps what was typed for the next session, in a file for its owner alone, without secrets, invitations and long texts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'data', 'brief.db.history')
  const { keep } = openHistory(path, ['hunter2'])
  for (const line of [
    '/topic payments',
    '/join AB12CD34EF56GH78JK90',
    'see join_AB12CD34EF56GH78JK90 please',
    'the word is hunter2',
    'TELEGRAM_BOT_TOKEN=123456:AAAAAAAAAAAAAAAAAAAAAAAA',
    'xoxb-1234-abc',
    'key pZ8kQ2vL9xT4mN7wR1yB',
    'A headline\nand its body',
    'x '.repeat(400),
    '支付宝 2026 年报：https://paper.example/2026/11/27/annual-report-2026',
  ])
    keep(line)
  const lines = ['/topic payments', '支付宝 2026 年报：https://paper.example/2026/11/27/annual-report-2026']
  expect(openHistory(path, []).lines).toEqual(lines)
  expect(statSync(path).mode & 0o777).toBe(0o600)

  writeFileSync(path, Array.from({ length: 900 }, (_, at) => `/issue ${at}\n`).join(''), { mode: 0o644 })
  expect(openHistory(path, []).lines).toHaveLength(500)
  expect(readFileSync(path, 'utf8').split('\n').slice(0, 1)).toEqual(['/issue 400'])
  // Where it cannot be kept, somebody types all the same.
  expect(() => openHistory('/dev/null/history', []).keep('/latest')).not.toThrow()
})
